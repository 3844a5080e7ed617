"""A linear model in which the cases of one group share something: a random intercept, by REML.

The criterion is profiled down to one number, the ratio of the two variances, and searched on it
(Bates and others 2015, section 3): so a ratio of nought is found as just that. Statsmodels' own
MixedLM stops with "Singular matrix" there, which is where few groups mostly are.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import brentq, minimize_scalar

from holdfast.measures.rules.averages import Interval

INTERCEPT = "intercept"
RATIOS = (0.0, *np.geomspace(1e-6, 1e6, 73).tolist())  # of variances; between is searched closely
NOTHING_GAINED = 1e-9  # of the criterion: a ratio that gains no more is nought
CHI_SQUARE_95 = 3.841458820694124  # one degree of freedom
Matrix = NDArray[np.float64]


class NoModel(ValueError):  # noqa: N818  # the data as they are, not a fault of the code
    """These data have no such model; the message says why."""


@dataclass(frozen=True, kw_only=True)
class Term:
    """One coefficient and its standard error, in the outcome's unit per unit of the term."""

    value: float
    error: float


@dataclass(frozen=True, kw_only=True)
class Mixed:
    """What was fitted: coefficients, the variance between and within groups, and their share.

    `alike` is the intraclass correlation between / (between + within), from 0 to 1, and
    `alike_ci95` its profile interval. `singular` says that it came out at nought: the data do not
    tell groups apart, which is no proof that they are alike. `criterion` is the deviance.
    """

    terms: Mapping[str, Term]
    between: float
    within: float
    alike: float
    alike_ci95: Interval
    singular: bool
    rows: int
    groups: int
    criterion: float


@dataclass(frozen=True)
class _Sums:
    """All that the criterion needs of the rows: cross products, of all and of each group."""

    xx: Matrix
    xy: Matrix
    yy: float
    sizes: Matrix
    group_x: Matrix
    group_y: Matrix
    rows: int
    reml: bool
    names: tuple[str, ...] = field(default=())


def fit(
    outcome: Sequence[float],
    design: Mapping[str, Sequence[float]],
    groups: Sequence[str],
    *,
    reml: bool = True,
) -> Mixed:
    """Fit outcome = intercept + the columns of `design` + the group's own + the row's own.

    By restricted maximum likelihood, or by plain maximum likelihood where `reml` is False. Raise
    `NoModel` where the numbers of rows differ, there are not two groups and one of them with two
    rows, a column says nothing that others do not, or nothing is left to explain.
    """
    sums = _sums(outcome, design, groups, reml=reml)
    values = [_criterion(sums, ratio) for ratio in RATIOS]
    best = int(np.argmin(values))
    around = RATIOS[max(best - 1, 0)], RATIOS[min(best + 1, len(RATIOS) - 1)]
    found = minimize_scalar(
        lambda ratio: _criterion(sums, ratio), bounds=around, options={"xatol": around[1] * 1e-9}
    )
    singular = bool(values[0] - found.fun <= NOTHING_GAINED)
    ratio, least = (0.0, values[0]) if singular else (float(found.x), float(found.fun))
    beta, inverse, within = _solved(sums, ratio)
    return Mixed(
        terms={
            name: Term(value=float(beta[i]), error=math.sqrt(within * inverse[i, i]))
            for i, name in enumerate(sums.names)
        },
        between=ratio * within,
        within=within,
        alike=ratio / (1 + ratio),
        alike_ci95=_profile(lambda each: _criterion(sums, each) - least, ratio),
        singular=singular,
        rows=sums.rows,
        groups=len(sums.sizes),
        criterion=least,
    )


def _sums(
    outcome: Sequence[float],
    design: Mapping[str, Sequence[float]],
    groups: Sequence[str],
    *,
    reml: bool,
) -> _Sums:
    n = len(outcome)
    if any(len(column) != n for column in (*design.values(), groups)):
        raise NoModel("every column needs one value for each row")
    x = np.column_stack([np.ones(n), *(np.asarray(column, float) for column in design.values())])
    y = np.asarray(outcome, float)
    places = _places(groups)
    if len(places) < 2 or len(places) == n:
        raise NoModel("two groups are needed, and two rows of one of them")
    if np.linalg.matrix_rank(x) < x.shape[1]:
        raise NoModel("a column says nothing that the others do not")
    left = y - x @ np.linalg.lstsq(x, y, rcond=None)[0]
    if n <= x.shape[1] or float(left @ left) <= 1e-18 * max(1.0, float(y @ y)):
        raise NoModel("the columns leave nothing to explain")
    return _Sums(
        xx=x.T @ x,
        xy=x.T @ y,
        yy=float(y @ y),
        sizes=np.array([len(place) for place in places], float),
        group_x=np.array([x[place].sum(axis=0) for place in places]),
        group_y=np.array([y[place].sum() for place in places]),
        rows=n,
        reml=reml,
        names=(INTERCEPT, *design),
    )


def _places(groups: Sequence[str]) -> list[list[int]]:
    order = sorted(range(len(groups)), key=lambda i: groups[i])
    return [list(places) for _, places in groupby(order, key=lambda i: groups[i])]


def _crossed(sums: _Sums, ratio: float) -> tuple[Matrix, Matrix, float]:
    """Return X'V^-1 X, X'V^-1 y and y'V^-1 y, for V = I + ratio for every two of one group."""
    weight = ratio / (1 + sums.sizes * ratio)
    of_x = sums.group_x * weight[:, None]
    return (
        sums.xx - of_x.T @ sums.group_x,
        sums.xy - of_x.T @ sums.group_y,
        sums.yy - float(weight @ sums.group_y**2),
    )


def _degrees(sums: _Sums) -> int:
    return sums.rows - len(sums.names) * sums.reml


def _solved(sums: _Sums, ratio: float) -> tuple[Matrix, Matrix, float]:
    xx, xy, yy = _crossed(sums, ratio)
    inverse = np.asarray(np.linalg.inv(xx), float)
    beta = inverse @ xy
    return beta, inverse, (yy - float(beta @ xy)) / _degrees(sums)


def _criterion(sums: _Sums, ratio: float) -> float:
    """Return minus twice the (restricted) log likelihood, at its best for this ratio."""
    xx, xy, yy = _crossed(sums, ratio)
    residual = yy - float(np.linalg.solve(xx, xy) @ xy)
    degrees = _degrees(sums)
    spread = float(np.log1p(sums.sizes * ratio).sum())
    fixed = float(np.linalg.slogdet(xx)[1]) if sums.reml else 0.0
    return spread + fixed + degrees * (1 + math.log(2 * math.pi * residual / degrees))


def _profile(worse_by: Callable[[float], float], best: float) -> Interval:
    """Return the shares at which the criterion is worse than at its best by 3.84, or the ends."""

    def beyond(ratio: float) -> float:
        return worse_by(ratio) - CHI_SQUARE_95

    low = brentq(beyond, 0.0, best, xtol=1e-14) if best and beyond(0.0) > 0 else 0.0
    most = RATIOS[-1]
    high = brentq(beyond, best, most, xtol=1e-12) if beyond(most) > 0 else math.inf
    return Interval(low / (1 + low), 1.0 if math.isinf(high) else high / (1 + high))
