"""How far a group of children moved between two askings, and how sure that is.

Change is signed so that positive is better, whichever way the scale runs. Numbers are never
rounded here; whatever cannot be known (a spread of one child, a size where nobody differed) is
None and not nought. Effect sizes and their errors are those of easystats/effectsize,
`repeated_measures_d`; J is Hedges (1981).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from scipy.special import stdtrit

from holdfast.measures.rules.averages import CONFIDENCE, Z95, Interval, correlation, mean, sd


class EffectSize(NamedTuple):
    """A standardised change, its small-sample form, and how sure that is."""

    d: float
    g: float
    g_ci95: Interval


@dataclass(frozen=True, kw_only=True)
class Change:
    """What a group's pairs say, in points of the scale and in standard deviations."""

    pairs: int
    mean: float | None
    sd: float | None
    ci95: Interval | None
    correlation: float | None
    z: EffectSize | None
    av: EffectSize | None
    rm: EffectSize | None


def better_by(
    first: Sequence[float], second: Sequence[float], *, lower_is_better: bool
) -> list[float]:
    """Return each child's change, positive for better. Raise ValueError if lengths differ."""
    sign = -1 if lower_is_better else 1
    return [sign * (after - before) for before, after in zip(first, second, strict=True)]


def change(first: Sequence[float], second: Sequence[float], *, lower_is_better: bool) -> Change:
    """Describe the change between two scores of the same children, in the same order.

    Raise ValueError if the lengths differ or a score is not a finite number.
    """
    if not all(map(math.isfinite, (*first, *second))):
        raise ValueError("a score that is not a number cannot be compared")
    moved = better_by(first, second, lower_is_better=lower_is_better)
    n, spread = len(moved), sd(moved)
    return Change(
        pairs=n,
        mean=mean(moved) if moved else None,
        sd=spread,
        ci95=mean_ci95(moved),
        correlation=correlation(first, second),
        z=_d_z(moved),
        av=_d_av(first, second, moved),
        rm=_d_rm(first, second, moved),
    )


def mean_ci95(values: Sequence[float]) -> Interval | None:
    """Return Student's 95% interval of the mean; None for fewer than two values."""
    spread = sd(values)
    if spread is None:
        return None
    n = len(values)
    half = float(stdtrit(n - 1, (1 + CONFIDENCE) / 2)) * spread / math.sqrt(n)
    return Interval(mean(values) - half, mean(values) + half)


def hedges_j(df: int) -> float:
    """Return the exact small-sample correction, between 0 and 1, for `df` degrees of freedom.

    J = Gamma(df/2) / (sqrt(df/2) Gamma((df - 1)/2)): Hedges (1981). Raise ValueError under 2.
    """
    if df < 2:
        raise ValueError("the correction is not known for fewer than 2 degrees of freedom")
    return math.exp(math.lgamma(df / 2) - math.lgamma((df - 1) / 2)) / math.sqrt(df / 2)


def _corrected(d: float, error: float, n: int) -> EffectSize | None:
    """Return d, g = J d, and g's interval by J times d's standard error; None under 3 pairs."""
    if n < 3:
        return None
    j = hedges_j(n - 1)
    return EffectSize(d, j * d, Interval(j * (d - Z95 * error), j * (d + Z95 * error)))


def _d_z(moved: Sequence[float]) -> EffectSize | None:
    """d_z = mean change / SD of change; se = sqrt(1/n + d^2/2n). For power sums, not reports."""
    n, spread = len(moved), sd(moved)
    if not spread:
        return None
    d = mean(moved) / spread
    return _corrected(d, math.sqrt(1 / n + d**2 / (2 * n)), n)


def _d_av(
    first: Sequence[float], second: Sequence[float], moved: Sequence[float]
) -> EffectSize | None:
    """d_av = mean change / SDav, SDav = sqrt((var1 + var2)/2); se = SDchange / sqrt n / SDav."""
    n, before, after, spread = len(moved), sd(first), sd(second), sd(moved)
    if before is None or after is None or spread is None or not (before or after):
        return None
    average = math.sqrt((before**2 + after**2) / 2)
    return _corrected(mean(moved) / average, spread / math.sqrt(n) / average, n)


def _d_rm(
    first: Sequence[float], second: Sequence[float], moved: Sequence[float]
) -> EffectSize | None:
    """d_rm = d_z sqrt(2(1 - r)); se = sqrt((1/n + d_rm^2/2n) 2(1 - r))."""
    n, r, spread = len(moved), correlation(first, second), sd(moved)
    if r is None or not spread:
        return None
    apart = 2 * (1 - r)
    d = mean(moved) / spread * math.sqrt(apart)
    return _corrected(d, math.sqrt((1 / n + d**2 / (2 * n)) * apart), n)
