"""References people can say aloud and type back: HF-7K2M9."""

import secrets

SAYABLE = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # no 0/O, 1/I/L, U: none is mistaken for another


def new_reference(prefix: str, length: int = 5) -> str:
    """Return a fresh reference: `prefix`, a hyphen, and `length` letters and figures by chance."""
    return f"{prefix}-{''.join(secrets.choice(SAYABLE) for _ in range(length))}"
