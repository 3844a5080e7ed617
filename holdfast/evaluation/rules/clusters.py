"""How sure a mean is when whole groups are drawn again, and not children: a cluster bootstrap."""

import math
import random
from collections.abc import Mapping, Sequence
from itertools import product

from holdfast.measures.rules.averages import CONFIDENCE, Interval

ALL_UNTIL = 5  # groups: up to here every way to draw them is taken, 3,125 at most
DRAWS = 2000
SEED = 2014


def bootstrap(groups: Mapping[str, Sequence[float]], *, seed: int = SEED) -> Interval | None:
    """Return the 95% percentile interval of the mean over everybody, groups drawn with return.

    Up to 5 groups every draw is taken; of more, 2,000 by chance from `seed`. None for fewer than
    two groups. With few groups it is too narrow: Cameron, Gelbach and Miller (2008). Raise
    ValueError for a group of nobody.
    """
    if any(not values for values in groups.values()):
        raise ValueError("a group has somebody in it")
    if len(groups) < 2:
        return None
    sums = [(math.fsum(values), len(values)) for _, values in sorted(groups.items())]
    means = sorted(_mean(draw) for draw in _draws(sums, seed))
    return Interval(quantile(means, (1 - CONFIDENCE) / 2), quantile(means, (1 + CONFIDENCE) / 2))


def quantile(ordered: Sequence[float], share: float) -> float:
    """Return a quantile of values in order, between two by their distance (R's type 7)."""
    place = share * (len(ordered) - 1)
    below = math.floor(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


def _draws(sums: list[tuple[float, int]], seed: int) -> "list[tuple[tuple[float, int], ...]]":
    k = len(sums)
    if k <= ALL_UNTIL:
        return list(product(sums, repeat=k))
    chance = random.Random(seed)  # noqa: S311  # a resample that can be repeated, and no secret
    return [tuple(chance.choices(sums, k=k)) for _ in range(DRAWS)]


def _mean(draw: Sequence[tuple[float, int]]) -> float:
    return math.fsum(total for total, _ in draw) / sum(count for _, count in draw)
