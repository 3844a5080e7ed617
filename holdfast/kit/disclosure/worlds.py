"""Every set of people that agrees with what is shown: how few and how many of a kind there may be.

This is what a reader can work out who knows each number shown, that nobody is counted below 0 or
in part, and the rule itself: that a number which is not 0 and is hidden is 1 or more.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

from holdfast.kit.disclosure.cliques import Names, cliques, joined
from holdfast.kit.disclosure.people import Combination, Kind, People, kind

MOST_CELLS = 20_000  # that are looked at together
NEAR = 1e-6
Span = tuple[float, float]  # the least and the most that a number shown says


@dataclass(frozen=True)
class World:
    """One set of people that agrees with what is shown: how many of a kind, and what it changes.

    `because` are the kinds whose numbers, being shown, keep it from being fewer (or more).
    `differs` are the kinds whose numbers are other than the true ones.
    """

    many: float
    is_whole: bool
    differs: frozenset[Kind]
    because: frozenset[Kind]


class Worlds:
    """The sets of people that agree with what is shown, as a linear programme."""

    def __init__(
        self,
        people: People,
        names: Iterable[Names],
        says: Mapping[Kind, Span],
        true: Mapping[Kind, int],
    ) -> None:
        """Begin with nothing shown.

        Raises:
            ValueError: if so many dimensions must be looked at together that it cannot be done.
        """
        from ortools.linear_solver import pywraplp  # loaded by whoever hides a number

        self._people = people
        self._optimal = pywraplp.Solver.OPTIMAL
        self._programme: Any = pywraplp.Solver.CreateSolver("GLOP")
        self._says, self._true = says, true
        self._above = 2 * sum(people.counts.values()) + 20
        sizes = {one.name: len(one.categories) for one in people.dimensions}
        self._cliques = cliques(names, sizes)
        self._cells: list[dict[Combination, Any]] = [self._clique(one) for one in self._cliques]
        for one, other, shared in joined(self._cliques):
            self._agree(one, other, sorted(shared))
        self._rows = {of: self._row(of) for of in says}

    def _clique(self, names: Names) -> dict[Combination, Any]:
        among = [self._people.dimension(name).categories for name in sorted(names)]
        every = list(product(*among))
        if len(every) > MOST_CELLS:
            raise ValueError(f"too much to look at together: {', '.join(sorted(names))}")
        return {
            cell: self._programme.NumVar(0, 0 if self._cannot_be(names, cell) else self._above, "")
            for cell in every
        }

    def _cannot_be(self, names: Names, cell: Combination) -> bool:
        of = dict(zip(sorted(names), cell, strict=True))
        return any(
            all(name in of and of[name] in among for name, among in never)
            for never in self._people.impossible
        )

    def _agree(self, one: int, other: int, shared: Sequence[str]) -> None:
        for chosen in product(*(self._people.dimension(name).categories for name in shared)):
            of = kind(**dict(zip(shared, chosen, strict=True)))
            self._programme.Add(self._sum(of, one) == self._sum(of, other))

    def _sum(self, of: Kind, clique: int) -> Any:
        return sum(self._among(of, clique)) + self._programme.NumVar(0, 0, "")

    def _among(self, of: Kind, clique: int) -> list[Any]:
        at = {name: place for place, name in enumerate(sorted(self._cliques[clique]))}
        tests = [(at[name], among) for name, among in of]
        return [
            cell
            for combination, cell in self._cells[clique].items()
            if all(combination[place] in among for place, among in tests)
        ]

    def _of(self, of: Kind) -> list[Any]:
        """Return the cells that add up to a kind.

        Raises:
            ValueError: if no table has its dimensions together.
        """
        needs = {name for name, _ in of}
        for clique, names in enumerate(self._cliques):
            if needs <= names:
                return self._among(of, clique)
        raise ValueError(f"no table crosses {', '.join(sorted(needs))}")

    def _row(self, of: Kind) -> Any:
        row = self._programme.Constraint(*self._unsaid(of))
        for cell in self._of(of):
            row.SetCoefficient(cell, 1)
        return row

    def _unsaid(self, of: Kind) -> Span:
        """Return what is known of a number that is hidden: a 0 is seldom hidden, the rest never."""
        return (1 if self._true[of] else 0), self._programme.infinity()

    def show_all_but(self, hidden: Collection[Kind]) -> None:
        """Show every number but these."""
        for of, row in self._rows.items():
            row.SetBounds(*(self._unsaid(of) if of in hidden else self._says[of]))

    def fewest(self, of: Kind) -> World:
        """Return a world with as few of a kind as can be."""
        return self._best(of, minimise=True)

    def most(self, of: Kind) -> World:
        """Return a world with as many of a kind as can be."""
        return self._best(of, minimise=False)

    def _best(self, of: Kind, *, minimise: bool) -> World:
        aim = self._programme.Objective()
        aim.Clear()
        cells = self._of(of)
        for cell in cells:
            aim.SetCoefficient(cell, 1)
        aim.SetMinimization() if minimise else aim.SetMaximization()
        if self._programme.Solve() != self._optimal:
            raise AssertionError("what is shown is true, so the truth is one of the worlds")
        return World(
            many=sum(cell.solution_value() for cell in cells),
            is_whole=all(_is_whole(cell) for cells in self._cells for cell in cells.values()),
            differs=frozenset(of for of in self._rows if not self._is_true(of)),
            because=frozenset(of for of, row in self._rows.items() if abs(row.dual_value()) > NEAR),
        )

    def _is_true(self, of: Kind) -> bool:
        low, high = self._says[of]
        many = sum(float(cell.solution_value()) for cell in self._of(of))
        return low - NEAR <= many <= high + NEAR


def _is_whole(cell: Any) -> bool:
    value = float(cell.solution_value())
    return abs(value - round(value)) < NEAR
