"""The rules of goals: how many, on which scale, when they end, what a rating must be, T scores."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.casework import rules
from holdfast.casework.rules import (
    RatingTyped,
    Setting,
    Settling,
    WhyNotEnd,
    WhyNotFlag,
    WhyNotRate,
    WhyNotSet,
    WhyNotSettle,
)

A_DAY = date(2026, 3, 2)
FIVE = ("None", "One night", "Three nights", "Five nights", "All week")
LEVELS = st.integers(-2, 2)
WEIGHTS = st.integers(1, 10)
RATED = st.lists(st.tuples(LEVELS, WEIGHTS), min_size=1, max_size=6)


def after(days: int) -> date:
    return A_DAY + timedelta(days=days)


def test_the_published_example_of_attainment_scaling_gives_55_exactly():
    levels, weights = (-2, 0, -1, 2, 0, 1), (3, 5, 1, 4, 2, 6)
    assert rules.t_score(list(zip(levels, weights, strict=True))) == pytest.approx(55.0, abs=1e-9)


def test_a_t_score_of_no_goals_is_refused():
    with pytest.raises(ValueError, match="at least one goal"):
        rules.t_score([])


@given(RATED)
def test_all_as_hoped_is_50_whatever_the_weights(rated):
    assert rules.t_score([(0, weight) for _, weight in rated]) == 50


@given(RATED)
def test_as_far_above_as_below_is_as_far_from_50(rated):
    below = rules.t_score([(-level, weight) for level, weight in rated])
    assert rules.t_score(rated) - 50 == pytest.approx(50 - below)


@given(RATED, st.randoms())
def test_the_order_of_the_goals_makes_no_difference(rated, chance):
    mixed = list(rated)
    chance.shuffle(mixed)
    assert rules.t_score(mixed) == pytest.approx(rules.t_score(rated))


@given(RATED, st.integers(2, 5))
def test_weights_all_as_many_times_as_heavy_make_no_difference(rated, times):
    heavier = [(level, weight * times) for level, weight in rated]
    assert rules.t_score(heavier) == pytest.approx(rules.t_score(rated))


@given(RATED, st.data())
def test_a_higher_level_never_lowers_the_t_score(rated, data):
    place = data.draw(st.integers(0, len(rated) - 1))
    level, weight = rated[place]
    better = [*rated[:place], (min(level + 1, 2), weight), *rated[place + 1 :]]
    assert rules.t_score(better) >= rules.t_score(rated)


@given(RATED)
def test_a_t_score_lies_where_six_goals_can_take_it(rated):
    assert 10 < rules.t_score(rated) < 90


@pytest.mark.parametrize(
    ("setting", "reasons"),
    [
        (Setting(words="Sleep"), []),
        (Setting(words="  "), [WhyNotSet.NO_WORDS]),
        (Setting(words="Sleep", open_goals=2, most_open=3), []),
        (Setting(words="Sleep", open_goals=3, most_open=3), [WhyNotSet.ENOUGH]),
        (Setting(words="Sleep", weight=0), [WhyNotSet.WEIGHT]),
        (Setting(words="Sleep", weight=11), [WhyNotSet.WEIGHT]),
        (Setting(words="Sleep", scale="attainment", levels=FIVE, weight=10), []),
    ],
)
def test_a_goal_is_set_or_every_reason_is_given(setting, reasons):
    assert rules.why_not_set(setting) == reasons


@pytest.mark.parametrize(
    "levels", [(), FIVE[:4], (*FIVE[:4], "  "), (*FIVE[:4], " none "), (*FIVE, "Six")]
)
def test_five_levels_are_described_each_differently(levels):
    setting = Setting(words="Sleep", scale="attainment", levels=levels)
    assert len(rules.why_not_set(setting)) == 1


def test_a_goal_from_0_to_10_needs_no_levels():
    assert rules.why_not_described("progress", ()) == []


def ending(**facts):
    known = {"set_on": A_DAY, "ended_on": None, "last_rated_on": None, "is_flagged": False}
    return rules.why_not_end(**{"on": A_DAY} | known | facts)


def test_a_goal_may_end_on_the_day_it_was_set_but_not_before():
    assert ending() == []
    assert ending(on=after(-1)) == [WhyNotEnd.BEFORE_SET]


def test_a_goal_ends_on_its_last_rating_or_after_it():
    assert ending(on=after(3), last_rated_on=after(3)) == []
    assert ending(on=after(2), last_rated_on=after(3)) == [WhyNotEnd.RATED_SINCE]


def test_a_goal_ends_once_and_not_while_it_is_flagged():
    assert ending(ended_on=A_DAY, is_flagged=True) == [WhyNotEnd.ENDED, WhyNotEnd.FLAGGED]


def rating(**facts):
    known = {
        "on": A_DAY, "score": 4, "not_asked_because": "", "scale": "progress", "set_on": A_DAY,
        "ended_on": None, "is_paused": False,
    }  # fmt: skip
    return rules.why_not_rate(RatingTyped(**known | facts))


def test_a_goal_is_not_rated_before_it_was_set_nor_after_it_ended():
    assert rating(on=after(-1)) == [WhyNotRate.BEFORE_SET]
    assert rating(on=after(2), ended_on=after(2)) == []
    assert rating(on=after(3), ended_on=after(2)) == [WhyNotRate.AFTER_END]


def test_a_paused_goal_is_not_rated():
    assert rating(is_paused=True) == [WhyNotRate.PAUSED]


def test_a_rating_of_0_a_blank_and_not_asked_are_three_things():
    assert rating(score=0) == []
    assert rating(score=None, not_asked_because="not there") == []
    assert rating(score=None) == [WhyNotRate.NEITHER]
    assert rating(score=0, not_asked_because="not there") == [WhyNotRate.NEITHER]


@pytest.mark.parametrize(
    ("scale", "allowed"), [("progress", range(11)), ("attainment", range(-2, 3))]
)
@given(score=st.integers(-20, 20))
def test_a_rating_is_on_its_own_scale(scale, allowed, score):
    assert (rating(scale=scale, score=score) == []) is (score in allowed)


def reworded(**facts):
    known = {
        "words": "Sleep", "scale": "progress", "levels": (), "on": A_DAY, "worded_on": A_DAY,
        "has_ended": False, "is_paused": False,
    }  # fmt: skip
    return rules.why_not_reword(**known | facts)


def test_words_follow_each_other_in_time():
    assert reworded() == []
    assert reworded(on=after(-1)) == [WhyNotSet.BEFORE_WORDS]
    assert reworded(has_ended=True, is_paused=True) == [WhyNotSet.ENDED, WhyNotSet.PAUSED]


@pytest.mark.parametrize(
    ("score", "scale", "said"),
    [(0, "progress", "0"), (7, "progress", "7"), (0, "attainment", "0"), (1, "attainment", "+1"),
     (-2, "attainment", "−2")],
)  # fmt: skip
def test_a_level_is_said_with_its_sign(score, scale, said):
    assert rules.said_score(scale, score) == said


def test_two_views_are_apart_from_three_points_or_two_levels_on():
    assert rules.points_apart("progress", {"child": 3, "parent": 5}) == 0
    assert rules.points_apart("progress", {"child": 3, "parent": 6}) == 3
    assert rules.points_apart("attainment", {"child": -1, "parent": 0}) == 0
    assert rules.points_apart("attainment", {"child": -1, "parent": 1}) == 2
    assert rules.points_apart("progress", {}) == 0


def test_a_goal_is_flagged_once_at_a_time_with_a_reason():
    assert rules.why_not_flag(reason="He would be alone", has_ended=False, is_flagged=False) == []
    assert rules.why_not_flag(reason=" ", has_ended=True, is_flagged=True) == [*WhyNotFlag]


@pytest.mark.parametrize(
    ("settled_as", "flagged", "paused"),
    [
        ([], False, False),
        ([""], True, True),
        (["go on"], False, False),
        (["change"], False, True),
        (["change", "go on"], False, False),
        (["go on", ""], True, True),
        (["set aside"], False, False),
    ],
)
def test_a_flag_pauses_a_goal_until_the_supervisors_word_is_done(settled_as, flagged, paused):
    assert rules.is_flagged(settled_as) is flagged
    assert rules.is_paused(settled_as) is paused


def settling(**facts):
    known = {
        "settled_as": "go on", "is_settled": False, "is_their_supervisor": True,
        "advice": "With an adult there", "advised_on": A_DAY, "flagged_on": A_DAY, "today": A_DAY,
    }  # fmt: skip
    return rules.why_not_settle(Settling(**known | facts))


def test_a_flag_is_settled_by_their_own_supervisors_word_on_or_after_that_day():
    assert settling() == []
    assert settling(is_their_supervisor=False) == [WhyNotSettle.NOT_THEIR_SUPERVISOR]
    assert settling(advice="  ") == [WhyNotSettle.NO_ADVICE]
    assert settling(settled_as="") == [WhyNotSettle.NOT_A_CHOICE]
    assert settling(advised_on=after(-1)) == [WhyNotSettle.BEFORE_FLAG]
    assert settling(advised_on=after(1)) == [WhyNotSettle.IN_FUTURE]
    assert settling(is_settled=True) == [WhyNotSettle.SETTLED]
