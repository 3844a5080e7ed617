"""Everything that is told of one scale's outcome, in the order it is read: who is missing first."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from holdfast.evaluation.rules import (
    anyway,
    bounds,
    funnels,
    lost,
    moves,
    nested,
    outcome_tables,
    paired,
    waves,
)
from holdfast.evaluation.rules.breakdowns import Trait
from holdfast.evaluation.rules.completeness import completeness
from holdfast.evaluation.rules.completeness import figures as of_completeness
from holdfast.evaluation.rules.enough import why_not_yet
from holdfast.evaluation.rules.findings import Figure, Hidden, Sure, Table
from holdfast.evaluation.rules.readings import with_own_error
from holdfast.evaluation.rules.scores import CaseScores, Pair, ScaleRead, pairs_of
from holdfast.measures.instruments.shapes import Band
from holdfast.measures.rules.reliable import Moved

SMALL = "It would point to a small number of children."


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What is told of one scale: figures, and tables with their small numbers hidden."""

    figures: tuple[Figure, ...]
    tables: tuple[Table, ...]


def outcome(
    cases: Sequence[CaseScores],
    scale: ScaleRead,
    *,
    bands: Sequence[Band] = (),
    traits: Sequence[Trait] = (),
) -> Outcome:
    """Tell one scale's outcome, open cases and closed.

    Raise ValueError for a case given twice, or a score that no band holds.
    """
    pairs, complete = pairs_of(cases), completeness(cases)
    scale = with_own_error(scale, pairs)
    why = outcome_tables.why_no_last(cases, scale)
    pattern = waves.table(cases, scale)
    counts = outcome_tables.of_pairs(pairs, scale, bands=bands, traits=traits)
    figures = [
        *of_completeness(complete, scale),
        *paired.figures(pairs, scale, complete),
        *_of_moves(moves.figures(pairs, scale), counts),
        *([anyway.added_value(pairs, scale)] if scale.has_added_value else []),
        *anyway.pull_to_the_mean(pairs, scale),
        nested.figure(pairs, scale),
    ]
    tables = [
        outcome_tables.completeness(complete, scale),
        *([why] if why else []),
        *([pattern] if pattern else []),
        *([anyway.told_of(pairs, scale)] if scale.has_added_value else []),
        *counts,
        *_of_means(cases, pairs, scale),
    ]
    return Outcome(figures=tuple(figures), tables=tuple(tables))


def _of_moves(found: Sequence[Figure], counts: Sequence[Table]) -> list[Figure]:
    """Return how many got better and worse, where the table of moves shows it."""
    if {each.sure for each in found} == {Sure.CANNOT_TELL}:
        return list(found)
    table = next((each for each in counts if each.key.endswith(".moves")), None)
    if table is None:
        return [_hidden(each) for each in found]
    better, worse = found
    ways = {
        better: (moves.WORDS[Moved.RECOVERED], moves.WORDS[Moved.IMPROVED]),
        worse: (moves.WORDS[Moved.DETERIORATED],),
    }
    return [
        _hidden(each) if any(_hides(table, way) for way in rows) else each
        for each, rows in ways.items()
    ]


def _hides(table: Table, row: str) -> bool:
    """Say whether a table of counts was withheld, or hides the count of a row."""
    return not table.rows or any(
        isinstance(each[1], Hidden) for each in table.rows if each[0] == row
    )


def _hidden(figure: Figure) -> Figure:
    return replace(figure, value=None, sure=Sure.NOT_SHOWN, because=SMALL)


def _of_means(cases: Sequence[CaseScores], pairs: Sequence[Pair], scale: ScaleRead) -> list[Table]:
    """Return the tables of means, which are told from ten pairs on.

    How far the missing scores matter is told from ten of them on: a mean of their first scores
    can be worked out from it.
    """
    if why_not_yet(len(pairs)):
        return []
    missing = [case for case in cases if case.first is not None and case.last is None]
    within = None if why_not_yet(len(missing)) else bounds.bounds(cases, scale)
    found = [
        paired.table(pairs, scale),
        nested.table(pairs, scale),
        funnels.table(pairs, scale),
        *([bounds.table(within, scale), lost.table(cases, scale)] if within else []),
    ]
    return [each for each in found if each]
