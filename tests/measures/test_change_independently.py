"""The change rules against SciPy's and statsmodels' own, on the same pairs and on random ones."""

import numpy as np
import pytest
from scipy import stats
from statsmodels.regression.mixed_linear_model import MixedLM
from statsmodels.stats.weightstats import DescrStatsW

from holdfast.evaluation.rules.mixed import fit
from holdfast.measures.rules import funnel_limits
from holdfast.measures.rules.change import change, hedges_j
from holdfast.measures.rules.expected import regression_to_the_mean
from holdfast.measures.rules.nesting import nesting
from holdfast.measures.rules.process_limits import limits
from holdfast.measures.rules.reliable import reliable_change_index
from tests.measures.pairs import SLEEP, pilot, published

CLOSE = 1e-10


def random_sets(how_many=60, seed=3):
    """Pairs of SDQ totals of groups from 5 to 60 children, more and less alike."""
    chance = np.random.default_rng(seed)
    for _ in range(how_many):
        n, alike = int(chance.integers(5, 61)), chance.uniform(-0.5, 0.95)
        both = chance.multivariate_normal([20, 17], [[36, 36 * alike], [36 * alike, 36]], size=n)
        first, second = np.clip(np.rint(both), 0, 40).T
        if len(set(first)) > 1 and len(set(second)) > 1 and len(set(first - second)) > 1:
            yield first, second


def of(first, second):
    return change(first.tolist(), second.tolist(), lower_is_better=True)


def sets():
    yield tuple(map(np.array, SLEEP))
    yield tuple(map(np.array, pilot()))
    yield from random_sets()


def test_the_mean_its_interval_and_the_paired_t_agree_with_scipy_and_statsmodels():
    for first, second in sets():
        found = of(first, second)
        theirs = stats.ttest_rel(first, second)
        weighed = DescrStatsW(first - second)
        assert found.mean == pytest.approx(weighed.mean, rel=CLOSE, abs=CLOSE)
        assert found.sd == pytest.approx(weighed.std_mean * np.sqrt(len(first)), rel=CLOSE)
        assert tuple(found.ci95) == pytest.approx(tuple(theirs.confidence_interval()), abs=CLOSE)
        assert tuple(found.ci95) == pytest.approx(weighed.tconfint_mean(), abs=CLOSE)
        assert found.z.d * np.sqrt(len(first)) == pytest.approx(theirs.statistic, abs=CLOSE)
        assert found.correlation == pytest.approx(stats.pearsonr(first, second)[0], abs=CLOSE)


def test_sizes_and_intervals_agree_with_numpy_and_the_normal_distribution():
    for first, second in sets():
        n, moved = len(first), first - second
        found = of(first, second)
        r = np.corrcoef(first, second)[0, 1]
        average = np.sqrt(np.mean([first.var(ddof=1), second.var(ddof=1)]))
        d_z, d_av = moved.mean() / moved.std(ddof=1), moved.mean() / average
        d_rm = d_z * np.sqrt(2 - 2 * r)
        errors = {
            "z": (d_z, np.sqrt(1 / n + d_z**2 / (2 * n))),
            "av": (d_av, stats.sem(moved) / average),
            "rm": (d_rm, np.sqrt((1 / n + d_rm**2 / (2 * n)) * (2 - 2 * r))),
        }
        j = 1 / stats.nct.mean(n - 1, 1.0) if n > 2 else None
        for name, (d, error) in errors.items():
            ours = getattr(found, name)
            assert ours.d == pytest.approx(d, rel=CLOSE, abs=CLOSE)
            assert ours.g == pytest.approx(j * d, rel=1e-8, abs=CLOSE)
            theirs = stats.norm.interval(0.95, loc=j * d, scale=j * error)
            assert tuple(ours.g_ci95) == pytest.approx(theirs, rel=1e-8, abs=1e-8)


def test_the_correction_is_what_the_noncentral_t_says_it_is():
    for df in range(2, 200):
        assert hedges_j(df) == pytest.approx(0.7 / stats.nct.mean(df, 0.7), rel=1e-8)


def test_a_bootstrap_of_the_same_pairs_is_about_as_sure_as_we_are():
    first, second = map(np.array, pilot())
    found = of(first, second)
    again = stats.bootstrap((first - second,), np.mean, rng=np.random.default_rng(1))
    assert tuple(found.ci95) == pytest.approx(tuple(again.confidence_interval), abs=0.5)


def test_the_fall_to_the_mean_is_that_of_a_truncated_normal():
    for mean, sd, r, cut in [
        (8.4, 5.8, 0.72, 17),
        (18, 6, 0.72, 17),
        (0, 1, 0.5, -2),
        (3, 2, 0, 9),
    ]:
        taken = stats.truncnorm.mean((cut - mean) / sd, np.inf, loc=mean, scale=sd)
        ours = regression_to_the_mean(mean=mean, sd=sd, reliability=r, cut=cut)
        assert ours == pytest.approx((1 - r) * (taken - mean), rel=1e-8)


def test_the_reliable_change_index_of_pure_error_is_beyond_1_96_one_time_in_twenty():
    chance, sd, r = np.random.default_rng(5), 5.8, 0.82
    error = sd * np.sqrt(1 - r)
    first, second = chance.normal(0, error, size=(2, 40_000))
    index = reliable_change_index(1.0, sd=sd, reliability=r) * (first - second)
    assert np.mean(np.abs(index) > 1.96) == pytest.approx(0.05, abs=0.004)


def balanced(seed):
    chance = np.random.default_rng(seed)
    k, m = int(chance.integers(3, 9)), int(chance.integers(2, 12))
    return chance.normal(0, 3, size=(k, 1)) + chance.normal(15, 2, size=(k, m))


def test_the_analysis_of_variance_of_groups_agrees_with_scipy():
    tables = [
        np.array(published()["random_intercept_balanced"]["groups"]),
        *map(balanced, range(50)),
    ]
    for groups in tables:
        found = nesting(groups.tolist())
        f = found.between_mean_square / found.within_mean_square
        assert f == pytest.approx(stats.f_oneway(*groups).statistic, rel=CLOSE)
        assert found.grand_mean == pytest.approx(groups.mean(), rel=CLOSE)


def test_the_published_groups_agree_with_a_fitted_random_intercept():
    groups = np.array(published()["random_intercept_balanced"]["groups"], dtype=float)
    names = np.repeat(np.arange(len(groups)), groups.shape[1])
    fitted = MixedLM(groups.ravel(), np.ones((groups.size, 1)), groups=names).fit(reml=True)
    found = nesting(groups.tolist())
    assert found.between_variance == pytest.approx(fitted.cov_re[0, 0], rel=1e-4)
    assert found.within_mean_square == pytest.approx(fitted.scale, rel=1e-4)
    assert found.standard_error == pytest.approx(fitted.bse_fe[0], rel=1e-4)


def test_uneven_groups_with_a_covariate_agree_with_a_fitted_random_intercept():
    chance = np.random.default_rng(11)
    for _ in range(5):
        names = chance.integers(0, 6, size=60)
        before = chance.normal(20, 6, size=60)
        after = 6 + before / 2 + chance.normal(0, 5, size=6)[names] + chance.normal(0, 4, size=60)
        columns = np.column_stack([np.ones(60), before])
        theirs = MixedLM(after, columns, groups=names).fit(reml=True)
        found = fit(after.tolist(), {"before": before.tolist()}, [str(name) for name in names])
        values, errors = zip(*((one.value, one.error) for one in found.terms.values()), strict=True)
        assert values == pytest.approx(tuple(theirs.fe_params), rel=1e-3)
        assert errors == pytest.approx(tuple(theirs.bse_fe), rel=1e-2)  # lme4's are ours
        assert found.between == pytest.approx(theirs.cov_re[0, 0], rel=5e-3)
        assert found.within == pytest.approx(theirs.scale, rel=1e-3)


def test_funnels_agree_with_the_normal_distribution():
    for n in (1, 5, 26, 400):
        theirs = stats.norm.interval(0.998, loc=0.5, scale=5 / np.sqrt(n))
        ours = funnel_limits.of_mean(0.5, sd=5, n=n, within=funnel_limits.OUTER)
        assert tuple(ours) == pytest.approx(theirs, rel=CLOSE)


def test_a_steady_series_has_limits_three_standard_deviations_away():
    series = np.random.default_rng(7).normal(20, 4, size=20_000)
    found = limits(series.tolist())
    assert found.mean == pytest.approx(series.mean(), rel=CLOSE)
    assert found.moving_range == pytest.approx(np.abs(np.diff(series)).mean(), rel=CLOSE)
    assert found.upper - found.mean == pytest.approx(3 * 4, rel=0.02)
