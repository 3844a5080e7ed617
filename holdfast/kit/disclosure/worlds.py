"""Every set of people that agrees with what is shown: how few and how many of a kind there may be.

This is what a reader can work out who knows each number shown, that nobody is counted below 0 or
in part, and the rule itself: that a number which is not 0 and is hidden is 1 or more.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

from holdfast.kit.disclosure.cliques import Names, cliques, joined
from holdfast.kit.disclosure.counts import Span
from holdfast.kit.disclosure.people import Combination, Kind, People, kind

MOST_CELLS = 20_000  # that are looked at together
NEAR = 1e-6


@dataclass(frozen=True)
class World:
    """One set of people that agrees with what is shown: how many of a kind, and what it changes.

    `is_whole` says whether nobody is counted in part. `differs` are the kinds whose numbers are
    other than what is said of them. `because` are those whose numbers, being shown, keep it from
    being fewer (or more): those that matter, or all where that is not told.
    """

    many: float
    is_whole: bool
    differs: frozenset[Kind]
    because: frozenset[Kind]


class Worlds:
    """The sets of people that agree with what is shown, as a linear programme.

    People in part are let in, since that is quick and tells reasons; `in_whole` are none.
    """

    def __init__(
        self,
        people: People,
        names: Iterable[Names],
        says: Mapping[Kind, Span],
        *,
        in_whole: bool = False,
    ) -> None:
        """Begin with nothing shown; `says` is what each number says if it is shown.

        Raises:
            ValueError: if so many dimensions must be looked at together that it cannot be done.
        """
        import numpy as np  # loaded, like the solver, by whoever hides a number
        from ortools.linear_solver import pywraplp

        self._people, self._says, self._in_whole = people, says, in_whole
        self._optimal = pywraplp.Solver.OPTIMAL
        self._programme: Any = pywraplp.Solver.CreateSolver("SAT" if in_whole else "GLOP")
        self._above = 2 * sum(people.counts.values()) + 20
        sizes = {one.name: len(one.categories) for one in people.dimensions}
        self._cliques = cliques(names, sizes)
        self._variables: list[Any] = []
        self._places = [self._clique(one) for one in self._cliques]
        for one, other, shared in joined(self._cliques):
            self._agree(one, other, sorted(shared))
        self._found: dict[Kind, list[int]] = {}
        self._rows = {of: self._row(of) for of in says}
        self._said = np.array(list(says.values())).reshape(-1, 2)
        self._adds = np.zeros((len(says), len(self._variables)))
        for row, of in enumerate(says):
            self._adds[row, self._of(of)] = 1

    def _clique(self, names: Names) -> dict[Combination, int]:
        among = [self._people.dimension(name).categories for name in sorted(names)]
        every = list(product(*among))
        if len(every) > MOST_CELLS:
            raise ValueError(f"too much to look at together: {', '.join(sorted(names))}")
        make = self._programme.IntVar if self._in_whole else self._programme.NumVar
        first = len(self._variables)
        self._variables += [
            make(0, 0 if self._cannot_be(names, cell) else self._above, "") for cell in every
        ]
        return {cell: first + place for place, cell in enumerate(every)}

    def _cannot_be(self, names: Names, cell: Combination) -> bool:
        of = dict(zip(sorted(names), cell, strict=True))
        return any(
            all(name in of and of[name] in among for name, among in never)
            for never in self._people.impossible
        )

    def _agree(self, one: int, other: int, shared: Sequence[str]) -> None:
        for chosen in product(*(self._people.dimension(name).categories for name in shared)):
            of = kind(**dict(zip(shared, chosen, strict=True)))
            row = self._programme.Constraint(0, 0)
            for place in self._among(of, one):
                row.SetCoefficient(self._variables[place], 1)
            for place in self._among(of, other):
                row.SetCoefficient(self._variables[place], -1)

    def _among(self, of: Kind, clique: int) -> list[int]:
        at = {name: place for place, name in enumerate(sorted(self._cliques[clique]))}
        tests = [(at[name], among) for name, among in of]
        return [
            place
            for combination, place in self._places[clique].items()
            if all(combination[side] in among for side, among in tests)
        ]

    def _of(self, of: Kind) -> list[int]:
        """Return the variables that add up to a kind; raise `ValueError` if no clique has them."""
        if of not in self._found:
            self._found[of] = self._added(of)
        return self._found[of]

    def _added(self, of: Kind) -> list[int]:
        needs = {name for name, _ in of}
        for clique, names in enumerate(self._cliques):
            if needs <= names:
                return self._among(of, clique)
        raise ValueError(f"no table crosses {', '.join(sorted(needs))}")

    def _row(self, of: Kind) -> Any:
        row = self._programme.Constraint(0, self._programme.infinity())
        for place in self._of(of):
            row.SetCoefficient(self._variables[place], 1)
        return row

    def show_all_but(self, hidden: Collection[Kind], *, is_rule_known: bool) -> None:
        """Show every number but these: of which the rule, if it is known, tells if they are 0."""
        for of, row in self._rows.items():
            low, high = self._says[of]
            if of in hidden:
                low, high = float(is_rule_known and high > 0), self._programme.infinity()
            row.SetBounds(low, high)

    def fewest(self, of: Kind) -> World:
        """Return a world with as few of a kind as can be."""
        return self._best(of, minimise=True)

    def most(self, of: Kind) -> World:
        """Return a world with as many of a kind as can be."""
        return self._best(of, minimise=False)

    def _best(self, of: Kind, *, minimise: bool) -> World:
        import numpy as np

        aim = self._programme.Objective()
        aim.Clear()
        for place in self._of(of):
            aim.SetCoefficient(self._variables[place], 1)
        aim.SetOptimizationDirection(not minimise)
        if self._programme.Solve() != self._optimal:
            raise AssertionError("what is shown is true, so the truth is one of the worlds")
        people = np.array([one.solution_value() for one in self._variables])
        many = self._adds @ people
        differs = (many < self._said[:, 0] - NEAR) | (many > self._said[:, 1] + NEAR)
        return World(
            many=float(people[self._of(of)].sum()),
            is_whole=bool(np.all(np.abs(people - people.round()) < NEAR)),
            differs=frozenset(
                of for of, is_other in zip(self._says, differs, strict=True) if is_other
            ),
            because=frozenset(self._rows) if self._in_whole else self._because(),
        )

    def _because(self) -> frozenset[Kind]:
        return frozenset(of for of, row in self._rows.items() if abs(row.dual_value()) > NEAR)
