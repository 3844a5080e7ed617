"""Counts of people and shares of them as a figure, or that they point to too few to be shown."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from holdfast.evaluation.rules.findings import Cell, Figure, Hidden, Sure, Table
from holdfast.evaluation.rules.hiding import Layout, hide, hide_all
from holdfast.evaluation.rules.telling import counted, share
from holdfast.kit.disclosure import SMALL, Dimension, Kind, People, kind
from holdfast.kit.disclosure.counts import may_show_percentage

TOO_FEW = "It would point to a small number of people."
ALL = "All"
NOT_KNOWN = "Not known"


@dataclass(frozen=True, kw_only=True)
class Told:
    """Figures and tables that belong together, in the order they are read."""

    figures: tuple[Figure, ...] = ()
    tables: tuple[Table, ...] = ()


def people(key: str, says: str, many: int, *, unit: str, method: str = "counted") -> Figure:
    """Return how many people or families, unless they are 1 to 5."""
    found = counted(key, says, many, unit=unit, method=method, n=many)
    return not_shown(found) if many in SMALL else found


def people_share(key: str, says: str, part: int, whole: int) -> Figure:
    """Return a share of people, unless it or the rest of them are 1 to 5."""
    found = share(key, says, part, whole)
    return found if may_show_percentage(part, whole) else not_shown(found)


def not_shown(figure: Figure) -> Figure:
    """Return that a figure is not shown because it would point to a few people."""
    if figure.sure is Sure.CANNOT_TELL:
        return figure
    return replace(
        figure, value=None, low=None, high=None, n=None, sure=Sure.NOT_SHOWN, because=TOO_FEW
    )


def counts(
    key: str, heading: str, of: str, many: Mapping[str, int], *, unit: str, note: str = ""
) -> Table:
    """Return one column of counts with their total, small ones hidden."""
    rows = (*many.items(), (ALL, sum(many.values())))
    table = Table(key=key, heading=heading, columns=(of, unit), rows=rows, note=note)
    return hide(table, Layout(by=(of,), counts=(unit,), total=ALL))


def hides_total(table: Table) -> bool:
    """Tell whether a table of counts does not show the total that stands last in it."""
    return not table.rows or isinstance(table.rows[-1][-1], Hidden)


@dataclass(frozen=True, kw_only=True)
class By:
    """Something that rows are told apart by: a heading, what a row is of it, and how it is told.

    `plain` and `protected` are as in `rules.hiding.Layout`.
    """

    heading: str
    of: Callable[[Mapping[str, Any]], str]
    order: tuple[str, ...] = ()
    plain: bool = False
    protected: bool = False

    def dimension(self, rows: Sequence[Mapping[str, Any]]) -> Dimension:
        """Return the categories that any row is of, in their order, those not known last."""
        found = {self.of(row) for row in rows}
        known = [one for one in self.order if one in found]
        more = sorted(found - set(known) - {NOT_KNOWN})
        every = (*known, *more, *({NOT_KNOWN} & found))
        return Dimension(self.heading, every, tells=not self.plain, protected=self.protected)


def crossed(
    key: str,
    heading: str,
    rows: Sequence[Mapping[str, Any]],
    by: Sequence[By],
    across: By,
    *,
    note: str = "",
    figures: Mapping[str, Sequence[Kind]] | None = None,
) -> tuple[list[Table], frozenset[str]]:
    """Return a table for each of `by` against `across`, all of the same people, hidden together.

    With them the keys of those `figures` that may not be shown beside them: each says how many
    there are of some kinds of these people.
    """
    if not rows:
        return [], frozenset()
    dimensions = [one.dimension(rows) for one in (*by, across)]
    them = People(
        tuple(dimensions), Counter(tuple(one.of(row) for one in (*by, across)) for row in rows)
    )
    tables = [
        _crossing(key, heading, them, one.heading, across.heading, note)
        for one, dimension in zip(by, dimensions[:-1], strict=True)
        if len(dimension.categories) > 1
    ]
    return hide_all(tables, them, figures or {})


def _crossing(
    key: str, heading: str, them: People, by: str, across: str, note: str
) -> tuple[Table, Layout]:
    """Return the whole table of two dimensions, and how it is laid out."""
    wide = (*them.dimension(across).categories, ALL)
    table = Table(
        key=f"{key}.by_{by.lower().replace(' ', '_')}",
        heading=f"{heading}: {by.lower()}",
        columns=(by, *wide),
        rows=tuple(
            (name, *(_many(them, {by: name, across: to}) for to in wide))
            for name in (*them.dimension(by).categories, ALL)
        ),
        note=note,
        method="counted",
    )
    return table, Layout(by=(by,), counts=wide, across=across, total=ALL)


def _many(them: People, said: Mapping[str, str]) -> Cell:
    return them.many(kind(**{name: one for name, one in said.items() if one != ALL}))
