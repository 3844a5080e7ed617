"""Keys replaced and days moved so that only whoever holds a secret can trace either back.

A pseudonym is HMAC-SHA-256 (RFC 2104) of what the key is of and the key itself, under the secret;
its first 128 bits are kept. The secret is never among what is given away.
"""

import hmac
from collections.abc import Callable
from datetime import timedelta

MOST_WEEKS = 26  # a case's days are moved by at most half a year either way
WEEKS = tuple(week for week in range(-MOST_WEEKS, MOST_WEEKS + 1) if week)


def pseudonym(secret: bytes, kind: str, key: str) -> str:
    """Return 32 hexadecimal digits that stand for a key of one kind, always the same ones."""
    return _digest(secret, "key", kind, key)[:16].hex()


def version_of(secret: bytes) -> str:
    """Return eight digits that say which secret was used, and nothing of it."""
    return _digest(secret, "version").hex()[:8]


def moved_by(
    secret: bytes, case: str, holds: Callable[[timedelta], bool] = lambda _: True
) -> timedelta:
    """Return by how much all days of one case are moved: whole weeks, so that weekdays stay.

    Never none at all. Of all moves, in an order that the secret and the case decide, it is the
    first under which something still holds; where it holds under none, the first of all.
    """
    order = sorted(WEEKS, key=lambda week: _digest(secret, "weeks", case, str(week)))
    every = [timedelta(weeks=week) for week in order]
    return next((move for move in every if holds(move)), every[0])


def _digest(secret: bytes, *parts: str) -> bytes:
    told = b"".join(len(part).to_bytes(4, "big") + part.encode() for part in parts)
    return hmac.digest(secret, told, "sha256")
