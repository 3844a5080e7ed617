"""How far a team of a given size may lie from the target by chance alone.

A funnel is for asking, never for ranking. Teams with few pairs have limits so wide that a
chart of them only misleads, so none should be drawn under `FEWEST_PAIRS`.
"""

import math
from statistics import NormalDist

from holdfast.measures.rules.averages import Interval

FEWEST_PAIRS = 10
INNER = 0.95
OUTER = 0.998


def of_mean(target: float, *, sd: float, n: int, within: float = INNER) -> Interval:
    """Return target +- z SD / sqrt(n). Raise ValueError unless n and SD are more than 0."""
    if n < 1 or not 0 < sd < math.inf:
        raise ValueError("limits need at least one pair, and an SD of more than 0")
    half = _z(within) * sd / math.sqrt(n)
    return Interval(target - half, target + half)


def of_proportion(target: float, *, n: int, within: float = INNER) -> Interval:
    """Return sin^2(asin sqrt p +- z / (2 sqrt n)), the angle kept from 0 to a right angle.

    Unkept, a small team's lower limit would turn round and rise again. Raise ValueError unless
    n is more than 0 and the target from 0 to 1.
    """
    if n < 1 or not 0 <= target <= 1:
        raise ValueError("limits need at least one pair, and a target from 0 to 1")
    middle, half = math.asin(math.sqrt(target)), _z(within) / (2 * math.sqrt(n))
    low, high = max(0.0, middle - half), min(math.pi / 2, middle + half)
    return Interval(math.sin(low) ** 2, math.sin(high) ** 2)


def _z(within: float) -> float:
    return NormalDist().inv_cdf((1 + within) / 2)
