"""How far the pairs moved on one scale, in figures; or that it cannot be told yet.

Change is positive for better. It needs the completeness of the same cases, for a change without
it says nothing.
"""

from collections.abc import Sequence

from holdfast.evaluation.rules.completeness import Completeness
from holdfast.evaluation.rules.enough import OF_USE, pairs_needed, why_not_yet
from holdfast.evaluation.rules.findings import Figure, Table
from holdfast.evaluation.rules.scores import Pair, ScaleRead
from holdfast.evaluation.rules.telling import estimated
from holdfast.measures.rules.averages import mean, sd
from holdfast.measures.rules.change import Change, change

NO_COMPARISON = "Without a comparison group most of a change may be what would have happened anyway"
OF_MEAN = "mean of last against first, positive for better, with Student's 95% interval"
OF_G = "g_av: mean change / sqrt((variance + variance) / 2), Hedges' correction, 95% interval"


def change_of(pairs: Sequence[Pair], scale: ScaleRead) -> Change:
    """Return the change of the pairs."""
    firsts, lasts = [pair.first for pair in pairs], [pair.last for pair in pairs]
    return change(firsts, lasts, lower_is_better=scale.lower_is_better)


def figures(
    pairs: Sequence[Pair], scale: ScaleRead, complete: Completeness
) -> tuple[Figure, Figure]:
    """Return mean change in points, and g_av; each with its interval, or why it is not told.

    Raise ValueError where the completeness is of other cases.
    """
    if complete.pairs != len(pairs):
        raise ValueError(f"{complete.pairs} pairs were counted, and {len(pairs)} are given")
    found, why = change_of(pairs, scale), why_not_yet(len(pairs))
    return (
        estimated(
            f"{scale.key}.mean_change",
            f"mean change in {scale.name}, positive for better",
            found.mean,
            found.ci95,
            unit="points",
            method=OF_MEAN,
            n=found.pairs,
            because=why,
        ),
        estimated(
            f"{scale.key}.g_av",
            f"size of the change in {scale.name}",
            found.av.g if found.av else None,
            found.av.g_ci95 if found.av else None,
            unit="standard deviations",
            method=OF_G,
            n=found.pairs,
            because=why or ("" if found.av else "Every case has the same score."),
        ),
    )


def table(pairs: Sequence[Pair], scale: ScaleRead) -> Table | None:
    """Return means, spreads and the correlation of the pairs; None while no mean may be told."""
    if why_not_yet(len(pairs)):
        return None
    found = change_of(pairs, scale)
    firsts, lasts = [pair.first for pair in pairs], [pair.last for pair in pairs]
    return Table(
        key=f"{scale.key}.change",
        heading=f"{scale.name}: first and last scores of the pairs",
        columns=("", "Cases", "Mean", "Standard deviation"),
        rows=(
            ("First", len(firsts), mean(firsts), sd(firsts)),
            ("Last", len(lasts), mean(lasts), sd(lasts)),
            ("Change, positive for better", found.pairs, found.mean, found.sd),
            ("Correlation of first with last", found.pairs, found.correlation, None),
        ),
        note=f"{NO_COMPARISON}. {_width(len(pairs))}".strip(),
        method=OF_MEAN,
    )


def _width(pairs: int) -> str:
    needed = pairs_needed()
    if pairs >= needed:
        return ""
    return (
        f"About {needed} pairs would make an interval of {OF_USE} standard deviations either way."
    )
