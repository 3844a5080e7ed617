"""How many pairs are enough to speak of a mean, and how many make an interval that is of use."""

import math

from scipy.special import stdtrit

from holdfast.measures.rules.averages import CONFIDENCE

FEWEST_PAIRS = 10  # under this no mean is told: it would speak of single children
OF_USE = 0.4  # SDs either way: what sets the published effect of treatment apart from none


def half_width(n: int) -> float:
    """Return half the 95% interval of a mean of `n`, in SDs: t(n - 1) / sqrt n.

    Raise ValueError for fewer than 2.
    """
    if n < 2:
        raise ValueError("one case has no interval")
    return float(stdtrit(n - 1, (1 + CONFIDENCE) / 2)) / math.sqrt(n)


def pairs_needed(within: float = OF_USE) -> int:
    """Return the fewest pairs whose interval is at most `within` SDs of change either way.

    Raise ValueError unless `within` is more than 0.
    """
    if not within > 0:
        raise ValueError("an interval has a width")
    low, high = 1, 2
    while half_width(high) > within:
        low, high = high, high * 2
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if half_width(middle) <= within else (middle, high)
    return high


def why_not_yet(pairs: int) -> str:
    """Return why a mean of so few pairs is not told, and how many would be of use; "" if it is."""
    if pairs >= FEWEST_PAIRS:
        return ""
    return (
        f"{pairs} pairs, and {FEWEST_PAIRS} are needed before a mean is told; about "
        f"{pairs_needed()} make an interval of {OF_USE} standard deviations either way."
    )
