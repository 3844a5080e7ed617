"""What would have happened anyway: the pull to the mean, and the SDQ's added value.

A group chosen because its scores were bad will look better at a second asking whatever is done.
Without a comparison group these two are the nearest thing to one.
"""

import calendar
import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from statistics import NormalDist

from holdfast.measures.rules.averages import Z95, Interval, mean

ADDED_VALUE_SD = 5.0  # of one child's added value in SDQ points; known, and not estimated here
MONTHS_APART = (4, 8)
IS_PROVISIONAL = True  # the coefficients are recalled; the paper's erratum was not seen


class WhyNoAddedValue(StrEnum):
    """Why a pair of SDQs has no added value score."""

    NOT_PARENT = "not the parent form"
    NO_EMOTIONAL = "no first emotional score"
    NO_IMPACT = "no first impact score"
    NO_DATE = "a date is missing"
    TOO_SOON = "less than 4 months apart"
    TOO_LATE = "more than 8 months apart"


@dataclass(frozen=True, kw_only=True)
class ParentPair:
    """One child's first and second parent SDQ, as far as added value needs them."""

    total: float
    emotional: float | None
    impact: float | None
    second_total: float


@dataclass(frozen=True, kw_only=True)
class AddedValue:
    """A group's added value: in SDQ points, and as an effect size (points / 5)."""

    n: int
    mean: float | None
    mean_ci95: Interval | None
    effect_size: float | None
    effect_size_ci95: Interval | None


def regression_to_the_mean(*, mean: float, sd: float, reliability: float, cut: float) -> float:
    """Return the fall to expect, untreated, in the mean of those who first scored above `cut`.

    SD (1 - r) phi(z) / (1 - Phi(z)), z = (cut - mean) / SD, for normal scores of the population
    the group was taken from. Raise ValueError unless SD > 0 and reliability is from 0 to 1.
    """
    if not (0 < sd < math.inf and 0 <= reliability <= 1):
        raise ValueError("an SD must be more than 0 and a reliability from 0 to 1")
    z = (cut - mean) / sd
    above = math.erfc(z / math.sqrt(2)) / 2  # NormalDist.cdf has no digits left this far out
    if not above:
        raise ValueError("nobody is above a cut so far from the mean")
    return sd * (1 - reliability) * NormalDist().pdf(z) / above


def why_no_added_value(
    *,
    parent_form: bool,
    emotional: float | None,
    impact: float | None,
    between: tuple[date | None, date | None] | None,
) -> WhyNoAddedValue | None:
    """Return the first reason against an added value score; None if there may be one.

    `between` is the two days of asking; None where they were never written down, which is
    allowed here and must be said wherever the figure is shown.
    """
    if not parent_form:
        return WhyNoAddedValue.NOT_PARENT
    if emotional is None:
        return WhyNoAddedValue.NO_EMOTIONAL
    if impact is None:
        return WhyNoAddedValue.NO_IMPACT
    return _why_not_between(*between) if between else None


def _why_not_between(first: date | None, second: date | None) -> WhyNoAddedValue | None:
    least, most = MONTHS_APART
    if first is None or second is None:
        return WhyNoAddedValue.NO_DATE
    if second < months_after(first, least):
        return WhyNoAddedValue.TOO_SOON
    if second > months_after(first, most):
        return WhyNoAddedValue.TOO_LATE
    return None


def months_after(day: date, months: int) -> date:
    """Return the same day so many months on, or the last of a month too short to have it."""
    years, month = divmod(day.month - 1 + months, 12)
    last = calendar.monthrange(day.year + years, month + 1)[1]
    return date(day.year + years, month + 1, min(day.day, last))


def added_value(pair: ParentPair) -> float:
    """Return how much better than expected a child did, in SDQ points; positive is better.

    2.3 + 0.8 total + 0.2 impact - 0.3 emotional - second total: Ford et al. (2009), for parents
    of children at high risk, asked again about 6 months on. Raise ValueError without a score.
    """
    if pair.emotional is None or pair.impact is None:
        raise ValueError("added value needs the first emotional and impact scores")
    expected = 2.3 + 0.8 * pair.total + 0.2 * pair.impact - 0.3 * pair.emotional
    return expected - pair.second_total


def added_value_of(pairs: Sequence[ParentPair]) -> AddedValue:
    """Return a group's added value with intervals from the published SD of 5, not the group's."""
    n = len(pairs)
    if not n:
        return AddedValue(n=0, mean=None, mean_ci95=None, effect_size=None, effect_size_ci95=None)
    found = mean([added_value(pair) for pair in pairs])
    half = Z95 * ADDED_VALUE_SD / math.sqrt(n)
    low, high = found - half, found + half
    return AddedValue(
        n=n,
        mean=found,
        mean_ci95=Interval(low, high),
        effect_size=found / ADDED_VALUE_SD,
        effect_size_ci95=Interval(low / ADDED_VALUE_SD, high / ADDED_VALUE_SD),
    )
