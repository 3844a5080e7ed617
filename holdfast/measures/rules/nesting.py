"""How alike children of one group (a practitioner, a team) are, and what that costs in certainty.

With four groups the spread between them is hardly known at all: this says how much wider an
interval should be, and never that one practitioner does better than another.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from holdfast.measures.rules.averages import mean


@dataclass(frozen=True, kw_only=True)
class Nesting:
    """The variances of a balanced random-intercept model, and what follows from them."""

    grand_mean: float
    between_mean_square: float
    within_mean_square: float
    between_variance: float
    intraclass_correlation: float | None
    standard_error: float
    design_effect: float | None


def nesting(groups: Sequence[Sequence[float]]) -> Nesting:
    """Return the one-way analysis of variance of groups of equal size, in closed form.

    Between variance = (MSB - MSW) / m, never under 0; ICC = between / (between + MSW); standard
    error of the mean = sqrt(MSB / N); design effect = 1 + (m - 1) ICC (Kish). Raise ValueError
    unless there are two groups or more, all of one size of two or more.
    """
    sizes = {len(group) for group in groups}
    if len(groups) < 2 or len(sizes) != 1 or min(sizes) < 2:
        raise ValueError("two groups or more are needed, all of one size of two or more")
    m, k = len(groups[0]), len(groups)
    means = [mean(group) for group in groups]
    grand = mean(means)
    msb = m * math.fsum((each - grand) ** 2 for each in means) / (k - 1)
    msw = math.fsum(
        (value - middle) ** 2
        for group, middle in zip(groups, means, strict=True)
        for value in group
    ) / (k * (m - 1))
    between = max(0.0, (msb - msw) / m)
    alike = between / (between + msw) if between + msw else None
    return Nesting(
        grand_mean=grand,
        between_mean_square=msb,
        within_mean_square=msw,
        between_variance=between,
        intraclass_correlation=alike,
        standard_error=math.sqrt(msb / (k * m)),
        design_effect=None if alike is None else 1 + (m - 1) * alike,
    )
