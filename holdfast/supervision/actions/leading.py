"""Who leads a meeting: cover for a psychologist who is away, and a co-supervisor."""

from django.db import transaction

from holdfast.access.editing import Stale, change
from holdfast.access.models import User
from holdfast.audit.trail import record
from holdfast.kit.refusals import insist
from holdfast.supervision import rules
from holdfast.supervision.actions.meetings import as_supervisor
from holdfast.supervision.models import Meeting, MeetingSupervisor, Room
from holdfast.supervision.models.clashes import without_clashes


def locked(meeting: Meeting, version: int) -> Meeting:
    """Return a meeting, locked; raise `Stale` if changed since, `Refused` if it is not to come."""
    found = Meeting.objects.select_for_update(of=("self",)).select_related("group")
    meeting = found.get(pk=meeting.pk)
    if meeting.version != version:
        raise Stale
    insist([] if meeting.is_coming else [rules.WhyNotLead.NOT_COMING])
    return meeting


def seat(meeting: Meeting, person: User, part: rules.Leads) -> None:
    """Have somebody lead a meeting, whether or not they stood down from it before."""
    theirs = MeetingSupervisor.objects.filter(meeting=meeting, person=person)
    if not theirs.update(part=part, stood_down_because=""):
        as_supervisor(meeting, person, part).save(force_insert=True)


def count_up(meeting: Meeting) -> None:
    """Have calendars take up a change of who leads or where."""
    change(meeting, version=meeting.version, sequence=meeting.sequence + 1)


@transaction.atomic
def find_cover(*, meeting: Meeting, cover: User, because: str, version: int, by: User) -> Meeting:
    """Have another psychologist lead a meeting in place of whoever leads it now.

    The group's own psychologist leads again when they are the cover. Raise `Refused` if somebody
    would be in two places, or no reason is given; `Stale` if the meeting was changed.
    """
    meeting = locked(meeting, version)
    leads = MeetingSupervisor.objects.filter(meeting=meeting, stood_down_because="")
    insist(
        rules.why_not_lead(
            is_psychologist=cover.role == "clinical supervisor" and cover.is_active,
            leads_already=leads.filter(person=cover, part__in=rules.IN_CHARGE).exists(),
            because=because,
        )
    )
    part = rules.Leads.LEAD if cover.pk == meeting.group.supervisor_id else rules.Leads.COVER
    with without_clashes():
        leads.filter(part__in=rules.IN_CHARGE).update(stood_down_because=because)
        seat(meeting, cover, part)
        count_up(meeting)
    record("found cover for a meeting", about=[meeting, meeting.group, cover], by=by, why=because)
    return meeting


@transaction.atomic
def add_co_supervisor(*, meeting: Meeting, person: User, version: int, by: User) -> Meeting:
    """Have a second psychologist lead a meeting too; raise `Refused` or `Stale` as for cover."""
    meeting = locked(meeting, version)
    leads = MeetingSupervisor.objects.filter(meeting=meeting, stood_down_because="")
    insist(
        rules.why_not_lead(
            is_psychologist=person.role == "clinical supervisor" and person.is_active,
            leads_already=leads.filter(person=person).exists(),
        )
    )
    with without_clashes():
        seat(meeting, person, rules.Leads.CO_SUPERVISOR)
        count_up(meeting)
    record("added a co-supervisor", about=[meeting, meeting.group, person], by=by)
    return meeting


@transaction.atomic
def end_co_supervisor(*, meeting: Meeting, person: User, version: int, by: User) -> Meeting:
    """End a co-supervisor's part in a meeting; no more than said if they have none."""
    meeting = locked(meeting, version)
    MeetingSupervisor.objects.filter(
        meeting=meeting, person=person, part=rules.Leads.CO_SUPERVISOR
    ).update(stood_down_because="not needed after all")
    count_up(meeting)
    record("ended a co-supervisor's part", about=[meeting, meeting.group, person], by=by)
    return meeting


@transaction.atomic
def change_place(
    *, meeting: Meeting, room: Room | None, online_link: str, version: int, by: User
) -> Meeting:
    """Say where one meeting is; raise `Refused` if the room is taken, `Stale` if changed since."""
    insist([] if meeting.is_coming else [rules.WhyNotLead.NOT_COMING])
    with without_clashes():
        change(
            meeting,
            version=version,
            room=room,
            online_link=online_link,
            sequence=meeting.sequence + 1,
        )
    record("changed where a meeting is", about=[meeting, meeting.group], by=by)
    return meeting
