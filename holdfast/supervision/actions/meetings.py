"""Putting meetings in the calendar, and moving each on from state to state."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from holdfast.access.editing import Stale, change
from holdfast.access.models import User
from holdfast.audit.trail import record
from holdfast.kit.refusals import insist
from holdfast.supervision import rules
from holdfast.supervision.models import Group, Meeting, MeetingSupervisor
from holdfast.supervision.models.clashes import without_clashes


@transaction.atomic
def plan_meetings(*, group: Group, days: Iterable[date], by: User) -> list[Meeting]:
    """Put a group's meetings in the calendar, at its usual time and place.

    Raise `Refused` if the group, its psychologist or its room would be in two meetings at once.
    """
    with without_clashes():
        meetings = [put_in_calendar(group, day) for day in days]
    record("planned meetings", about=[group], by=by, meetings=len(meetings))
    return meetings


def put_in_calendar(group: Group, day: date) -> Meeting:
    """Add one meeting of a group on a day, led by its own psychologist."""
    starts_at, ends_at = rules.span_of(day, group.meets_at, group.minutes)
    meeting = Meeting(
        group=group,
        starts_at=starts_at,
        ends_at=ends_at,
        room_id=group.room_id,
        online_link=group.online_link,
    )
    meeting.save(force_insert=True)
    lead = as_supervisor(meeting, group.supervisor, rules.Leads.LEAD)
    lead.save(force_insert=True)
    return meeting


def as_supervisor(meeting: Meeting, person: User, part: rules.Leads) -> MeetingSupervisor:
    """Return somebody as one who leads a meeting, ready to be kept."""
    return MeetingSupervisor(
        meeting=meeting,
        group_id=meeting.group_id,
        person=person,
        part=part,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        takes_place=meeting.takes_place,
    )


@transaction.atomic
def cancel_meeting(
    *, meeting: Meeting, because: str, version: int | None = None, by: User
) -> Meeting:
    """Cancel a meeting, with the reason. Raise `Refused` if it cannot be cancelled any more.

    `version` is the one the page was opened on; raise `Stale` if the meeting was changed since.
    """
    because = because.strip()
    if version not in (None, Meeting.objects.select_for_update().get(pk=meeting.pk).version):
        raise Stale
    go_on(meeting, rules.MeetingState.CANCELLED, because=because)
    record("cancelled meeting", about=[meeting, meeting.group], by=by, why=because)
    return meeting


@transaction.atomic
def put_back(*, meeting: Meeting, by: User) -> Meeting:
    """Put a cancelled meeting back where it was; raise `Refused` if it would clash."""
    with without_clashes():
        go_on(meeting, rules.MeetingState.PLANNED)
    record("put meeting back", about=[meeting, meeting.group], by=by)
    return meeting


def go_on(meeting: Meeting, to: rules.MeetingState, *, because: str = "") -> None:
    """Take a meeting to its next state, locked; raise `Refused` if the table of moves has none.

    What a calendar shows changes when a meeting is cancelled or put back, so its number grows.
    """
    now_is = Meeting.objects.select_for_update().get(pk=meeting.pk)
    insist(rules.why_not_move(rules.MeetingState(now_is.state), to, because=because))
    shows = rules.MeetingState.CANCELLED in (to, now_is.state)
    change(
        meeting,
        version=now_is.version,
        state=to,
        cancelled_because=because,
        sequence=now_is.sequence + shows,
    )
