"""Somebody leaves: planned ahead, changed, withdrawn, and finished with nothing of theirs left."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError
from django.utils.timezone import now

from holdfast.access.actions import grant
from holdfast.access.editing import Stale
from holdfast.access.identity import acting_as
from holdfast.access.models import Grant, User
from holdfast.access.rules import Standing
from holdfast.casework.actions.cases import add_co_worker
from holdfast.casework.actions.covering import give_cover
from holdfast.casework.actions.handing import accept_handover, propose_handover
from holdfast.casework.actions.leaving import finish_leaving
from holdfast.casework.actions.reminders import set_reminder
from holdfast.casework.models import Assignment, Case, Cover, Handover, Reminder
from holdfast.kit.refusals import Refused
from holdfast.place.actions import (
    change_leaving,
    record_leaving,
    say_absent,
    withdraw_leaving,
)
from holdfast.place.models import Leaving, Post
from holdfast.supervision.actions import form_group, join_group
from holdfast.supervision.models import Group, Membership
from tests import people
from tests.database import all_seeing
from tests.people import A_MONDAY

pytestmark = pytest.mark.django_db
LATER = A_MONDAY + timedelta(days=21)
A_DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _on_the_monday(settings):
    settings.STORY_DAY = A_MONDAY


@pytest.fixture
def mary():
    return people.participant(people.mary())


@pytest.fixture
def case(mary):
    return people.case()


def recorded(by=None, last_on=LATER, person=None):
    by = by or people.mona()
    with acting_as(by):
        return record_leaving(
            person=person or people.grace(), last_on=last_on, because="another post",
            today=A_MONDAY, at=now(), by=by,
        )  # fmt: skip


def finished(leaving, by=None, today=LATER, version=1):
    by = by or people.mona()
    with acting_as(by):
        return finish_leaving(leaving=leaving, version=version, today=today, at=now(), by=by)


def taken_over(case, mary):
    with acting_as(people.mona()):
        made = propose_handover(
            case=case, to=mary, because="left", note="He draws", works="", on=A_MONDAY, at=now(),
            by=people.mona(),
        )  # fmt: skip
    with acting_as(people.mary()):
        accept_handover(handover=made, version=1, on=A_MONDAY, at=now(), by=people.mary())


def group_with(*parts):
    with acting_as(people.ada()):
        made = form_group(
            run=people.run(), name="Tuesday", supervisor=people.petra(), first_meeting_on=A_MONDAY,
            by=people.ada(),
        )  # fmt: skip
        for part in parts:
            join_group(group=made, participant=part, on=A_MONDAY, by=people.ada())
    return made


def is_here(person):
    """Tell whether somebody’s account is open, as it stands now."""
    return User.objects.get(pk=person.pk).is_active


def seats(day):
    with acting_as(people.ada()):
        return Group.objects.get().as_of(day).members


@pytest.mark.parametrize("who", [people.mona, people.lena, people.ada])
def test_the_manager_the_lead_and_the_administrator_record_a_leaving(case, who):
    leaving = recorded(by=who())
    with acting_as(who()):
        assert list(Leaving.objects.visible_to(who()).planned()) == [leaving]


@pytest.mark.parametrize("who", [people.grace, people.mary, people.max_, people.petra, people.dora])
def test_nobody_else_does(case, who):
    people.team("South")
    with pytest.raises(DatabaseError, match="row-level security"):
        recorded(by=who())


def test_who_knows_of_a_leaving_is_the_leaver_and_those_who_may_record_it(case):
    recorded()
    people.team("South")
    known = {
        who.name
        for who in (
            people.grace(), people.mona(), people.lena(), people.ada(), people.mary(),
            people.max_(), people.petra(), people.dora(), people.ada(people.SUTTON),
        )
        if seen_by(who)
    }  # fmt: skip
    assert known == {"Grace", "Mona", "Lena", "Ada"}


def seen_by(who):
    with acting_as(who):
        return Leaving.objects.count()


def test_a_leaving_is_recorded_once_and_changed_from_there(case):
    leaving = recorded()
    with pytest.raises(Refused, match="recorded already"):
        recorded(by=people.lena())
    with acting_as(people.lena()):
        told = {"because": "retires", "today": A_MONDAY, "at": now(), "by": people.lena()}
        change_leaving(leaving=leaving, version=1, last_on=LATER + A_DAY, **told)
        with pytest.raises(Stale):
            change_leaving(leaving=leaving, version=1, last_on=LATER, **told)
    assert leaving.last_on == LATER + A_DAY


def test_the_account_closes_by_itself_when_the_last_day_has_ended(case):
    recorded(last_on=A_MONDAY)
    grace = User.objects.get(pk=people.grace().pk)
    assert grace.has_access(now())
    assert not grace.has_access(now() + A_DAY)
    assert grace.access_ends_at is not None
    assert grace.access_ends_at - now() <= A_DAY


def test_withdrawn_everything_is_as_it_was(case):
    leaving = recorded()
    with acting_as(people.mona()):
        withdraw_leaving(leaving=leaving, version=1, today=A_MONDAY, by=people.mona())
    assert people.grace().access_ends_at is None
    with pytest.raises(Refused, match="no longer planned"):
        finished(leaving, version=2)
    assert recorded().state == "planned", "it may be recorded anew"


def test_it_is_not_finished_while_a_case_has_no_accepted_handover(case, mary):
    leaving = recorded()
    with pytest.raises(Refused, match="Their last day has not come yet"):
        finished(leaving, today=LATER - A_DAY)
    with acting_as(people.mona()):
        propose_handover(
            case=case, to=mary, because="left", note="He draws", works="", on=A_MONDAY, at=now(),
            by=people.mona(),
        )  # fmt: skip
    with pytest.raises(Refused, match="handed over and accepted"):
        finished(leaving)
    assert is_here(people.grace())
    with acting_as(people.mary()):
        waits = Handover.objects.get()
        accept_handover(handover=waits, version=1, on=A_MONDAY, at=now(), by=people.mary())
    finished(leaving)
    assert not is_here(people.grace())


@pytest.mark.parametrize("who", [people.mona, people.lena, people.ada])
def test_finished_the_seat_is_free_and_nothing_of_theirs_is_left(case, mary, who):
    grace = people.participant(people.grace())
    group = group_with(grace, mary)
    leaving = recorded(by=who())
    taken_over(case, mary)
    assert seats(LATER) == 2
    finished(leaving, by=who())
    assert seats(LATER) == 1
    with acting_as(people.ada()):
        assert Membership.objects.get(group=group, participant=grace).left_on == LATER
        grace.refresh_from_db()
        assert (grace.withdrew_on, grace.withdrew_because) == (LATER, "Another post")
        assert not Post.objects.current().filter(person=grace.person).exists()
    with all_seeing():
        assert not Grant.objects.filter(person=grace.person).not_ended(now()).exists()
    person = people.grace()
    assert not is_here(person)
    with acting_as(person):
        assert not Case.objects.exists()


@pytest.mark.parametrize("who", [people.mona, people.ada])
def test_covers_second_parts_and_questions_of_theirs_end(case, mary, who):
    """Mary leaves, who is asked to take Grace's case, covers it, and works with another."""
    other = people.case(people.person("Nell", people.Role.PRACTITIONER), child="Ivy")
    with acting_as(people.mona()):
        add_co_worker(case=other, participant=mary, on=A_MONDAY, at=now(), by=people.mona())
        reminder = set_reminder(
            case=other, reason="The letter", owner=people.mary(), review_on=LATER, today=A_MONDAY,
            by=people.mona(),
        )  # fmt: skip
        absence = say_absent(
            person=people.grace(), kind="leave", note="", began_on=A_MONDAY,
            ends_on=LATER + timedelta(days=30), cover=people.mary(), at=now(), by=people.mona(),
        )  # fmt: skip
        give_cover(absence=absence, at=now(), today=A_MONDAY, by=people.mona())
        propose_handover(
            case=case, to=mary, because="absent", note="He draws", works="", on=A_MONDAY, at=now(),
            by=people.mona(),
        )  # fmt: skip
    leaving = recorded(by=who(), person=people.mary())
    finished(leaving, by=who())
    with acting_as(people.mona()):
        assert Cover.objects.get().until_on == LATER
        part = Assignment.objects.get(participant=mary)
        assert (part.ended_on, part.ended_because) == (LATER, "left")
        asked = Handover.objects.get()
        assert (asked.state, asked.answer) == ("returned", "They have left")
        if who is people.mona:
            reminder.refresh_from_db()
            assert reminder.owner.name == "Nell"
    with all_seeing():
        assert not Grant.objects.filter(person=people.mary()).not_ended(now()).exists()


def test_a_case_handed_over_takes_its_reminders_along(case, mary):
    with acting_as(people.grace()):
        set_reminder(
            case=case, reason="The letter", owner=people.grace(), review_on=LATER, today=A_MONDAY,
            by=people.grace(),
        )  # fmt: skip
    taken_over(case, mary)
    with acting_as(people.mary()):
        assert Reminder.objects.get().owner == people.mary()


def test_whoever_finishes_a_leaving_may_end_what_is_theirs_in_that_transaction_alone(case, mary):
    taken_over(case, mary)
    finished(recorded())
    with all_seeing() as cursor:  # as if that had been another transaction
        cursor.execute("UPDATE place_leaving SET settled_at = settled_at - interval '1 second'")
    with acting_as(people.ada()):
        assert not Grant.objects.exists()
        assert not Assignment.objects.exists()


def test_a_leaving_finished_twice_is_finished_once(case, mary):
    taken_over(case, mary)
    leaving = recorded()
    finished(leaving)
    with pytest.raises(Refused, match="no longer planned"):
        finished(leaving, version=2)


def test_a_case_that_comes_at_the_last_moment_holds_it_up(case, mary, monkeypatch):
    """The rule has been asked and said yes; then the database says no, and in the same words."""
    leaving = recorded()
    monkeypatch.setattr("holdfast.casework.actions.leaving.open_cases_led_by", lambda person: 0)
    monkeypatch.setattr("holdfast.programme.actions.open_cases_of", lambda key: 0)
    with pytest.raises(Refused, match="handed over and accepted"):
        finished(leaving)
    assert is_here(people.grace())
    with acting_as(people.mona()):
        assert Leaving.objects.get().state == "planned"


def test_before_they_joined_nobody_leaves(case):
    with pytest.raises(Refused, match="before they joined"):
        recorded(last_on=date(2020, 1, 1))
    with pytest.raises(Refused, match="in no team"):
        recorded(by=people.ada(), person=people.dora())


def test_only_their_own_rows_are_given_to_whoever_finishes_a_leaving(case, mary):
    other = people.case(people.mary(), child="Ivy")
    with acting_as(people.mona()):
        grant(
            case=other, family_id=other.family_id, to=[people.oscar()], standing=Standing.READS,
            at=now(), why="asked", by=people.mona(),
        )  # fmt: skip
    taken_over(case, mary)
    finished(recorded(by=people.ada()), by=people.ada())
    with acting_as(people.ada()):
        assert not Grant.objects.exclude(person=people.grace()).exists()
        assert not Case.objects.exists()
