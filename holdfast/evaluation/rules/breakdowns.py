"""Change by what children are, or by what was done with them: with caution, and never as a cause.

Whoever received a module was chosen for it. What is here is raw: `counting` hides small numbers.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from holdfast.evaluation.rules.enough import FEWEST_PAIRS
from holdfast.evaluation.rules.scores import CaseScores, Pair, ScaleRead
from holdfast.measures.rules.averages import Interval, mean
from holdfast.measures.rules.change import better_by, mean_ci95

NOT_KNOWN = "Not known"
RECEIVED, NOT_RECEIVED = "Received", "Not received"
BY_TRAIT = (
    "Groups differ in much besides, and each is small: a difference here is a reason to ask, and "
    "no finding."
)
BY_SECTION = (
    "What a family received was chosen for that family. Children who received it and others were "
    "not alike to begin with, so nothing here says what it did."
)


@dataclass(frozen=True, kw_only=True)
class Trait:
    """Something that cases are told apart by: its key among a case's traits, and its heading.

    `is_plain`: anybody can see it of a child, so no table tells it. `is_protected`: the law
    protects it, and it is never crossed with another. `is_section`: it says whether a section of
    the manual was received.
    """

    key: str
    heading: str
    is_plain: bool = False
    is_protected: bool = False
    is_section: bool = False

    def of(self, case: CaseScores) -> str:
        """Return the category that a case is of."""
        found = case.traits.get(self.key)
        if self.is_section:
            return RECEIVED if found else NOT_RECEIVED
        return NOT_KNOWN if found is None else str(found)


def categories(closed: Sequence[CaseScores], trait: Trait) -> list[str]:
    """Return the categories that any case is of, in order of word, those not known last."""
    return sorted({trait.of(case) for case in closed}, key=lambda each: (each == NOT_KNOWN, each))


def mean_change(pairs: Sequence[Pair], scale: ScaleRead) -> tuple[float, Interval | None] | None:
    """Return the mean change of these pairs and its interval; None under 10 pairs."""
    if len(pairs) < FEWEST_PAIRS:
        return None
    firsts, lasts = [pair.first for pair in pairs], [pair.last for pair in pairs]
    moved = better_by(firsts, lasts, lower_is_better=scale.lower_is_better)
    return mean(moved), mean_ci95(moved)
