"""The arithmetic that every instrument shares: sums, means, blanks, halves, turned items."""

from fractions import Fraction
from math import floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.measures.instruments.instrument import Direction, Missing, Scale
from holdfast.measures.instruments.scoring import add_up, half_up, score_scale, score_scales

ALLOWED = dict.fromkeys(range(1, 6), (0, 1, 2))


def scale(**changes):
    facts = {
        "key": "one",
        "words": "One",
        "lowest": 0,
        "highest": 10,
        "direction": Direction.WORSE,
        "items": (1, 2, 3, 4, 5),
        "least_answered": 3,
        "missing": Missing.PRORATED,
    }
    return Scale(**facts | changes)


def test_a_half_goes_up_even_where_the_number_below_is_even():
    assert score_scale(scale(), {1: 2, 2: 0, 3: 0, 4: 0}, ALLOWED) == 3  # 2.5


@given(st.integers(0, 10_000), st.integers(1, 100))
def test_half_up_is_the_floor_of_a_half_more(top, bottom):
    assert half_up(top, bottom) == floor(Fraction(top, bottom) + Fraction(1, 2))


def test_a_turned_item_changes_places_between_its_own_lowest_and_highest():
    from_one = dict.fromkeys(range(1, 6), (1, 2, 3, 4, 5))
    turned = scale(reversed=frozenset({1}), least_answered=5)
    assert score_scale(turned, dict.fromkeys(range(1, 6), 1), from_one) == 9


def test_a_blank_turned_item_is_missing_and_not_the_highest():
    turned = scale(reversed=frozenset({1}))
    assert score_scale(turned, {1: None, 2: 0, 3: 0, 4: 0, 5: 0}, ALLOWED) == 0


def test_a_mean_is_over_the_answers_given():
    mean = scale(is_mean=True, is_rounded=False)
    assert score_scale(mean, {1: 2, 2: 2, 3: 1}, ALLOWED) == pytest.approx(5 / 3)


def test_nothing_answered_is_no_score_even_where_nothing_is_asked_for():
    assert score_scale(scale(least_answered=0), {}, ALLOWED) is None


def test_a_scale_that_takes_no_blanks_has_none_with_one():
    strict = scale(missing=Missing.NO_SCORE, least_answered=5)
    assert score_scale(strict, {1: 2, 2: 2, 3: 2, 4: 2}, ALLOWED) is None
    assert score_scale(strict, dict.fromkeys(range(1, 6), 2), ALLOWED) == 10


def test_a_scale_that_takes_no_blanks_has_none_whatever_is_least_answered():
    strict = scale(missing=Missing.NO_SCORE, least_answered=1)
    assert score_scale(strict, {1: 2, 2: 2, 3: 2, 4: 2}, ALLOWED) is None


def test_each_of_many_scales_turns_its_items_by_the_answers_they_take():
    from_one = dict.fromkeys(range(1, 6), (1, 2, 3, 4, 5))
    turned = {"turned": scale(reversed=frozenset({1}))}
    assert score_scales(turned, dict.fromkeys(range(1, 6), 1), from_one) == {"turned": 9}


def test_a_total_is_the_sum_of_its_parts_and_missing_with_any_of_them():
    halves = {
        "first": scale(key="first", items=(1, 2), least_answered=1),
        "second": scale(key="second", items=(3, 4), least_answered=1),
        "total": scale(key="total", items=(), parts=("first", "second")),
    }
    assert score_scales(halves, {1: 2, 3: 1}, ALLOWED)["total"] == 6
    assert score_scales(halves, {1: 2}, ALLOWED)["total"] is None
    assert add_up([0, 0]) == 0


def test_a_scale_that_is_scored_otherwise_is_left_to_whoever_scores_it():
    assert score_scales({"own": scale(key="own", items=())}, {}, ALLOWED) == {}
