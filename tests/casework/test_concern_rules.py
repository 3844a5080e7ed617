"""Safety concerns: who is told by when, how one may go on, and what may not be written."""

from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.casework.rules import concerns as rules
from holdfast.casework.rules.concerns import LADDER, MOVES, Rung, State, next_due, told_by
from holdfast.kit.working_days import is_working_day

MONDAY, FRIDAY, SATURDAY = date(2026, 3, 2), date(2026, 3, 6), date(2026, 3, 7)
MAUNDY_THURSDAY = date(2026, 4, 2)  # Good Friday and Easter Monday follow
DAYS = st.dates(min_value=date(2014, 1, 1), max_value=date(2035, 12, 31))
STATES = st.sampled_from(State)
TOLD = st.frozensets(st.sampled_from([key for key, _ in rules.TOLD]))


@pytest.mark.parametrize(
    ("raised_on", "days"),
    [
        (MONDAY, (date(2026, 3, 2), date(2026, 3, 3), date(2026, 3, 4))),
        (FRIDAY, (date(2026, 3, 6), date(2026, 3, 9), date(2026, 3, 10))),
        (SATURDAY, (date(2026, 3, 9), date(2026, 3, 10), date(2026, 3, 11))),
        (MAUNDY_THURSDAY, (date(2026, 4, 2), date(2026, 4, 7), date(2026, 4, 8))),
    ],
)
def test_the_ladder_counts_in_working_days(raised_on, days):
    assert tuple(told_by(rung, raised_on=raised_on) for rung in Rung) == days


def due(state=State.RAISED, told=(), raised_on=MONDAY, look_again_on=None):
    return next_due(state, raised_on=raised_on, told=told, look_again_on=look_again_on)


def test_the_next_rung_is_the_one_above_the_highest_told():
    assert due().rung is Rung.MANAGER
    assert due(told=[Rung.MANAGER]).rung is Rung.SERVICE_MANAGER
    assert due(told=[Rung.SERVICE_MANAGER]).rung is Rung.DIRECTOR
    assert due(told=["duty"]).rung is Rung.MANAGER, "the duty team is not the manager"


def test_past_the_last_rung_the_partnership_is_named():
    last = due(told=[Rung.DIRECTOR])
    assert last.rung is None
    assert "partnership" in last.what


def test_once_decided_the_day_to_look_again_is_next():
    again = MONDAY + timedelta(days=9)
    for state in (State.MONITOR, State.STRATEGY, State.STEPPED_DOWN):
        assert due(state, look_again_on=again).on == again
    assert due(State.CLOSED, look_again_on=again) is None


@given(DAYS, st.sampled_from(Rung))
def test_nothing_is_ever_due_on_a_weekend_or_a_bank_holiday(day, rung):
    on = told_by(rung, raised_on=day)
    assert is_working_day(on)
    assert on >= day


@given(DAYS, DAYS, st.sampled_from(Rung))
def test_what_is_raised_later_is_never_due_earlier(one, other, rung):
    first, second = sorted((one, other))
    assert told_by(rung, raised_on=first) <= told_by(rung, raised_on=second)


@given(DAYS)
def test_each_rung_is_due_after_the_one_below(day):
    days = [told_by(rung, raised_on=day) for rung in LADDER]
    assert days == sorted(set(days))


@given(STATES, DAYS, TOLD, TOLD)
def test_telling_more_people_never_brings_anything_forward(state, day, told, more):
    before, after = due(state, told, day), due(state, told | more, day)
    assert before is None or after.on >= before.on


@given(DAYS, DAYS)
def test_where_it_stands_on_the_ladder_only_ever_rises(day, other):
    first, second = sorted((day, other))
    rungs = list(LADDER)
    stands = [rungs.index(rules.stands_at(raised_on=day, today=one)) for one in (first, second)]
    assert stands == sorted(stands)


def test_every_state_but_none_can_be_left_and_every_one_reached():
    assert set(MOVES) == set(State)
    assert all(MOVES.values())
    assert set().union(*MOVES.values()) == set(State)


@given(st.lists(STATES, max_size=6), STATES)
def test_a_path_may_be_gone_only_by_moves_of_the_table(path, start):
    steps = zip([start, *path], path, strict=False)
    assert rules.may_go(start, path) == all(then in MOVES[one] for one, then in steps)


@pytest.mark.parametrize(
    ("state", "follows"),
    [*product(sorted(set(State) - {State.CLOSED, State.DECIDED}), dict(rules.FOLLOWS))],
)
def test_a_decision_may_follow_from_any_open_state(state, follows):
    assert rules.may_go(state, rules.path_to_decision(state, State(follows)))


def moving(**facts):
    return rules.Moving(
        **{
            "state": State.TOLD,
            "to": (State.DECIDED, State.MONITOR),
            "words": "Seen today",
            "on": MONDAY,
            "raised_on": MONDAY,
            "today": MONDAY,
            "look_again_on": FRIDAY,
            "must_look_again": True,
        }
        | facts
    )


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({"state": State.CLOSED}, rules.WhyNotMove.CLOSED),
        ({"to": (State.CLOSED,)}, rules.WhyNotMove.NOT_FROM_HERE),
        ({"on": FRIDAY}, rules.WhyNotMove.IN_FUTURE),
        ({"raised_on": FRIDAY}, rules.WhyNotMove.BEFORE_RAISED),
        ({"look_again_on": None}, rules.WhyNotMove.LOOK_AGAIN),
        ({"look_again_on": MONDAY - timedelta(days=1)}, rules.WhyNotMove.LOOK_AGAIN),
        ({"words": " "}, rules.WhyNotMove.NO_WORDS),
        ({"is_theirs_to_say": False}, rules.WhyNotMove.NOT_THEIRS),
    ],
)
def test_each_reason_against_going_on_is_given_alone(facts, reason):
    assert rules.why_not_move(moving()) == []
    assert rules.why_not_move(moving(**facts)) == [reason]


def test_a_closed_concern_may_be_reopened_and_nothing_else():
    reopened = moving(state=State.CLOSED, to=(State.RAISED,), must_look_again=False)
    assert rules.why_not_move(reopened) == []


def telling(**facts):
    usual = {"state": State.RAISED, "name": "Mona Field", "channel": "in person", "on": MONDAY}
    return rules.why_not_tell(**usual | {"raised_on": MONDAY, "today": MONDAY} | facts)


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({"state": State.CLOSED}, rules.WhyNotMove.CLOSED),
        ({"on": FRIDAY}, rules.WhyNotMove.IN_FUTURE),
        ({"raised_on": FRIDAY}, rules.WhyNotMove.BEFORE_RAISED),
        ({"name": ""}, rules.WhyNotRaise.NO_NAME),
        ({"channel": ""}, rules.WhyNotRaise.NO_CHANNEL),
    ],
)
def test_telling_says_whom_how_and_when(facts, reason):
    assert telling() == []
    assert telling(**facts) == [reason]
