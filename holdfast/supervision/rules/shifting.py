"""Moving a meeting, alone or with all that come after it: a preview before anything is saved.

A cascade keeps the distances: each later meeting moves by as many days as the first, to the same
wall time. One that would then fall on a closed day goes to the nearest free day; one that finds
none stops the whole move, in words. What was done can be undone exactly.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from enum import StrEnum

from holdfast.programme.rules import AS_MEANT, Numbers
from holdfast.supervision.rules.calendar import LONDON, span_of
from holdfast.supervision.rules.days import Gap, Holiday, gaps, nearest, why_closed
from holdfast.supervision.rules.series import Span, Taken, why_taken


@dataclass(frozen=True, kw_only=True)
class Planned:
    """A meeting as it stands in the calendar; `taken`: when its people and room are not free."""

    key: str
    span: Span
    taken: tuple[Taken, ...] = ()
    away: tuple[tuple[date, date, str], ...] = ()  # first day, last day, who
    is_coming: bool = True  # one that was held stays where it is

    @property
    def day(self) -> date:
        """The day it begins on, in London."""
        return self.span[0].astimezone(LONDON).date()

    @property
    def minutes(self) -> int:
        """How long it lasts."""
        return int((self.span[1] - self.span[0]).total_seconds() // 60)


@dataclass(frozen=True, kw_only=True)
class Shift:
    """Where one meeting stood and where it would stand; `against` stops it, `note` does not."""

    key: str
    was: Span
    now: Span
    against: str = ""
    notes: tuple[str, ...] = ()

    @property
    def back(self) -> "Shift":
        """The same move the other way, which undoes it."""
        return Shift(key=self.key, was=self.now, now=self.was)


@dataclass(frozen=True, kw_only=True)
class Cascade:
    """What would move, what stands against it, and which intervals it would leave."""

    shifts: tuple[Shift, ...]
    gaps: tuple[Gap, ...]

    @property
    def may_be_done(self) -> bool:
        """Whether nothing stands against any of it."""
        return not any(one.against for one in self.shifts)


class WhyNotShift(StrEnum):
    """Why a meeting may not be moved at all."""

    NOT_COMING = "Only a meeting that is still to be held can be moved"
    SAME_TIME = "That is when it is planned already: choose another day or time"
    PASSED = "That day has passed: choose a later one"


def why_not_shift(*, is_coming: bool, was: datetime, to: datetime, today: date) -> list[str]:
    """Return every reason against moving a meeting to another moment."""
    against = {
        WhyNotShift.NOT_COMING: not is_coming,
        WhyNotShift.SAME_TIME: was == to,
        WhyNotShift.PASSED: to.astimezone(LONDON).date() < today,
    }
    return [reason for reason, holds in against.items() if holds]


class WhyNotUndo(StrEnum):
    """Why a move cannot be undone."""

    UNDONE = "This move has been undone already"
    CHANGED = "A meeting of this move was changed since: move that meeting by itself"
    PASSED = "A day it would go back to has passed: move the meeting by itself"


def why_not_undo(
    moves: Sequence[Shift], stand: dict[str, Span], *, is_undone: bool, today: date
) -> list[WhyNotUndo]:
    """Return every reason against; `stand`: when each meeting still to be held is planned."""
    against = {
        WhyNotUndo.UNDONE: is_undone,
        WhyNotUndo.CHANGED: any(stand.get(one.key) != one.now for one in moves),
        WhyNotUndo.PASSED: any(day_of(one.was) < today for one in moves),
    }
    return [reason for reason, holds in against.items() if holds]


def moved(
    series: Sequence[Planned],
    key: str,
    to: tuple[date, time],
    *,
    cascade: bool,
    holidays: Iterable[Holiday] = (),
    numbers: Numbers = AS_MEANT,
) -> Cascade:
    """Return what becomes of a group's meetings when one goes to another day and wall time.

    `series` holds every meeting of the group that takes place. Nothing but the answer is made.
    """
    holidays = tuple(holidays)
    in_order = sorted(series, key=lambda one: one.span)
    chosen = next(one for one in in_order if one.key == key)
    day, at = to
    by = day - chosen.day
    later = [one for one in in_order if one.is_coming and one.span > chosen.span]
    follow = later if cascade else []
    shifts = [shift_to(chosen, day, at, holidays)]
    shifts += [shift_near(one, one.day + by, at, holidays, numbers) for one in follow]
    still = [one for one in in_order if one.key not in {each.key for each in shifts}]
    shifts = [without_meeting(one, still, shifts) for one in shifts]
    days = [one.day for one in still] + [day_of(one.now) for one in shifts]
    return Cascade(shifts=tuple(shifts), gaps=tuple(gaps(days, numbers=numbers)))


def day_of(span: Span) -> date:
    """Return the day in London on which a span begins."""
    return span[0].astimezone(LONDON).date()


def shift_to(meeting: Planned, day: date, at: time, holidays: tuple[Holiday, ...]) -> Shift:
    """Return one meeting's move to exactly this day, with what stands against it."""
    now = span_of(day, at, meeting.minutes)
    against = why_closed(day) or why_taken(now, meeting.taken)
    notes = [f"{who} is away" for first, last, who in meeting.away if first <= day <= last]
    if school := why_closed(day, holidays):
        notes += [school] if not against else []
    return Shift(key=meeting.key, was=meeting.span, now=now, against=against, notes=tuple(notes))


def shift_near(
    meeting: Planned,
    day: date,
    at: time,
    holidays: tuple[Holiday, ...],
    numbers: Numbers = AS_MEANT,
) -> Shift:
    """Return one meeting's move to this day or, if there can be none, the nearest free one."""
    first = shift_to(meeting, day, at, holidays)
    if not first.against:
        return first
    for other in nearest(day, numbers=numbers):
        near = shift_to(meeting, other, at, holidays)
        if not near.against:
            why = f"Not on {day:%-d %B}: {first.against}"
            return replace(near, notes=(why, *near.notes))
    return first


def without_meeting(one: Shift, still: Sequence[Planned], shifts: Sequence[Shift]) -> Shift:
    """Return a move with the group's own other meetings, which stay or move too, against it."""
    others = [Taken(span=each.span, what="the group’s own meeting") for each in still]
    others += [
        Taken(span=each.now, what="the group’s own meeting") for each in shifts if each is not one
    ]
    return one if one.against else replace(one, against=why_taken(one.now, others))


def done(spans: dict[str, Span], shifts: Iterable[Shift]) -> dict[str, Span]:
    """Return when each meeting is once these moves are made; it must stand where they found it."""
    after = dict(spans)
    for one in shifts:
        if spans[one.key] != one.was:
            raise ValueError(f"{one.key} does not stand where this move found it")
        after[one.key] = one.now
    return after
