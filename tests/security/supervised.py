"""Groups, a meeting and its record, and what the walk's addresses about them need."""

from datetime import timedelta
from uuid import uuid4

from django.utils.timezone import now

from holdfast.access.identity import acting_as
from holdfast.access.models import User
from holdfast.access.permissions import Role
from holdfast.casework.actions.supervising import add_to_agenda
from holdfast.casework.models import (
    Case,
)
from holdfast.kit.today import today
from holdfast.supervision.actions import (
    add_room,
    add_school_holiday,
    form_group,
    join_group,
    make_wish,
    plan_meetings,
    propose_groups,
    record_attendance,
    reflect_on_worker,
)
from holdfast.supervision.forming.question import Kind
from holdfast.supervision.models import Attendance, Attended, Group, Meeting, MeetingMove
from tests import people
from tests.security.keys import Keys


def gwen() -> User:  # of another team, with a place in Petra's group
    return people.person("Gwen", Role.PRACTITIONER)


def sealy() -> User:  # with a place in Petra's group too, but the case is sealed
    return people.person("Sealy", Role.PRACTITIONER)


def petras_group() -> Group:
    """Return the group that Petra leads, in which Gwen and Sealy have places."""
    lena, day = people.lena(), people.A_MONDAY
    parts = [people.participant(gwen(), "South"), people.participant(sealy())]
    with acting_as(lena):
        group = form_group(
            run=people.run(), name="Tuesday group", supervisor=people.petra(),
            first_meeting_on=day, by=lena,
        )  # fmt: skip
        for part in parts:
            join_group(group=group, participant=part, on=day, by=lena)
    return group


def a_meeting(authority: str = people.MERTON) -> Meeting:
    """Return a meeting that was held: in Merton of the group that Petra leads."""
    by = people.ada(authority)
    with acting_as(by):
        here = Meeting.objects.filter(group__run__authority_id=authority)
        found = here.filter(held_on=people.A_MONDAY).first()
    if found:
        return found
    if authority == people.MERTON:
        group = petras_group()
    else:
        run, paula = people.run(authority), people.person("Paula", Role.SUPERVISOR, authority)
        with acting_as(by):
            group = form_group(
                run=run, name="Friday group", supervisor=paula,
                first_meeting_on=people.A_MONDAY, by=by,
            )  # fmt: skip
    with acting_as(by):
        return plan_meetings(group=group, days=[people.A_MONDAY], by=by)[0]


def at_a_meeting(case: Case) -> Keys:
    """Hold a meeting of Petra's group, with Gwen's case on its agenda and a reflection with her."""
    meeting, petra = a_meeting(), people.petra()
    day, at, gwens = people.A_MONDAY, people.A_MOMENT, people.participant(gwen(), "South")
    with acting_as(petra):
        slot = add_to_agenda(
            meeting=meeting, case=case, kind="full", minutes=12, reasons=["New"], by=petra
        )
        told = [Attended(participant=gwens, came="attended")]
        record_attendance(meeting=meeting, told=told, today=day, at=at, by=petra)
        reflection = reflect_on_worker(
            meeting=meeting, participant=gwens, words="She waits.", version=0, at=at, by=petra
        )
        attendance = Attendance.objects.get(meeting=meeting, participant=gwens)
    return {
        "slot_id": slot.pk, "reflection_id": reflection.pk, "attendance_id": attendance.pk,
        "met_id": meeting.pk, "passport_id": gwens.pk,
    }  # fmt: skip


def of_forming() -> Keys:
    """Return a proposal of groups, a wish, and somebody who says when they can come."""
    lena, first = people.lena(), people.participant(people.grace())
    with acting_as(lena):
        wish = make_wish(
            run=people.run(), kind=Kind.APART, a=first, b=people.participant(gwen(), "South"),
            supervisor=None, points=3, because="", at=people.A_MOMENT, by=lena,
        )  # fmt: skip
        proposal = propose_groups(
            run=people.run(), groups=1, smallest=1, largest=8, at=people.A_MOMENT, by=lena
        )
    return {"wish_id": wish.pk, "proposal_id": proposal.pk, "participant_id": first.pk}


def of_gwen() -> Case:
    """Return a case that Gwen works, as Petra, who leads her group, reads it."""
    with acting_as(people.petra()):
        return Case.objects.order_by("pk")[0]


def calendar() -> Keys:
    """Return the keys of an empty group that Petra leads, its moved meeting, a room, a holiday."""
    lena, day = people.lena(), today() + timedelta(days=7)
    with acting_as(lena):
        group = form_group(
            run=people.run(), name="Friday group", first_meeting_on=day, by=lena,
            supervisor=people.petra(),
        )  # fmt: skip
        meeting = plan_meetings(group=group, days=[day], by=lena)[0]
        move = MeetingMove(
            together=uuid4(), meeting=meeting, group=group, was_from=now(), was_until=now(),
            now_from=meeting.starts_at, now_until=meeting.ends_at, moved_by=lena, moved_at=now(),
        )  # fmt: skip
        move.save(force_insert=True)
        room = add_room(name="Oak", site="Civic Centre", capacity=8, by=lena)
        holiday = add_school_holiday(name="Spring", began_on=day, ends_on=day, by=lena)
    return {
        "group_id": group.pk, "meeting_id": meeting.pk, "together": move.together,
        "room_id": room.pk, "holiday_id": holiday.pk,
    }  # fmt: skip
