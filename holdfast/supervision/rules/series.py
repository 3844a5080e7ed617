"""A group's fortnightly meetings of a year: where each falls, and what if it cannot be there.

Nothing is saved here: the answer is a preview with a reason beside each meeting that is not where
the fortnight would have it.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from holdfast.programme.rules import AS_MEANT, Numbers
from holdfast.supervision.rules.calendar import TWO_HOURS, USUAL_TIME, due_days, span_of
from holdfast.supervision.rules.days import Gap, Holiday, gaps, nearest, why_closed

Span = tuple[datetime, datetime]
MOST_MEETINGS = 60  # a year has 27: more is a slip of the pen


def overlap(one: Span, other: Span) -> bool:
    """Tell whether two spans share a moment; one that ends as the other begins does not."""
    return one[0] < other[1] and other[0] < one[1]


@dataclass(frozen=True, kw_only=True)
class Taken:
    """When a group, its psychologist or its room is in another meeting, and what that is."""

    span: Span
    what: str


def why_taken(span: Span, taken: Iterable[Taken]) -> str:
    """Return what already takes up a span; '' if nothing does."""
    return next((one.what for one in taken if overlap(span, one.span)), "")


@dataclass(frozen=True, kw_only=True)
class Series:
    """What is asked for: first and last day, the wall time, and which days are kept free."""

    first: date
    until: date
    at: time = USUAL_TIME
    minutes: int = TWO_HOURS
    holidays: tuple[Holiday, ...] = ()
    taken: tuple[Taken, ...] = ()
    meets_on: tuple[date, ...] = ()  # days on which the group has a meeting already
    numbers: Numbers = AS_MEANT

    def why_not(self, day: date) -> str:
        """Return why there can be no meeting of the series on a day; '' if there can."""
        closed = why_closed(day, self.holidays)
        return closed or why_taken(span_of(day, self.at, self.minutes), self.taken)


@dataclass(frozen=True, kw_only=True)
class Fallen:
    """One meeting of a series: the day it was due, the day it falls on, and why they differ.

    `on` is None where no day within three of the due one was free: that meeting is left out.
    """

    due_on: date
    on: date | None
    why: str = ""


class WhyNotSeries(StrEnum):
    """Why a series of meetings cannot be planned as it was asked for."""

    ENDS_BEFORE = "The last day is before the first"
    TOO_MANY = "That is more than two years: choose an earlier last day"
    NO_LENGTH = "A meeting lasts between 30 minutes and four hours"
    PLANNED_ALREADY = "The group has meetings in that time already: begin after the last of them"


class WhyNotPlan(StrEnum):
    """Why what a series comes to cannot be put in the calendar."""

    NO_DAY = "No day is free for any of these meetings: choose other days"


def why_not_series(series: Series) -> list[WhyNotSeries]:
    """Return every reason against a series; none means its preview can be drawn."""
    against = {
        WhyNotSeries.ENDS_BEFORE: series.until < series.first,
        WhyNotSeries.TOO_MANY: (series.until - series.first).days > 14 * MOST_MEETINGS,
        WhyNotSeries.NO_LENGTH: not 30 <= series.minutes <= 240,
        WhyNotSeries.PLANNED_ALREADY: any(
            series.first <= day <= series.until for day in series.meets_on
        ),
    }
    return [reason for reason, holds in against.items() if holds]


def fallen(series: Series) -> list[Fallen]:
    """Return where each meeting falls: on its day, on the nearest free one, or nowhere."""
    days = due_days(first=series.first, until=series.until, numbers=series.numbers)
    return [where(due, series.why_not, numbers=series.numbers) for due in days]


def where(due: date, why_not: Callable[[date], str], *, numbers: Numbers = AS_MEANT) -> Fallen:
    """Return the day one meeting falls on."""
    why = why_not(due)
    if not why:
        return Fallen(due_on=due, on=due)
    free = next((day for day in nearest(due, numbers=numbers) if not why_not(day)), None)
    return Fallen(due_on=due, on=free, why=why)


def days_of(meetings: Sequence[Fallen]) -> list[date]:
    """Return the days on which meetings are held."""
    return [one.on for one in meetings if one.on is not None]


def why_not_plan(meetings: Sequence[Fallen]) -> list[WhyNotPlan]:
    """Return every reason against putting what a series comes to in the calendar."""
    return [] if days_of(meetings) else [WhyNotPlan.NO_DAY]


def warnings(meetings: Sequence[Fallen], *, numbers: Numbers = AS_MEANT) -> list[Gap]:
    """Return every two meetings of a series that are nearer or further apart than R2 has them."""
    return gaps(days_of(meetings), numbers=numbers)
