"""When a leaving may be recorded, changed, withdrawn and finished, and how near it is."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.kit.working_days import working_days_between
from holdfast.place.rules import (
    LEAVE_MOVES,
    Leave,
    Leaver,
    Nearness,
    WhyNotFinish,
    WhyNotLeave,
    nearness,
    why_not_finish,
    why_not_leave,
)

A_FRIDAY = date(2026, 3, 6)
DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))
A_DAY = timedelta(days=1)


def test_somebody_of_a_team_may_leave_on_any_day_since_they_joined():
    assert why_not_leave(Leaver(last_on=A_FRIDAY, joined_on=A_FRIDAY)) == []


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({"joined_on": None}, WhyNotLeave.LEFT),
        ({"joined_on": A_FRIDAY + A_DAY}, WhyNotLeave.BEFORE_JOINING),
        ({"is_known": True}, WhyNotLeave.KNOWN),
        ({"stands": Leave.FINISHED}, WhyNotLeave.OVER),
        ({"stands": Leave.WITHDRAWN}, WhyNotLeave.OVER),
    ],
)
def test_each_reason_against_recording_a_leaving(facts, reason):
    leaver = Leaver(**{"last_on": A_FRIDAY, "joined_on": A_FRIDAY} | facts)
    assert why_not_leave(leaver) == [reason]


@given(stands=st.sampled_from(Leave), last_on=DAYS, today=DAYS, cases=st.integers(0, 5))
def test_nothing_is_finished_early_or_with_an_open_case_or_twice(stands, last_on, today, cases):
    against = why_not_finish(
        stands=stands, to=Leave.FINISHED, last_on=last_on, open_cases=cases, today=today
    )
    assert (not against) == (stands is Leave.PLANNED and today >= last_on and not cases)
    assert (WhyNotFinish.LEADS in against) == (cases > 0)


@given(stands=st.sampled_from(Leave), last_on=DAYS, today=DAYS, cases=st.integers(0, 5))
def test_while_it_is_planned_a_leaving_may_always_be_withdrawn(stands, last_on, today, cases):
    against = why_not_finish(
        stands=stands, to=Leave.WITHDRAWN, last_on=last_on, open_cases=cases, today=today
    )
    assert (against == []) == (stands is Leave.PLANNED)


def test_what_is_over_stays_over():
    assert set(LEAVE_MOVES) == set(Leave)
    assert {one for one, then in LEAVE_MOVES.items() if then} == {Leave.PLANNED}


@given(last_on=DAYS, days=st.integers(-60, 60))
def test_a_last_day_comes_nearer_and_passes(last_on, days):
    today = last_on - timedelta(days=days)
    near = nearness(last_on, today=today)
    order = [Nearness.TO_COME, Nearness.NEAR, Nearness.PAST]
    assert order.index(nearness(last_on, today=today + A_DAY)) >= order.index(near)
    assert (near is Nearness.PAST) == (days < 0)
    if days >= 0:
        assert (near is Nearness.NEAR) == (working_days_between(today, last_on) <= 10)


def test_two_weeks_of_ten_working_days_are_near():
    assert nearness(A_FRIDAY, today=A_FRIDAY) is Nearness.NEAR
    assert nearness(A_FRIDAY, today=date(2026, 2, 20)) is Nearness.NEAR
    assert nearness(A_FRIDAY, today=date(2026, 2, 19)) is Nearness.TO_COME
    assert nearness(A_FRIDAY, today=A_FRIDAY + A_DAY) is Nearness.PAST
