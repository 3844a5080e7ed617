"""Whether the cases without a last score were like the others when they started.

Nothing here mends a missing score. It shows how far the pairs may mislead, and the bounds show
how far that could move the answer.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from holdfast.evaluation.rules.findings import Cell, Table
from holdfast.evaluation.rules.scores import CaseScores, ScaleRead, Trait
from holdfast.kit.disclosure import SMALL
from holdfast.measures.rules.averages import mean, sd

UNLIKE = 0.25  # SDs: from here two groups are usually called unlike (What Works Clearinghouse)
FEWEST_OF_EACH = 5
METHOD = "standardised difference, with last score minus without (Austin 2009)"


@dataclass(frozen=True, kw_only=True)
class Unlike:
    """One trait of those with and without a last score: means or shares, and how far apart.

    `apart` is in standard deviations; None where neither side varies or too few are known.
    """

    trait: str
    with_last: float | None
    without: float | None
    known_with: int
    known_without: int
    apart: float | None


def unlike_number(trait: str, kept: Sequence[Trait], lost: Sequence[Trait]) -> Unlike:
    """Compare a number: (mean - mean) / sqrt((variance + variance) / 2)."""
    here, there = _numbers(kept), _numbers(lost)
    spreads = sd(here), sd(there)
    return Unlike(
        trait=trait,
        with_last=mean(here) if here else None,
        without=mean(there) if there else None,
        known_with=len(here),
        known_without=len(there),
        apart=_apart(mean(here) - mean(there), spreads[0] ** 2, spreads[1] ** 2)
        if spreads[0] is not None and spreads[1] is not None
        else None,
    )


def unlike_word(trait: str, word: str, kept: Sequence[Trait], lost: Sequence[Trait]) -> Unlike:
    """Compare the share with one word: (p - p) / sqrt((p(1 - p) + p(1 - p)) / 2)."""
    here, there = _known(kept), _known(lost)
    one = sum(value == word for value in here) / len(here) if here else None
    two = sum(value == word for value in there) / len(there) if there else None
    return Unlike(
        trait=f"{trait}: {word}",
        with_last=one,
        without=two,
        known_with=len(here),
        known_without=len(there),
        apart=_apart(one - two, one * (1 - one), two * (1 - two))
        if one is not None and two is not None
        else None,
    )


def compared(cases: Iterable[CaseScores]) -> list[Unlike]:
    """Compare first score and every trait of those with and without a last score.

    Only cases with a first score are compared. Numbers by their mean, words one by one; a trait
    is left out where a word has 1 to 5 cases on a side, for its share would point to them.
    """
    firsts = [case for case in cases if case.first is not None]
    kept = [case for case in firsts if case.last is not None]
    lost = [case for case in firsts if case.last is None]
    found = [
        unlike_number("first score", [case.first for case in kept], [case.first for case in lost])
    ]
    for trait in dict.fromkeys(name for case in firsts for name in case.traits):
        found += _of_trait(trait, _values(trait, kept), _values(trait, lost))
    return found


def table(cases: Iterable[CaseScores], scale: ScaleRead) -> Table:
    """Return how those without a last score differed; apart is blank under 5 known a side."""
    return Table(
        key=f"{scale.key}.lost",
        heading=f"{scale.name}: those with and without a last score, when they started",
        columns=("What", "With a last score", "Without", "Standard deviations apart"),
        rows=tuple(_row(each) for each in compared(cases)),
        note=(
            f"Apart by {UNLIKE} or more: the two were not alike, and the change of those who "
            f"stayed says little of those who left. Alike here is no proof that they were alike. "
            f"What few cases share is not compared."
        ),
        method=METHOD,
    )


def _row(each: Unlike) -> tuple[Cell, ...]:
    enough = min(each.known_with, each.known_without) >= FEWEST_OF_EACH
    return (each.trait, each.with_last, each.without, each.apart if enough else None)


def _of_trait(trait: str, kept: list[Trait], lost: list[Trait]) -> list[Unlike]:
    known = _known([*kept, *lost])
    words = sorted({value for value in known if isinstance(value, str)})
    if not words:
        return [unlike_number(trait, kept, lost)] if known else []
    if any(side.count(word) in SMALL for side in (kept, lost) for word in (*words, None)):
        return []
    return [unlike_word(trait, word, kept, lost) for word in words]


def _apart(difference: float, variance: float, other: float) -> float | None:
    spread = math.sqrt((variance + other) / 2)
    return difference / spread if spread else None


def _values(trait: str, cases: Iterable[CaseScores]) -> list[Trait]:
    return [_trait(case.traits, trait) for case in cases]


def _trait(traits: Mapping[str, Trait], name: str) -> Trait:
    return traits.get(name)


def _known(values: Iterable[Trait]) -> list[Trait]:
    return [value for value in values if value is not None]


def _numbers(values: Iterable[Trait]) -> list[float]:
    return [float(value) for value in values if isinstance(value, int | float)]
