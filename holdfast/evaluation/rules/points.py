"""Every pair as a point, or as a line when they are few; and the band within which it is error.

Each mark is one child. Nothing here is for anybody who may not see single children, and no report
or export prints it.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from holdfast.evaluation.rules.scores import Pair, ScaleRead

MOST_LINES = 40  # with more, lines are a thicket


@dataclass(frozen=True, kw_only=True)
class Point:
    """A first and a last score, and how many pairs have just these."""

    first: float
    last: float
    pairs: int


@dataclass(frozen=True, kw_only=True)
class Picture:
    """What a chart of first against last draws.

    Between last = first - `error` and last = first + `error` a move is within the measure's
    error; None where no named source says how wide that is. `as_lines`: few enough to draw each
    pair as a line from its first score to its last.
    """

    lowest: float
    highest: float
    points: tuple[Point, ...]
    error: float | None
    cut: float | None
    as_lines: bool


def picture(pairs: Sequence[Pair], scale: ScaleRead) -> Picture:
    """Return the picture of the pairs, in order of score, so that no place tells which case."""
    found = Counter((pair.first, pair.last) for pair in pairs)
    return Picture(
        lowest=scale.lowest,
        highest=scale.highest,
        points=tuple(
            Point(first=first, last=last, pairs=count)
            for (first, last), count in sorted(found.items())
        ),
        error=scale.rule.threshold if scale.rule else None,
        cut=scale.cut,
        as_lines=len(pairs) <= MOST_LINES,
    )
