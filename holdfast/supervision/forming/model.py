"""What should hold, added to what must: the points of an arrangement, which CP-SAT makes fewest.

The points are those of `judging.py`, kind by kind in the same order; a property test holds the two
together. Of arrangements with equally few points it takes one that moves fewest people: a move that
gains just what it costs is a move for nothing.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from ortools.sat.python import cp_model

from holdfast.supervision.forming.demands import Demands
from holdfast.supervision.forming.question import (
    POINTS,
    Group,
    Kind,
    Person,
    Question,
    Shortcoming,
    Wish,
    even,
    fair,
)

Term = tuple[float, cp_model.LinearExprT]


class Model(Demands):
    """The whole question: the fewest points at which every demand holds."""

    def __init__(self, question: Question) -> None:
        super().__init__(question)
        self.points: list[Term] = []
        self.moves: list[cp_model.LinearExprT] = []
        self._count_points()
        self._break_symmetry()

    def _count_points(self) -> None:
        for wish in self.question.wishes:
            if wish.weight is not None:
                self.points.append((wish.weight, self._unmet(wish)))
        self._count_shares(Shortcoming.SERVICE, lambda one: one.service)
        self._count_shares(Shortcoming.TEAM, lambda one: one.team)
        self._count_travel()
        self._count_sizes()
        self._count_loads()
        self._count_moves()
        whole = all(float(weight).is_integer() for weight, _ in self.points)
        self.scale = 1 if whole else 100
        self.least = len(self.moves) + 1  # the least part of a point outweighs everybody's moving
        points = [(round(weight * self.scale) * self.least, what) for weight, what in self.points]
        terms = [*points, *((1, move) for move in self.moves)]
        self.model.minimize(sum(weight * what for weight, what in terms))

    def bound(self, solver: cp_model.CpSolver) -> float:
        """Return the points that no arrangement can go below, whoever moves."""
        return float(solver.best_objective_bound // self.least / self.scale)

    def _unmet(self, wish: Wish) -> cp_model.IntVar:
        unmet = self.model.new_bool_var(f"unmet: {wish.words}")
        about_leader = self.question.is_about_a_supervisor(wish)
        for g in self._groups():
            first = self.has[wish.a, g]
            second = (self.leads if about_leader else self.has).get((wish.b, g))
            if second is None:
                continue
            if wish.kind is Kind.TOGETHER:
                self.model.add_bool_or(~first, second, unmet)
            else:
                self.model.add_bool_or(~first, ~second, unmet)
        return unmet

    def _over(self, what: Shortcoming, here: cp_model.LinearExprT, least: int, most: int) -> None:
        """Count the points by which a number in a group is outside its even share."""
        off = self.model.new_int_var(0, len(self.question.people) + self.question.groups, "")
        self.model.add(off >= here - most)
        if least:
            self.model.add(off >= least - here)
        self.points.append((POINTS[what], off))

    def _count_shares(self, what: Shortcoming, of: Callable[[Person], str]) -> None:
        members: Mapping[str, list[str]] = _by(self.question.people, of)
        for names in members.values():
            least, most = fair(what, len(names), self.question.groups)
            for g in self._groups():
                self._over(what, sum(self.has[name, g] for name in names), least, most)

    def _count_travel(self) -> None:
        """Count who meets away from where they work, by how many stay at each group's site."""
        question, model = self.question, self.model
        at = _by([one for one in question.people if one.site], lambda one: one.site)
        if len(at) < 2:
            return
        staying, hosted = [], defaultdict(list)
        for g in self._groups():
            hosts = []
            for site, names in at.items():
                hosting = model.new_bool_var(f"{g} meets at {site}")
                most = min(question.largest, len(names))
                stay = model.new_int_var(0, most, f"stay at {site} in {g}")
                model.add(stay <= sum(self.has[name, g] for name in names))
                model.add(stay <= most * hosting)
                hosts.append(hosting)
                hosted[site].append((hosting, stay))
                staying.append(stay)
            model.add_exactly_one(hosts)
        self._bound_stays(at, hosted)
        weight = POINTS[Shortcoming.TRAVEL]
        self.points.append((weight, sum(map(len, at.values())) - sum(staying)))

    def _bound_stays(
        self,
        at: Mapping[str, Sequence[str]],
        hosted: Mapping[str, Sequence[tuple[cp_model.IntVar, cp_model.IntVar]]],
    ) -> None:
        """Say by site what follows already, which lets a proof come twenty times sooner."""
        for site, pairs in hosted.items():
            meetings = self.model.new_int_var(0, self.question.groups, f"groups at {site}")
            self.model.add(meetings == sum(hosting for hosting, _ in pairs))
            stays = sum(stay for _, stay in pairs)
            self.model.add(stays <= len(at[site]))
            self.model.add(stays <= self.question.largest * meetings)

    def _count_sizes(self) -> None:
        least, most = even(len(self.question.people), self.question.groups)
        if (self.question.smallest, self.question.largest) == (least, most):
            return
        for g in self._groups():
            size = sum(self.has[one.name, g] for one in self.question.people)
            self._over(Shortcoming.SIZE, size, least, most)

    def _count_loads(self) -> None:
        if len(self.question.supervisors) < 2:
            return
        least, most = even(self.question.groups, len(self.question.supervisors))
        for one in self.question.supervisors:
            led = sum(self.leads[one.name, g] for g in self._groups())
            self._over(Shortcoming.LOAD, led, least, most)

    def _count_moves(self) -> None:
        names = self.question.names
        for one in self.question.people:
            before = self.question.now.get(one.name)
            if before is not None:
                g = names.index(before) if before in names else None
                stays = 0 if g is None else self.has[one.name, g]
                self.moves.append(1 - stays)
        self.points += [(POINTS[Shortcoming.MOVED], move) for move in self.moves]

    def _break_symmetry(self) -> None:
        """Number groups by their first member, when it does not matter which group is which."""
        if self.question.now or self.question.kept:
            return
        earlier: list[cp_model.IntVar] = []
        for one in self.question.people:
            row = [self.has[one.name, g] for g in self._groups()]
            for g in range(1, self.question.groups):
                self.model.add(row[g] <= (earlier[g - 1] if earlier else 0))
            earlier = [self._seen(earlier, row, g) for g in self._groups()]

    def _seen(
        self, earlier: Sequence[cp_model.IntVar], row: Sequence[cp_model.IntVar], g: int
    ) -> cp_model.IntVar:
        """Return whether a group has a member up to this row of people."""
        if not earlier:
            return row[g]
        seen = self.model.new_bool_var("")
        self.model.add_max_equality(seen, [earlier[g], row[g]])
        return seen

    def hint(self, groups: Sequence[Group]) -> None:
        """Give the solver an arrangement to start from."""
        if not (self.question.now or self.question.kept):
            groups = in_order(self.question, groups)
        for g, group in enumerate(groups):
            for one in self.question.people:
                self.model.add_hint(self.has[one.name, g], one.name in group.members)
            for s, slot in enumerate(self.question.slots):
                self.model.add_hint(self.meets[g, s], slot == group.slot)
            for leader in self.question.supervisors:
                self.model.add_hint(self.leads[leader.name, g], leader.name == group.supervisor)


def in_order(question: Question, groups: Sequence[Group]) -> list[Group]:
    """Return groups in the order of their first members, which is how the model numbers them."""
    order = {one.name: at for at, one in enumerate(question.people)}
    last = len(order)
    return sorted(groups, key=lambda group: min((order[n] for n in group.members), default=last))


def _by(people: Sequence[Person], of: Callable[[Person], str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for one in people:
        found[of(one)].append(one.name)
    return dict(found)
