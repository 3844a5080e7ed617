"""What to hide so that no secret can be worked out: as little as is needed.

Hidden are the numbers that are secret themselves, and others until nobody can come near one. Which
others is judged by how many they are and where they stand, never by how large they are: who knows
this code could otherwise work back from what was chosen.

While a secret can be worked out, the numbers it is worked out from are known (the dual of the
linear programme); one of them must be hidden. `greedy` hides the cheapest, and takes back what was
not needed. `fewest` lets CP-SAT choose the cheapest that break every such reason, and asks anew
until none is left: the least information lost that protects (after Fischetti and Salazar 2000).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from holdfast.kit.disclosure.asking import Secret, secrets
from holdfast.kit.disclosure.counts import AS_IT_IS, Span, Way
from holdfast.kit.disclosure.people import Kind, People, Tabulation
from holdfast.kit.disclosure.worlds import NEAR, World, Worlds

ROUNDS = 300  # of asking CP-SAT anew before what greedy found is taken
SECONDS = 10.0  # for CP-SAT to choose once, by its own count
NOT_SHOWN = "not shown"
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
    """What of some tables is hidden, and in what way the rest is shown.

    `withheld` are tables that are not shown at all: even with every number hidden, that their
    numbers are not 0 would tell something beside what was published before. `told` are kinds of
    whom that tells too much already. `is_least` says whether less is known not to do.
    """

    people: People
    hidden: Hidden
    withheld: tuple[Tabulation, ...] = ()
    told: frozenset[Kind] = frozenset()
    is_least: bool = False
    way: Way = AS_IT_IS

    def says(self, of: Kind) -> Span | None:
        """Return the least and the most of a kind there can be by its number; none if hidden."""
        of = self.people.said(of)
        return None if of in self.hidden else self.way.says(self.people.many(of))

    def words(self, of: Kind) -> str:
        """Say how many are of a kind, or that it is not shown."""
        of = self.people.said(of)
        return NOT_SHOWN if of in self.hidden else self.way.words(self.people.many(of))

    def shows(self, of: Kind) -> int | None:
        """Return how many are of a kind, as they are; none where it is hidden."""
        of = self.people.said(of)
        return None if of in self.hidden else self.people.many(of)


class Question:
    """Which numbers of some tables to hide, beside what was published before."""

    def __init__(
        self,
        people: People,
        tables: Sequence[Tabulation],
        earlier: Sequence[Published] = (),
        way: Way = AS_IT_IS,
    ) -> None:
        """Ask about tables of these people, whose numbers are shown in one way.

        Raises:
            ValueError: if a table crosses two protected characteristics, or too much is linked.
        """
        if any(table.crosses(people) for table in tables):
            raise ValueError("two protected characteristics are not crossed")
        every = [*(one.table for one in earlier), *tables]
        self.secrets = secrets(people, every, way)
        self.old = {of: of in one.hidden for one in earlier for of in one.table.kinds(people)}
        new = dict.fromkeys(of for table in tables for of in table.kinds(people))
        many = {of: people.many(of) for of in [*self.old, *new]}
        self.costs = _costs([of for of in new if of not in self.old], many)
        self.told: set[Kind] = set()
        self._says: dict[Kind, Span] = {of: way.says(one) for of, one in many.items()}
        self._way = way
        self._names = [table.names() for table in every]
        self._names += [frozenset(name for name, _ in one.of) for one in self.secrets]
        self._people = people
        self._worlds = {False: Worlds(people, self._names, self._says)}
        self._found: dict[tuple[Secret, bool], World] = {}

    def first(self) -> Hidden:
        """Return the numbers that are secret themselves, if numbers are shown as they are."""
        if not self._way.is_exact:
            return frozenset()
        return frozenset(one.hides for one in self.secrets if one.hides in self.costs)

    def reasons(self, hidden: Hidden) -> Iterator[Reason]:
        """Yield why each secret can be come near while no more is hidden; nothing if none can.

        That a small number may be the smallest is asked of a reader who does not know the rule:
        who does knows that a total is no less than its cells that are not 0. That it may be no
        small one is asked of a reader who does.
        """
        shut = hidden | {of for of, was_hidden in self.old.items() if was_hidden}
        for asks_fewest in (True, False):
            self._show_all_but(shut, is_rule_known=self._way.is_exact and not asks_fewest)
            for one in self.secrets:
                reason = self._reason(one, asks_fewest, shut)
                if reason:
                    yield reason

    def _show_all_but(self, shut: Hidden, *, is_rule_known: bool) -> None:
        self._shut = shut, is_rule_known
        for worlds in self._worlds.values():
            worlds.show_all_but(shut, is_rule_known=is_rule_known)

    def _reason(self, secret: Secret, asks_fewest: bool, shut: Hidden) -> Reason | None:
        if secret.of in self.told or (asks_fewest and not secret.is_few):
            return None
        known = self._found.get((secret, asks_fewest))
        if known and known.differs <= shut:
            return None
        world, is_enough = self._world(secret, asks_fewest)
        if is_enough:
            self._found[secret, asks_fewest] = world
            return None
        because = frozenset(of for of in world.because if of in self.costs and of not in shut)
        if not because:
            self.told.add(secret.of)
        return because or None

    def _world(self, secret: Secret, asks_fewest: bool) -> tuple[World, bool]:
        """Return a world that keeps a secret, of whole people, and whether there is one."""
        for in_whole in (False, True):
            if in_whole not in self._worlds:
                self._worlds[True] = Worlds(self._people, self._names, self._says, in_whole=True)
                self._show_all_but(self._shut[0], is_rule_known=self._shut[1])
            worlds = self._worlds[in_whole]
            world = worlds.fewest(secret.of) if asks_fewest else worlds.most(secret.of)
            is_far = (
                world.many <= secret.least + NEAR
                if asks_fewest
                else world.many >= secret.most - NEAR
            )
            if world.is_whole or not is_far:
                break
        return world, is_far


def _costs(new: Sequence[Kind], many: Mapping[Kind, int]) -> dict[Kind, int]:
    """Return what hiding each number costs: totals more than cells, what stands first most."""
    deepest = max(map(len, new), default=0)
    step = len(new) ** 2 + 1
    return {
        of: step * 4 ** (deepest - len(of)) * (1 if many[of] else A_ZERO) + len(new) - place
        for place, of in enumerate(new)
    }


def greedy(question: Question) -> Hidden:
    """Return what is enough to hide, found by hiding the cheapest of each reason."""
    hidden, _ = _enough(question)
    return _no_more_than_needed(question, hidden)


def fewest(question: Question) -> tuple[Hidden, bool]:
    """Return the cheapest that is enough to hide, and whether that is certain.

    Where CP-SAT does not finish, what `greedy` found is returned: it protects as well.
    """
    enough, reasons = _enough(question)
    reasons |= {frozenset([of]) for of in question.first()}
    for _ in range(ROUNDS):
        hidden = _cheapest(question.costs, reasons)
        if hidden is None:
            break
        more = set(question.reasons(hidden))
        if not more:
            return hidden, True
        reasons |= more
    return _no_more_than_needed(question, enough), False


def _enough(question: Question) -> tuple[Hidden, set[Reason]]:
    """Return what is enough to hide, with some that is not needed, and the reasons found."""
    hidden, why = question.first(), set[Reason]()
    while reasons := list(question.reasons(hidden)):
        why.update(reasons)
        for reason in reasons:
            if not reason & hidden:
                hidden |= {min(reason, key=question.costs.__getitem__)}
    return hidden, why


def _no_more_than_needed(question: Question, hidden: Hidden) -> Hidden:
    """Return what is hidden without what can be shown after all, the dearest tried first."""
    others = hidden - question.first()
    for of in sorted(others, key=question.costs.__getitem__, reverse=True):
        if next(question.reasons(hidden - {of}), None) is None:
            hidden -= {of}
    return hidden


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
    way: Way = AS_IT_IS,
    hides_least: bool = False,
) -> Protected:
    """Return what to hide of tables that are published together, after what was published before.

    The people are counted by every dimension of every table, and by when they came or left where
    earlier tables counted them at another time; what was published before was shown in the same
    way. `hides_least` looks for the least that is enough: for reports that are kept, since it
    takes seconds.

    Raises:
        ValueError: if a table crosses two protected characteristics, or too much is linked.
    """
    before: set[Kind] | None = None
    for kept in range(len(tables), -1, -1):
        question = Question(people, tables[:kept], earlier, way)
        hidden, is_least = fewest(question) if hides_least else (greedy(question), False)
        if question.told and before is None:
            alone = Question(people, (), earlier, way)
            list(alone.reasons(frozenset()))
            before = alone.told
        if question.told <= (before or set()):
            break
    withheld = tuple(tables[kept:])
    hidden |= {of for table in withheld for of in table.kinds(people) if of not in question.old}
    return Protected(
        people, hidden, withheld, frozenset(question.told), is_least or not hidden, way
    )
