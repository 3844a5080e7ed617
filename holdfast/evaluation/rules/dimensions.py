"""What cases are told apart by in the tables of an outcome."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from holdfast.evaluation.rules import breakdowns, moves
from holdfast.evaluation.rules.breakdowns import Trait
from holdfast.evaluation.rules.scores import CaseScores, Pair, ScaleRead
from holdfast.kit.disclosure import Dimension
from holdfast.measures.instruments.shapes import Band

WHY, MOVED, FIRST, LAST = (
    "Why no last score",
    "How they moved",
    "First band",
    "Last band",
)
NOT_SAID = "Not said"


@dataclass(frozen=True, kw_only=True)
class Told:
    """One dimension of the tables: its categories in order, and which one a case is of."""

    dimension: Dimension
    of: Callable[[CaseScores], str]


def of_reasons(without: Sequence[CaseScores]) -> Told:
    """Return why cases have no last score."""
    return Told(dimension=Dimension(WHY, tuple(sorted({_why(case) for case in without}))), of=_why)


def _why(case: CaseScores) -> str:
    return case.why_no_last or NOT_SAID


def of_pairs(
    pairs: Sequence[Pair], scale: ScaleRead, bands: Sequence[Band], traits: Iterable[Trait]
) -> list[Told]:
    """Return everything that the pairs of a scale are told apart by."""
    cases = [pair.of for pair in pairs]
    return [
        *_of_moves(scale),
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
