"""One cell of a published table: a number, or the marker that stands where there is none.

The markers are those of the Department for Education's "Symbols and conventions" in its published
statistics: `c` confidential, `z` not applicable, `x` not available, `u` low reliability, `low`
(once `k`) rounds to 0. None of them is a number, and none ever becomes 0.
"""

import re
from enum import StrEnum


class Marker(StrEnum):
    """What stands where a figure is not."""

    CONFIDENTIAL = "c"
    NOT_APPLICABLE = "z"
    NOT_AVAILABLE = "x"
    UNRELIABLE = "u"
    LOW = "low"


WORDS = {
    Marker.CONFIDENTIAL: "not published, to protect people (c)",
    Marker.NOT_APPLICABLE: "does not apply (z)",
    Marker.NOT_AVAILABLE: "not available (x)",
    Marker.UNRELIABLE: "not published, being unreliable (u)",
    Marker.LOW: "some, but rounds to 0 (low)",
}
SPELT = {
    "c": Marker.CONFIDENTIAL,
    "z": Marker.NOT_APPLICABLE,
    "x": Marker.NOT_AVAILABLE,
    "u": Marker.UNRELIABLE,
    "low": Marker.LOW,
    "k": Marker.LOW,
    "": Marker.NOT_AVAILABLE,
    ".": Marker.NOT_AVAILABLE,
    "..": Marker.NOT_AVAILABLE,
    ":": Marker.NOT_AVAILABLE,
    "na": Marker.NOT_AVAILABLE,
    "n/a": Marker.NOT_AVAILABLE,
}
# Thousands may be set apart by commas. A pound sign may stand before, whole or broken by a wrong
# reading of the file's letters; a per cent sign may stand behind.
NUMBER = re.compile(r"[£\ufffd\x80-\xff]{0,3}(-?)([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(\.[0-9]+)? ?%?")
Value = float | Marker


class Unreadable(ValueError):  # noqa: N818  # named as exchange names it
    """A cell that is neither a number nor a known marker."""


def read_value(text: str) -> Value:
    """Return what a cell says: a number (whole where it is whole), or a marker.

    Raises:
        Unreadable: if it is neither; "nan", "-", "1e5" and dates are not numbers.
    """
    cell = text.strip()
    if (marker := SPELT.get(cell.lower())) is not None:
        return marker
    found = NUMBER.fullmatch(cell)
    if found is None:
        raise Unreadable(cell)
    sign, whole, part = found.groups()
    number = float(f"{sign}{whole.replace(',', '')}{part or ''}")
    return int(number) if number.is_integer() else number


def kept(value: Value) -> int | float | str:
    """Return a value as it is kept among others: a number, or the marker's letter."""
    return value.value if isinstance(value, Marker) else value


def as_was(value: int | float | str) -> Value:
    """Return a value as it was before `kept`.

    Raises:
        ValueError: if it is a word that is no marker.
    """
    return Marker(value) if isinstance(value, str) else value


def numbers(values: list[Value]) -> list[float] | None:
    """Return the values if all are numbers, else None: a sum with a marker in it is no sum."""
    found = [value for value in values if not isinstance(value, Marker)]
    return found if len(found) == len(values) else None


def total(values: list[Value]) -> Value:
    """Return the sum of the values; not available if one of them is a marker, or if none is."""
    found = numbers(values)
    return sum(found) if found else Marker.NOT_AVAILABLE


def in_words(value: Value) -> str:
    """Return a value as a page prints it: thousands set apart, no more decimals than it bears.

    None from 1,000 on, one from 1 on, and two below.
    """
    if isinstance(value, Marker):
        return WORDS[value]
    places = 0 if abs(value) >= 1000 or not value % 1 else 1 if abs(value) >= 1 else 2
    said = f"{value:,.{places}f}"
    return (said.rstrip("0").rstrip(".") if "." in said else said).replace("-", "−")
