"""What a cell says: days, identifiers, codes and numbers as councils really write them."""

import re
from collections.abc import Callable, Collection
from datetime import date, timedelta

from holdfast.exchange.rules.returns import Fault

_ISO = re.compile(r"([0-9]{4})[-/]([0-9]{1,2})[-/]([0-9]{1,2})(?:[T ][0-9].*)?")
_BRITISH = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})(?:[T ][0-9].*)?")
_NAMED = re.compile(r"([0-9]{1,2})[- ]([A-Za-z]{3})[a-z]*[- ]([0-9]{4})")
_COMPACT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SPREADSHEET_NUMBER = re.compile(r"[0-9]{5}(?:\.[0-9]+)?")
_SPREADSHEET_DAY_NOUGHT = date(1899, 12, 30)
_ID = re.compile(r"[A-Za-z0-9]+")
_LOOSE_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_./:{}-]*")
_UPN = re.compile(r"[A-Z][0-9]{11}[0-9A-Z]")
_WHOLE = re.compile(r"[0-9]{1,9}(?:\.0+)?")
_DECIMAL = re.compile(r"[0-9]{1,6}(?:\.[0-9]{1,6})?")
_GAPS = re.compile(r"[\s\xa0]+")
_UNPRINTABLE = re.compile(
    r"[\x00-\x1f\x7f\ufeff\u200b-\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)
_FIRST_YEAR = 1900


class Unreadable(Exception):  # noqa: N818  # a finding about a cell, not an error of ours
    """A cell does not say what its column asks; `fix` says what would."""

    def __init__(self, fault: Fault, fix: str) -> None:
        super().__init__(fault)
        self.fault = fault
        self.fix = fix


def clean(text: str) -> str:
    """Take away what cannot be seen or stored, and the spaces round what is left."""
    return _UNPRINTABLE.sub("", _GAPS.sub(" ", text)).strip()


def day(text: str) -> date:
    """Read a date, day first or year first, with or without a time behind it."""
    year, month, day_of_month = _parts(text)
    if year < _FIRST_YEAR:
        raise Unreadable(Fault.TOO_LONG_AGO, f"Check the year {year}")
    try:
        return date(year, month, day_of_month)
    except ValueError:
        raise Unreadable(Fault.NO_SUCH_DAY, _mend(year, month, day_of_month)) from None


def _parts(text: str) -> tuple[int, int, int]:
    if found := _BRITISH.fullmatch(text):
        return int(found[3]), int(found[2]), int(found[1])
    if found := _ISO.fullmatch(text) or _COMPACT.fullmatch(text):
        return int(found[1]), int(found[2]), int(found[3])
    found = _NAMED.fullmatch(text)
    if found and found[2].lower() in _MONTHS:
        return int(found[3]), _MONTHS.index(found[2].lower()) + 1, int(found[1])
    raise Unreadable(Fault.NOT_A_DATE, _say_the_day(text))


def _say_the_day(text: str) -> str:
    if _SPREADSHEET_NUMBER.fullmatch(text):
        meant = _SPREADSHEET_DAY_NOUGHT + timedelta(days=int(float(text)))
        return f"A spreadsheet's number for {meant:%d/%m/%Y}: format the column as a date"
    return "Write it as day/month/year, for example 31/03/2018"


def _mend(year: int, month: int, day_of_month: int) -> str:
    if month > 12 and 1 <= day_of_month <= 12:
        return f"The day comes first: {month:02}/{day_of_month:02}/{year}?"
    return "Check the day and the month"


def identifier(*, longest: int) -> Callable[[str], str]:
    """Return a reader of a child's identifier: letters and digits, no longer than `longest`."""

    def read(text: str) -> str:
        if not _ID.fullmatch(text):
            fix = "Use letters and digits only, as the case system shows it"
            raise Unreadable(Fault.NOT_AN_ID, fix)
        if len(text) > longest:
            raise Unreadable(Fault.NOT_AN_ID, f"Use no more than {longest} letters and digits")
        return text

    return read


def row_id(text: str) -> str:
    """Read a system's own number for a row: up to 48 letters, digits and joining marks."""
    if len(text) > 48 or not _LOOSE_ID.fullmatch(text):
        fix = "Use up to 48 letters, digits and hyphens, as the case system shows it"
        raise Unreadable(Fault.NOT_AN_ID, fix)
    return text


def words(*, longest: int) -> Callable[[str], str]:
    """Return a reader of free text no longer than `longest`; it is kept as written."""

    def read(text: str) -> str:
        if len(text) > longest:
            raise Unreadable(Fault.TOO_LONG, f"Use no more than {longest} characters")
        return text

    return read


def code(codes: Collection[str], *, also: dict[str, str] | None = None) -> Callable[[str], str]:
    """Return a reader of one of `codes` in capitals; `also` maps other spellings to them."""
    others = also or {}

    def read(text: str) -> str:
        found = others.get(text.upper(), text.upper())
        if found not in codes:
            raise Unreadable(Fault.NOT_A_CODE, f"Use one of {_listed(codes)}")
        return found

    return read


def _listed(codes: Collection[str]) -> str:
    return ", ".join(sorted(codes)[:30])


def upn(text: str) -> str:
    """Read a unique pupil number; a code for "not known" (UN1 to UN5) reads as blank."""
    found = text.upper()
    if re.fullmatch(r"UN[1-9]", found):
        return ""
    if not _UPN.fullmatch(found):
        fix = "A unique pupil number is a letter and 12 digits; the last may be a letter"
        raise Unreadable(Fault.NOT_A_CODE, fix)
    return found


def sdq_score(text: str) -> int:
    """Read an SDQ total, a whole number from 0 to 40 (check 180 of the SSDA903)."""
    if not _WHOLE.fullmatch(text) or int(float(text)) > 40:
        raise Unreadable(Fault.NOT_A_SCORE, "Check the total on the paper form")
    return int(float(text))


def sdq_reason(text: str) -> str:
    """Read the reason for no SDQ, SDQ1 to SDQ5 in capitals (check 196 of the SSDA903)."""
    if text not in {"SDQ1", "SDQ2", "SDQ3", "SDQ4", "SDQ5"}:
        raise Unreadable(Fault.NOT_A_REASON, "Use SDQ1, SDQ2, SDQ3, SDQ4 or SDQ5, in capitals")
    return text


def number(*, least: float, most: float) -> Callable[[str], float]:
    """Return a reader of a decimal number from `least` to `most`."""

    def read(text: str) -> float:
        if not _DECIMAL.fullmatch(text) or not least <= float(text) <= most:
            raise Unreadable(Fault.NOT_A_NUMBER, f"Use a number from {least:g} to {most:g}")
        return float(text)

    return read


def yes_or_no(text: str) -> bool:
    """Read a flag written Y or N, yes or no, 1 or 0, true or false."""
    meaning = {"Y": True, "YES": True, "1": True, "TRUE": True}
    meaning |= {"N": False, "NO": False, "0": False, "FALSE": False}
    if text.upper() not in meaning:
        raise Unreadable(Fault.NOT_A_CODE, "Use Y or N")
    return meaning[text.upper()]
