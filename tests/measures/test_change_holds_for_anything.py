"""What is true of the change of any group, whatever its scores."""

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from holdfast.measures.instruments.jacobson_truax import threshold
from holdfast.measures.rules import funnel_limits
from holdfast.measures.rules.averages import sd
from holdfast.measures.rules.change import change, hedges_j
from holdfast.measures.rules.expected import regression_to_the_mean
from holdfast.measures.rules.goals_change import gas_t, goals_moved
from holdfast.measures.rules.nesting import nesting
from holdfast.measures.rules.process_limits import limits, marks

scores = st.integers(0, 40)
groups = st.lists(st.tuples(scores, scores), min_size=3, max_size=40)


def of(pairs, *, lower_is_better=True):
    return change(
        [first for first, _ in pairs],
        [second for _, second in pairs],
        lower_is_better=lower_is_better,
    )


def figures(found):
    """Every figure of a change, in a fixed order, None where it is not known."""
    plain = [found.mean, found.sd, found.correlation, *(found.ci95 or [None] * 2)]
    for effect in (found.z, found.av, found.rm):
        plain += [effect.d, effect.g, *effect.g_ci95] if effect else [None] * 4
    return plain


def same(one, other):
    assert [value is None for value in one] == [value is None for value in other]
    for value, wanted in zip(one, other, strict=True):
        assert value == pytest.approx(wanted, rel=1e-6, abs=1e-6)  # d_rm near r = 1


@given(groups, st.integers(-100, 100))
def test_moving_the_whole_scale_changes_nothing(pairs, by):
    same(figures(of([(one + by, two + by) for one, two in pairs])), figures(of(pairs)))


@given(groups, st.randoms(use_true_random=False))
def test_the_order_of_the_children_is_irrelevant(pairs, chance):
    shuffled = list(pairs)
    chance.shuffle(shuffled)
    same(figures(of(shuffled)), figures(of(pairs)))


@given(groups)
def test_turning_the_scale_over_turns_the_sign_and_nothing_else(pairs):
    down, up = of(pairs), of(pairs, lower_is_better=False)
    assert (up.sd, up.correlation) == (down.sd, down.correlation)
    assert up.mean == -down.mean
    for one, other in ((down.z, up.z), (down.av, up.av), (down.rm, up.rm)):
        assert (one is None) is (other is None)
        if one and other:
            assert (other.d, other.g) == (-one.d, -one.g)
            assert tuple(other.g_ci95) == pytest.approx((-one.g_ci95.high, -one.g_ci95.low))


@given(groups)
def test_asking_in_the_other_order_turns_the_sign(pairs):
    assert of([(two, one) for one, two in pairs]).mean == -of(pairs).mean


@given(groups, st.integers(2, 9))
def test_a_stretched_scale_has_the_same_sizes(pairs, by):
    plain, stretched = of(pairs), of([(one * by, two * by) for one, two in pairs])
    same(figures(stretched)[5:], figures(plain)[5:])
    assert stretched.mean == pytest.approx(by * plain.mean)


@given(groups)
def test_every_interval_holds_its_estimate_and_every_correction_shrinks(pairs):
    found = of(pairs)
    assert found.ci95.low <= found.mean <= found.ci95.high
    for effect in filter(None, (found.z, found.av, found.rm)):
        assert effect.g_ci95.low <= effect.g <= effect.g_ci95.high
        assert abs(effect.g) <= abs(effect.d)
        assert effect.d * found.mean >= 0


@given(groups)
def test_a_group_told_twice_is_surer_of_the_same_mean(pairs):
    once, twice = of(pairs), of(pairs * 2)
    assert twice.mean == pytest.approx(once.mean)
    assert twice.ci95.high - twice.ci95.low <= once.ci95.high - once.ci95.low + 1e-9


@given(st.integers(2, 100_000))
def test_the_correction_is_between_nought_and_one_and_grows(df):
    assert 0 < hedges_j(df) < 1
    assert hedges_j(df) < hedges_j(df + max(1, df // 100))


@given(st.lists(st.floats(-1e6, 1e6), min_size=2, max_size=30))
def test_a_spread_is_never_negative_nor_more_than_the_range(values):
    assert 0 <= sd(values) <= (max(values) - min(values)) * (1 + 1e-9)


@given(st.floats(0.5, 20), st.floats(0, 0.99), st.floats(0.001, 0.01))
def test_a_more_reliable_measure_needs_a_smaller_change(spread, reliability, more):
    assert threshold(spread, reliability + more) < threshold(spread, reliability)


@given(st.floats(0.5, 9), st.floats(0, 1), st.floats(-20, 20))
def test_nobody_is_expected_to_fall_below_the_mean_they_came_from(spread, reliability, cut):
    assume(cut < 20 * spread)
    fall = regression_to_the_mean(mean=0, sd=spread, reliability=reliability, cut=cut)
    assert fall >= 0
    assert reliability < 1 or fall == 0


@given(st.lists(st.tuples(st.integers(0, 10), st.integers(0, 10)), min_size=1, max_size=6))
def test_a_childs_mean_change_is_the_change_of_its_means(goals):
    found = goals_moved([one for one, _ in goals], [two for _, two in goals])
    assert found.change == pytest.approx(found.mean_second - found.mean_first)
    assert min(found.changes) <= found.change + 1e-9
    assert found.reliable_goals + found.worse_goals <= found.goals


@given(st.lists(st.integers(-2, 2), min_size=1, max_size=8), st.floats(0.1, 9))
def test_attainment_is_the_same_however_heavy_the_equal_weights(levels, weight):
    weighed = gas_t(levels, [weight] * len(levels))
    assert weighed == pytest.approx(gas_t(levels))
    assert weighed - 50 == pytest.approx(50 - gas_t([-level for level in levels]))


@given(st.lists(st.integers(-50, 50), min_size=2, max_size=40))
def test_a_series_turned_over_has_its_limits_and_marks_turned_over(series):
    plain, over = limits(series), limits([-y for y in series])
    assert over.upper == pytest.approx(-plain.lower)
    assert over.moving_range == plain.moving_range
    assert plain.lower <= plain.mean <= plain.upper
    assert len(marks(series, plain)) == len(series)


@given(st.floats(0, 1), st.integers(1, 500))
def test_a_funnel_holds_its_target_and_narrows(target, n):
    inner = funnel_limits.of_proportion(target, n=n)
    outer = funnel_limits.of_proportion(target, n=n, within=funnel_limits.OUTER)
    more = funnel_limits.of_proportion(target, n=n + 1)
    assert 0 <= outer.low <= inner.low <= more.low + 1e-12
    assert inner.low - 1e-9 <= target <= inner.high + 1e-9
    assert more.high - 1e-12 <= inner.high <= outer.high <= 1


@given(
    st.integers(2, 6).flatmap(
        lambda m: st.lists(st.lists(scores, min_size=m, max_size=m), min_size=2, max_size=6)
    )
)
def test_groups_are_never_less_alike_than_nought_nor_more_than_one(children):
    found = nesting(children)
    alike = found.intraclass_correlation
    assert alike is None or 0 <= alike <= 1
    assert alike is None or 1 <= found.design_effect <= len(children[0]) + 1e-9
    assert math.isfinite(found.standard_error)
