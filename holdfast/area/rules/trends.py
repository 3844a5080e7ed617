"""How a yearly figure has moved, and where a straight line would take it, with how unsure that is.

The line is fitted by least squares to the last ten years at most; the 95% prediction interval is
that of simple linear regression: t(n - 2) x s x sqrt(1 + 1/n + (x - mean)^2 / Sxx). It holds only
while the years to come are like the years behind; it knows of no policy, move or boundary change.
Source: Draper and Smith, Applied Regression Analysis, 3rd edition, 1.4.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from holdfast.area.rules.values import Marker, Value

FEWEST, MOST = 5, 10  # years a line is fitted to
AHEAD = 3
# Student's t, two-sided 95%, by degrees of freedom from 3 to 8.
T_95 = {3: 3.182446, 4: 2.776445, 5: 2.570582, 6: 2.446912, 7: 2.364624, 8: 2.306004}
METHOD = (
    "A straight line through the last {n} years, by least squares; the range holds 95 of 100 years "
    "to come, if they are like the years behind."
)
Point = tuple[int, float]


@dataclass(frozen=True)
class Foreseen:
    """What the line says of one year, the ends of its 95% prediction interval, and the outturn."""

    year: int
    value: float
    low: float
    high: float
    outturn: float | None = None

    @property
    def held(self) -> bool | None:
        """Tell whether the year turned out within the interval; None if it is not known yet."""
        return None if self.outturn is None else self.low <= self.outturn <= self.high


@dataclass(frozen=True)
class Trend:
    """What the years say. `because` is why nothing can be told; then nothing is foreseen.

    `tested` is what the same line would have foreseen without the last years, beside what came.
    """

    points: tuple[Point, ...]
    missing: tuple[int, ...]
    because: str = ""
    method: str = ""
    yearly: float | None = None
    foreseen: tuple[Foreseen, ...] = ()
    tested: tuple[Foreseen, ...] = ()

    @property
    def yearly_size(self) -> float | None:
        """Return by how much the line goes up or down in a year."""
        return None if self.yearly is None else abs(self.yearly)


def trend(
    series: Sequence[tuple[int, Value]], *, lowest: float = 0, highest: float = math.inf
) -> Trend:
    """Return how a series has moved and three years ahead; fewer than five years cannot tell.

    Args:
        series: year and value, a marker where there is none; at most one value a year.
        lowest, highest: what the figure can be at all, which no interval goes beyond.
    """
    points, missing = parted(series)
    if len(points) < FEWEST:
        because = f"{len(points)} years with a figure; a trend needs {FEWEST}"
        return Trend(points, missing, because=because)
    used = points[-MOST:]
    slope = _line(used)[0]
    last = used[-1][0]
    ahead = _foresee(used, range(last + 1, last + 1 + AHEAD), lowest, highest)
    method = METHOD.format(n=len(used))
    return Trend(points, missing, "", method, slope, ahead, _tested(points, lowest, highest))


def parted(series: Sequence[tuple[int, Value]]) -> tuple[tuple[Point, ...], tuple[int, ...]]:
    """Return the years that have a number, in order, and those that have a marker."""
    in_order = sorted(series, key=lambda each: each[0])
    points = tuple((year, value) for year, value in in_order if not isinstance(value, Marker))
    return points, tuple(year for year, value in in_order if isinstance(value, Marker))


def _tested(points: tuple[Point, ...], lowest: float, highest: float) -> tuple[Foreseen, ...]:
    before, since = points[:-AHEAD], points[-AHEAD:]
    if len(before) < FEWEST:
        return ()
    told = _foresee(before[-MOST:], [year for year, _ in since], lowest, highest)
    return tuple(
        Foreseen(each.year, each.value, each.low, each.high, outturn)
        for each, (_, outturn) in zip(told, since, strict=True)
    )


def _line(points: Sequence[Point]) -> tuple[float, float, float, float, float]:
    """Return slope, height at the mean year, mean year, spread of years, residual error."""
    n = len(points)
    mean_year = sum(year for year, _ in points) / n
    mean = sum(value for _, value in points) / n
    spread = sum((year - mean_year) ** 2 for year, _ in points)
    slope = sum((year - mean_year) * (value - mean) for year, value in points) / spread
    left_over = sum((value - mean - slope * (year - mean_year)) ** 2 for year, value in points)
    return slope, mean, mean_year, spread, math.sqrt(left_over / (n - 2))


def _foresee(
    points: Sequence[Point], years: Sequence[int] | range, lowest: float, highest: float
) -> tuple[Foreseen, ...]:
    slope, mean, mean_year, spread, error = _line(points)
    n = len(points)

    def within(value: float) -> float:
        return min(max(value, lowest), highest)

    found = []
    for year in years:
        value = mean + slope * (year - mean_year)
        half = T_95[n - 2] * error * math.sqrt(1 + 1 / n + (year - mean_year) ** 2 / spread)
        found.append(Foreseen(year, within(value), within(value - half), within(value + half)))
    return tuple(found)


def change_over(points: Sequence[Point], years: int) -> tuple[int, int, float] | None:
    """Return the first and last year of a span and the change in per cent; None if not to be had.

    The span ends with the last year there is, and begins exactly so many years before it.
    """
    by_year = dict(points)
    last = max(by_year, default=0)
    first = last - years
    if not by_year.get(first):
        return None
    return first, last, (by_year[last] - by_year[first]) / by_year[first] * 100
