"""The rules of training, with no database."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.training.rules import booking, feedback, planning, states, trained
from holdfast.training.rules.planning import WhyNotGoOn, WhyNotPlan
from holdfast.training.rules.states import (
    ABSENT,
    ATTENDED,
    BOOKED,
    BOOKING_MOVES,
    BOOKING_SAID,
    CANCELLED,
    DAY_MOVES,
    DAY_SAID,
    DECLINED,
    HELD,
    INVITED,
    OPEN,
    PLANNED,
    WAITING,
)
from holdfast.training.rules.trained import Known

DAY = date(2026, 3, 16)
BEFORE, AFTER = DAY - timedelta(days=1), DAY + timedelta(days=1)


def plan(**facts):
    usual = {
        "held_on": DAY, "starts_at": time(9), "ends_at": time(16), "place": "Room 2", "link": "",
        "capacity": 20, "run_began_on": date(2026, 2, 23), "run_ends_on": date(2027, 2, 28),
    }  # fmt: skip
    return planning.Plan(**(usual | facts))


def test_every_state_has_words_and_every_move_is_between_states_we_know():
    assert set(DAY_SAID) == set(states.DayState)
    assert set(BOOKING_SAID) == set(states.BookingState)
    assert {one for move in DAY_MOVES for one in move} == set(states.DayState)
    assert {one for move in BOOKING_MOVES for one in move} == set(states.BookingState)


def test_a_day_that_says_when_where_and_for_how_many_may_be_planned():
    assert planning.why_not_plan(plan()) == []
    assert planning.why_not_plan(plan(place="", link="https://meet.example.org/1")) == []


def test_every_reason_against_a_day_is_given():
    wrong = plan(
        ends_at=time(9), place=" ", capacity=0, taken=1, held_on=date(2026, 1, 1), state=HELD
    )
    assert set(planning.why_not_plan(wrong)) == set(WhyNotPlan)


def test_a_bank_holiday_is_named_and_a_weekend_is_too():
    assert planning.warnings_of(date(2026, 5, 25)) == [
        "25 May 2026 is a bank holiday in England: Spring Bank Holiday"
    ]
    assert planning.warnings_of(date(2026, 3, 14)) == ["14 March 2026 is a Saturday"]
    assert planning.warnings_of(DAY) == []


@pytest.mark.parametrize(("frm", "to"), [*DAY_MOVES])
def test_a_day_goes_on_as_drawn(frm, to):
    assert planning.why_not_go_on(frm=frm, to=to, held_on=DAY, today=DAY, because="Ill") == []


def test_a_day_is_not_held_before_it_comes_nor_cancelled_without_a_reason():
    told = {"frm": OPEN, "held_on": DAY, "today": BEFORE}
    assert planning.why_not_go_on(to=HELD, **told) == [WhyNotGoOn.NOT_YET]
    assert planning.why_not_go_on(to=CANCELLED, **told) == [WhyNotGoOn.NO_REASON]
    over = {"held_on": DAY, "today": DAY, "because": "Ill"}
    assert planning.why_not_go_on(frm=HELD, to=CANCELLED, **over) == [WhyNotGoOn.NO_WAY]


def test_only_those_a_day_is_meant_for_are_invited_and_once_it_is_open():
    told = {"state": OPEN, "meant_for": "managers"}
    assert planning.why_not_invite(parts=["manager"], **told) == []
    assert planning.why_not_invite(parts=["practitioner"], **told) == [
        planning.WhyNotInvite.NOT_MEANT
    ]
    assert planning.why_not_invite(state=PLANNED, meant_for="managers", parts=[]) == [
        planning.WhyNotInvite.NOT_OPEN,
        planning.WhyNotInvite.NOBODY,
    ]


def asks(**facts):
    usual = {"day": OPEN, "meant_for": "everybody", "part": "manager", "held_on": DAY, "today": DAY}
    return booking.Booking(**(usual | facts))


@pytest.mark.parametrize("stands", [None, INVITED, DECLINED])
def test_who_was_asked_or_said_no_or_was_not_asked_may_take_a_place(stands):
    assert booking.why_not_book(asks(stands=stands)) == []


def test_every_reason_against_taking_a_place_is_given():
    wrong = asks(
        day=PLANNED, held_on=BEFORE, meant_for="practitioners", withdrawn=True, stands=BOOKED
    )
    against = set(booking.why_not_book(wrong)) | set(booking.why_not_book(asks(stands=WAITING)))
    assert against == set(booking.WhyNotBook)


@given(st.integers(1, 40), st.lists(st.booleans(), max_size=60))
def test_however_people_come_and_go_no_more_have_a_place_than_there_are(capacity, comes):
    placed, waiting = [], []
    for number, takes in enumerate(comes):
        if takes:
            gets = booking.gets(capacity=capacity, taken=len(placed))
            (placed if gets is BOOKED else waiting).append(number)
        elif placed:
            placed.pop(0)
            up = booking.move_up(capacity=capacity, taken=len(placed), waiting=waiting)
            placed, waiting = [*placed, *up], waiting[len(up) :]
        assert len(placed) <= capacity
        assert not waiting or len(placed) == capacity, "nobody waits while a place is free"
        assert waiting == sorted(waiting), "whoever waits longest is first"


def test_more_places_move_nobody_up_who_does_not_wait():
    assert booking.move_up(capacity=9, taken=3, waiting=["Grace"]) == ["Grace"]
    assert booking.move_up(capacity=3, taken=5, waiting=["Grace"]) == []


def test_giving_up_needs_something_to_give_up():
    assert booking.why_not_give_up(day=OPEN, stands=INVITED) == []
    assert booking.why_not_give_up(day=HELD, stands=None) == [
        booking.WhyNotGiveUp.NOT_OPEN,
        booking.WhyNotGiveUp.NOT_ASKED,
    ]
    assert booking.why_not_give_up(day=OPEN, stands=DECLINED) == [booking.WhyNotGiveUp.DECLINED]


def test_absence_has_a_reason_and_only_somebody_with_a_place_can_be_absent():
    assert booking.why_not_take([(BOOKED, False, "ill"), (INVITED, True, "")]) == []
    assert booking.why_not_take([(ATTENDED, False, "put right"), (ABSENT, False, "ill")]) == []
    assert booking.why_not_take([(INVITED, False, " ")]) == [*booking.WhyNotTake]


def test_a_reminder_is_for_a_day_to_come_with_somebody_to_remind():
    told = {"state": OPEN, "held_on": DAY, "today": DAY}
    assert planning.why_not_remind(waiting_for_one=1, **told) == []
    wrong = planning.why_not_remind(state=HELD, held_on=BEFORE, today=DAY, waiting_for_one=0)
    assert set(wrong) == set(planning.WhyNotRemind)


def test_confidence_before_is_said_before_and_feedback_by_who_came():
    assert feedback.why_not_say_before(stands=INVITED, held_on=DAY, today=DAY) == []
    assert feedback.why_not_say_before(stands=None, held_on=BEFORE, today=DAY) == [
        feedback.WhyNotSay.NOT_ASKED,
        feedback.WhyNotSay.STARTED,
    ]
    assert feedback.why_not_give(stands=ATTENDED, says_something=True) == []
    assert feedback.why_not_give(stands=ABSENT, says_something=False) == [
        feedback.WhyNotSay.NOT_THERE,
        feedback.WhyNotSay.NOTHING,
    ]


@given(st.integers(0, 100), st.floats(0, 10))
def test_no_average_is_told_of_fewer_than_five(answers, mean):
    told = feedback.average(answers=answers, mean=mean)
    assert (told.mean is None) == (answers < 5)
    assert str(answers) in told.in_words if answers >= 5 else "not shown" in told.in_words


def known(*came_on, booked_on=None, months=None, today=DAY):
    return trained.training(came_on=came_on, booked_on=booked_on, months=months, today=today)


def test_somebody_is_trained_from_the_first_day_they_came_to():
    found = known(DAY, BEFORE)
    assert (found.known, found.first_on, found.last_on) == (Known.TRAINED, BEFORE, DAY)
    assert found.is_trained


def test_a_day_to_come_trains_nobody_yet():
    assert known(AFTER).known is Known.GAP
    assert known(booked_on=AFTER).known is Known.BOOKED


@pytest.mark.parametrize(
    ("today", "is_so"),
    [
        (date(2027, 1, 1), Known.TRAINED),
        (date(2027, 1, 15), Known.REFRESH_SOON),
        (date(2027, 3, 16), Known.REFRESH_SOON),
        (date(2027, 3, 17), Known.REFRESH),
    ],
)
def test_a_refresher_is_due_so_many_months_after_the_last_day(today, is_so):
    found = known(DAY, months=12, today=today)
    assert found.refresh_on == date(2027, 3, 16)
    assert found.known is is_so


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(1, 120))
def test_months_after_is_the_same_day_of_the_month_or_its_last(day, months):
    later = trained.months_after(day, months)
    assert (later.year - day.year) * 12 + later.month - day.month == months
    is_last_of_month = (later + timedelta(days=1)).day == 1
    assert later.day == day.day or (later.day < day.day and is_last_of_month)


def test_an_interval_is_in_whole_months_or_none():
    assert trained.why_not_interval(None) == trained.why_not_interval(120) == []
    assert trained.why_not_interval(0) == trained.why_not_interval(121) != []


def test_who_uses_a_module_untrained_is_told_to_talk_it_over_first():
    assert "not come to training on Attachment" in trained.warning_of("Attachment", known())
    booked = known(booked_on=AFTER)
    assert "not come to training" in trained.warning_of("Attachment", booked)
    assert trained.warning_of("Attachment", known(DAY)) == ""
    soon = known(DAY, months=1)
    assert trained.warning_of("Attachment", soon) == ""


def test_who_uses_a_module_after_its_refresher_was_due_is_told_since_when():
    late = known(DAY, months=1, today=date(2026, 6, 1))
    assert trained.warning_of("Attachment", late) == (
        "Your training on Attachment was to be refreshed by 16 April 2026"
    )
