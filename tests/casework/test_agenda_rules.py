"""The agenda is proposed: never too long without saying so, nobody left out silently, each once."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.casework.rules import agenda as rule
from holdfast.casework.rules.bringing import Because, Reason
from holdfast.programme.rules import AS_MEANT

TODAY = date(2026, 6, 1)
LONG_AGO = date(2026, 1, 5)


def case(reference: str, *because: Because, last: date | None = None, actions=()) -> rule.Candidate:
    return rule.Candidate(
        key=reference,
        reference=reference,
        opened_on=LONG_AGO,
        last_discussed_on=last,
        reasons=[Reason(because=one, words=one.value) for one in because],
        actions=actions,
    )


def proposed(*candidates: rule.Candidate) -> rule.Agenda:
    return rule.propose(candidates, today=TODAY)


days = st.dates(date(2026, 1, 5), TODAY)
candidates = st.lists(
    st.builds(
        lambda reference, because, opened, gone, actions: rule.Candidate(
            key=reference,
            reference=f"HF-{reference:05}",
            opened_on=opened,
            last_discussed_on=None if gone is None else max(opened, TODAY - timedelta(days=gone)),
            reasons=[Reason(because=one, words=one.value) for one in because],
            actions=actions,
        ),
        st.integers(0, 99_999),
        st.sampled_from([(), *((one,) for one in Because), (Because.STUCK, Because.QUIET)]),
        days,
        st.none() | st.integers(0, 90),
        st.sampled_from([(), ("Ring the school",)]),
    ),
    unique_by=lambda one: one.key,
    max_size=35,
)


@given(candidates)
def test_it_is_never_over_two_hours_without_saying_so(found):
    agenda = rule.propose(found, today=TODAY)
    assert agenda.minutes == rule.ROUND + sum(one.minutes for one in agenda.placed)
    assert agenda.over == max(agenda.minutes - 120, 0)


@given(candidates)
def test_each_case_is_there_once_or_is_named_as_left_out(found):
    agenda = rule.propose(found, today=TODAY)
    keys = [one.candidate.key for one in agenda.placed] + [one.key for one in agenda.left_out]
    assert sorted(keys) == sorted(one.key for one in found)


@given(candidates)
def test_nobody_undiscussed_for_28_days_or_with_a_reason_is_left_out(found):
    for one in rule.propose(found, today=TODAY).left_out:
        assert not one.reasons
        assert not one.actions
        assert TODAY - (one.last_discussed_on or one.opened_on) <= timedelta(
            days=AS_MEANT.discuss_within
        )


@given(candidates)
def test_it_is_over_only_where_the_cases_that_must_be_heard_do_not_fit_at_their_shortest(found):
    agenda = rule.propose(found, today=TODAY)
    must = [one for one in found if rule.must_be_heard(one, today=TODAY)]
    assert (agenda.over > 0) == (len(must) > rule.most_cases(AS_MEANT.meeting_minutes))
    if agenda.over:
        assert agenda.left_out == [one for one in agenda.left_out if not one.is_asked_for]


@given(candidates)
def test_full_presentations_come_first_and_are_three_or_four(found):
    placed = rule.propose(found, today=TODAY).placed
    kinds = [one.kind for one in placed]
    full = kinds.count(rule.Kind.FULL)
    assert kinds == [rule.Kind.FULL] * full + [rule.Kind.SHORT] * (len(kinds) - full)
    assert min(len(placed), rule.FEWEST_FULL) <= full <= rule.MOST_FULL
    for one in placed:
        shortest = rule.FULL_LEAST if one.kind is rule.Kind.FULL else rule.SHORT_LEAST
        assert shortest <= one.minutes <= rule.FULL


@given(candidates, st.randoms())
def test_the_order_they_come_in_makes_no_difference(found, chance):
    shuffled = list(found)
    chance.shuffle(shuffled)
    assert rule.propose(found, today=TODAY) == rule.propose(shuffled, today=TODAY)


def test_what_its_worker_asks_comes_before_all_else_then_the_longest_not_discussed():
    recent, long = TODAY - timedelta(days=10), TODAY - timedelta(days=20)
    order = proposed(
        case("A", Because.OVERDUE, last=recent),
        case("B", Because.ASKED, last=recent),
        case("C", Because.ASKED, last=long),
        case("D", last=recent),
        case("E", actions=["Ring the school"], last=recent),
        case("F", Because.WORSE, Because.OVERDUE, last=recent),
    )
    assert [one.candidate.key for one in order.placed] == ["C", "B", "F", "A", "E", "D"]


def test_six_people_with_two_cases_each_fit():
    agenda = proposed(*(case(f"HF-{number}", Because.QUIET) for number in range(12)))
    assert (agenda.over, len(agenda.placed), agenda.left_out) == (0, 12, [])
    assert [one.minutes for one in agenda.placed[:4]] >= [rule.FULL_LEAST] * 4


def test_a_case_with_nothing_to_say_for_it_has_its_turn_while_there_is_time():
    agenda = proposed(case("A", last=TODAY - timedelta(days=3)))
    assert agenda.placed[0].candidate.why == ["Its turn"]


def test_when_too_many_must_be_heard_the_agenda_says_by_how_much_it_is_over():
    many = rule.most_cases(AS_MEANT.meeting_minutes) + 2
    agenda = proposed(*(case(f"HF-{number}", Because.QUIET) for number in range(many)))
    assert len(agenda.placed) == many
    assert agenda.over == 2 * rule.SHORT_LEAST - (120 - rule.ROUND - 36) % rule.SHORT_LEAST


def test_open_actions_come_back_in_words():
    (one,) = proposed(case("A", actions=["Ring the school"], last=TODAY)).placed
    assert one.candidate.why == ["To follow up: Ring the school"]


@given(st.lists(st.integers(), unique=True, min_size=1), st.data())
def test_up_and_down_undo_each_other(places, data):
    key = data.draw(st.sampled_from(places))
    moved = rule.swapped(places, key, up=True)
    assert sorted(moved) == sorted(places)
    if moved != places:
        assert rule.swapped(moved, key, up=False) == places
    else:
        assert places[0] == key


@pytest.mark.parametrize("minutes", [0, -3, 61])
def test_minutes_of_a_case_are_from_1_to_60(minutes):
    assert rule.why_not_minutes(minutes) == [rule.WhyNotAgenda.MINUTES]
    assert rule.why_not_minutes(60) == rule.why_not_minutes(1) == []
