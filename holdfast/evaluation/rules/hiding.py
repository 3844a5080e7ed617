"""Tables of counts as they may be shown: the one way from what was counted to what is printed.

What is hidden is decided by `kit.disclosure`; here a table with headings is read as one, and its
hidden cells, and the shares and means that belong to them, are replaced.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from holdfast.evaluation.rules.findings import Cell, Hidden, Table
from holdfast.kit.disclosure import (
    EVERYONE,
    Dimension,
    Kind,
    People,
    Protected,
    Published,
    Tabulation,
    Way,
    both,
    kind,
    protect,
)

MEANS = Way(small=range(1, 10))  # a mean, a median or a band of under 10 people is not shown
NOTE = "Numbers from 1 to 5 are not shown, nor are others from which they could be worked out."
NOTE_OF_MEANS = "Shares are not shown where a number is not, nor means of fewer than 10."
NOTHING_HIDDEN = "No number had to be hidden."
WITHHELD = "Not shown: beside what was published before, it would tell of a small number."
CROSSED = "Not shown: two characteristics that the law protects are not counted together."


Place = tuple[int, int]  # a row and a column of a table


class From(StrEnum):
    """What a column that is worked out from counts is."""

    SHARE = "share"
    MEAN = "mean"


@dataclass(frozen=True)
class Layout:
    """How a table of counts is laid out.

    `by` are the headings of the columns that name a category, one dimension each. `counts` are the
    headings of the columns of counts: one, or one for each category of `across`. `total` is the
    word that stands for all categories of a dimension, as a row's name or a column's heading.
    `plain` are the dimensions that anybody can see of a person (age, team, area), so that it tells
    nothing if all of a row are of one; `protected` are those that the law protects.
    `worked_out` says what other columns are, and which column of counts each belongs to.
    """

    by: tuple[str, ...]
    counts: tuple[str, ...]
    across: str = ""
    total: str = "All"
    plain: frozenset[str] = frozenset()
    protected: frozenset[str] = frozenset()
    worked_out: Mapping[str, tuple[From, str]] = field(default_factory=dict)

    def dimensions(self) -> tuple[str, ...]:
        """Return the names of the table's dimensions, those of its rows first."""
        return (*self.by, self.across) if self.across else self.by


@dataclass(frozen=True)
class Before:
    """A table as it was published before, how it is laid out, and which of the people it counts."""

    table: Table
    layout: Layout
    of: Kind = EVERYONE

    def counts(self, people: People) -> Published:
        """Return which of its counts were not shown."""
        return self._without(people, dict(_cells(self.table, self.layout)))

    def means(self, people: People) -> Published:
        """Return whose means were not shown."""
        cells = dict(_cells(self.table, self.layout))
        places = [
            (self.table.columns.index(heading), self.table.columns.index(counts))
            for heading, (what, counts) in self.layout.worked_out.items()
            if what == From.MEAN
        ]
        found = {(at, to): cells[at, of] for to, of in places for at in range(len(self.table.rows))}
        return self._without(people, found)

    def _without(self, people: People, cells: Mapping[Place, tuple[str, ...]]) -> Published:
        shown = {
            people.said(_kind(self.layout, names, self.of))
            for (at, to), names in cells.items()
            if isinstance(self.table.rows[at][to], int | float)
        }
        table = _tabulation(self.layout, self.of)
        return Published(table, frozenset(table.kinds(people)) - shown)


def hide(table: Table, layout: Layout) -> Table:
    """Return one table as it may be shown, with a note of what was done.

    It is taken to be everything that is published of these people: tables that share a dimension
    and people go together through `hide_together`.

    Raises:
        ValueError: if a cell of counts is not a whole number of people.
    """
    return hide_together([(table, layout)], people_of(table, layout))[0]


def hide_together(
    tables: Sequence[tuple[Table, Layout]],
    people: People,
    *,
    of: Kind = EVERYONE,
    earlier: Sequence[Before] = (),
) -> list[Table]:
    """Return tables of the same people as they may be shown together; see `hide_all`."""
    return hide_all(tables, people, {}, of=of, earlier=earlier)[0]


def hide_all(
    tables: Sequence[tuple[Table, Layout]],
    people: People,
    figures: Mapping[str, Sequence[Kind]],
    *,
    of: Kind = EVERYONE,
    earlier: Sequence[Before] = (),
) -> tuple[list[Table], frozenset[str]]:
    """Return tables of the same people as they may be shown, and which figures may not be shown.

    `figures` are, by their keys, all of whom each says how many there are: of a share, its part
    and its whole. `people` are counted by all dimensions of all tables at once, `of` says which of
    them these tables count (those who had come by now), and `earlier` what was published of them
    before. So of a report that is frozen each quarter they are counted by the quarter they came in
    as well, a dimension that no table has in its rows.

    Raises:
        ValueError: if so many dimensions are linked that it cannot be worked out.
    """
    tabulations = [_tabulation(layout, of) for _, layout in tables]
    together = [one for one in tabulations if not one.crosses(people)]
    said = [Tabulation((), both(of, one)) for kinds in figures.values() for one in kinds]
    published = [one.counts(people) for one in earlier]
    found = protect(people, [*together, *said], earlier=published)
    means = found
    if any(what == From.MEAN for _, layout in tables for what, _ in layout.worked_out.values()):
        before = [one.means(people) for one in earlier]
        means = protect(people, together, earlier=before, way=MEANS)
    why_not = dict.fromkeys(found.withheld, WITHHELD)
    why_not |= {one: CROSSED for one in tabulations if one not in together}
    shown = [
        replace(table, rows=(), note=why_not[one])
        if one in why_not
        else _shown(table, layout, of, found, means)
        for (table, layout), one in zip(tables, tabulations, strict=True)
    ]
    return shown, _not_shown(figures, of, found)


def _not_shown(figures: Mapping[str, Sequence[Kind]], of: Kind, found: Protected) -> frozenset[str]:
    return frozenset(
        key
        for key, kinds in figures.items()
        if any(found.shows(both(of, one)) is None for one in kinds)
    )


def people_of(table: Table, layout: Layout) -> People:
    """Return the people a table counts, from its cells that are no totals."""
    cells = dict(_cells(table, layout))
    counts: dict[tuple[str, ...], int] = {}
    for at, names in cells.items():
        value = table.rows[at[0]][at[1]]
        if not isinstance(value, int) or value < 0:
            raise ValueError(f"{table.key}: {value!r} is no count of people")
        if layout.total not in names:
            counts[names] = value
    return People(
        tuple(
            Dimension(
                name,
                tuple(dict.fromkeys(names[place] for names in counts)),
                tells=name not in layout.plain,
                protected=name in layout.protected,
            )
            for place, name in enumerate(layout.dimensions())
        ),
        counts,
    )


def _tabulation(layout: Layout, of: Kind) -> Tabulation:
    return Tabulation(layout.dimensions(), of)


def _cells(table: Table, layout: Layout) -> Iterator[tuple[Place, tuple[str, ...]]]:
    """Yield where each count of a table stands, row and column, and its categories."""
    names = [table.columns.index(one) for one in layout.by]
    for at, row in enumerate(table.rows):
        for heading in layout.counts:
            across = (heading,) if layout.across else ()
            yield (at, table.columns.index(heading)), (*(str(row[name]) for name in names), *across)


def _kind(layout: Layout, names: tuple[str, ...], of: Kind) -> Kind:
    said = zip(layout.dimensions(), names, strict=True)
    return both(of, kind(**{name: one for name, one in said if one != layout.total}))


def _shown(table: Table, layout: Layout, of: Kind, found: Protected, means: Protected) -> Table:
    kinds = {at: _kind(layout, names, of) for at, names in _cells(table, layout)}
    gone = {at for at, one in kinds.items() if found.shows(one) is None}
    few = {at for at, one in kinds.items() if means.shows(one) is None} | gone
    for heading, (what, counts) in layout.worked_out.items():
        to, column = table.columns.index(heading), table.columns.index(counts)
        hidden = few if what == From.MEAN else _without_share(layout, kinds, gone, found)
        gone |= {(at, to) for at in range(len(table.rows)) if (at, column) in hidden}
    rows = [
        tuple(_cell(value, is_hidden=(at, to) in gone) for to, value in enumerate(row))
        for at, row in enumerate(table.rows)
    ]
    said = [
        NOTE if gone & kinds.keys() else NOTHING_HIDDEN,
        NOTE_OF_MEANS * bool(layout.worked_out),
    ]
    return replace(table, rows=tuple(rows), note=" ".join([table.note, *said]).strip())


def _without_share(
    layout: Layout,
    kinds: Mapping[Place, Kind],
    gone: set[Place],
    found: Protected,
) -> set[Place]:
    """Return the cells whose share of their line is not shown: it or a total of it is hidden."""
    return {
        at
        for at, one in kinds.items()
        if at in gone
        or any(
            found.shows(frozenset(two for two in one if two[0] != name)) is None
            for name in layout.dimensions()
        )
    }


def _cell(value: Cell, *, is_hidden: bool) -> Cell:
    return Hidden() if is_hidden else value
