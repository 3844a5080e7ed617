"""Means, spreads and the normal interval: what every other file of change builds on.

Python's own library alone, so that a page may have them without loading SciPy.
"""

import math
from collections.abc import Sequence
from statistics import NormalDist
from typing import NamedTuple

CONFIDENCE = 0.95
Z95 = NormalDist().inv_cdf((1 + CONFIDENCE) / 2)  # 1.959964
NEGLIGIBLE = 1e-12  # of the largest value: smaller spreads are the machine's rounding, not theirs


class Interval(NamedTuple):
    """A 95% confidence interval."""

    low: float
    high: float


def mean(values: Sequence[float]) -> float:
    """Return the mean. Raise ValueError for no values."""
    if not values:
        raise ValueError("the mean of nothing is not known")
    return math.fsum(values) / len(values)


def sd(values: Sequence[float]) -> float | None:
    """Return the sample standard deviation (divisor n - 1); None for fewer than two values."""
    if len(values) < 2:
        return None
    middle = mean(values)
    found = math.sqrt(math.fsum((value - middle) ** 2 for value in values) / (len(values) - 1))
    return found if found > NEGLIGIBLE * max(map(abs, values)) else 0.0


def correlation(first: Sequence[float], second: Sequence[float]) -> float | None:
    """Return Pearson's r, -1 to 1; None where either side does not vary."""
    spread_first, spread_second = sd(first), sd(second)
    if not spread_first or not spread_second:
        return None
    mean_first, mean_second = mean(first), mean(second)
    together = math.fsum(
        (before - mean_first) * (after - mean_second)
        for before, after in zip(first, second, strict=True)
    )
    r = together / ((len(first) - 1) * spread_first * spread_second)
    return max(-1.0, min(1.0, r))
