"""Drawing outlines as a map: longitude and latitude put on paper so that shapes look right.

A degree of longitude is shorter than one of latitude by the cosine of the latitude, so eastings are
scaled by the cosine of the middle latitude (the equirectangular projection; Snyder, Map
Projections, USGS Professional Paper 1395, chapter 12). Good for a place some tens of miles across.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from holdfast.area.rules.reading import Ring

WIDTH = 640  # units of the drawing across; its height follows from the place's shape
TALLEST = 900


@dataclass(frozen=True)
class Drawn:
    """A map: how wide and tall, each area's outline as the `d` of an SVG path, and its middle."""

    width: int
    height: int
    paths: dict[str, str]
    middles: dict[str, tuple[float, float]]


def drawn(outlines: Mapping[str, list[Ring]]) -> Drawn | None:
    """Return the map of these outlines, north upwards; None if there is nothing to draw."""
    places = [place for rings in outlines.values() for ring in rings for place in ring]
    if not places:
        return None
    east, north = [east for east, _ in places], [north for _, north in places]
    left, top = min(east), max(north)
    squeeze = math.cos(math.radians((top + min(north)) / 2))
    across = (max(east) - left) * squeeze or 1e-9
    down = top - min(north) or 1e-9
    scale = min(WIDTH / across, TALLEST / down)

    def on_paper(ring: Ring) -> list[tuple[float, float]]:
        return [(scale * squeeze * (e - left), scale * (top - n)) for e, n in ring]

    rings = {code: list(map(on_paper, each)) for code, each in sorted(outlines.items())}
    paths = {code: "".join(map(_path, each)) for code, each in rings.items()}
    middles = {code: middle(max(each, key=_area)) for code, each in rings.items()}
    return Drawn(math.ceil(across * scale), math.ceil(down * scale), paths, middles)


def _path(spots: list[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in spots) + "Z"


def _area(spots: list[tuple[float, float]]) -> float:
    return abs(sum(_cross(one, next_) for one, next_ in pairwise(spots)))


def _cross(one: tuple[float, float], next_: tuple[float, float]) -> float:
    return one[0] * next_[1] - next_[0] * one[1]


def middle(spots: list[tuple[float, float]]) -> tuple[float, float]:
    """Return the centre of gravity of a closed ring, or the mean of its corners if it is flat."""
    pairs = list(pairwise(spots))
    twice = sum(_cross(one, next_) for one, next_ in pairs)
    if abs(twice) < 1e-6:
        n = len(spots)
        return round(sum(x for x, _ in spots) / n, 1), round(sum(y for _, y in spots) / n, 1)
    x = sum((one[0] + next_[0]) * _cross(one, next_) for one, next_ in pairs) / (3 * twice)
    y = sum((one[1] + next_[1]) * _cross(one, next_) for one, next_ in pairs) / (3 * twice)
    return round(x, 1), round(y, 1)
