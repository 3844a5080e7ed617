"""Everything that is told of one scale's outcome, in the order it is read: who is missing first."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from holdfast.evaluation.rules import anyway, bounds, lost, moves, nested, outcome_tables, paired
from holdfast.evaluation.rules.breakdowns import Trait
from holdfast.evaluation.rules.completeness import completeness
from holdfast.evaluation.rules.completeness import figures as of_completeness
from holdfast.evaluation.rules.counting import ALL
from holdfast.evaluation.rules.dimensions import BOTH, NO_FIRST
from holdfast.evaluation.rules.enough import why_not_yet
from holdfast.evaluation.rules.findings import Figure, Hidden, Sure, Table
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
    closed: Sequence[CaseScores],
    scale: ScaleRead,
    *,
    bands: Sequence[Band] = (),
    traits: Sequence[Trait] = (),
) -> Outcome:
    """Tell one scale's outcome of the closed cases.

    Where so few lack a score that the number of pairs is hidden, nothing is told of the pairs.

    Raise ValueError for a case given twice, or a score that no band holds.
    """
    pairs, complete = pairs_of(closed), completeness(closed)
    who = outcome_tables.completeness(closed, scale)
    shares = _shares(of_completeness(complete, scale), who)
    if isinstance(_cell(who, BOTH), Hidden):
        return Outcome(figures=tuple(shares), tables=(who,))
    counts = outcome_tables.of_pairs(pairs, scale, bands=bands, traits=traits)
    figures = [
        *shares,
        *paired.figures(pairs, scale, complete),
        *_of_moves(moves.figures(pairs, scale), counts),
        *([anyway.added_value(pairs, scale)] if scale.has_added_value else []),
        *filter(None, [anyway.pull_to_the_mean(scale)]),
        nested.figure(pairs, scale),
    ]
    means = _of_means(pairs, scale)
    if means and shares[1].sure is Sure.COUNTED:
        means += _of_the_lost(closed, scale)
    return Outcome(figures=tuple(figures), tables=(who, *counts, *means))


def _cell(table: Table, row: str, column: int = 1) -> object:
    return next((each[column] for each in table.rows if each[0] == row), None)


def _shares(found: Sequence[Figure], completeness_table: Table) -> list[Figure]:
    """Return each share, or that it is not shown where a number it is made of is hidden."""
    of_closed, of_firsts = found
    hides = [isinstance(_cell(completeness_table, row), Hidden) for row in (BOTH, NO_FIRST, ALL)]
    return [
        _hidden(of_closed) if hides[0] or hides[2] else of_closed,
        _hidden(of_firsts) if any(hides) else of_firsts,
    ]


def _of_moves(found: Sequence[Figure], counts: Sequence[Table]) -> list[Figure]:
    """Return how many got better and worse, where the table of moves shows it."""
    table = next((each for each in counts if each.key.endswith(".moves")), None)
    if table is None:
        return list(found)
    better, worse = found
    ways = {
        better: (moves.WORDS[Moved.RECOVERED], moves.WORDS[Moved.IMPROVED]),
        worse: (moves.WORDS[Moved.DETERIORATED],),
    }
    return [
        _hidden(each) if any(isinstance(_cell(table, way), Hidden) for way in rows) else each
        for each, rows in ways.items()
    ]


def _hidden(figure: Figure) -> Figure:
    if figure.sure is Sure.CANNOT_TELL:
        return figure
    return replace(
        figure, value=None, low=None, high=None, n=None, sure=Sure.NOT_SHOWN, because=SMALL
    )


def _of_means(pairs: Sequence[Pair], scale: ScaleRead) -> list[Table]:
    """Return the tables of means, which are told from ten pairs on."""
    if why_not_yet(len(pairs)):
        return []
    found = paired.table(pairs, scale), nested.table(pairs, scale)
    return [each for each in found if each]


def _of_the_lost(closed: Sequence[CaseScores], scale: ScaleRead) -> list[Table]:
    """Return how far the missing scores matter; their number can be worked out from it."""
    within = bounds.bounds(closed, scale)
    firsts = [case for case in closed if case.first is not None]
    enough = not why_not_yet(sum(case.last is None for case in firsts))
    return [
        *([bounds.table(within, scale)] if within else []),
        *([lost.table(closed, scale)] if enough else []),
    ]
