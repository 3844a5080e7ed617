"""Which groups have no meetings yet in a stretch of time, and where they would be placed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta

from holdfast.access.models import User
from holdfast.programme.rules import Numbers
from holdfast.supervision import rules
from holdfast.supervision.models import Group, Meeting, MeetingSupervisor, Room
from holdfast.supervision.rules.days import gaps
from holdfast.supervision.rules.year import Plan

A_FORTNIGHT = timedelta(days=14)  # a meeting may fall on a day after the last one asked for


@dataclass(frozen=True, kw_only=True)
class Placed:
    """A group, its room, and when it would meet."""

    group: Group
    room: Room
    plan: Plan
    numbers: Numbers

    @property
    def gaps(self) -> list[rules.Gap]:
        """Every two of its meetings that break the interval rule (R2), as the lead has set it."""
        return gaps(self.plan.days, numbers=self.numbers)


def groups_to_plan(reader: User, *, first: date, until: date) -> list[Group]:
    """Return the open groups without a meeting between two days, by name."""
    busy = Meeting.objects.filter(held_on__gte=first, held_on__lte=until, takes_place=True)
    found = (
        Group.objects.planned_by(reader).of_kind(rules.GroupKind.SUPERVISION).filter(closed_on=None)
    )
    free = found.exclude(pk__in=busy.values("group")).select_related("supervisor", "room", "run")
    return list(free.order_by("name", "pk"))


def taken_at(hours: Iterable[time], *, first: date, until: date) -> set[tuple[object, date, time]]:
    """Return who and which room is taken by a meeting that is there, by day and hour of some.

    A meeting takes up every hour at which two hours would overlap it.
    """
    leading = MeetingSupervisor.objects.filter(takes_place=True, stood_down_because="")
    during = leading.filter(meeting__held_on__range=(first, until + A_FORTNIGHT))
    taken: set[tuple[object, date, time]] = set()
    for one in during.select_related("meeting"):
        day = one.meeting.held_on
        for at in hours:
            begins, ends = rules.span_of(day, at, rules.TWO_HOURS)
            if begins < one.ends_at and one.starts_at < ends:
                taken.add((str(one.person_id), day, at))
                taken.add((str(one.meeting.room_id), day, at))
    return taken
