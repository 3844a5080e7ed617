"""What the figures propose as a risk: each trigger a function of plain facts.

A cause has a key, by which it is the same cause tomorrow, and a fingerprint, which changes when the
cause itself does: another run of thin meetings, another last day, another meeting. A proposal that
was rejected stays rejected while the fingerprint is the same.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from itertools import takewhile

from holdfast.programme.rules import Numbers


class Trigger(StrEnum):
    """What in the figures proposes a risk."""

    THIN_GROUP = "few at a group"
    NO_MEASURE = "no measure"
    MANAGER_TIME = "a manager’s time"
    LEAVER = "a leaver’s cases"
    NO_COVER = "no cover"
    NO_DAY = "no training day"


TRIGGERS = [(one.value, one.value.capitalize()) for one in Trigger]


@dataclass(frozen=True, kw_only=True)
class Cause:
    """Why a risk is proposed: whose doing, which cause, its fingerprint, and the words for it."""

    trigger: Trigger
    key: str
    fingerprint: str
    words: str


@dataclass(frozen=True, kw_only=True)
class GroupMeetings:
    """A supervision group and its meetings that were held, oldest first: day, how many came."""

    key: str
    name: str
    held: tuple[tuple[date, int], ...]


@dataclass(frozen=True, kw_only=True)
class Started:
    """An open case in which no measure was ever answered, by its reference."""

    key: str
    reference: str
    opened_on: date


@dataclass(frozen=True, kw_only=True)
class ManagerTime:
    """What a manager promised and gave in one month; None where nobody has said."""

    key: str
    name: str
    month: date
    promised: int | None = None  # hours a week
    used: int | None = None
    last_one_to_one: date | None = None


@dataclass(frozen=True, kw_only=True)
class Leaver:
    """Somebody whose last day is known, and how many open cases they lead."""

    key: str
    name: str
    last_on: date
    open_cases: int


@dataclass(frozen=True, kw_only=True)
class MeetingAhead:
    """A planned meeting: whether whoever leads it is away on the day, and somebody stands in."""

    key: str
    name: str
    held_on: date
    leads: str
    is_away: bool
    has_cover: bool


@dataclass(frozen=True, kw_only=True)
class Section:
    """A section of the manual that cases wait for, and when it is next taught."""

    key: str
    name: str
    waiting: int  # open cases whose practitioner is not trained in what is planned
    next_day: date | None = None


@dataclass(frozen=True, kw_only=True)
class Facts:
    """Everything the triggers look at on one day."""

    today: date
    groups: tuple[GroupMeetings, ...] = ()
    started: tuple[Started, ...] = ()
    managers: tuple[ManagerTime, ...] = ()
    leavers: tuple[Leaver, ...] = ()
    meetings: tuple[MeetingAhead, ...] = ()
    sections: tuple[Section, ...] = field(default=())


def causes(facts: Facts, numbers: Numbers) -> list[Cause]:
    """Return every cause there is on a day, in the order of the triggers."""
    each = (thin_groups, no_measure, managers_time, leavers, no_cover, no_day)
    return [cause for trigger in each for cause in trigger(facts, numbers)]


def thin_groups(facts: Facts, numbers: Numbers) -> Iterator[Cause]:
    """Yield the groups with too few present at their last meetings, running.

    The fingerprint is the first meeting of the run: one more thin meeting is the same cause, and a
    full one ends it.
    """
    for one in facts.groups:
        thin = list(takewhile(lambda held: held[1] < numbers.present_fewest, reversed(one.held)))
        if len(thin) >= numbers.present_running:
            yield Cause(
                trigger=Trigger.THIN_GROUP,
                key=f"group {one.key}",
                fingerprint=f"{thin[-1][0]}",
                words=f"{one.name}: fewer than {numbers.present_fewest} came to the last "
                f"{len(thin)} meetings",
            )


def no_measure(facts: Facts, numbers: Numbers) -> Iterator[Cause]:
    """Yield the cases in which no measure was answered so long after the start."""
    for one in facts.started:
        if (facts.today - one.opened_on).days > numbers.measure_within:
            yield Cause(
                trigger=Trigger.NO_MEASURE,
                key=f"case {one.key}",
                fingerprint=f"{one.opened_on}",
                words=f"{one.reference or 'A sealed case'}: no measure is recorded since it began "
                f"on {said(one.opened_on)}",
            )


def managers_time(facts: Facts, numbers: Numbers) -> Iterator[Cause]:
    """Yield the managers who gave fewer hours than promised in a month, or had no one-to-one."""
    for one in facts.managers:
        found = []
        if one.promised is not None and (one.used or 0) < one.promised:
            found.append(f"of {one.promised} hours a week released, {one.used or 0} were used")
        last = one.last_one_to_one
        if last and (facts.today - last).days > numbers.one_to_one_within:
            found.append(f"no one-to-one since {said(last)}")
        if found:
            yield Cause(
                trigger=Trigger.MANAGER_TIME,
                key=f"manager {one.key}",
                fingerprint=f"{one.month:%Y-%m}",
                words=f"{one.name}, {one.month:%B %Y}: {'; '.join(found)}",
            )


def leavers(facts: Facts, numbers: Numbers) -> Iterator[Cause]:
    """Yield those who leave and lead open cases still. Another last day is another cause."""
    for one in facts.leavers:
        if one.open_cases:
            cases = "1 open case" if one.open_cases == 1 else f"{one.open_cases} open cases"
            yield Cause(
                trigger=Trigger.LEAVER,
                key=f"leaving {one.key}",
                fingerprint=f"{one.last_on}",
                words=f"{one.name} leaves on {said(one.last_on)} and leads {cases} still",
            )


def no_cover(facts: Facts, numbers: Numbers) -> Iterator[Cause]:
    """Yield the meetings soon to come whose leader is away, and nobody stands in."""
    until = facts.today + timedelta(days=numbers.cover_ahead)
    for one in facts.meetings:
        if facts.today <= one.held_on <= until and one.is_away and not one.has_cover:
            yield Cause(
                trigger=Trigger.NO_COVER,
                key=f"meeting {one.key}",
                fingerprint=f"{one.held_on}, {one.leads}",
                words=f"{one.name} on {said(one.held_on)}: {one.leads} is away, and nobody covers",
            )


def no_day(facts: Facts, numbers: Numbers) -> Iterator[Cause]:
    """Yield the sections that cases wait for and for which no training day is planned.

    One case more is the same cause; some more, or many, is another.
    """
    for one in facts.sections:
        if one.waiting and one.next_day is None:
            cases = "1 case waits" if one.waiting == 1 else f"{one.waiting} cases wait"
            yield Cause(
                trigger=Trigger.NO_DAY,
                key=f"section {one.key}",
                fingerprint="few" if one.waiting < 3 else "some" if one.waiting < 6 else "many",
                words=f"{one.name}: {cases} for somebody trained in it, and no day is planned",
            )


def said(day: date) -> str:
    """Say a day: "2 March 2026"."""
    return f"{day.day} {day:%B %Y}"
