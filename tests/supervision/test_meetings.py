"""Meetings: their times, how they go on, and that nobody and no room is in two of them."""

from datetime import date, time, timedelta
from itertools import product

import pytest
from django.db import IntegrityError, transaction

from holdfast.access.identity import acting_as
from holdfast.kit.refusals import Refused
from holdfast.supervision.actions import cancel_meeting, go_on, plan_meetings, put_back
from holdfast.supervision.models import Group, Meeting, MeetingSupervisor, Room
from holdfast.supervision.rules import (
    MEETING_MOVES,
    MeetingState,
    WhyNotMove,
    WhyNotThen,
    span_of,
    why_not_move,
)
from tests import people
from tests.supervision.groups import group

pytestmark = pytest.mark.django_db
FIRST = people.A_MONDAY
FORTNIGHT = timedelta(days=14)


def planned(its_group: Group, *days: date) -> list[Meeting]:
    with acting_as(people.ada()):
        return plan_meetings(group=its_group, days=days or [FIRST], by=people.ada())


def refused(its_group: Group, *days: date) -> tuple[str, ...]:
    with pytest.raises(Refused) as refusal:
        planned(its_group, *days)
    return refusal.value.reasons


def a_room(name: str = "Oak room") -> Room:
    with acting_as(people.ada()):
        room = Room(authority_id=people.MERTON, name=name, site="Civic Centre", capacity=8)
        room.save(force_insert=True)
        return room


def test_a_meeting_is_two_hours_at_the_groups_wall_time_summer_and_winter():
    winter, summer = planned(group(), date(2026, 3, 16), date(2026, 3, 30))
    assert (winter.minutes, summer.minutes) == (120, 120)
    assert winter.at == summer.at == time(10)
    assert (winter.starts_at.utcoffset(), summer.starts_at.utcoffset()) == (
        timedelta(0),
        timedelta(hours=1),
    )
    assert [winter.held_on, summer.held_on] == [date(2026, 3, 16), date(2026, 3, 30)]


def test_the_day_of_a_meeting_is_londons_not_greenwichs():
    meeting = planned(group(meets_at=time(0, 15)), date(2026, 7, 1))[0]
    with acting_as(people.ada()):
        meeting.refresh_from_db()
    assert meeting.starts_at.date() == date(2026, 6, 30)
    assert meeting.held_on == date(2026, 7, 1)


def test_a_psychologist_does_not_lead_two_meetings_at_once():
    planned(group())
    again = group("Other group", meets_at=time(11, 59))
    assert refused(again) == (WhyNotThen.PERSON,)
    assert planned(group("Later group", meets_at=time(12)))[0].pk


def test_a_group_does_not_meet_twice_at_once():
    its_group = group()
    planned(its_group)
    assert WhyNotThen.GROUP in refused(its_group)


def test_a_room_holds_one_meeting_at_a_time():
    room, other = a_room(), people.person("Other", people.petra().role)
    first, second = group(), group("Other group", supervisor=other)
    with acting_as(people.ada()):
        Group.objects.update(room=room)
        first.refresh_from_db()
        second.refresh_from_db()
    planned(first)
    assert refused(second) == (WhyNotThen.ROOM,)


def test_a_refusal_leaves_no_meeting_behind():
    planned(group(), FIRST + FORTNIGHT)
    again = group("Other group", meets_at=time(11))
    refused(again, FIRST, FIRST + FORTNIGHT)
    with acting_as(people.ada()):
        assert not again.meetings.exists()


def test_a_cancelled_meeting_takes_up_nobody_and_is_put_back_only_where_it_fits():
    meeting = planned(group())[0]
    with acting_as(people.ada()):
        cancel_meeting(meeting=meeting, because=" the roof leaks ", by=people.ada())
        assert not MeetingSupervisor.objects.get(meeting=meeting).takes_place
    planned(group("Other group"))
    with acting_as(people.ada()):
        with pytest.raises(Refused, match=WhyNotThen.PERSON):
            put_back(meeting=meeting, by=people.ada())
        meeting.refresh_from_db()
        assert (meeting.state, meeting.cancelled_because) == ("cancelled", "the roof leaks")
        assert meeting.sequence == 1


def test_what_was_cancelled_is_put_back_as_it_was():
    meeting = planned(group())[0]
    with acting_as(people.ada()):
        cancel_meeting(meeting=meeting, because="ill", by=people.ada())
        put_back(meeting=meeting, by=people.ada())
        assert (meeting.state, meeting.cancelled_because, meeting.sequence) == ("planned", "", 2)
        assert MeetingSupervisor.objects.get(meeting=meeting).takes_place


@pytest.mark.parametrize(("frm", "to"), list(product(MeetingState, repeat=2)))
def test_only_the_moves_of_the_table_are_made(frm, to):
    against = why_not_move(frm, to, because="ill")
    assert bool(against) is ((frm, to) not in MEETING_MOVES)


def test_a_meeting_is_not_cancelled_without_a_reason_or_once_it_was_held():
    meeting = planned(group())[0]
    with acting_as(people.ada()):
        with pytest.raises(Refused, match=WhyNotMove.NO_REASON):
            cancel_meeting(meeting=meeting, because="  ", by=people.ada())
        go_on(meeting, MeetingState.HELD)
        with pytest.raises(Refused, match=WhyNotMove.NO_SUCH_MOVE):
            cancel_meeting(meeting=meeting, because="ill", by=people.ada())


def test_what_a_supervisor_has_of_a_meeting_follows_it_and_cannot_part_from_it():
    meeting = planned(group())[0]
    starts_at, ends_at = span_of(FIRST + FORTNIGHT, time(14), 120)
    with acting_as(people.ada()):
        Meeting.objects.filter(pk=meeting.pk).update(starts_at=starts_at, ends_at=ends_at)
        led = MeetingSupervisor.objects.get(meeting=meeting)
        assert (led.starts_at, led.ends_at) == (starts_at, ends_at)
        with pytest.raises(IntegrityError), transaction.atomic():
            MeetingSupervisor.objects.filter(pk=led.pk).update(ends_at=ends_at + FORTNIGHT)


def test_a_supervisor_writes_the_meetings_of_their_own_group_alone():
    theirs = planned(group())[0]
    other = people.person("Other", people.petra().role)
    not_theirs = planned(group("Other group", supervisor=other))[0]
    with acting_as(people.petra()):
        assert Meeting.objects.filter(pk=theirs.pk).update(online_link="x") == 1
        assert Meeting.objects.filter(pk=not_theirs.pk).update(online_link="x") == 0
        assert Meeting.objects.count() == 2
