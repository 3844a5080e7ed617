"""Reflective practice in groups: places, sessions, what stays one's own, what it opens not."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils.timezone import now
from hypothesis import given
from hypothesis import strategies as st

from holdfast.access.identity import acting_as
from holdfast.access.permissions import Role
from holdfast.accreditation.reports.development import came_to
from holdfast.accreditation.reports.passport import passport_of
from holdfast.casework.actions.leaving import finish_leaving
from holdfast.casework.models import Case
from holdfast.consultation.actions.reflecting import keep_session, take_away
from holdfast.consultation.reports.load import specialists
from holdfast.kit.refusals import Refused
from holdfast.kit.today import today
from holdfast.mail.models import Mailing
from holdfast.place.actions import record_leaving
from holdfast.supervision.actions import give_feedback, join_group, plan_meetings
from holdfast.supervision.actions.reflective import (
    Opening,
    ask_into_group,
    give_up_place,
    open_reflective_group,
    take_place,
)
from holdfast.supervision.models import Membership, ReflectivePlace, SessionTheme, TakeAway
from holdfast.supervision.reports.feed import meetings_of
from holdfast.supervision.rules import Seat, WhyNotPlace, why_not_invite, why_not_take
from tests import people
from tests.casework.typing_in import words
from tests.database import all_seeing
from tests.supervision.groups import group as supervision_group
from tests.supervision.groups import meetings as supervision_meetings

in_a_database = pytest.mark.django_db
seats = st.builds(
    Seat,
    places=st.integers(2, 4), taken=st.integers(0, 4), has_one=st.booleans(),
    is_asked=st.booleans(), leads=st.booleans(), is_closed=st.booleans(),
)  # fmt: skip


@given(seats)
def test_nobody_is_asked_who_could_not_take_the_place(seat):
    assert set(why_not_take(seat)) <= set(why_not_invite(seat))
    assert (WhyNotPlace.FULL in why_not_take(seat)) == (seat.taken >= seat.places)


def opened(*members, on=None, **told):
    """Return a group of reflective practice that Petra leads, with these people in it."""
    petra, day = people.petra(), on or today()
    people.team()
    made = {
        "name": "Thinking hour", "purpose": "To think about the work", "supervisor": petra,
        "first_meeting_on": day, "meets_at": people.A_MOMENT.time(), "minutes": 90, "places": 5,
    }  # fmt: skip
    with acting_as(petra):
        group = open_reflective_group(told=Opening(**made | told), by=petra)
    for who in members:
        with acting_as(who):
            take_place(group=group, on=day, at=people.A_MOMENT, by=who)
    return group


def session_of(group, day=None):
    with acting_as(people.petra()):
        return plan_meetings(group=group, days=[day or today()], by=people.petra())[0]


def kept(meeting, *came, theme="Saying no to a colleague"):
    with acting_as(people.petra()):
        keep_session(
            meeting=meeting, came=came, theme=theme, are_no_names=False, today=today(),
            at=people.A_MOMENT, by=people.petra(),
        )  # fmt: skip


@in_a_database
def test_who_is_asked_takes_the_place_and_is_sent_the_sessions_to_come():
    group, grace = opened(), people.grace()
    with acting_as(people.petra()):
        ask_into_group(group=group, person=grace, on=today(), by=people.petra())
        with pytest.raises(Refused, match="asked already"):
            ask_into_group(group=group, person=grace, on=today(), by=people.petra())
    session = session_of(group, today() + timedelta(days=7))
    with acting_as(grace):
        place = take_place(group=group, on=today(), at=people.A_MOMENT, by=grace)
        with pytest.raises(Refused, match="a place in this group already"):
            take_place(group=group, on=today(), at=people.A_MOMENT, by=grace)
        give_up_place(place=place, on=today(), at=people.A_MOMENT, by=grace)
    with all_seeing():
        letters = list(Mailing.objects.filter(to=grace).order_by("pk"))
    assert sorted(one.method for one in letters) == ["CANCEL", "REQUEST"]
    assert all("the session on" in one.subject for one in letters)
    assert all(f"UID:{session.pk}@holdfast" in one.calendar for one in letters)


@in_a_database
def test_it_is_in_ones_calendar_and_neither_psychologist_nor_room_is_in_two_places():
    group = opened(people.grace())
    session = session_of(group)
    with acting_as(people.grace()):
        from holdfast.supervision.actions import make_feed

        feed, _ = make_feed(group=None, at=people.A_MOMENT, by=people.grace())
        assert [one.pk for one in meetings_of(feed)] == [session.pk]
    other = supervision_group(meets_at=people.A_MOMENT.time())
    with pytest.raises(Refused, match="leads another one at that time"):
        with acting_as(people.ada()):
            plan_meetings(group=other, days=[today()], by=people.ada())
    assert supervision_meetings(other, on=today() + timedelta(days=1), count=1)


@in_a_database
def test_a_place_opens_nobodys_cases_and_cannot_be_made_to():
    grace = people.grace()
    case = people.case(grace, "North", family="Ashdown", child="Robin Ashdown")
    group = opened(grace)
    session_of(group)
    part = people.participant(grace)
    with acting_as(people.petra()):
        assert not Case.objects.filter(pk=case.pk).exists()
    with acting_as(people.lena()):
        with pytest.raises(Refused, match="for reflective practice"):
            join_group(group=group, participant=part, on=today(), by=people.lena())
        with pytest.raises(DatabaseError), transaction.atomic():
            Membership.objects.create(group=group, participant=part, joined_on=today())


@in_a_database
def test_a_leavers_place_ends_with_all_the_rest():
    grace, mona = people.grace(), people.mona()
    people.participant(grace)
    opened(grace)
    with acting_as(mona):
        leaving = record_leaving(
            person=grace, last_on=today(), because="retires", today=today(), at=now(), by=mona
        )
        finish_leaving(leaving=leaving, version=1, today=today(), at=now(), by=mona)
    with acting_as(people.petra()):
        assert ReflectivePlace.objects.get().left_on == today()


@in_a_database
def test_what_is_kept_of_a_session_counts_for_who_led_it_and_who_came():
    grace, mary = people.grace(), people.mary()
    part = people.participant(grace)
    session = session_of(opened(grace, mary))
    kept(session, grace)
    with acting_as(people.lena()):
        ((who, load),) = specialists(first=today(), today=today()).loads
    assert (who.name, load.sessions, load.all_minutes) == ("Petra", 1, 90)
    with acting_as(grace):
        assert [one.title for one in came_to(grace)] == ["Reflective practice, Thinking hour"]
        passport = passport_of(part, reader=grace, today=today())
    assert (passport.reflected.sessions, passport.reflected.hours) == (1, "1.5")
    with acting_as(mary):
        assert came_to(mary) == []
    kept(session, mary, theme="Endings")
    with acting_as(grace):
        assert came_to(grace) == []
        assert SessionTheme.objects.get(meeting=session).words == "Endings"


@in_a_database
def test_a_theme_names_no_child_and_nothing_is_kept_of_a_session_to_come():
    grace = people.grace()
    people.case(grace, "North", family="Ashdown", child="Robin Ashdown")
    group = opened(grace)
    session = session_of(group)
    with acting_as(grace), pytest.raises(Refused, match="Robin Ashdown"):
        take_away(
            meeting=session, words="Robin Ashdown taught me", are_no_names=False, today=today(),
            at=people.A_MOMENT, by=grace,
        )  # fmt: skip
    with pytest.raises(Refused, match="still to come"):
        kept(session_of(group, today() + timedelta(days=7)), grace)
    with pytest.raises(Refused, match="Only those with a place"):
        kept(session, people.mary())


@in_a_database
def test_what_one_takes_away_is_read_by_nobody_else():
    grace, mary = people.grace(), people.mary()
    session = session_of(opened(grace, mary))
    with acting_as(grace):
        take_away(
            meeting=session, words="To wait", are_no_names=False, today=today(),
            at=people.A_MOMENT, by=grace,
        )  # fmt: skip
        assert TakeAway.objects.get().words == "To wait"
    for other in (mary, people.petra(), people.mona(), people.lena(), people.ada()):
        with acting_as(other):
            assert not TakeAway.objects.exists()


@in_a_database
def test_an_average_is_told_from_five_answers_on(client):
    five = [people.person(f"Member{number}", Role.PRACTITIONER) for number in range(5)]
    group = opened(*five)
    session = session_of(group)
    kept(session, *five)
    page = reverse("reflective_group", args=[group.pk])
    people.signed_in(client, people.petra())
    for number, who in enumerate(five):
        assert ("of 5 useful" in words(client.get(page))) is False, number
        with acting_as(who):
            give_feedback(meeting=session, useful=4, comment="", by=who)
    assert "5 came. 5 found it 4 of 5 useful" in words(client.get(page))


@in_a_database
def test_the_whole_of_it_on_its_pages(client):
    petra, grace, key = people.petra(), people.grace(), lambda: {"form_key": str(uuid4())}
    people.team()
    people.signed_in(client, petra)
    told = {
        "name": "Thinking hour", "purpose": "To think", "supervisor": str(petra.pk), "places": "6",
        "first_meeting_on": today().isoformat(), "meets_at": "10:00", "minutes": "90", "room": "",
        "online_link": "",
    }  # fmt: skip
    answer = client.post(reverse("reflective_group_open"), told | {"places": "99"} | key())
    assert "Enter a whole number from 2 to 16" in words(answer)
    page = client.post(reverse("reflective_group_open"), told | key()).url
    client.post(f"{page}ask/", {"person": str(grace.pk)} | key())
    people.signed_in(client, grace)
    assert "You are asked to join" in words(client.get(reverse("reflective_groups")))
    client.post(f"{page}join/", key())
    assert "Give up your place" in words(client.get(page))
    people.signed_in(client, people.mallory())
    assert client.get(page).status_code == 404
