"""The question as a model for OR-tools' CP-SAT: places, times and leaders as yes-or-no choices.

The points are those of `judging.py`, constraint by constraint in the same order; a property test
holds the two together. With `may_let_go` every demand can be, which finds what conflicts.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from ortools.sat.python import cp_model

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

TIMES = "can come only at "
Term = tuple[float, cp_model.LinearExprT]


class Places:
    """A model of one question. Read the answer with `groups` after a solver found one."""

    def __init__(self, question: Question, *, may_let_go: bool = False) -> None:
        self.question = question
        self.model = cp_model.CpModel()
        self.may_let_go = may_let_go
        self.demands: dict[str, cp_model.IntVar] = {}  # true while a demand is held, by its words
        self.points: list[Term] = []
        groups, slots = range(question.groups), range(len(question.slots))
        new = self.model.new_bool_var
        self.has = {
            (one.name, g): new(f"{one.name} in {g}") for one in question.people for g in groups
        }
        self.meets = {(g, s): new(f"{g} at {question.slots[s]}") for g in groups for s in slots}
        self.leads = {
            (one.name, g): new(f"{one.name} leads {g}")
            for one in question.supervisors
            for g in groups
        }
        self._demand_all()
        if not may_let_go:
            self._count_points()
            self._break_symmetry()

    # What must hold

    def _hold(self, words: str, constraint: cp_model.Constraint) -> None:
        """Let a constraint go when its demand is let go, if demands may be."""
        if not self.may_let_go:
            return
        if words not in self.demands:
            self.demands[words] = self.model.new_bool_var(words)
        constraint.only_enforce_if(self.demands[words])

    def _demand_all(self) -> None:
        question, model = self.question, self.model
        for one in question.people:
            model.add_exactly_one(self.has[one.name, g] for g in self._groups())
        for g in self._groups():
            model.add_exactly_one(self.meets[g, s] for s in range(len(question.slots)))
            self._demand_a_size(g)
        for one in question.people:
            self._demand_a_time(one)
        self._demand_of_pairs()
        if question.supervisors:
            self._demand_leaders()

    def _demand_of_pairs(self) -> None:
        for a, b, why in self.question.kept_apart():
            for g in self._groups():
                self._hold(why, self.model.add_at_most_one(self.has[a, g], self.has[b, g]))
        for wish in self.question.wishes:
            if wish.weight is None and wish.kind is Kind.TOGETHER:
                for g in self._groups():
                    same = self.model.add(self.has[wish.a, g] == self.has[wish.b, g])
                    self._hold(f"{wish.words} (must)", same)

    def _groups(self) -> range:
        return range(self.question.groups)

    def _demand_a_size(self, g: int) -> None:
        question = self.question
        size = sum(self.has[one.name, g] for one in question.people)
        self._hold(
            f"every group has at least {question.smallest}",
            self.model.add(size >= question.smallest),
        )
        self._hold(
            f"every group has at most {question.largest}", self.model.add(size <= question.largest)
        )

    def _demand_a_time(self, one: Person) -> None:
        if one.available is None:
            return
        words = f"{one.name} {TIMES}{', '.join(sorted(one.available)) or 'no time'}"
        fitting = [s for s, slot in enumerate(self.question.slots) if one.can_come(slot)]
        for g in self._groups():
            times = [self.meets[g, s] for s in fitting]
            self._hold(words, self.model.add_bool_or(~self.has[one.name, g], *times))

    def _demand_leaders(self) -> None:
        question, model = self.question, self.model
        for g in self._groups():
            model.add_exactly_one(self.leads[one.name, g] for one in question.supervisors)
        for a, leader, why in question.kept_from_supervisors():
            for g in self._groups():
                self._hold(why, model.add_at_most_one(self.has[a, g], self.leads[leader, g]))
        for one in question.supervisors:
            if one.available is not None:
                for s, slot in enumerate(question.slots):
                    self._demand_one_leader_at(one.name, s, can_lead=one.can_lead(slot))

    def _demand_one_leader_at(self, leader: str, s: int, *, can_lead: bool) -> None:
        slot, both = self.question.slots[s], []
        for g in self._groups():
            leading, meeting = self.leads[leader, g], self.meets[g, s]
            if not can_lead:
                cannot = self.model.add_at_most_one(leading, meeting)
                self._hold(f"{leader} cannot lead at {slot}", cannot)
                continue
            at = self.model.new_bool_var(f"{leader} leads {g} at {slot}")
            self.model.add_bool_or(at, ~leading, ~meeting)
            both.append(at)
        if len(both) > 1:
            once = self.model.add(sum(both) <= 1)
            self._hold(f"{leader} leads one group at a time", once)

    # What should hold

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
        self.model.minimize(sum(round(weight * self.scale) * what for weight, what in self.points))

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
        at = _by(question.people, lambda one: one.site)
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
        self.points.append((weight, len(question.people) - sum(staying)))

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
                self.points.append((POINTS[Shortcoming.MOVED], 1 - stays))

    def _break_symmetry(self) -> None:
        """Number groups by their first member, when it does not matter which group is which."""
        if self.question.now:
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
        if not self.question.now:
            groups = in_order(self.question, groups)
        for g, group in enumerate(groups):
            for one in self.question.people:
                self.model.add_hint(self.has[one.name, g], one.name in group.members)
            for s, slot in enumerate(self.question.slots):
                self.model.add_hint(self.meets[g, s], slot == group.slot)
            for leader in self.question.supervisors:
                self.model.add_hint(self.leads[leader.name, g], leader.name == group.supervisor)

    def groups(self, solver: cp_model.CpSolver) -> tuple[Group, ...]:
        """Return the arrangement the solver found."""
        true = solver.boolean_value
        return tuple(
            Group(
                name=name,
                slot=next(
                    slot for s, slot in enumerate(self.question.slots) if true(self.meets[g, s])
                ),
                members=tuple(
                    one.name for one in self.question.people if true(self.has[one.name, g])
                ),
                supervisor=next(
                    (
                        one.name
                        for one in self.question.supervisors
                        if true(self.leads[one.name, g])
                    ),
                    "",
                ),
            )
            for g, name in enumerate(self.question.names)
        )


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
