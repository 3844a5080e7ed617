"""Codes of scales in SNOMED CT, and whether a code's check digit is right.

Nothing here is checked against a release: confirm on NHS TRUD before a live return.
"""

from holdfast.measures.instruments.shapes import Code

SNOMED_CT = "SNOMED CT"
MHSDS = "NHS England's MHSDS outcome reference table (stored file 16222768253); not release-checked"

_TURN = (1, 5, 7, 6, 2, 8, 3, 0, 9, 4)


def snomed(
    code: str, scale: str, *, versions: tuple[str, ...] = (), is_outcome: bool = False
) -> Code:
    """Return a SNOMED CT code of a scale, as the MHSDS reference table has it."""
    return Code(
        system=SNOMED_CT,
        code=code,
        scale=scale,
        versions=versions,
        is_outcome=is_outcome,
        source=MHSDS,
    )


def has_right_check_digit(code: str) -> bool:
    """Say whether a number's last digit is its Verhoeff check digit.

    Catches every single wrong digit and every two neighbours changed about. Source: J.
    Verhoeff, Error Detecting Decimal Codes (1969): the dihedral group of ten elements, with
    the permutation 1 5 7 6 2 8 3 0 9 4 applied once more at each place from the right.
    """
    if not code.isascii() or not code.isdigit():
        return False
    total = 0
    for place, digit in enumerate(reversed(code)):
        total = _combined(total, _turned(int(digit), place))
    return total == 0


def _turned(digit: int, times: int) -> int:
    for _ in range(times % 8):
        digit = _TURN[digit]
    return digit


def _combined(first: int, second: int) -> int:
    """Return first times second in the symmetries of a pentagon; 0-4 turn it, 5-9 flip it."""
    turn = first % 5 - second % 5 if first >= 5 else first % 5 + second % 5
    flipped = (first >= 5) != (second >= 5)
    return turn % 5 + 5 * flipped
