"""What cases are told apart by in the tables of an outcome: how their scores stand, and more."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from holdfast.evaluation.rules import anyway, breakdowns, moves
from holdfast.evaluation.rules.breakdowns import Trait
from holdfast.evaluation.rules.scores import CaseScores, Pair, ScaleRead
from holdfast.kit.disclosure import Dimension
from holdfast.measures.instruments.shapes import Band
from holdfast.measures.rules.expected import WhyNoAddedValue

BOTH, NO_FIRST, NO_LAST, NOT_SAID = (
    "First and last score",
    "No first score",
    "No last score",
    "not said why",
)
SCORES, MOVED, ADDED, FIRST, LAST = (
    "Scores",
    "How they moved",
    "Added value",
    "First band",
    "Last band",
)
COUNTED = "Counted"


@dataclass(frozen=True, kw_only=True)
class Told:
    """One dimension of the tables: its categories in order, and which one a case is of."""

    dimension: Dimension
    of: Callable[[CaseScores], str]


def standing(case: CaseScores) -> str:
    """Return how a case's scores stand, and why there is no last one."""
    if case.first is None:
        return NO_FIRST
    return BOTH if case.last is not None else f"{NO_LAST}: {case.why_no_last or NOT_SAID}"


def of_scores(closed: Sequence[CaseScores]) -> Told:
    """Return how the scores of closed cases stand; that a case has both tells nothing of it."""
    lost = {standing(case) for case in closed} - {BOTH, NO_FIRST}
    every = (BOTH, *sorted(lost), NO_FIRST)
    return Told(dimension=Dimension(SCORES, every, tells=False), of=standing)


def of_pairs(
    pairs: Sequence[Pair], scale: ScaleRead, bands: Sequence[Band], traits: Iterable[Trait]
) -> list[Told]:
    """Return everything that the pairs of a scale are told apart by."""
    cases = [pair.of for pair in pairs]
    return [
        *_of_moves(scale),
        *_of_added_value(scale),
        *_of_bands(bands),
        *(
            Told(
                dimension=Dimension(
                    trait.heading,
                    tuple(breakdowns.categories(cases, trait)),
                    tells=not trait.is_plain,
                    protected=trait.is_protected,
                ),
                of=trait.of,
            )
            for trait in traits
        ),
    ]


def _of_moves(scale: ScaleRead) -> list[Told]:
    rule = scale.rule
    if rule is None:
        return []
    ways = tuple(moves.WORDS[way] for way in moves.ways(scale))
    return [
        Told(
            dimension=Dimension(MOVED, ways),
            of=lambda case: moves.WORDS[moves.of_pair(_pair(case), scale, rule)],
        )
    ]


def _of_added_value(scale: ScaleRead) -> list[Told]:
    if not scale.has_added_value:
        return []

    def counts(case: CaseScores) -> str:
        why = anyway.why_not(_pair(case))
        return f"Left out: {why}" if why else COUNTED

    reasons = tuple(f"Left out: {why}" for why in WhyNoAddedValue)
    return [Told(dimension=Dimension(ADDED, (COUNTED, *reasons)), of=counts)]


def _of_bands(bands: Sequence[Band]) -> list[Told]:
    if not bands:
        return []
    names = tuple(band.words for band in bands)
    return [
        Told(
            dimension=Dimension(FIRST, names),
            of=lambda case: moves.band_of(_pair(case).first, bands).words,
        ),
        Told(
            dimension=Dimension(LAST, names),
            of=lambda case: moves.band_of(_pair(case).last, bands).words,
        ),
    ]


def _pair(case: CaseScores) -> Pair:
    """Return a case as the pair it is. Raise ValueError for a case without both scores."""
    if case.first is None or case.last is None:
        raise ValueError(f"{case.case} has not both scores")
    return Pair(first=case.first, last=case.last, of=case)
