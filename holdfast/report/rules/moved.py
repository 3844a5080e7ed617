"""What has moved between two sets of findings: each figure that is another, new or gone."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from holdfast.evaluation.rules.findings import Figure, Findings
from holdfast.kit.disclosure.counts import AS_IT_IS, Way
from holdfast.report.rules.saying import CANNOT_TELL, NOT_SHOWN, label, value_words

BEFORE = {CANNOT_TELL: "it could not be told", NOT_SHOWN: "it was not shown"}


class How(StrEnum):
    """How a figure moved."""

    NEW = "new"
    GONE = "no longer told"
    UP = "up"
    DOWN = "down"
    OTHER = "told otherwise"


@dataclass(frozen=True)
class Move:
    """One figure that moved: what it was and is, in words, and how far where both are numbers.

    `is_beyond` tells whether the two intervals lie apart: the move is then more than uncertainty.
    It is None where either has none.
    """

    key: str
    label: str
    was: str
    now: str
    how: How
    by: float | None = None
    is_beyond: bool | None = None


def moved(earlier: Findings, later: Findings, way: Way = AS_IT_IS) -> list[Move]:
    """Return each figure that is said otherwise, in the order of the later; then those gone.

    Where numbers are shown to the nearest five, one that moved less has not moved.
    """
    before = {figure.key: figure for figure in earlier.figures}
    now = {figure.key for figure in later.figures}
    found = [_move(before.get(figure.key), figure, way) for figure in later.figures]
    gone = [
        Move(figure.key, label(figure), value_words(figure, way), "", How.GONE)
        for figure in earlier.figures
        if figure.key not in now
    ]
    return [one for one in found if one is not None] + gone


def _move(was: Figure | None, now: Figure, way: Way) -> Move | None:
    said, name = value_words(now, way), label(now)
    if was is None:
        return Move(now.key, name, "", said, How.NEW)
    before = value_words(was, way)
    if before == said:
        return None
    if was.value is None or now.value is None:
        return Move(now.key, name, before, said, How.OTHER)
    by = now.value - was.value
    how = How.UP if by > 0 else How.DOWN if by < 0 else How.OTHER
    return Move(now.key, name, before, said, how, by, _apart(was, now))


def _apart(was: Figure, now: Figure) -> bool | None:
    if was.low is None or was.high is None or now.low is None or now.high is None:
        return None
    return was.high < now.low or now.high < was.low


def in_words(moves: Sequence[Move], *, since: str) -> list[str]:
    """Say each move in a line, those beyond their intervals first."""
    ordered = sorted(moves, key=lambda one: one.is_beyond is not True)
    return [_line(one, since) for one in ordered]


def _line(one: Move, since: str) -> str:
    if one.how is How.NEW:
        return f"{one.label}: {one.now}. It was not told {since}"
    before = BEFORE.get(one.was, f"it was {one.was}")
    if one.how is How.GONE:
        return f"{one.label}: no longer told; {before} {since}"
    said = f"{one.label}: {one.now}; {before} {since}"
    if one.is_beyond is None:
        return said
    return f"{said}. The intervals {'lie apart' if one.is_beyond else 'overlap'}"
