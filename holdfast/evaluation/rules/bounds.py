"""How far the mean change could be from that of the pairs, if the missing scores were known.

A sensitivity check, and named so: none of these is an estimate. The worst and the best case are
bounds whatever the reason for the missing scores: Manski (1989), for a scale with two ends.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from holdfast.evaluation.rules.findings import Table
from holdfast.evaluation.rules.scores import CaseScores, ScaleRead, pairs_of
from holdfast.measures.rules.averages import mean
from holdfast.measures.rules.change import better_by


@dataclass(frozen=True, kw_only=True)
class Bounds:
    """The mean change in points, positive for better, by four ways to take a missing last score.

    `of_pairs` leaves those cases out; `carried` says that none of them moved (last observation
    carried forward); `worst` and `best` that each moved to one end of the scale.
    """

    cases: int
    pairs: int
    of_pairs: float
    carried: float
    worst: float
    best: float


def bounds(cases: Sequence[CaseScores], scale: ScaleRead) -> Bounds | None:
    """Return the bounds over every case with a first score; None where there is no pair."""
    pairs = pairs_of(cases)
    if not pairs:
        return None
    moved = _moved([(pair.first, pair.last) for pair in pairs], scale)
    lost = [case.first for case in cases if case.first is not None and case.last is None]
    good, bad = scale.lowest, scale.highest
    if not scale.lower_is_better:
        good, bad = bad, good
    return Bounds(
        cases=len(pairs) + len(lost),
        pairs=len(pairs),
        of_pairs=mean(moved),
        carried=mean([*moved, *(0.0 for _ in lost)]),
        worst=mean([*moved, *_moved([(first, bad) for first in lost], scale)]),
        best=mean([*moved, *_moved([(first, good) for first in lost], scale)]),
    )


def table(found: Bounds, scale: ScaleRead) -> Table:
    """Return the mean change by each way to take a missing last score."""
    return Table(
        key=f"{scale.key}.bounds",
        heading=f"{scale.name}: how far the missing scores could move the mean change",
        columns=("If each case without a last score", "Cases", "Mean change in points"),
        rows=(
            ("is left out", found.pairs, found.of_pairs),
            ("had not moved since its first", found.cases, found.carried),
            ("had ended at the worst end of the scale", found.cases, found.worst),
            ("had ended at the best end of the scale", found.cases, found.best),
        ),
        note="A check of how much the missing scores matter: only the first row was measured.",
        method="sensitivity check: last observation carried forward, and worst and best case",
    )


def _moved(pairs: Sequence[tuple[float, float]], scale: ScaleRead) -> list[float]:
    firsts, lasts = [first for first, _ in pairs], [last for _, last in pairs]
    return better_by(firsts, lasts, lower_is_better=scale.lower_is_better)
