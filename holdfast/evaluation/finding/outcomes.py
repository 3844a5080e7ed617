"""Outcomes: each measure's main scale by each informant, and children's own goals."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from holdfast.evaluation.finding.telling import Told, not_shown
from holdfast.evaluation.rules import goals as of_goals
from holdfast.evaluation.rules.answered import TRAITS, Answered, goals_of
from holdfast.evaluation.rules.findings import Cell, Figure, Table
from holdfast.evaluation.rules.hiding import Layout, hide
from holdfast.evaluation.rules.outcomes import outcome
from holdfast.evaluation.rules.readings import bands, reading
from holdfast.evaluation.rules.scores import ScaleRead
from holdfast.kit.disclosure import SMALL
from holdfast.measures.instruments import Instrument, named
from holdfast.measures.instruments.shapes import Band, Informant

Answers = Mapping[str, Sequence[Mapping[str, Any]]]


def scales(told: Answers, readings: Iterable[ScaleRead] = ()) -> Told:
    """Return the outcome of every measure's main scale, informant by informant.

    Of all cases, open ones too: a last score is one at a review or at the end, and that its time
    has not come is one of the reasons why there is none.
    A scale that no catalogue has is told as one of `readings` says; without one it is left out.
    """
    answered = answered_of(told)
    more = {one.key: one for one in readings}
    traits = [*TRAITS, *answered.section_traits()]
    figures: list[Figure] = []
    tables: list[Table] = []
    for instrument, informant, scale in answered.scales():
        read = read_of(instrument, informant, scale, more)
        if read is None:
            continue
        found = outcome(
            answered.every(instrument, informant, scale),
            read,
            bands=_bands(instrument, scale, answered.forms(instrument, informant)),
            traits=traits,
        )
        figures += found.figures
        tables += found.tables
    return Told(figures=tuple(figures), tables=tuple(tables))


def answered_of(told: Answers) -> Answered:
    """Return the rows that an outcome needs, of all that the tables answered."""
    return Answered(
        cases=tuple(told["cases"]),
        first_and_last=tuple(told["first_and_last"]),
        why_no_last=tuple(told["why_no_last"]),
        modules=tuple(told["modules_of_cases"]),
        scored=tuple(told["scored"]),
    )


def read_of(
    instrument: str, informant: str, scale: str, more: Mapping[str, ScaleRead]
) -> ScaleRead | None:
    """Return how a scale is read; None for one that is not told."""
    known = _named(instrument)
    if known is None:
        return more.get(scale) or more.get(f"{instrument}.{informant}.{scale}".lower())
    if scale != known.main_scale:
        return None
    return reading(known, Informant(informant), scale)


def _bands(instrument: str, scale: str, forms: Iterable[str]) -> Sequence[Band]:
    known = _named(instrument)
    return bands(known, scale, forms) if known else ()


def _named(instrument: str) -> Instrument | None:
    try:
        return named(instrument)
    except KeyError:
        return None


def goals(told: Answers) -> Told:
    """Return whether children's own goals moved, small numbers hidden."""
    children = goals_of(told["goals"])
    mean, better, worse = of_goals.figures(children)
    table = of_goals.table(children)
    pairs = of_goals.moved_of(children)
    lines: tuple[tuple[Cell, ...], ...] = table.rows[3:6]
    moved = hide(
        Table(
            key="goals.moves",
            heading=table.heading,
            columns=("How goals moved", "Goals"),
            rows=(*lines, ("All", sum(int(str(row[1])) for row in lines))),
            note=table.note,
            method=table.method,
        ),
        Layout(by=("How goals moved",), counts=("Goals",), total="All"),
    )
    return Told(
        figures=(mean, *(_count_of_children(one, len(pairs)) for one in (better, worse))),
        tables=(moved,),
    )


def _count_of_children(figure: Figure, among: int) -> Figure:
    """Return a count of children, unless it or the rest of them are 1 to 5."""
    many = int(figure.value or 0)
    return not_shown(figure) if many in SMALL or among - many in SMALL else figure
