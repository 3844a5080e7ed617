"""What no reader may work out: which kinds of people are few, and what may be known of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations_with_replacement, product

from holdfast.kit.disclosure.counts import AS_IT_IS, Way
from holdfast.kit.disclosure.people import Kind, People, Tabulation, only


@dataclass(frozen=True)
class Secret:
    """A kind of people whose number a reader may not come near.

    Whatever is shown, it must stay possible that they are `least` or fewer, and that they are
    `most` or more; the number of `hides` is hidden at any rate. They are secret for being few; or
    for being none, since everybody else of their line, `hides`, would be known to be alike.
    """

    of: Kind
    least: int
    most: int
    hides: Kind

    @property
    def is_few(self) -> bool:
        """Tell whether the number itself is what may not be known."""
        return self.least > 0


def secrets(people: People, tables: Sequence[Tabulation], way: Way = AS_IT_IS) -> list[Secret]:
    """Return what these tables may not tell, of their cells and of what lies between them.

    Of a small number it must stay possible that it is the smallest, and that it is not small at
    all. What is made up of cells (all of a line but one category, a row's hidden cells together)
    is then never known to be few either, since a cell of it would be. And nobody may know that
    everybody of a line is of one category, where that tells something of them.
    """
    found: dict[Kind, Secret] = {}
    for table in [*tables, *between(people, tables)]:
        for of in table.kinds(people, totals=True):
            if people.many(of) in way.small:
                found[of] = Secret(of, way.small.start, way.few_could_be, hides=of)
            for name in table.by:
                if name in dict(of) and people.dimension(name).tells and people.many(of):
                    found |= _alike(people, table, of, name, way)
    return sorted(found.values(), key=lambda one: _in_order(one.of))


def between(people: People, tables: Sequence[Tabulation]) -> Iterator[Tabulation]:
    """Yield the tables of those whom some tables count and others leave out.

    Where tables are of different people (up to one quarter and up to the next; all, and those of
    some services), each dimension they differ in falls into blocks of categories that are always
    counted together. What two tables share is counted in each block: whatever can be got by
    taking one table from another is made up of these.
    """
    blocks = _blocks(people, tables)
    seen = set(tables)
    for one, other in combinations_with_replacement(tables, 2):
        apart = sorted({name for name, _ in one.of | other.of})
        by = tuple(name for name in one.by if name in other.by and name not in apart)
        for chosen in product(*(blocks[name] for name in apart)):
            table = Tabulation(by, people.said(frozenset(zip(apart, chosen, strict=True))))
            if table not in seen:
                seen.add(table)
                yield table


def _blocks(people: People, tables: Sequence[Tabulation]) -> dict[str, list[frozenset[str]]]:
    found: dict[str, list[frozenset[str]]] = {}
    for table in tables:
        for name, among in table.of:
            parts = found.get(name, [frozenset(people.dimension(name).categories)])
            cut = [part & side for part in parts for side in (among, part - among)]
            found[name] = [part for part in cut if part]
    return found


def _alike(people: People, table: Tabulation, of: Kind, name: str, way: Way) -> dict[Kind, Secret]:
    """Return, if there is nobody else in a cell's line, the secrets that there is nobody.

    Where numbers are shown as they are the cell's is hidden, and that they are so many is no more
    certain than that there is one.
    """
    line = dict(table.of).get(name, frozenset(people.dimension(name).categories))
    others = only(of, name, line - dict(of)[name])
    many = people.many(of)
    if not line - dict(of)[name] or people.many(others):
        return {}
    found = {others: Secret(others, 0, way.none_could_be, hides=of)}
    if way.is_exact and many not in way.small:
        found[of] = Secret(of, way.small.start, many, hides=of)
    return found


def _in_order(of: Kind) -> list[tuple[str, list[str]]]:
    return sorted((name, sorted(among)) for name, among in of)
