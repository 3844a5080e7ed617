"""Planning a year of meetings for all groups at once: shown first, kept as it was shown."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.db import transaction

from holdfast.access.models import User
from holdfast.audit.trail import record
from holdfast.kit.refusals import insist
from holdfast.programme.reports import numbers_in_force
from holdfast.supervision import rules
from holdfast.supervision.actions.meetings import plan_meetings
from holdfast.supervision.models import Group, Meeting, Room
from holdfast.supervision.models.clashes import without_clashes
from holdfast.supervision.reports.calendar import holidays_of
from holdfast.supervision.reports.year import Placed, groups_to_plan, taken_at
from holdfast.supervision.rules.year import Wanted, plan_year, why_not_year

A_WEEK = timedelta(days=7)


def year_of_groups(
    *, reader: User, first: date, until: date, without_school_holidays: bool
) -> list[Placed]:
    """Return where each group's meetings would fall, none of which has a meeting in that time yet.

    Each keeps its weekday and hour; which week it begins in, and which room, is chosen. Raise
    `Refused` if there can be no plan. Nothing is saved: this is the preview.
    """
    groups = groups_to_plan(reader, first=first, until=until)
    rooms = list(
        Room.objects.filter(authority=reader.authority, is_in_use=True).order_by("site", "name")
    )
    insist(
        why_not_year(
            first=first, until=until, groups=len(groups), rooms=len(rooms),
            hours=[one.meets_at for one in groups], minutes=[one.minutes for one in groups],
        )
    )  # fmt: skip
    holidays = holidays_of(reader.authority, until=until) if without_school_holidays else ()
    plans = plan_year(
        [wanted(one, rooms, first) for one in groups],
        until=until,
        holidays=holidays,
        taken=taken_at({one.meets_at for one in groups}, first=first, until=until),
    )
    numbers = numbers_in_force()
    by_key = {str(room.pk): room for room in rooms}
    return [
        Placed(group=group, room=by_key[plan.room], plan=plan, numbers=numbers)
        for group, plan in zip(groups, plans, strict=True)
    ]


def wanted(group: Group, rooms: Sequence[Room], first: date) -> Wanted:
    """Return what a group asks of the year: its own weekday and hour, its own room if it may."""
    day = first + timedelta(days=(group.first_meeting_on.weekday() - first.weekday()) % 7)
    own_first = sorted(rooms, key=lambda room: room.pk != group.room_id)
    return Wanted(
        group=str(group.pk),
        supervisor=str(group.supervisor_id),
        rooms=tuple(str(room.pk) for room in own_first),
        firsts=(day, day + A_WEEK),
        hours=(group.meets_at,),
    )


@transaction.atomic
def plan_whole_year(*, placed: Sequence[Placed], by: User) -> list[Meeting]:
    """Put every group's meetings in the calendar as they were shown, all or none.

    Each group meets in the room it was given from then on. Raise `Refused` if any would clash with
    a meeting that is there already.
    """
    insist([] if placed else [rules.WhyNotPlan.NO_DAY])
    made: list[Meeting] = []
    with without_clashes():
        for one in placed:
            Group.objects.filter(pk=one.group.pk).update(room=one.room)
            one.group.refresh_from_db()
            made += plan_meetings(group=one.group, days=one.plan.days, by=by)
    record("planned the year", about=[one.group for one in placed], by=by, meetings=len(made))
    return made
