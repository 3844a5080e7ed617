"""Whether a series of figures changed, or only wobbled: an XmR chart's limits and four rules.

As NHS England's Making Data Count teaches it. A point has one mark at most, the first that holds
in their order: outside a limit, seven rising or falling, two of three near a limit, seven on one
side of the mean.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from holdfast.measures.rules.averages import mean

LIMITS_FROM_RANGE = 2.66  # 3 / d2, d2 = 1.128
SCREEN_FROM_RANGE = 3.267  # D4: a moving range above this many averages is itself unusual
RUN = 7
TRIAL_UNDER = 12  # with fewer points the limits still move with each new one


class Mark(StrEnum):
    """Why a point is more than wobble, in the order in which the first that holds is given."""

    OUTSIDE = "outside a limit"
    TREND = "7 rising or falling"
    NEAR = "2 of 3 near a limit"
    SHIFT = "7 on one side of the mean"


@dataclass(frozen=True, kw_only=True)
class Limits:
    """What the process does when nothing special happens, in the figure's own units."""

    mean: float
    moving_range: float
    upper: float
    lower: float
    trial: bool


def limits(series: Sequence[float], *, screened: bool = False) -> Limits:
    """Return the mean and the natural limits, mean +- 2.66 average moving ranges.

    `screened` first drops moving ranges over 3.267 averages, as the R package does and the NHS
    spreadsheet does not. Raise ValueError for fewer than two points.
    """
    if len(series) < 2:
        raise ValueError("limits need two points or more")
    ranges = [abs(after - before) for before, after in pairwise(series)]
    average = mean(ranges)
    if screened:
        average = mean([each for each in ranges if each <= SCREEN_FROM_RANGE * average])
    middle, reach = mean(series), LIMITS_FROM_RANGE * average
    return Limits(
        mean=middle,
        moving_range=average,
        upper=middle + reach,
        lower=middle - reach,
        trial=len(series) < TRIAL_UNDER,
    )


def marks(series: Sequence[float], within: Limits) -> list[Mark | None]:
    """Return each point's mark, or None where it is only wobble."""
    found = {
        Mark.OUTSIDE: {i for i, y in enumerate(series) if not within.lower <= y <= within.upper},
        Mark.TREND: _trends(series),
        Mark.NEAR: _near(series, within),
        Mark.SHIFT: _runs([_side(y - within.mean) for y in series], RUN),
    }
    return [next((mark for mark in Mark if i in found[mark]), None) for i in range(len(series))]


def _side(difference: float) -> int:
    return (difference > 0) - (difference < 0)


def _runs(sides: Sequence[int], length: int) -> set[int]:
    """Return every place in an unbroken run, at least so long, of 1s or of -1s."""
    windows = (range(start, start + length) for start in range(len(sides) - length + 1))
    return _places(window for window in windows if abs(sum(sides[i] for i in window)) == length)


def _trends(series: Sequence[float]) -> set[int]:
    """Return every point of seven that rise, or fall, six times in a row."""
    steps = [_side(after - before) for before, after in pairwise(series)]
    return {place for step in _runs(steps, RUN - 1) for place in (step, step + 1)}


def _near(series: Sequence[float], within: Limits) -> set[int]:
    """Return the points over two thirds of the way to a limit that come two in three.

    All three must lie on one side of the mean. A point beyond the limit counts as near it.
    """
    sides = [_side(y - within.mean) for y in series]
    far = {i for i, y in enumerate(series) if abs(y - within.mean) * 3 > _reach(within) * 2}
    threes = (range(start, start + 3) for start in range(len(series) - 2))
    one_sided = (three for three in threes if abs(sum(sides[i] for i in three)) == 3)
    return _places(three for three in one_sided if len(far.intersection(three)) >= 2) & far


def _reach(within: Limits) -> float:
    return within.upper - within.mean


def _places(windows: Iterable[Iterable[int]]) -> set[int]:
    return {place for window in windows for place in window}
