"""Whether a child's own goals moved, and what a Goal Attainment score comes to."""

import pytest

from holdfast.measures.rules.goals_change import (
    gas_t,
    goals_moved,
    mean_of_children,
    why_not_ratings,
)
from tests.measures.pairs import published

LEVELS = "^every goal needs a level from -2 to 2, and there must be one goal$"
WEIGHTS = "^every goal needs one weight, more than 0$"


def test_every_published_case_of_goals_comes_out_as_published():
    for case in published("gbo_cases")["cases"]:
        found = goals_moved(case["t1"], case["t2"])
        if case["n"] == 0:
            assert found is None
            continue
        assert found.goals == case["n"]
        assert found.mean_first == pytest.approx(case["mean_t1"], abs=6e-5)
        assert found.mean_second == pytest.approx(case["mean_t2"], abs=6e-5)
        assert found.change == pytest.approx(case["change"], abs=6e-5)
        assert found.reliable_by_unverified_mean is case["reliable_2_45"]
        assert max(found.changes) == case["max_change"]
        assert bool(found.reliable_goals) is (case["max_change"] >= 3)


def test_every_published_refusal_of_goals_is_refused():
    for case in published("gbo_cases")["invalid"]:
        assert len(why_not_ratings(case["t1"])) == 1


def test_a_refusal_names_the_goal_and_the_range():
    assert why_not_ratings([3, 11]) == ["goal 2: 11 is not a whole number from 0 to 10"]
    assert why_not_ratings([1, 2, 3, 4]) == ["4 goals are rated, and no more than 3 are scored"]
    assert why_not_ratings([-1, 2.5, 3, 4])[:2] == [
        "goal 1: -1 is not a whole number from 0 to 10",
        "goal 2: 2.5 is not a whole number from 0 to 10",
    ]
    assert len(why_not_ratings([-1, 2.5, 3, 4])) == 3


def test_a_site_may_score_more_goals_and_a_blank_is_nothing_wrong():
    assert why_not_ratings([1, 2, 3, 4], most=4) == []
    assert why_not_ratings([None, 0, 10]) == []


def test_a_mean_is_taken_within_each_child_first():
    case = published("gbo_cases")["unequal_goal_counts"]
    children = [goals_moved(first, second) for first, second in case["children"]]
    assert mean_of_children(children) == case["mean_of_children"] == 3.5
    assert mean_of_children([*children, None]) == 3.5
    assert mean_of_children([None]) is None
    assert mean_of_children([]) is None


def test_two_points_on_a_goal_are_not_reliable_and_three_are():
    found = goals_moved([2, 2, 2, 5, 5, 5], [4, 5, 6, 3, 2, 1])
    assert (found.reliable_goals, found.worse_goals) == (2, 2)


def test_the_unverified_rule_is_reached_at_2_45():
    assert goals_moved([0] * 20, [2] * 11 + [3] * 9).reliable_by_unverified_mean
    assert not goals_moved([0] * 20, [2] * 12 + [3] * 8).reliable_by_unverified_mean


def test_goals_that_do_not_pair_are_refused():
    with pytest.raises(ValueError, match="shorter"):
        goals_moved([1, 2], [1])


def test_every_published_attainment_score_comes_out_as_published():
    for case in published()["gas_t"]:
        assert gas_t(case["x"], case["w"]) == pytest.approx(case["t"], rel=1e-12)


def test_goals_assumed_unrelated_lean_further_from_fifty():
    assert gas_t([1, 1, 1], correlation=0) == pytest.approx(50 + 10 * 3**0.5)


@pytest.mark.parametrize(
    ("levels", "weights", "why"),
    [
        ([], None, LEVELS),
        ([3], None, LEVELS),
        ([0, -3], None, LEVELS),
        ([1, 1], [1], WEIGHTS),
        ([1, 1], [1, 0], WEIGHTS),
        ([1], [float("inf")], WEIGHTS),
        ([1], [-1], WEIGHTS),
    ],
)
def test_attainment_that_cannot_be_scored_is_refused(levels, weights, why):
    with pytest.raises(ValueError, match=why):
        gas_t(levels, weights)
