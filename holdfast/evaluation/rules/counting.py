"""Counts of cases as they may be shown: all tables of the same cases are hidden together."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import product

from holdfast.evaluation.rules.dimensions import Told
from holdfast.evaluation.rules.findings import Cell, Hidden, Table
from holdfast.evaluation.rules.hiding import From, Layout, hide_together
from holdfast.evaluation.rules.scores import CaseScores
from holdfast.kit.disclosure import People, kind

ALL, CASES = "All", "Cases"
MEANS = ("Mean change", "From", "To")
ALL_SMALL = "Not shown: each number is small, or would tell one that is."
NO_MEANS: tuple[Cell, ...] = (None, None, None)


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One table to count: in rows by one dimension, in columns by another or none.

    `means` are, by the name of a row, the mean change of its cases and the ends of its interval.
    """

    key: str
    heading: str
    rows: str
    columns: str = ""
    means: Mapping[str, tuple[Cell, ...]] = field(default_factory=dict)
    note: str = ""
    method: str = "counted"


def shown(asked: Sequence[Asked], told: Sequence[Told], cases: Sequence[CaseScores]) -> list[Table]:
    """Return tables of the same cases as they may be shown together.

    They are taken to be all that is published of these cases: whoever publishes more of the same
    cases hides that together with these.
    """
    dimensions = {one.dimension.name: one for one in told}
    people = People(
        tuple(one.dimension for one in told),
        Counter(tuple(one.of(case) for one in told) for case in cases),
    )
    counted = [_counted(each, dimensions, people) for each in asked]
    return [
        _or_nothing(table, layout)
        for table, (_, layout) in zip(hide_together(counted, people), counted, strict=True)
    ]


def _or_nothing(table: Table, layout: Layout) -> Table:
    """Return a table; without rows and saying so where it shows no number but the total."""
    places = [table.columns.index(count) for count in layout.counts]
    cells = [row[at] for row in table.rows if row[0] != ALL for at in places]
    if not cells or not all(isinstance(cell, Hidden) for cell in cells):
        return table
    return replace(table, rows=(), note=ALL_SMALL)


def _counted(asked: Asked, told: Mapping[str, Told], people: People) -> tuple[Table, Layout]:
    """Return a whole table as it was counted, totals and all, and how it is laid out."""
    wide = (*told[asked.columns].dimension.categories, ALL) if asked.columns else (CASES,)
    layout = Layout(
        by=(asked.rows,),
        counts=wide,
        across=asked.columns,
        total=ALL,
        worked_out={heading: (From.MEAN, CASES) for heading in MEANS} if asked.means else {},
    )
    names = (*told[asked.rows].dimension.categories, ALL)
    many = {
        (row, column): _many(people, asked, row, column) for row, column in product(names, wide)
    }
    table = Table(
        key=asked.key,
        heading=asked.heading,
        columns=(asked.rows, *wide, *(MEANS if asked.means else ())),
        rows=tuple(
            (row, *(many[row, column] for column in wide), *asked.means.get(row, ()))
            for row in names
        ),
        note=asked.note,
        method=asked.method,
    )
    return table, layout


def _many(people: People, asked: Asked, row: str, column: str) -> int:
    said = {asked.rows: row, **({asked.columns: column} if asked.columns else {})}
    return people.many(kind(**{name: one for name, one in said.items() if one != ALL}))
