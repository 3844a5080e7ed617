"""Days on which no group meets, how far one meeting is from the next, and what is said of both.

R2 of the programme: a meeting every fourteen days, three either way; after more than 21 days a
warning. An authority may give it other numbers.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

from holdfast.kit.working_days import BANK_HOLIDAYS
from holdfast.programme.rules import AS_MEANT, Numbers

A_DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Holiday:
    """Days of a school holiday, the first and the last among them."""

    name: str
    began_on: date
    ends_on: date


def why_closed(day: date, holidays: Iterable[Holiday] = ()) -> str:
    """Return why no group meets on a day in England; '' if one may."""
    if bank_holiday := BANK_HOLIDAYS.get(day):
        return str(bank_holiday).split("; ")[0]
    if day.weekday() >= 5:
        return "the weekend"
    return next((one.name for one in holidays if one.began_on <= day <= one.ends_on), "")


def nearest(day: date, *, numbers: Numbers = AS_MEANT) -> list[date]:
    """Return the days that may stand in for one, the nearest first, later before earlier."""
    near = range(1, numbers.meet_either_way + 1)
    return [day + A_DAY * step for away in near for step in (away, -away)]


class WhatGap(StrEnum):
    """What is to be said of the time between two meetings."""

    CLOSE = "sooner than a meeting may be after the one before"
    LATE = "later than a meeting may be after the one before"
    TOO_LONG = "so long after the one before that it is a warning"


@dataclass(frozen=True, kw_only=True)
class Gap:
    """Two meetings whose days are not a fortnight apart, and by how many days they are."""

    before: date
    after: date
    what: WhatGap

    @property
    def days(self) -> int:
        """How many days lie between them."""
        return (self.after - self.before).days


def gap(before: date, after: date, *, numbers: Numbers = AS_MEANT) -> WhatGap | None:
    """Return what is to be said of the time between two meetings; None within R2."""
    days, off = (after - before).days, numbers.meet_either_way
    if days > numbers.meet_within:
        return WhatGap.TOO_LONG
    if days > numbers.meet_every + off:
        return WhatGap.LATE
    return WhatGap.CLOSE if days < numbers.meet_every - off else None


def gaps(days: Sequence[date], *, numbers: Numbers = AS_MEANT) -> list[Gap]:
    """Return every pair of meetings, in order of their days, that breaks the interval rule."""
    pairs = pairwise(sorted(days))
    found = [(one, then, gap(one, then, numbers=numbers)) for one, then in pairs]
    return [Gap(before=one, after=then, what=what) for one, then, what in found if what]
