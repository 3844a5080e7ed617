"""What absences and leavings hit in the weeks ahead, and what of it nobody covers yet."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

A_WEEK = timedelta(days=7)


class Kind(StrEnum):
    """What is hit."""

    VISIT = "visit"
    MEASURE = "measure"
    CASE = "case without anybody"
    MEETING = "group meeting"


@dataclass(frozen=True, kw_only=True)
class Hit:
    """One thing that falls on a day on which somebody is away or gone.

    `covered_by` covers it; `asked` has been asked to take the case over and has not answered.
    """

    on: date
    kind: Kind
    who: str
    what: str
    leaves: bool = False
    covered_by: str = ""
    asked: str = ""

    @property
    def is_open(self) -> bool:
        """Tell whether somebody is still to be found: a meeting is missed, and asks for nobody."""
        return self.kind is not Kind.MEETING and not self.covered_by

    @property
    def stands(self) -> str:
        """Say how it stands."""
        if self.kind is Kind.MEETING:
            return "They miss it"
        if self.covered_by:
            return f"{self.covered_by} covers"
        return f"{self.asked} is asked, and has not answered" if self.asked else "Not covered"


@dataclass(frozen=True, kw_only=True)
class Week:
    """One week, from its Monday, and what it hits in order of days."""

    monday: date
    hits: tuple[Hit, ...]


def monday_of(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def weeks(hits: Iterable[Hit], *, today: date, many: int) -> list[Week]:
    """Return this week and those after it, `many` in all, each with what it hits."""
    first = monday_of(today)
    listed = sorted(hits, key=lambda one: (one.on, one.who, one.kind, one.what))
    mondays = [first + A_WEEK * number for number in range(many)]
    return [
        Week(
            monday=monday,
            hits=tuple(one for one in listed if monday <= one.on < monday + A_WEEK),
        )
        for monday in mondays
    ]


def open_hits(found: Iterable[Week]) -> int:
    """Count what nobody covers yet."""
    return sum(one.is_open for week in found for one in week.hits)
