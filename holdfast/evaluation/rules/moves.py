"""How many moved by more than the measure's own error, how many crossed the cut, and bands.

Counts and never percentages: a percentage of twenty children claims more than it knows.
"""

from collections.abc import Sequence

from holdfast.evaluation.rules.findings import Figure
from holdfast.evaluation.rules.scores import Pair, ScaleRead
from holdfast.evaluation.rules.telling import cannot_tell, counted
from holdfast.measures.instruments.shapes import Band, ReliableRule
from holdfast.measures.rules.reliable import Moved, counts, moved

OF_BANDS = "A band is a line drawn through a scale: one point may cross it, and ten may not."
NO_RULE = "No named source says how far this score moves by chance."
WORDS = {
    Moved.RECOVERED: "Better by more than error, and past the cut",
    Moved.IMPROVED: "Better by more than error",
    Moved.UNCHANGED: "Within error",
    Moved.DETERIORATED: "Worse by more than error",
}


def of_pair(pair: Pair, scale: ScaleRead, rule: ReliableRule) -> Moved:
    """Say how one case moved, by a rule and by the scale's cut where it has one."""
    return moved(
        pair.first, pair.last, rule=rule, lower_is_better=scale.lower_is_better, cut=scale.cut
    )


def of_pairs(pairs: Sequence[Pair], scale: ScaleRead) -> dict[Moved, int] | None:
    """Return how many moved each way; None where no rule is known for the scale."""
    rule = scale.rule
    return counts(of_pair(pair, scale, rule) for pair in pairs) if rule else None


def figures(pairs: Sequence[Pair], scale: ScaleRead) -> tuple[Figure, Figure]:
    """Return how many got better and how many worse by more than error."""
    found = of_pairs(pairs, scale)
    better = found[Moved.RECOVERED] + found[Moved.IMPROVED] if found else None
    worse = found[Moved.DETERIORATED] if found else None
    return _count("better", better, pairs, scale), _count("worse", worse, pairs, scale)


def _count(way: str, count: int | None, pairs: Sequence[Pair], scale: ScaleRead) -> Figure:
    key, n = f"{scale.key}.reliably_{way}", len(pairs)
    says = f"cases whose {scale.name} got {way} by more than its error"
    if count is None or scale.rule is None:
        return cannot_tell(key, says, unit="cases", method="none", n=n, because=NO_RULE)
    return counted(key, says, count, unit="cases", method=in_words(scale.rule), n=n)


def in_words(rule: ReliableRule) -> str:
    """Return a rule with its threshold and source, as it stands beside every count."""
    least = f"{rule.threshold:.2f} or more" if rule.reached_at else f"over {rule.threshold:.2f}"
    provisional = "; not yet checked against its source" if rule.is_provisional else ""
    return f"{rule.name}, {rule.reliability}: {least} points ({rule.source}{provisional})"


def ways(scale: ScaleRead) -> tuple[Moved, ...]:
    """Return the ways a case may have moved: nobody recovers on a scale without a cut."""
    return tuple(way for way in Moved if way is not Moved.RECOVERED or scale.cut is not None)


def band_of(score: float, bands: Sequence[Band]) -> Band:
    """Return the band of a score. Raise ValueError for a score that is in none."""
    found = next((band for band in bands if band.holds(score)), None)
    if found is None:
        raise ValueError(f"no band holds {score:g}")
    return found


def table_of(bands: Sequence[Band]) -> str:
    """Return by which published table bands are, and whether all were checked."""
    provisional = any(band.is_provisional for band in bands)
    return f"{bands[0].table}{'; not all checked against their source' if provisional else ''}"
