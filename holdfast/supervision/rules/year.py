"""A year of meetings for many groups at once, so that no psychologist and no room is taken twice.

Groups with the fewest ways out are placed first. Each takes the weekday, the hour and the room for
which the most of its meetings fall on their own day; a meeting whose day is closed goes to the
nearest free day at the same hour, as in one group's series. Nothing is saved.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from enum import StrEnum
from itertools import pairwise, product

from holdfast.supervision.rules.calendar import TWO_HOURS, due_days
from holdfast.supervision.rules.days import Gap, Holiday, gaps, nearest, why_closed

A_DAY = timedelta(days=1)
TWO_YEARS = 731  # days
Taken = set[tuple[object, date, time]]  # a psychologist or a room, a day, an hour


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """A group to plan: its psychologist, the rooms that would do, the first days and hours."""

    group: str
    supervisor: str
    rooms: tuple[str, ...]
    firsts: tuple[date, ...]  # a first day for each weekday (and week) that would do
    hours: tuple[time, ...]

    @property
    def how_many(self) -> int:
        """In how many ways it could meet."""
        return len(self.firsts) * len(self.hours) * len(self.rooms)


@dataclass(frozen=True, kw_only=True)
class Plan:
    """When and where one group meets; `days` in order, `left_out` those due days with no place."""

    group: str
    supervisor: str
    room: str
    at: time
    days: tuple[date, ...]
    left_out: tuple[date, ...] = ()

    @property
    def gaps(self) -> list[Gap]:
        """Every two of its meetings that break the interval rule (R2)."""
        return gaps(self.days)


@dataclass(kw_only=True)
class Year:
    """What is taken so far, and the days on which no group meets."""

    until: date
    holidays: tuple[Holiday, ...] = ()
    taken: Taken = field(default_factory=set)
    closed: dict[date, bool] = field(default_factory=dict)

    def is_closed(self, day: date) -> bool:
        """Tell whether no group meets on a day, looked up once."""
        if day not in self.closed:
            self.closed[day] = bool(why_closed(day, self.holidays))
        return self.closed[day]

    def closed_from(self, first: date) -> int:
        """Count the days of a series that are closed, whoever is taken."""
        return sum(map(self.is_closed, due_days(first=first, until=self.until)))

    def is_free(self, who: Sequence[object], day: date, at: time) -> bool:
        """Tell whether a day is open and a psychologist and a room are free at its hour."""
        return not self.is_closed(day) and not any((one, day, at) in self.taken for one in who)

    def tried(self, wanted: Wanted, first: date, at: time, room: str) -> tuple[int, Plan]:
        """Return a way in which a group could meet, and what it costs.

        Each meeting off its day costs 1, each left out 10 more.
        """
        who = (wanted.supervisor, room)
        days: list[date] = []
        left_out: list[date] = []
        off = 0
        for due in due_days(first=first, until=self.until):
            near = next(([day] for day in (due, *nearest(due)) if self.is_free(who, day, at)), [])
            off += near != [due]
            days += near
            left_out += [] if near else [due]
        plan = Plan(
            group=wanted.group, supervisor=wanted.supervisor, room=room, at=at,
            days=tuple(sorted(days)), left_out=tuple(left_out),
        )  # fmt: skip
        return off + 10 * len(left_out), plan


def ways(year: Year, wanted: Wanted) -> Iterator[tuple[int, date, time, str]]:
    """Yield every way in which a group could meet, with how many days are closed in any case.

    Those with the fewest closed days come first; among them as the group named them.
    """
    bounds = {first: year.closed_from(first) for first in wanted.firsts}
    for first in sorted(wanted.firsts, key=lambda day: bounds[day]):
        for at, room in product(wanted.hours, wanted.rooms):
            yield bounds[first], first, at, room


def plan_year(
    groups: Iterable[Wanted],
    *,
    until: date,
    holidays: Iterable[Holiday] = (),
    taken: Iterable[tuple[object, date, time]] = (),
) -> list[Plan]:
    """Return a plan for each group in which no psychologist and no room is in two meetings.

    `taken` is who or what is taken on a day at one of the groups' hours, by other meetings. `hours`
    of all groups must be so far apart that meetings of two hours do not overlap; raise
    `ValueError` if they are not. A group that finds no place at all has every day left out.
    """
    groups = list(groups)
    insist_on_hours_apart({at for one in groups for at in one.hours})
    year = Year(until=until, holidays=tuple(holidays), taken=set(taken))
    load: dict[str, int] = defaultdict(int)
    for one in groups:
        load[one.supervisor] += 1
    in_order = sorted(groups, key=lambda one: (one.how_many, -load[one.supervisor], one.group))
    plans = {one.group: placed(year, one) for one in in_order}
    return [plans[one.group] for one in groups]


def placed(year: Year, wanted: Wanted) -> Plan:
    """Give a group the best of its ways, and take its times up."""
    cost: int | None = None
    best: Plan | None = None
    for least, first, at, room in ways(year, wanted):
        if cost is not None and cost <= least:  # no later way can be better
            break
        off, plan = year.tried(wanted, first, at, room)
        if cost is None or off < cost:
            cost, best = off, plan
    if best is None:
        raise ValueError(f"{wanted.group} names no first day, no hour or no room")
    for day, who in product(best.days, (best.supervisor, best.room)):
        year.taken.add((who, day, best.at))
    return best


class WhyNotYear(StrEnum):
    """Why no year can be planned for all groups as it was asked for."""

    ENDS_BEFORE = "The last day is before the first"
    TOO_LONG = "That is more than two years: choose an earlier last day"
    NO_GROUP = "Every group has meetings in that time already: plan after the last of them"
    NO_ROOM = "No room is in use: add one first, under Rooms"
    HOURS = (
        "Two groups begin less than two hours apart, at different hours. Have them begin at the "
        "same hour or two hours apart, or plan each group by itself"
    )
    LENGTH = "A group’s meetings last more than two hours: plan that group by itself"


def why_not_year(
    *,
    first: date,
    until: date,
    groups: int,
    rooms: int,
    hours: Iterable[time],
    minutes: Iterable[int],
) -> list[WhyNotYear]:
    """Return every reason against planning a year for all groups; none means it can be shown."""
    against = {
        WhyNotYear.ENDS_BEFORE: until < first,
        WhyNotYear.TOO_LONG: (until - first).days > TWO_YEARS,
        WhyNotYear.NO_GROUP: not groups,
        WhyNotYear.NO_ROOM: not rooms,
        WhyNotYear.HOURS: overlap(set(hours)),
        WhyNotYear.LENGTH: any(one > TWO_HOURS for one in minutes),
    }
    return [reason for reason, holds in against.items() if holds]


def overlap(hours: set[time]) -> bool:
    """Tell whether meetings of two hours at two of these hours would overlap."""
    minutes = sorted(at.hour * 60 + at.minute for at in hours)
    return any(then - one < TWO_HOURS for one, then in pairwise(minutes))


def insist_on_hours_apart(hours: set[time]) -> None:
    """Raise `ValueError` unless meetings of two hours at these hours cannot overlap."""
    if overlap(hours):
        raise ValueError("the hours must be two hours apart")
