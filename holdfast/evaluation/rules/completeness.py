"""How many cases can be spoken of at all. It comes before any change, and change cannot do without.

A change is of the cases that have both scores, and the others are seldom like them.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from holdfast.evaluation.rules.findings import Figure
from holdfast.evaluation.rules.scores import CaseScores, ScaleRead
from holdfast.evaluation.rules.telling import share

NOT_SAID = "not said"


@dataclass(frozen=True, kw_only=True)
class Completeness:
    """Of the closed cases, how many have a first score, and how many of those a last one.

    `last_alone` have a last score and no first. `why_no_last` counts the reasons of those with a
    first and no last; their sum is `firsts - pairs`.
    """

    closed: int
    firsts: int
    pairs: int
    last_alone: int
    why_no_last: tuple[tuple[str, int], ...]


def completeness(closed: Sequence[CaseScores]) -> Completeness:
    """Count the scores of the closed cases, each once. Raise ValueError for a case given twice."""
    if len({case.case for case in closed}) != len(closed):
        raise ValueError("a case is counted once")
    firsts = [case for case in closed if case.first is not None]
    lost = Counter(case.why_no_last or NOT_SAID for case in firsts if case.last is None)
    return Completeness(
        closed=len(closed),
        firsts=len(firsts),
        pairs=sum(case.last is not None for case in firsts),
        last_alone=sum(case.first is None and case.last is not None for case in closed),
        why_no_last=tuple(sorted(lost.items(), key=lambda each: (-each[1], each[0]))),
    )


def figures(found: Completeness, scale: ScaleRead) -> tuple[Figure, ...]:
    """Return the two shares: pairs of all cases, and pairs of cases with a first score."""
    return (
        share(
            f"{scale.key}.pairs_of_cases",
            f"cases with a first and a last {scale.name}",
            found.pairs,
            found.closed,
        ),
        share(
            f"{scale.key}.pairs_of_firsts",
            f"cases with a first {scale.name} that have a last one too",
            found.pairs,
            found.firsts,
        ),
    )
