"""Somebody who has every table ever published, and asks of whom there can be how many.

Nothing here is taken from the engine but what it published: the attacker knows each number shown,
that nobody is counted below 0 or in part, that a hidden number that is not 0 is 1 or more, and
perhaps one family. Everything that can be had by taking one published number from another is
looked at, and the answer is found among whole people by another solver than the engine's.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

import numpy as np
from numpy.typing import NDArray

from holdfast.kit.disclosure import Kind, People, Protected, Tabulation

Those = NDArray[np.int64]  # which combinations of categories are meant: 1, else 0


@dataclass(frozen=True)
class Fact:
    """A number of a table: of whom, how many there truly are, and what was shown, if it was."""

    those: Those
    true: int
    shown: tuple[float, float] | None


@dataclass(frozen=True)
class Attack:
    """What the attacker can say of some people: there are `low` to `high` of them."""

    why: str
    true: int
    low: int
    high: int


class Attacker:
    """The attacker, with everything that was published."""

    def __init__(self, people: People, releases: Sequence[tuple[Sequence[Tabulation], Protected]]):
        self.names = [one.name for one in people.dimensions]
        self.combinations = list(product(*(one.categories for one in people.dimensions)))
        self.tells = {one.name: one.tells for one in people.dimensions}
        self.truth = np.array([people.counts.get(one, 0) for one in self.combinations])
        found: dict[bytes, Fact] = {}
        self.lines: list[tuple[Those, Those]] = []
        for tables, protected in releases:
            for table in tables:
                if table not in protected.withheld:
                    self._read(people, table, protected, found)
        self.facts = list(found.values())
        self.way = releases[0][1].way

    def _read(
        self, people: People, table: Tabulation, protected: Protected, found: dict[bytes, Fact]
    ) -> None:
        for of in table.kinds(people):
            those = self.those(of)
            known = found.get(those.tobytes())
            shown = protected.says(of) or (known.shown if known else None)
            found[those.tobytes()] = Fact(those, int(those @ self.truth), shown)
            for name in table.by:
                if name in dict(of) and self.tells[name]:
                    line = frozenset(one for one in of | table.of if one[0] != name)
                    line |= {one for one in table.of if one[0] == name}
                    self.lines.append((self.those(line), those))

    def those(self, of: Kind) -> Those:
        """Return which combinations are of a kind."""
        tests = [(self.names.index(name), among) for name, among in of]
        return np.array(
            [all(one[at] in among for at, among in tests) for one in self.combinations], dtype=int
        )

    def span(self, those: Those, *, knows_rule: bool, knows: int | None = None) -> tuple[int, int]:
        """Return the fewest and the most there can be of these people."""
        from scipy.optimize import Bounds, LinearConstraint, milp

        rows, low, high = [np.ones_like(self.truth)], [0.0], [2.0 * self.truth.sum() + 20]
        for fact in self.facts:
            if fact.shown or (knows_rule and fact.true):
                rows.append(fact.those)
                low.append(fact.shown[0] if fact.shown else 1)
                high.append(fact.shown[1] if fact.shown else np.inf)
        least = np.zeros(len(self.truth))
        if knows is not None:
            least[knows] = 1
        ends = []
        for sign in (1, -1):
            answer: Any = milp(
                sign * those,
                integrality=np.ones(len(those)),
                bounds=Bounds(least, np.inf),
                constraints=LinearConstraint(np.array(rows), low, high),
            )
            assert answer.status == 0, answer.message
            ends.append(round(sign * answer.fun))
        return ends[0], ends[1]

    def few(self) -> Iterator[tuple[Those, bool]]:
        """Yield all of whom there are few: published, or one published number less another."""
        seen = set()
        for whole in self.facts:
            for part in [None, *self.facts]:
                those = whole.those - (part.those if part else 0)
                if those.min() < 0 or those.tobytes() in seen:
                    continue
                seen.add(those.tobytes())
                if int(those @ self.truth) in self.way.small:
                    yield those, part is None

    def alike(self) -> Iterator[Those]:
        """Yield all of a line but one category, where nobody is left: all are of that one."""
        for line, cell in self.lines:
            others = line - cell
            if others.any() and cell @ self.truth and not others @ self.truth:
                yield others
