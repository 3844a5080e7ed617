"""Whether one child moved by more than error: thresholds, cuts and where the child ended."""

import math

import pytest

from holdfast.measures.instruments.jacobson_truax import threshold
from holdfast.measures.instruments.shapes import ReliableRule
from holdfast.measures.rules.reliable import (
    Moved,
    counts,
    crossed,
    cut_a,
    cut_b,
    cut_c,
    error_of_difference,
    moved,
    reliable_change_index,
    standard_error,
    whole_points,
)
from tests.measures.pairs import pilot, published


def rule(points, *, reached_at=False):
    return ReliableRule(
        key="x",
        name="x",
        scale="total",
        informant=None,
        threshold=points,
        reached_at=reached_at,
        reliability="alpha",
        source="",
        is_provisional=False,
    )


def test_every_published_threshold_comes_out_as_published():
    cases = published()["sdq_total_reliable_change"]
    assert len(cases) >= 16
    for case in cases:
        sd, reliability = case["sd"], case["reliability"]
        assert standard_error(sd, reliability) == pytest.approx(case["sem"], abs=6e-4)
        assert error_of_difference(sd, reliability) == pytest.approx(case["s_diff"], abs=6e-4)
        assert threshold(sd, reliability) == pytest.approx(case["rci95"], abs=6e-3)
        assert whole_points(rule(threshold(sd, reliability))) == case["whole_points_needed"]


def test_the_papers_own_example():
    case = published()["jacobson_truax_worked"]
    sd, r = case["sd"], case["r"]
    assert standard_error(sd, r) == pytest.approx(case["sem"], rel=1e-12)
    assert error_of_difference(sd, r) == pytest.approx(case["s_diff"], rel=1e-12)
    gained = case["x2"] - case["x1"]
    assert reliable_change_index(gained, sd=sd, reliability=r) == pytest.approx(case["rc"], 1e-12)
    halfway = cut_c(clinic_mean=40, clinic_sd=sd, norm_mean=60, norm_sd=sd)
    assert halfway == case["cut_c_equal_sd_40_60"]


@pytest.mark.parametrize("measure", ["bdi", "hamd"])
def test_the_cut_and_threshold_of_a_trial_come_out_as_published(measure):
    case = published()["claus2020_replicated"][measure]
    cut = cut_c(
        clinic_mean=case["mean"], clinic_sd=case["sd"], norm_mean=case["mf"], norm_sd=case["sf"]
    )
    # HAMD is printed as 19.89; its own printed inputs, one rounded mean among them, give 19.887.
    assert cut == pytest.approx(case["cut_c"], abs=6e-3)
    if "rci" in case:
        assert threshold(case["sd"], case["r"]) == pytest.approx(case["rci"], abs=6e-3)


def test_cuts_a_and_b_lie_two_sds_towards_the_other_group():
    assert cut_a(clinic_mean=20, clinic_sd=4, lower_is_better=True) == 12
    assert cut_a(clinic_mean=20, clinic_sd=4, lower_is_better=False) == 28
    assert cut_b(norm_mean=8, norm_sd=3, lower_is_better=True) == 14
    assert cut_b(norm_mean=8, norm_sd=3, lower_is_better=False) == 2


def test_cut_c_leans_towards_the_group_that_varies_less():
    assert cut_c(clinic_mean=20, clinic_sd=1, norm_mean=8, norm_sd=3) == 17


def test_a_change_of_exactly_the_threshold_counts_only_where_the_rule_says_reached():
    assert moved(20, 16, rule=rule(4), lower_is_better=True) is Moved.UNCHANGED
    assert moved(20, 16, rule=rule(4, reached_at=True), lower_is_better=True) is Moved.IMPROVED
    assert (whole_points(rule(4)), whole_points(rule(4, reached_at=True))) == (5, 4)
    assert (whole_points(rule(3.5)), whole_points(rule(3.5, reached_at=True))) == (4, 4)


@pytest.mark.parametrize(
    ("first", "second", "lower_is_better", "ends"),
    [
        (20, 10, True, Moved.RECOVERED),
        (20, 14, True, Moved.IMPROVED),  # the cut itself is still on the far side
        (14, 4, True, Moved.RECOVERED),
        (13, 3, True, Moved.IMPROVED),  # began on the near side
        (15, 12, True, Moved.UNCHANGED),  # crossed, but by no more than error
        (10, 20, True, Moved.DETERIORATED),
        (10, 20, False, Moved.RECOVERED),
        (4, 14, False, Moved.IMPROVED),
        (14, 24, False, Moved.RECOVERED),
        (15, 25, False, Moved.IMPROVED),
        (20, 10, False, Moved.DETERIORATED),
        (12, 15, False, Moved.UNCHANGED),
    ],
)
def test_recovered_needs_a_reliable_change_and_a_cut_crossed(first, second, lower_is_better, ends):
    found = moved(first, second, rule=rule(5), lower_is_better=lower_is_better, cut=14)
    assert found is ends


def test_a_change_of_less_than_a_point_can_be_reliable_too():
    assert moved(1.6, 1, rule=rule(0.5), lower_is_better=True) is Moved.IMPROVED
    assert moved(1, 1.6, rule=rule(0.5), lower_is_better=True) is Moved.DETERIORATED


def test_without_a_cut_nobody_is_called_recovered():
    assert moved(40, 0, rule=rule(5), lower_is_better=True) is Moved.IMPROVED


def test_the_pilots_six_better_and_two_worse_are_by_parent_alpha():
    wanted, (first, second) = published()["pilot"], pilot()
    alpha = rule(threshold(5.8, 0.82))
    found = counts(
        moved(one, two, rule=alpha, lower_is_better=True)
        for one, two in zip(first, second, strict=True)
    )
    assert found == {
        Moved.RECOVERED: 0,
        Moved.IMPROVED: wanted["reliable_improved"],
        Moved.UNCHANGED: wanted["unchanged"],
        Moved.DETERIORATED: wanted["reliable_worse"],
    }


def test_the_pilots_crossings_of_17_come_out_as_published():
    wanted, (first, second) = published()["pilot"]["cut17"], pilot()
    pairs = list(zip(first, second, strict=True))
    down = [crossed(one, two, cut=17, lower_is_better=True) for one, two in pairs]
    up = [crossed(two, one, cut=17, lower_is_better=True) for one, two in pairs]
    assert (sum(down), sum(up)) == (wanted["recovered"], wanted["deteriorated"])
    assert sum(one >= 17 for one in first) == wanted["above_t1"]
    assert sum(two >= 17 for two in second) == wanted["above_t2"]


@pytest.mark.parametrize(
    ("sd", "reliability"), [(0, 0.8), (-1, 0.8), (math.inf, 0.8), (5, -0.1), (5, 1.1)]
)
def test_an_impossible_spread_or_reliability_is_refused(sd, reliability):
    with pytest.raises(
        ValueError, match=r"^an SD must be more than 0 and a reliability from 0 to 1$"
    ):
        standard_error(sd, reliability)


def test_the_ends_of_reliability_are_allowed_but_a_perfect_one_has_no_index():
    assert (standard_error(5, 0), standard_error(5, 1)) == (5, 0)
    assert standard_error(0.5, 0.75) == 0.25, "a spread under one point is a spread"
    assert threshold(5, 1) == 0
    with pytest.raises(ValueError, match=r"^a measure without error has no reliable change index$"):
        reliable_change_index(3, sd=5, reliability=1)
