"""What to hide so that no secret can be worked out: as little as is needed.

Hidden are the numbers that are secret themselves, and others until nobody can come near one. Which
others is judged by how many they are and where they stand, never by how large they are: who knows
this code could otherwise work back from what was chosen.

While a secret can be worked out, the numbers it is worked out from are known (the dual of the
linear programme); one of them must be hidden. `greedy` hides the cheapest, and takes back what was
not needed. `fewest` lets CP-SAT choose the cheapest that break every such reason, and asks anew
until none is left: the least information lost that protects (after Fischetti and Salazar 2000).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from holdfast.kit.disclosure.asking import SMALL, Secret, secrets
from holdfast.kit.disclosure.people import Kind, People, Tabulation
from holdfast.kit.disclosure.worlds import NEAR, Span, World, Worlds

ROUNDS = 300  # of asking CP-SAT anew before what greedy found is taken
SECONDS = 10.0  # for CP-SAT to choose once, by its own count
A_ZERO = 3  # a 0 that is hidden costs as much as so many other numbers of its table
Reason = frozenset[Kind]  # numbers of which one must be hidden
Hidden = frozenset[Kind]


@dataclass(frozen=True)
class Published:
    """A table that was published, and which of its numbers were hidden then."""

    table: Tabulation
    hidden: Hidden


@dataclass(frozen=True)
class Protected:
    """What of some tables is hidden.

    `told` are the secrets that what was published before tells already, whatever is hidden now.
    `is_least` says whether less is known not to do.
    """

    people: People
    hidden: Hidden
    told: tuple[Kind, ...] = ()
    is_least: bool = False

    def shows(self, of: Kind) -> int | None:
        """Return how many are of a kind, as it is shown; none where it is hidden."""
        of = self.people.said(of)
        return None if of in self.hidden else self.people.many(of)


class Question:
    """Which numbers of some tables to hide, beside what was published before."""

    def __init__(
        self,
        people: People,
        tables: Sequence[Tabulation],
        earlier: Sequence[Published] = (),
        small: range = SMALL,
    ) -> None:
        """Ask about tables of these people; `small` are the counts that point to somebody.

        Raises:
            ValueError: if a table crosses two protected characteristics, or too much is linked.
        """
        every = [*(one.table for one in earlier), *tables]
        if any(table.crosses(people) for table in tables):
            raise ValueError("two protected characteristics are not crossed")
        self.secrets = secrets(people, every, small)
        self.old = {of: of in one.hidden for one in earlier for of in one.table.kinds(people)}
        self.new = [
            of
            for of in dict.fromkeys(of for table in tables for of in table.kinds(people))
            if of not in self.old
        ]
        self.true = {of: people.many(of) for of in [*self.old, *self.new]}
        self.costs = self._costs(people, tables)
        says: dict[Kind, Span] = {of: (many, many) for of, many in self.true.items()}
        names = [table.names() for table in every] + [
            frozenset(name for name, _ in one.of) for one in self.secrets
        ]
        self._worlds = Worlds(people, names, says, self.true)
        self._found: dict[tuple[Secret, bool], World] = {}
        self.told: dict[Kind, None] = {}

    def _costs(self, people: People, tables: Iterable[Tabulation]) -> dict[Kind, int]:
        """Return what hiding each number costs: totals more than cells, what stands first most."""
        most = max((len(table.names()) for table in tables), default=0)
        step = len(self.new) ** 2 + 1
        return {
            of: step * 4 ** (most - len(of)) * (1 if self.true[of] else A_ZERO)
            + len(self.new)
            - place
            for place, of in enumerate(self.new)
        }

    def first(self) -> Hidden:
        """Return the numbers that are secret themselves."""
        secret = {one.of for one in self.secrets if one.least == 1}
        return frozenset(of for of in self.new if of in secret)

    def reasons(self, hidden: Hidden) -> list[Reason]:
        """Return why each secret can be come near while no more is hidden; none if none can."""
        shut = hidden | {of for of, was_hidden in self.old.items() if was_hidden}
        self._worlds.show_all_but(shut)
        found = (
            self._reason(one, fewest, shut) for one in self.secrets for fewest in (True, False)
        )
        return [one for one in found if one is not None]

    def _reason(self, secret: Secret, fewest: bool, shut: Hidden) -> Reason | None:
        known = self._found.get((secret, fewest))
        if secret.of in self.told or (known and known.differs <= shut):
            return None
        world = self._worlds.fewest(secret.of) if fewest else self._worlds.most(secret.of)
        enough = world.many <= secret.least + NEAR if fewest else world.many >= secret.most - NEAR
        if enough:
            self._found[secret, fewest] = world
            return None
        because = frozenset(of for of in world.because if of in self.costs and of not in shut)
        if not because:
            self.told[secret.of] = None
            return None
        return because


def greedy(question: Question) -> Hidden:
    """Return what is enough to hide, found by hiding the cheapest reason again and again."""
    return _greedy(question)[0]


def _greedy(question: Question) -> tuple[Hidden, list[Reason]]:
    hidden, why = question.first(), []
    while reasons := question.reasons(hidden):
        why += reasons
        for reason in reasons:
            if not reason & hidden:
                hidden |= {min(reason, key=question.costs.__getitem__)}
    first = question.first()
    for of in sorted(hidden - first, key=question.costs.__getitem__, reverse=True):
        if not question.reasons(hidden - {of}):
            hidden -= {of}
    return hidden, why


def fewest(question: Question) -> tuple[Hidden, bool]:
    """Return the cheapest that is enough to hide, and whether that is certain.

    Where CP-SAT does not finish, what `greedy` found is returned: it protects as well.
    """
    enough, why = _greedy(question)
    reasons = {frozenset([of]) for of in question.first()} | set(why)
    for _ in range(ROUNDS):
        hidden = _cheapest(question.costs, reasons)
        if hidden is None:
            break
        more = question.reasons(hidden)
        if not more:
            return hidden, True
        reasons |= set(more)
    return enough, False


def _cheapest(costs: Mapping[Kind, int], reasons: Iterable[Reason]) -> Hidden | None:
    """Return the cheapest numbers that break every reason; none where there is no time to tell."""
    from ortools.sat.python import cp_model  # three seconds to load: for reports, not for pages

    model, solver = cp_model.CpModel(), cp_model.CpSolver()
    is_hidden = {of: model.new_bool_var("") for of in costs}
    for reason in reasons:
        model.add_bool_or(is_hidden[of] for of in reason)
    model.minimize(sum(costs[of] * is_hidden[of] for of in costs))
    solver.parameters.num_workers = 1
    solver.parameters.max_deterministic_time = SECONDS
    if solver.solve(model) != cp_model.OPTIMAL:
        return None
    return frozenset(of for of, one in is_hidden.items() if solver.value(one))


def protect(
    people: People,
    tables: Sequence[Tabulation],
    *,
    earlier: Sequence[Published] = (),
    small: range = SMALL,
    hides_least: bool = False,
) -> Protected:
    """Return what to hide of tables that are published together, after what was published before.

    The people are counted by every dimension of every table, and by when they came where earlier
    tables counted fewer of them. `hides_least` looks for the least that is enough: for reports
    that are kept, since it takes seconds.

    Raises:
        ValueError: if a table crosses two protected characteristics, or too much is linked.
    """
    question = Question(people, tables, earlier, small)
    hidden, is_least = fewest(question) if hides_least else (greedy(question), False)
    return Protected(people, hidden, tuple(question.told), is_least or not hidden)
