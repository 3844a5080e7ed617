"""Limits of a series and of a funnel, and how alike children of one group are."""

import math

import pytest

from holdfast.measures.rules import funnel_limits, process_limits
from holdfast.measures.rules.nesting import nesting
from holdfast.measures.rules.process_limits import Limits, Mark, limits, marks
from tests.measures.pairs import published


@pytest.mark.parametrize(
    ("name", "screened"),
    [
        ("statprocon [10,50,40,30]", False),
        ("mdc vignette, excel", False),
        ("mdc vignette, screened", True),
    ],
)
def test_every_published_limit_comes_out_as_published(name, screened):
    cases = published()["xmr"]
    series = [10, 50, 40, 30] if "statprocon" in name else cases["mdc_series"]
    found, wanted = limits(series, screened=screened), cases[name]
    assert found.mean == pytest.approx(wanted["mean"], rel=1e-12)
    assert found.moving_range == pytest.approx(wanted["amr"], rel=1e-12)
    assert found.upper == pytest.approx(wanted["upl"], rel=1e-12)
    assert found.lower == pytest.approx(wanted["lpl"], rel=1e-12)
    highest_range = process_limits.SCREEN_FROM_RANGE * found.moving_range
    assert highest_range == pytest.approx(wanted["mr_upper_3267"], rel=1e-12)


def test_limits_of_fewer_than_twelve_points_are_on_trial():
    assert limits([1, 2] * 5 + [1]).trial
    assert not limits([1, 2] * 6).trial


def test_one_point_has_no_limits_and_two_have():
    with pytest.raises(ValueError, match=r"^limits need two points or more$"):
        limits([3])
    assert limits([3, 4]).moving_range == 1


def test_a_range_of_exactly_the_screen_is_kept():
    flat = [0, 0, 0, 0]
    assert limits(flat, screened=True) == limits(flat)


WIDE = Limits(mean=50, moving_range=1, upper=59, lower=41, trial=False)


def said(series):
    """The marks of a series told as distances from a mean of 50, with limits 9 away."""
    found = marks([WIDE.mean + y for y in series], WIDE)
    return [mark.name if mark else "" for mark in found]


def test_a_point_outside_a_limit_is_marked_and_one_on_it_is_not():
    assert said([0, 9, 9.1, 0, -9.1, -9]) == ["", "", "OUTSIDE", "", "OUTSIDE", ""]


def test_seven_on_one_side_are_marked_and_six_are_not():
    assert said([1, 2, 1, 2, 1, 2]) == [""] * 6
    assert said([-1, 1, 2, 1, 2, 1, 2, 1, -1]) == ["", *["SHIFT"] * 7, ""]
    assert said([-1, -2, -1, -2, -1, -2, -1, -2]) == ["SHIFT"] * 8


def test_a_point_on_the_mean_breaks_a_run():
    assert said([1, 2, 1, 0, 1, 2, 1]) == [""] * 7


def test_seven_rising_or_falling_are_marked_and_six_are_not():
    assert said([-3, -2, -1, 0, 1, 2]) == [""] * 6
    assert said([-3, -2, -1, 0, 1, 2, 3]) == ["TREND"] * 7
    assert said([0, 3, 2, 1, 0, -1, -2, -3]) == ["", *["TREND"] * 7]
    assert said([-3, -2, -1, 0, 1, 2, 3, 0]) == [*["TREND"] * 7, ""]


def test_a_step_that_stays_level_breaks_a_trend():
    assert said([-3, -2, -1, -1, 0, 1, 2]) == [""] * 7


def test_two_of_three_near_a_limit_are_marked_where_all_three_are_on_one_side():
    assert said([0, 7, 1, 7, 0]) == ["", "NEAR", "", "NEAR", ""]
    assert said([0, -7, -7, -1]) == ["", "NEAR", "NEAR", ""]
    assert said([7, -1, 7]) == ["", "", ""]
    assert said([7, 1, 1, 7]) == ["", "", "", ""]
    assert said([7, 7, 0]) == ["", "", ""]
    assert said([7, 1, -1, 7, 1]) == [""] * 5


def test_two_thirds_of_the_way_is_not_yet_near():
    assert said([6, 6, 6]) == ["", "", ""]
    assert said([6.1, 6.1, 6]) == ["NEAR", "NEAR", ""]


def test_a_point_outside_counts_as_near_but_is_called_outside():
    assert said([10, 1, 7]) == ["OUTSIDE", "", "NEAR"]


def test_the_first_rule_that_holds_is_the_one_given():
    rising = [1, 2, 3, 4, 7, 8, 10]
    assert said(rising) == ["TREND"] * 6 + ["OUTSIDE"]
    assert said([7, 8, 7, 1, 1, 1, 1]) == ["NEAR"] * 3 + ["SHIFT"] * 4
    assert list(Mark) == [Mark.OUTSIDE, Mark.TREND, Mark.NEAR, Mark.SHIFT]


def test_every_published_funnel_of_a_mean_comes_out_as_published():
    for case in published()["funnel_mean"]:
        found = funnel_limits.of_mean(case["target"], sd=case["sd"], n=case["n"])
        assert tuple(found) == pytest.approx(case["l95"], abs=1e-6)


def test_every_published_funnel_of_a_proportion_comes_out_as_published():
    for case in published()["funnel_proportion_arcsine"]:
        inner = funnel_limits.of_proportion(case["p"], n=case["n"])
        outer = funnel_limits.of_proportion(case["p"], n=case["n"], within=funnel_limits.OUTER)
        assert tuple(inner) == pytest.approx(case["l95"], abs=1e-7)
        assert tuple(outer) == pytest.approx(case["l998"], abs=1e-7)


def test_a_small_teams_limits_stay_from_nought_to_one():
    assert funnel_limits.of_proportion(0.1, n=5).low == 0
    assert funnel_limits.of_proportion(0.9, n=5).high == 1
    assert funnel_limits.of_proportion(0, n=1).low == 0
    assert funnel_limits.of_proportion(1, n=1).high == 1


def test_a_funnel_of_nobody_or_of_no_spread_is_refused():
    assert funnel_limits.of_mean(0, sd=0.5, n=1).high == pytest.approx(0.979982, abs=1e-6)
    for wrong in ({"sd": 5, "n": 0}, {"sd": 0, "n": 5}, {"sd": math.inf, "n": 5}):
        with pytest.raises(
            ValueError, match=r"^limits need at least one pair, and an SD of more than 0$"
        ):
            funnel_limits.of_mean(0, **wrong)
    for target, n in ((0.5, 0), (-0.1, 5), (1.1, 5)):
        with pytest.raises(
            ValueError, match=r"^limits need at least one pair, and a target from 0 to 1$"
        ):
            funnel_limits.of_proportion(target, n=n)


def test_the_published_groups_are_as_alike_as_published():
    case = published()["random_intercept_balanced"]
    found = nesting(case["groups"])
    assert found.grand_mean == case["grand_mean"]
    assert found.between_mean_square == pytest.approx(case["msb"], rel=1e-12)
    assert found.within_mean_square == pytest.approx(case["msw"], rel=1e-12)
    assert found.between_variance == pytest.approx(case["var_between"], rel=1e-12)
    assert found.intraclass_correlation == pytest.approx(case["icc"], rel=1e-12)
    assert found.standard_error == pytest.approx(case["se_mean"], rel=1e-12)
    assert found.design_effect == pytest.approx(case["design_effect"], rel=1e-12)


def test_groups_less_alike_than_chance_have_no_variance_between_and_not_a_negative_one():
    found = nesting([[1, 9], [9, 1]])
    assert (found.between_variance, found.intraclass_correlation) == (0, 0)
    assert found.design_effect == 1


def test_groups_that_differ_as_much_as_their_children_are_half_alike():
    one = [3, -3, 2, -2, 1, -1, 0, 0]
    found = nesting([one, [each + 3 for each in one]])
    assert found.between_variance == found.within_mean_square == 4
    assert (found.intraclass_correlation, found.design_effect) == (0.5, 4.5)


def test_where_nobody_differs_likeness_is_not_known():
    found = nesting([[3, 3], [3, 3]])
    assert (found.intraclass_correlation, found.design_effect) == (None, None)


def test_groups_that_are_not_balanced_are_refused():
    for wrong in ([], [[1, 2]], [[1, 2], [1, 2, 3]], [[1], [2]]):
        with pytest.raises(
            ValueError, match=r"^two groups or more are needed, all of one size of two or more$"
        ):
            nesting(wrong)
    assert nesting([[1, 2], [4, 5]]).grand_mean == 3
