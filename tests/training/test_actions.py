"""What may be done about training days, what it changes, and what a refusal leaves alone."""

from datetime import timedelta

import pytest

from holdfast.access.editing import Stale
from holdfast.access.identity import acting_as
from holdfast.kit.refusals import Refused
from holdfast.training.actions.bookings import (
    book,
    invite_people,
    remind,
    take_attendance,
)
from holdfast.training.actions.days import cancel_day, change_day, open_day, set_refresher
from holdfast.training.actions.feedback import give_feedback, say_confidence
from holdfast.training.models import Booking, Day, DayFeedback
from holdfast.training.reports.matrix import lacking, matrix
from holdfast.training.reports.places import ahead_of_me
from holdfast.training.reports.said import said_of
from holdfast.training.rules.booking import WhyNotBook, WhyNotGiveUp
from holdfast.training.rules.feedback import Said
from holdfast.training.rules.planning import WhyNotGoOn, WhyNotInvite, WhyNotPlan, WhyNotRemind
from holdfast.training.rules.trained import Known
from tests import people
from tests.database import all_seeing
from tests.training import days
from tests.training.days import (
    ON,
    booked,
    five,
    gives_up,
    held,
    invited,
    opened,
    planned,
    standing,
    told,
)

A_MONDAY, A_MOMENT = people.A_MONDAY, people.A_MOMENT


in_a_database = pytest.mark.django_db


def refused(deed, *args, **given) -> tuple[str, ...]:
    with pytest.raises(Refused) as refusal:
        deed(*args, **given)
    return refusal.value.reasons


@in_a_database
def test_a_day_that_may_not_be_is_not_planned():
    assert refused(planned, place="") == (WhyNotPlan.NOWHERE,)
    with acting_as(people.lena()):
        assert not Day.objects.exists()


@in_a_database
def test_who_is_asked_takes_a_place_and_the_rest_wait_in_the_order_they_came():
    day = opened(capacity=1)
    first = booked(day, people.grace())
    second = booked(day, people.mary())
    third = booked(day, people.oscar(), at=A_MOMENT + timedelta(minutes=1))
    assert [one.state for one in (first, second, third)] == ["booked", "waiting", "waiting"]
    with acting_as(people.oscar()):
        assert ahead_of_me(day) == 1
    with acting_as(people.mary()):
        assert ahead_of_me(day) == 0


@in_a_database
def test_whoever_waits_longest_moves_up_when_a_place_is_given_up():
    day = opened(capacity=1)
    for minutes, who in enumerate((people.grace(), people.mary(), people.oscar())):
        booked(day, who, at=A_MOMENT + timedelta(minutes=minutes))
    (moved,) = gives_up(day, people.grace())
    assert moved.participant.person == people.mary()
    assert standing(day) == {"Grace": "declined", "Mary": "booked", "Oscar": "waiting"}


@in_a_database
def test_giving_up_a_place_on_the_waiting_list_moves_nobody_up():
    day = opened(capacity=1)
    for minutes, who in enumerate((people.grace(), people.mary(), people.oscar())):
        booked(day, who, at=A_MOMENT + timedelta(minutes=minutes))
    assert gives_up(day, people.mary()) == []
    assert standing(day) == {"Grace": "booked", "Mary": "declined", "Oscar": "waiting"}


@in_a_database
def test_more_places_go_at_once_to_those_who_wait():
    day = opened(capacity=1)
    booked(day, people.grace())
    booked(day, people.mary())
    with acting_as(people.lena()):
        day.refresh_from_db()
        args = {"day": day, "version": day.version, "at": A_MOMENT, "by": people.lena()}
        change_day(told=told(capacity=2), **args)
    assert standing(day) == {"Grace": "booked", "Mary": "booked"}
    with acting_as(people.lena()):
        assert refused(
            change_day, day=day, version=day.version, told=told(capacity=1), at=A_MOMENT,
            by=people.lena(),
        ) == (WhyNotPlan.TOO_FEW,)  # fmt: skip
        with pytest.raises(Stale):
            change_day(told=told(capacity=5), **args)


@in_a_database
def test_nobody_books_a_day_that_is_not_open_or_not_meant_for_them():
    day = planned()
    assert refused(booked, day, people.grace()) == (WhyNotBook.NOT_OPEN,)
    managers = opened(meant_for="managers")
    assert refused(booked, managers, people.grace()) == (WhyNotBook.NOT_MEANT,)
    assert standing(day) == standing(managers) == {}


@in_a_database
def test_nobody_takes_two_places_or_gives_up_what_they_have_not():
    day = opened()
    booked(day, people.grace())
    assert refused(booked, day, people.grace()) == (WhyNotBook.HAS_ONE,)
    assert refused(gives_up, day, people.mary()) == (WhyNotGiveUp.NOT_ASKED,)


@in_a_database
def test_nobody_books_in_anothers_name_whatever_a_page_asks():
    day, mary = opened(), people.participant(people.mary())
    with acting_as(people.grace()), pytest.raises(Exception, match="row-level security"):
        book(day=day, participant=mary, today=A_MONDAY, at=A_MOMENT, by=people.grace())


@in_a_database
def test_a_colleague_reads_nobodys_booking_and_a_manager_their_teams():
    day = opened()
    booked(day, people.grace())
    booked(day, people.oscar())  # of another team
    people.participant(people.oscar(), "South")
    for who, names in ((people.mary(), set()), (people.grace(), {"Grace"}), (people.mona(), None)):
        with acting_as(who):
            found = {one.participant.person.name for one in Booking.objects.filter(day=day)}
            assert found == names if names is not None else "Grace" in found


@in_a_database
def test_invitations_leave_alone_who_stands_to_the_day_already():
    day = opened()
    booked(day, people.grace())
    both = [people.participant(people.grace()), people.participant(people.mary())]
    assert [one.participant for one in invited(day, *both)] == both[1:]
    assert standing(day) == {"Grace": "booked", "Mary": "invited"}
    with acting_as(people.lena()):
        assert refused(
            invite_people, day=planned("POS"), participants=both, at=A_MOMENT, by=people.lena()
        ) == (WhyNotInvite.NOT_OPEN,)


@in_a_database
def test_all_who_lack_a_section_are_found_managers_too():
    grace, mary = people.participant(people.grace()), people.participant(people.mary())
    days.trained(grace)
    with acting_as(people.lena()):
        missing = lacking(people.run(), days.section(), ["practitioner", "manager"])
        assert [*missing] == [mary]


@in_a_database
def test_attendance_is_taken_all_at_once_and_can_be_put_right():
    grace, mary = people.participant(people.grace()), people.participant(people.mary())
    day = held(opened(), {grace: "", mary: "ill"})
    assert standing(day) == {"Grace": "attended", "Mary": "absent"}
    assert day.state == "held"
    with acting_as(people.lena()):
        hers = Booking.objects.get(day=day, participant=mary)
        take_attendance(day=day, came={hers: ""}, today=ON, at=A_MOMENT, by=people.lena())
    assert standing(day) == {"Grace": "attended", "Mary": "attended"}


@in_a_database
def test_attendance_is_not_taken_before_the_day_and_nothing_is_kept():
    day = opened()
    grace = booked(day, people.grace())
    with acting_as(people.lena()):
        assert refused(
            take_attendance, day=day, came={grace: ""}, today=A_MONDAY, at=A_MOMENT,
            by=people.lena(),
        ) == (WhyNotGoOn.NOT_YET,)  # fmt: skip
    assert standing(day) == {"Grace": "booked"}


@in_a_database
def test_a_day_is_cancelled_with_its_reason_and_moves_no_further():
    day = opened()
    with acting_as(people.lena()):
        cancel_day(day=day, because="The trainer is ill", today=A_MONDAY, by=people.lena())
        assert (day.state, day.cancelled_because) == ("cancelled", "The trainer is ill")
        assert refused(open_day, day=day, today=A_MONDAY, by=people.lena()) == (WhyNotGoOn.NO_WAY,)
    assert refused(booked, day, people.grace()) == (WhyNotBook.NOT_OPEN,)


@in_a_database
def test_a_reminder_goes_once_and_never_twice():
    day = opened()
    booked(day, people.grace())
    told_now = {"day": day, "today": A_MONDAY, "at": A_MOMENT, "by": people.lena()}
    with acting_as(people.lena()):
        assert [one.participant.person for one in remind(**told_now)] == [people.grace()]
        assert refused(remind, **told_now) == (WhyNotRemind.NOBODY,)
    booked(day, people.mary())
    with acting_as(people.lena()):
        assert [one.participant.person for one in remind(**told_now)] == [people.mary()]


def says(day, who, **said):
    with acting_as(who):
        return give_feedback(day=day, said=Said(**said), at=A_MOMENT, by=who)


@in_a_database
def test_nothing_is_told_of_feedback_until_five_have_given_it():
    many = five()
    day = held(opened(), {people.participant(one): "" for one in many})
    for number, one in enumerate(many[:4]):
        says(day, one, useful=4, comment=f"Comment {number}")
    with acting_as(people.lena()):
        found = said_of(day)
        assert all(average.mean is None for _, average in found.averages)
        assert found.comments == []
        assert not DayFeedback.objects.exists(), "not even the lead reads who said what"
    says(day, many[4], useful=5, comment="A comment first in the alphabet")
    with acting_as(people.lena()):
        found = said_of(day)
        means = {words: average.mean for words, average in found.averages if average.mean}
        assert means == {"Can you use it with the families you work with? (1 to 5)": 4.2}
        assert found.comments[0] == "A comment first in the alphabet"
        assert len(found.comments) == 5
    with acting_as(people.mona()):
        assert said_of(day).comments == []


@in_a_database
def test_confidence_before_is_kept_beside_what_is_said_after():
    day = opened()
    booked(day, people.grace())
    with acting_as(people.grace()):
        say_confidence(day=day, confident=3, words="New", today=A_MONDAY, by=people.grace())
    with acting_as(people.lena()):
        came = {one: "" for one in Booking.objects.filter(day=day)}
        take_attendance(day=day, came=came, today=ON, at=A_MOMENT, by=people.lena())
    kept = says(day, people.grace(), confident_after=7)
    assert (kept.confident_before, kept.words_before, kept.confident_after) == (3, "New", 7)


@in_a_database
def test_the_matrix_says_from_when_and_when_to_refresh():
    grace, mary = people.participant(people.grace()), people.participant(people.mary())
    days.trained(grace)
    with acting_as(people.lena()):
        set_refresher(run=people.run(), section=days.section(), months=1, by=people.lena())
        later = A_MONDAY + timedelta(days=40)
        first, second = matrix([grace, mary], people.run(), today=later)
    assert first.cells[0][1].known is Known.REFRESH
    assert (first.trained, len(first.gaps)) == (1, len(first.cells) - 1)
    assert second.cells[0][1].known is Known.GAP


@in_a_database
def test_moving_up_is_on_the_trail_with_who_moved_up():
    day = opened(capacity=1)
    booked(day, people.grace())
    booked(day, people.mary())
    gives_up(day, people.grace())
    with all_seeing() as cursor:
        cursor.execute("SELECT about FROM audit.entry WHERE what = 'moved up to a place'")
        ((about,),) = cursor.fetchall()
    assert f"access.user:{people.mary().pk}" in about
