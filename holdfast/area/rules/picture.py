"""A yearly figure drawn as a line, and what may come as a band: points on paper for an SVG."""

from dataclasses import dataclass

from holdfast.area.rules.trends import Trend
from holdfast.area.rules.values import in_words

WIDTH, HEIGHT = 640, 260
LEFT, RIGHT, TOP, BOTTOM = 70, 20, 16, 34
STEPS = 4


@dataclass(frozen=True)
class Picture:
    """The parts of the drawing: lines as SVG paths, dots, and the words along both sides."""

    line: str
    ahead: str
    band: str
    dots: list[tuple[float, float]]
    across: list[tuple[float, str]]
    up: list[tuple[float, str]]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT
    floor: int = HEIGHT - BOTTOM


def picture(trend: Trend) -> Picture | None:
    """Return the drawing of a series, from 0 up; None where there are not two points to join."""
    if len(trend.points) < 2:
        return None
    years = [year for year, _ in trend.points] + [each.year for each in trend.foreseen]
    top = max([value for _, value in trend.points] + [each.high for each in trend.foreseen]) or 1
    top = rounded_up(top)
    first, last = min(years), max(years)

    def at(year: float, value: float) -> tuple[float, float]:
        x = LEFT + (year - first) / (last - first) * (WIDTH - LEFT - RIGHT)
        y = HEIGHT - BOTTOM - value / top * (HEIGHT - TOP - BOTTOM)
        return round(x, 1), round(y, 1)

    spots = [at(year, value) for year, value in trend.points]
    middle = [at(each.year, each.value) for each in trend.foreseen]
    over = [at(each.year, each.high) for each in trend.foreseen]
    under = [at(each.year, each.low) for each in reversed(trend.foreseen)]
    return Picture(
        line=_joined(spots),
        ahead=_joined([spots[-1], *middle]) if middle else "",
        band=_joined([*over, *under]) + "Z" if middle else "",
        dots=spots,
        across=[(at(year, 0)[0], str(year)) for year in _spread(first, last)],
        up=[(at(first, top * step / STEPS)[1], in_words(round(top * step / STEPS, 2)))
            for step in range(STEPS + 1)],
    )  # fmt: skip


def rounded_up(value: float) -> float:
    """Return the next round number (1, 2, 4, 5 or 8 and noughts) at or above a value above 0."""
    size = 10.0 ** (len(f"{value:.0f}") - 1) if value >= 1 else 0.1
    return next((step * size for step in (1, 2, 4, 5, 8) if step * size >= value), 10 * size)


def _joined(spots: list[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{x} {y}" for x, y in spots)


def _spread(first: int, last: int) -> list[int]:
    """Return some six years from the first to the last, evenly apart."""
    step = max(1, -(-(last - first) // 6))
    return list(range(first, last + 1, step))
