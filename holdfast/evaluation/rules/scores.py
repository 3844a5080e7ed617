"""A case's first and last score on one scale, and how that scale is read.

Every outcome starts here; a child's goals have their own file. A score is never 0 because it is
missing.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from holdfast.measures.instruments.shapes import ReliableRule

Trait = float | str | None
"""What is known of a case when it starts: a number, a word, or None where it is not known."""


@dataclass(frozen=True, kw_only=True)
class Norms:
    """What everybody scores, by whom it was published, and how reliable the score is (0 to 1)."""

    mean: float
    sd: float
    reliability: float
    source: str


@dataclass(frozen=True, kw_only=True)
class ScaleRead:
    """One scale by one informant: its key and name, which way is better, and what a move means.

    `lowest` and `highest` are the ends of the scale and `cut` the score that divides those in
    difficulty from others, in points: at the cut or worse. `has_added_value` is for the parents'
    SDQ total alone.
    """

    key: str
    name: str
    lower_is_better: bool
    lowest: float
    highest: float
    rule: ReliableRule | None = None
    cut: float | None = None
    has_added_value: bool = False
    norms: Norms | None = None


@dataclass(frozen=True, kw_only=True)
class CaseScores:
    """One case's scores on one scale, None where there is none; and what is known of the case.

    `scored_at` are the times at which there is a score at all. `group` is whom the case shares a
    practitioner or a supervision group with. `parts` are other scores of the first form that a
    published formula needs (`emotional`, `impact`).
    """

    case: str
    first: float | None
    last: float | None
    first_on: date | None = None
    last_on: date | None = None
    why_no_last: str = ""
    group: str = ""
    is_closed: bool = True
    scored_at: frozenset[str] = frozenset()
    parts: Mapping[str, float | None] = field(default_factory=lambda: MappingProxyType({}))
    traits: Mapping[str, Trait] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, kw_only=True)
class Pair:
    """A case with both scores."""

    first: float
    last: float
    of: CaseScores


def pairs_of(cases: Iterable[CaseScores]) -> list[Pair]:
    """Return the cases that have both scores, in their order."""
    return [
        Pair(first=case.first, last=case.last, of=case)
        for case in cases
        if case.first is not None and case.last is not None
    ]
