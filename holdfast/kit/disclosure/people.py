"""Who is counted, and the tables they are counted in: values alone, no row and no clock."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

Kind = frozenset[tuple[str, frozenset[str]]]  # for some dimensions, the categories that count
Combination = tuple[str, ...]  # one category of each dimension, in the order of the dimensions
EVERYONE: Kind = frozenset()


@dataclass(frozen=True)
class Dimension:
    """Something people are told apart by.

    `tells` says whether a table may tell it of somebody who is known otherwise (a status, a
    score); what anybody can see of them (their team, their age) is not told by a table.
    `protected` marks a characteristic that the law protects: two are never crossed.
    """

    name: str
    categories: tuple[str, ...]
    tells: bool = True
    protected: bool = False


def kind(**of: str | Sequence[str]) -> Kind:
    """Return those whose dimensions have one of these categories: `kind(sex="F", age=[...])`."""
    return frozenset(
        (name, frozenset([said] if isinstance(said, str) else said)) for name, said in of.items()
    )


def both(one: Kind, other: Kind) -> Kind:
    """Return those who are of both kinds."""
    found = dict(one)
    for name, categories in other:
        found[name] = found[name] & categories if name in found else categories
    return frozenset(found.items())


def only(whole: Kind, name: str, categories: frozenset[str]) -> Kind:
    """Return those of a kind whose dimension of that name is one of these, whatever it was."""
    return frozenset({**dict(whole), name: categories}.items())


@dataclass(frozen=True)
class People:
    """How many people there are of each combination of categories; what is left out is 0.

    `impossible` are combinations that everybody knows can have nobody (a baby's own answers).
    """

    dimensions: tuple[Dimension, ...]
    counts: Mapping[Combination, int]
    impossible: frozenset[Kind] = frozenset()

    def __post_init__(self) -> None:
        """Refuse counts that are not of these dimensions.

        Raises:
            ValueError: if a count is below 0 or its combination has a category that is not known.
        """
        known = [set(one.categories) for one in self.dimensions]
        for combination, many in self.counts.items():
            is_known = len(combination) == len(known) and all(
                map(set.__contains__, known, combination)
            )
            if many < 0 or not is_known:
                raise ValueError(f"{combination} {many}: a count, 0 or more, of known categories")

    def dimension(self, name: str) -> Dimension:
        """Return the dimension of that name; raise `KeyError` if there is none."""
        return {one.name: one for one in self.dimensions}[name]

    def many(self, of: Kind) -> int:
        """Return how many are of a kind."""
        tests = [
            (at, dict(of)[one.name])
            for at, one in enumerate(self.dimensions)
            if one.name in dict(of)
        ]
        return sum(
            many
            for combination, many in self.counts.items()
            if all(combination[at] in among for at, among in tests)
        )

    def said(self, of: Kind) -> Kind:
        """Return a kind without what says nothing: a dimension of which every category counts."""
        return frozenset(
            (name, among) for name, among in of if among != set(self.dimension(name).categories)
        )


Crossed = Mapping[tuple[str, str], int]  # by a category of a dimension, and one of the shared


def from_crossings(shared: Dimension, others: Sequence[tuple[Dimension, Crossed]]) -> People:
    """Return people who are counted as these tables count them, each crossing one dimension.

    How the others cross each other is not known and made up: only for tables that do not say it.

    Raises:
        ValueError: if the tables do not count as many of each category of what they share.
    """
    found: Counter[Combination] = Counter()
    for one in shared.categories:
        sides = [
            [name for name in side.categories for _ in range(counts.get((name, one), 0))]
            for side, counts in others
        ]
        found.update((*names, one) for names in zip(*sides, strict=True))
    return People((*(side for side, _ in others), shared), found)


@dataclass(frozen=True)
class Tabulation:
    """One table: people of a kind, by some dimensions, with every total of it or with none."""

    by: tuple[str, ...]
    of: Kind = EVERYONE
    with_totals: bool = True
    key: str = field(default="", compare=False)

    def kinds(self, people: People, *, totals: bool | None = None) -> Iterator[Kind]:
        """Yield the kind of each number of the table, inner cells and totals."""
        shows_totals = self.with_totals if totals is None else totals
        choices: list[list[Kind]] = []
        for name in self.by:
            each = [kind(**{name: one}) for one in people.dimension(name).categories]
            choices.append(each + [EVERYONE] * shows_totals)
        for chosen in product(*choices):
            found = self.of
            for one in chosen:
                found = both(found, one)
            yield people.said(found)

    def names(self) -> frozenset[str]:
        """Return the dimensions that the table needs, those of its people among them."""
        return frozenset(self.by) | {name for name, _ in self.of}

    def crosses(self, people: People) -> bool:
        """Tell whether it crosses two protected characteristics, which no table may."""
        return sum(people.dimension(name).protected for name in self.names()) > 1
