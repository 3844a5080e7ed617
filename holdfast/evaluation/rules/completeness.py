"""How many cases can be spoken of at all. It comes before any change, and change cannot do without.

A change is of the cases that have both scores, and the others are seldom like them.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from holdfast.evaluation.rules.findings import Figure
from holdfast.evaluation.rules.scores import CaseScores, ScaleRead
from holdfast.evaluation.rules.telling import share


@dataclass(frozen=True, kw_only=True)
class Completeness:
    """How many cases there are, with a first score, and with a last one too.

    `closed` and `closed_pairs` are those of them whose work has ended.
    """

    cases: int
    firsts: int
    pairs: int
    closed: int
    closed_pairs: int


def completeness(cases: Sequence[CaseScores]) -> Completeness:
    """Count the scores of cases, each once. Raise ValueError for a case given twice."""
    if len({case.case for case in cases}) != len(cases):
        raise ValueError("a case is counted once")
    firsts = [case for case in cases if case.first is not None]
    pairs = [case for case in firsts if case.last is not None]
    return Completeness(
        cases=len(cases),
        firsts=len(firsts),
        pairs=len(pairs),
        closed=sum(case.is_closed for case in cases),
        closed_pairs=sum(case.is_closed for case in pairs),
    )


def figures(found: Completeness, scale: ScaleRead) -> tuple[Figure, ...]:
    """Return the shares with a pair: of closed cases, of all, and of those with a first score."""
    return (
        share(
            f"{scale.key}.pairs_of_closed",
            f"closed cases with a first and a last {scale.name}",
            found.closed_pairs,
            found.closed,
        ),
        share(
            f"{scale.key}.pairs_of_cases",
            f"cases with a first and a last {scale.name}",
            found.pairs,
            found.cases,
        ),
        share(
            f"{scale.key}.pairs_of_firsts",
            f"cases with a first {scale.name} that have a last one too",
            found.pairs,
            found.firsts,
        ),
    )
