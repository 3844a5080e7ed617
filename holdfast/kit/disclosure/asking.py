"""What no reader may work out: which kinds of people are few, and what may be known of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from holdfast.kit.disclosure.people import EVERYONE, Kind, People, Tabulation, only

SMALL = range(1, 6)  # a count that points to somebody


@dataclass(frozen=True)
class Secret:
    """A kind of people whose number a reader may not come near.

    Whatever else is shown, it must stay possible that they are `least` or fewer, and that they
    are `most` or more.
    """

    of: Kind
    least: int
    most: int


def secrets(people: People, tables: Sequence[Tabulation], small: range = SMALL) -> list[Secret]:
    """Return what these tables may not tell, of their cells and of what lies between them.

    A small number: of a cell, of a total, of all in a line but one category, or of those whom one
    table counts and another leaves out. And that everybody of a line is of one category, where
    that tells something of them.
    """
    found: dict[Kind, Secret] = {}
    for table in [*tables, *between(people, tables)]:
        for of in table.kinds(people, totals=True):
            _note(found, of, _few(people, of, small))
            for name in table.by:
                if name in dict(of):
                    _note(found, *_rest(people, table, of, name, small))
    return sorted(found.values(), key=lambda one: _in_order(one.of))


def between(people: People, tables: Sequence[Tabulation]) -> Iterator[Tabulation]:
    """Yield the tables of those whom one table counts and a like one leaves out.

    The two are by the same dimensions or some of them, and of people who differ in one dimension:
    up to one quarter and up to the next; all, and those of one service.
    """
    seen = set()
    for one, other in combinations(tables, 2):
        by = tuple(name for name in one.by if name in other.by)
        for less, more in ((dict(one.of), dict(other.of)), (dict(other.of), dict(one.of))):
            apart = [name for name in {**less, **more} if less.get(name) != more.get(name)]
            if len(apart) != 1 or apart[0] in by:
                continue
            every = frozenset(people.dimension(apart[0]).categories)
            rest = more.get(apart[0], every) - less.get(apart[0], every)
            table = Tabulation(by, only(frozenset(more.items()), apart[0], rest))
            if rest and table not in seen:
                seen.add(table)
                yield table


def _few(people: People, of: Kind, small: range) -> Secret | None:
    if people.many(of) in small:
        return Secret(of, small[0], small[-1])
    return None


def _rest(
    people: People, table: Tabulation, of: Kind, name: str, small: range
) -> tuple[Kind, Secret | None]:
    """Return all of a cell's line but the cell, and what may not be told of them."""
    dimension = people.dimension(name)
    line = dict(table.of).get(name, frozenset(dimension.categories))
    others = only(of, name, line - dict(of)[name])
    if not line - dict(of)[name]:
        return EVERYONE, None
    if people.many(others) == 0 and dimension.tells and people.many(of):
        return others, Secret(others, 0, 1)
    return others, _few(people, others, small)


def _note(found: dict[Kind, Secret], of: Kind, secret: Secret | None) -> None:
    if secret and of not in found:
        found[of] = secret


def _in_order(of: Kind) -> list[tuple[str, list[str]]]:
    return sorted((name, sorted(among)) for name, among in of)
