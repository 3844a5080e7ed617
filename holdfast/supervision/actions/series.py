"""Planning a group's meetings from a day to a day, and where and when it usually meets."""

from datetime import date, time

from django.db import transaction

from holdfast.access.editing import change
from holdfast.access.models import User
from holdfast.audit.trail import record
from holdfast.kit.refusals import insist
from holdfast.supervision import rules
from holdfast.supervision.actions.meetings import plan_meetings
from holdfast.supervision.models import Group, Meeting, Room
from holdfast.supervision.reports.calendar import series_of


def where_they_fall(
    *, group: Group, first: date, until: date, without_school_holidays: bool
) -> list[rules.Fallen]:
    """Return where each meeting of a series would fall. Raise `Refused` if there can be none.

    Nothing is saved: this is the preview.
    """
    series = series_of(
        group, first=first, until=until, without_school_holidays=without_school_holidays
    )
    insist(rules.why_not_series(series))
    meetings = rules.fallen(series)
    insist(rules.why_not_plan(meetings))
    return meetings


@transaction.atomic
def plan_series(
    *, group: Group, first: date, until: date, without_school_holidays: bool = False, by: User
) -> list[Meeting]:
    """Put a group's fortnightly meetings in the calendar, each on its day or the nearest free one.

    One that finds no free day within three is left out. Raise `Refused` if there can be none.
    """
    group = Group.objects.select_for_update().get(pk=group.pk)  # two series at once
    meetings = where_they_fall(
        group=group, first=first, until=until, without_school_holidays=without_school_holidays
    )
    return plan_meetings(group=group, days=rules.days_of(meetings), by=by)


@transaction.atomic
def change_usual(
    *,
    group: Group,
    version: int,
    meets_at: time,
    minutes: int,
    room: Room | None,
    online_link: str,
    by: User,
) -> Group:
    """Say when and where a group usually meets; meetings that are planned stay as they are."""
    change(
        group,
        version=version,
        meets_at=meets_at,
        minutes=minutes,
        room=room,
        online_link=online_link,
    )
    record("changed when and where a group meets", about=[group], by=by)
    return group
