"""How far a group moved: the reference's worked figures, and what is not known of a few."""

import math

import pytest

from holdfast.measures.rules.averages import correlation, mean, sd
from holdfast.measures.rules.change import better_by, change, hedges_j
from tests.measures.pairs import SLEEP, pilot, published

CLOSE = {"rel": 1e-12, "abs": 1e-12}


def about(value):
    return pytest.approx(value, **CLOSE)


def same_effect(effect, wanted, name):
    assert effect.d == about(wanted[f"d_{name}"])
    assert effect.g == about(wanted[f"g_{name}"])
    assert tuple(effect.g_ci95) == pytest.approx(wanted[f"g_{name}_ci95"], abs=1e-8)  # z 1.959964


@pytest.mark.parametrize("which", ["sleep_effects", "pilot"])
def test_every_published_effect_comes_out_as_published(which):
    wanted = published()[which]
    wanted = wanted.get("effects", wanted)
    first, second = SLEEP if which == "sleep_effects" else pilot()
    found = change(first, second, lower_is_better=True)
    assert found.pairs == wanted["n"]
    assert found.mean == about(wanted["mean_change"])
    assert found.sd == about(wanted["sd_change"])
    assert found.correlation == about(wanted["r"])
    for name in ("z", "av", "rm"):
        same_effect(getattr(found, name), wanted, name)


def test_the_sign_says_better_whichever_way_the_scale_runs():
    down = change([10, 12, 15], [8, 11, 11], lower_is_better=True)
    up = change([10, 12, 15], [8, 11, 11], lower_is_better=False)
    assert down.mean == about(7 / 3)
    assert up.mean == about(-7 / 3)
    assert (down.z.d, down.av.g, down.rm.d) == (-up.z.d, -up.av.g, -up.rm.d)
    assert down.ci95 == about((-up.ci95.high, -up.ci95.low))


def test_the_interval_of_the_mean_is_students():
    found = change([1, 2, 3], [0, 0, 0], lower_is_better=True)
    t_of_two = 0.95 / math.sqrt(2 * 0.975 * 0.025)  # closed form for 2 degrees of freedom
    half = t_of_two / math.sqrt(3)
    assert found.ci95 == pytest.approx((2 - half, 2 + half), rel=1e-10)


@pytest.mark.parametrize("df", [5, 9, 19, 29, 49])
def test_the_small_sample_correction_is_exact(df):
    wanted = published()["J_values"][str(df)]
    assert hedges_j(df) == about(wanted["exact"])
    assert 1 - 3 / (4 * df - 1) == about(wanted["approx"])


def test_the_correction_of_two_degrees_of_freedom_is_known_and_of_one_is_not():
    assert hedges_j(2) == about(1 / math.sqrt(math.pi))
    with pytest.raises(
        ValueError, match=r"^the correction is not known for fewer than 2 degrees of freedom$"
    ):
        hedges_j(1)


def test_of_nobody_nothing_is_known():
    found = change([], [], lower_is_better=True)
    assert found.pairs == 0
    assert (found.mean, found.sd, found.ci95, found.correlation) == (None, None, None, None)
    assert (found.z, found.av, found.rm) == (None, None, None)


def test_of_one_child_only_the_change_is_known():
    found = change([20], [15], lower_is_better=True)
    assert (found.pairs, found.mean) == (1, 5)
    assert (found.sd, found.ci95, found.correlation) == (None, None, None)
    assert (found.z, found.av, found.rm) == (None, None, None)


def test_of_two_children_there_is_an_interval_but_no_corrected_size():
    found = change([20, 22], [15, 20], lower_is_better=True)
    assert found.sd == about(math.sqrt(4.5))
    assert found.ci95.low < 3.5 < found.ci95.high
    assert (found.z, found.av, found.rm) == (None, None, None)


def test_three_children_are_enough_for_a_size():
    found = change([20, 22, 30], [15, 20, 20], lower_is_better=True)
    assert None not in (found.z, found.av, found.rm)


def test_a_change_alike_for_all_has_no_size_against_its_own_spread():
    found = change([20, 22, 30], [15, 17, 25], lower_is_better=True)
    assert (found.mean, found.sd, found.ci95) == (5, 0, (5, 5))
    assert (found.z, found.rm) == (None, None)
    assert found.av.d == about(5 / sd([20, 22, 30]))
    assert found.av.g_ci95 == (found.av.g, found.av.g)


def test_scores_that_never_vary_have_no_correlation_and_no_size():
    found = change([20, 20, 20], [15, 15, 15], lower_is_better=True)
    assert (found.correlation, found.z, found.av, found.rm) == (None, None, None, None)


def test_one_side_that_never_varies_still_has_an_average_spread():
    found = change([20, 20, 20], [15, 16, 17], lower_is_better=True)
    assert found.correlation is None
    assert found.rm is None
    assert found.av.d == about(4 / math.sqrt(0.5))


def test_a_spread_that_is_only_the_machines_rounding_is_none():
    assert sd([0.1 + 0.2, 0.3, 0.3]) == 0
    assert sd([1e-9, 2e-9, 3e-9]) == about(1e-9)


def test_a_perfect_correlation_is_never_more_than_one():
    three = [8, 6, 39]  # whose own arithmetic would give 1.0000000000000002
    assert correlation(three, [2 * each for each in three]) == 1
    assert correlation(three, [-2 * each for each in three]) == -1


def test_a_score_that_is_no_number_is_refused():
    for odd in (math.nan, math.inf):
        with pytest.raises(ValueError, match=r"^a score that is not a number cannot be compared$"):
            change([1, odd], [1, 2], lower_is_better=True)
        with pytest.raises(ValueError, match=r"^a score that is not a number cannot be compared$"):
            change([1, 2], [1, odd], lower_is_better=True)


def test_pairs_that_do_not_pair_are_refused():
    with pytest.raises(ValueError, match="shorter"):
        change([1, 2, 3], [1, 2], lower_is_better=True)


def test_a_child_without_a_partner_is_never_passed_over():
    for first, second in (([1, 2], [1]), ([1], [1, 2])):
        with pytest.raises(ValueError, match=r"argument 2 is (shorter|longer)"):
            better_by(first, second, lower_is_better=True)
        with pytest.raises(ValueError, match=r"argument 2 is (shorter|longer)"):
            correlation([*first, 5, 7], [*second, 6, 7])


def test_the_mean_of_nothing_is_refused():
    with pytest.raises(ValueError, match=r"^the mean of nothing is not known$"):
        mean([])
