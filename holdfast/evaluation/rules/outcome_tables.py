"""Which tables of counts an outcome has: completeness, why not, who moved, bands, breakdowns."""

from collections.abc import Sequence

from holdfast.evaluation.rules import breakdowns, dimensions, moves
from holdfast.evaluation.rules.breakdowns import Trait
from holdfast.evaluation.rules.completeness import Completeness
from holdfast.evaluation.rules.counting import ALL, CASES, NO_MEANS, Asked, shown
from holdfast.evaluation.rules.findings import Cell, Table
from holdfast.evaluation.rules.scores import CaseScores, Pair, ScaleRead, pairs_of
from holdfast.kit.disclosure import SMALL
from holdfast.measures.instruments.shapes import Band


def completeness(found: Completeness, scale: ScaleRead) -> Table:
    """Return how the scores of every case stand. No number is hidden.

    How many forms came back tells of the programme's work and nothing of a child; why one did not
    is another matter (`why_no_last`).
    """
    return Table(
        key=f"{scale.key}.completeness",
        heading=f"{scale.name}: which cases can be spoken of",
        columns=("Scores", CASES),
        rows=(
            ("First and last score", found.pairs),
            ("No last score", found.firsts - found.pairs),
            ("No first score", found.cases - found.firsts),
            (ALL, found.cases),
        ),
        note=(
            "Whatever is said of change is said of those with a first and a last score. How many "
            "forms came back tells nothing of a child, so no number is hidden here."
        ),
        method="counted",
    )


def why_no_last(cases: Sequence[CaseScores], scale: ScaleRead) -> Table | None:
    """Return why cases with a first score have no last one; None where they are 1 to 5, or none."""
    without = [case for case in cases if case.first is not None and case.last is None]
    if len(without) <= SMALL[-1]:
        return None
    asked = Asked(
        key=f"{scale.key}.why_no_last",
        heading=f"{scale.name}: why there is no last score",
        rows=dimensions.WHY,
    )
    return shown([asked], [dimensions.of_reasons(without)], without)[0]


def of_pairs(
    pairs: Sequence[Pair],
    scale: ScaleRead,
    *,
    bands: Sequence[Band] = (),
    traits: Sequence[Trait] = (),
) -> list[Table]:
    """Return who moved, bands and breakdowns of the pairs.

    None of 1 to 5 pairs. A trait that all pairs share says nothing, and has no table.
    """
    if len(pairs) <= SMALL[-1]:
        return []
    cases = [pair.of for pair in pairs]
    apart = [trait for trait in traits if len(breakdowns.categories(cases, trait)) > 1]
    asked = [
        *([_moves(scale)] if scale.rule else []),
        *([_bands(scale, bands)] if bands else []),
        *(_breakdown(cases, scale, trait) for trait in apart),
    ]
    return shown(asked, dimensions.of_pairs(pairs, scale, bands, apart), cases)


def _moves(scale: ScaleRead) -> Asked:
    return Asked(
        key=f"{scale.key}.moves",
        heading=f"{scale.name}: who moved by more than the measure's error",
        rows=dimensions.MOVED,
        note="" if scale.cut is None else f"The cut is {scale.cut:.4g} points.",
        method=moves.in_words(scale.rule) if scale.rule else "",
    )


def _bands(scale: ScaleRead, bands: Sequence[Band]) -> Asked:
    return Asked(
        key=f"{scale.key}.bands",
        heading=f"{scale.name}: from which band, a row, to which",
        rows=dimensions.FIRST,
        columns=dimensions.LAST,
        note=moves.OF_BANDS,
        method=moves.table_of(bands),
    )


def _breakdown(cases: Sequence[CaseScores], scale: ScaleRead, trait: Trait) -> Asked:
    groups = {
        name: [case for case in cases if name in (ALL, trait.of(case))]
        for name in (*breakdowns.categories(cases, trait), ALL)
    }
    return Asked(
        key=f"{scale.key}.by_{trait.key}",
        heading=f"{scale.name}, of those with a first and a last score: {trait.heading}",
        rows=trait.heading,
        means={name: _means(some, scale) for name, some in groups.items()},
        note=breakdowns.BY_SECTION if trait.is_section else breakdowns.BY_TRAIT,
        method="mean change of the pairs, positive for better, with Student's 95% interval",
    )


def _means(cases: Sequence[CaseScores], scale: ScaleRead) -> tuple[Cell, ...]:
    found = breakdowns.mean_change(pairs_of(cases), scale)
    if found is None:
        return NO_MEANS
    value, ends = found
    return (value, ends.low if ends else None, ends.high if ends else None)
