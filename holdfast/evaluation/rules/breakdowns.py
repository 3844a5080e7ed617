"""Change by what children are, or by what was done with them: with caution, and never as a cause.

Whoever received a module was chosen for it. These tables name single groups and so hold small
numbers: they are raw, and nobody sees one before small numbers are hidden in it.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from holdfast.evaluation.rules.enough import FEWEST_PAIRS
from holdfast.evaluation.rules.scores import CaseScores, Pair, ScaleRead, pairs_of
from holdfast.measures.rules.averages import Interval, mean
from holdfast.measures.rules.change import better_by, mean_ci95

NOT_KNOWN = "Not known"
BY_TRAIT = (
    "Groups differ in much besides, and each is small: a difference here is a reason to ask, and "
    "no finding."
)
BY_MODULE = (
    "What a family received was chosen for that family. Children who received a module and others "
    "were not alike to begin with, so nothing here says what the module did."
)


@dataclass(frozen=True, kw_only=True)
class Part:
    """One group of a breakdown: closed cases, pairs, how many moved, and the mean change.

    `change` and `ci95` are None under 10 pairs; `better` and `worse` where no rule is known.
    """

    group: str
    closed: int
    firsts: int
    pairs: int
    better: int | None
    worse: int | None
    change: float | None
    ci95: Interval | None


def by_trait(closed: Sequence[CaseScores], scale: ScaleRead, trait: str) -> list[Part]:
    """Return a part for each word of a trait, in order of word, those not known last."""
    return by(closed, scale, lambda case: [str(case.traits.get(trait) or NOT_KNOWN)])


def by_module(
    closed: Sequence[CaseScores], scale: ScaleRead, received: Mapping[str, Sequence[str]]
) -> list[Part]:
    """Return a part for each module that a case received; a case is in as many as it received."""
    return by(closed, scale, lambda case: received.get(case.case, ()))


def by(
    closed: Sequence[CaseScores],
    scale: ScaleRead,
    groups_of: Callable[[CaseScores], Sequence[str]],
) -> list[Part]:
    """Return a part for each group that any case is in."""
    found: dict[str, list[CaseScores]] = defaultdict(list)
    for case in closed:
        for group in groups_of(case):
            found[group].append(case)
    return [_part(group, found[group], scale) for group in sorted(found, key=_not_known_last)]


def _not_known_last(group: str) -> tuple[bool, str]:
    return group == NOT_KNOWN, group


def _part(group: str, closed: Sequence[CaseScores], scale: ScaleRead) -> Part:
    pairs = pairs_of(closed)
    moved = _moved(pairs, scale)
    rule = scale.rule
    reached = [change for change in moved if rule and rule.is_reached(change)]
    enough = len(pairs) >= FEWEST_PAIRS
    return Part(
        group=group,
        closed=len(closed),
        firsts=sum(case.first is not None for case in closed),
        pairs=len(pairs),
        better=sum(change > 0 for change in reached) if rule else None,
        worse=sum(change < 0 for change in reached) if rule else None,
        change=mean(moved) if enough else None,
        ci95=mean_ci95(moved) if enough else None,
    )


def _moved(pairs: Sequence[Pair], scale: ScaleRead) -> list[float]:
    firsts, lasts = [pair.first for pair in pairs], [pair.last for pair in pairs]
    return better_by(firsts, lasts, lower_is_better=scale.lower_is_better)
