"""Read a date as a person types it, and say which box is wrong. No Django, no clock."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

ISO = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})$", re.ASCII)
BRITISH = re.compile(
    r"^(\d{1,2})\s*[/.\- ]\s*(\d{1,2}|[A-Za-z]{3,9})\s*[/.\- ]\s*(\d{4})$", re.ASCII
)
MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
BOXES = ("day", "month", "year")


class WhyNotADate(StrEnum):
    NEEDS_A_DAY = "{} must include a day"
    NEEDS_A_MONTH = "{} must include a month"
    NEEDS_A_YEAR = "{} must include a year"
    NEEDS_A_DAY_AND_A_MONTH = "{} must include a day and month"
    NEEDS_A_DAY_AND_A_YEAR = "{} must include a day and year"
    NEEDS_A_MONTH_AND_A_YEAR = "{} must include a month and year"
    DAY_IS_NOT_ONE = "The day of “{}” must be a number from 1 to 31"
    MONTH_IS_NOT_ONE = "The month of “{}” must be a number from 1 to 12, or a name such as March"
    YEAR_IS_NOT_ONE = "The year of “{}” must have 4 digits, such as 2026"
    NO_SUCH_DAY = "{} must be a real date: that month has no such day"
    NOT_UNDERSTOOD = "{} must be a date such as 27 3 2026"

    def about(self, label: str) -> str:
        """Say the reason with the question's own label in it."""
        return self.value.format(label)


MISSING = {
    ("day",): WhyNotADate.NEEDS_A_DAY,
    ("month",): WhyNotADate.NEEDS_A_MONTH,
    ("year",): WhyNotADate.NEEDS_A_YEAR,
    ("day", "month"): WhyNotADate.NEEDS_A_DAY_AND_A_MONTH,
    ("day", "year"): WhyNotADate.NEEDS_A_DAY_AND_A_YEAR,
    ("month", "year"): WhyNotADate.NEEDS_A_MONTH_AND_A_YEAR,
}


@dataclass(frozen=True)
class TypedDate:
    """The three boxes, exactly as typed."""

    day: str = ""
    month: str = ""
    year: str = ""

    @property
    def is_blank(self) -> bool:
        return not (self.day + self.month + self.year).strip()

    def missing(self) -> tuple[str, ...]:
        return tuple(box for box in BOXES if not str(getattr(self, box)).strip())


@dataclass(frozen=True)
class Wrong:
    """A reason and the boxes it is about."""

    why: WhyNotADate
    boxes: tuple[str, ...]


def boxes_of(text: str) -> TypedDate | None:
    """Split `2026-03-27`, `27/03/2026`, `27.3.2026` or `27 March 2026` into boxes, or None."""
    text = text.strip()
    if found := ISO.match(text):
        year, month, day = found.groups()
        return TypedDate(day, month, year)
    if found := BRITISH.match(text):
        return TypedDate(*found.groups())
    return None


def whole_number(text: str, highest: int) -> int | None:
    """Read 1 to `highest` in plain digits; None when it is anything else."""
    text = text.strip()
    if not (text.isascii() and text.isdigit() and len(text) <= 4):
        return None
    return int(text) if 1 <= int(text) <= highest else None


def month_number(text: str) -> int | None:
    """Read `3`, `03`, `Mar` or `March`; None when it is anything else."""
    name = text.strip().lower()
    named = [n for n, month in enumerate(MONTHS, start=1) if month.startswith(name)]
    if len(name) >= 3 and len(named) == 1:
        return named[0]
    return whole_number(text, 12)


def year_number(text: str) -> int | None:
    """Read a year of exactly four digits from 1900 on; None when it is anything else."""
    year = whole_number(text, 9999) if len(text.strip()) == 4 else None
    return year if year is not None and year >= 1900 else None


def read(typed: TypedDate) -> date | Wrong:
    """Return the date in the boxes, or the first thing that is wrong with them."""
    missing = typed.missing()
    if missing in MISSING:
        return Wrong(MISSING[missing], missing)
    day, month = whole_number(typed.day, 31), month_number(typed.month)
    year = year_number(typed.year)
    if day is None:
        return Wrong(WhyNotADate.DAY_IS_NOT_ONE, ("day",))
    if month is None:
        return Wrong(WhyNotADate.MONTH_IS_NOT_ONE, ("month",))
    if year is None:
        return Wrong(WhyNotADate.YEAR_IS_NOT_ONE, ("year",))
    try:
        return date(year, month, day)
    except ValueError:
        return Wrong(WhyNotADate.NO_SUCH_DAY, ("day",))
