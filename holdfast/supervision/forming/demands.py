"""What must hold, as a model for OR-tools' CP-SAT: places, times and leaders as yes-or-no choices.

With `may_let_go` every demand can be let go, which finds what conflicts.
"""

from ortools.sat.python import cp_model

from holdfast.supervision.forming.question import (
    Group,
    Kind,
    Person,
    Question,
)

TIMES = "can come only at "


class Demands:
    """The demands of one question. Read the answer with `groups` after a solver found one."""

    def __init__(self, question: Question, *, may_let_go: bool = False) -> None:
        self.question = question
        self.model = cp_model.CpModel()
        self.may_let_go = may_let_go
        self.demands: dict[str, cp_model.IntVar] = {}  # true while a demand is held, by its words
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
        self._demand_what_is_kept()
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

    def _demand_what_is_kept(self) -> None:
        """Hold groups that meet already to their time and their supervisor."""
        for g, name in enumerate(self.question.names):
            kept = self.question.kept.get(name)
            if kept is not None and kept.slot:
                at = self.meets[g, self.question.slots.index(kept.slot)]
                self._hold(f"{name} meets at {kept.slot}", self.model.add(at == 1))
            if kept is not None and (kept.supervisor, g) in self.leads:
                led = self.leads[kept.supervisor, g]
                self._hold(f"{kept.supervisor} leads {name}", self.model.add(led == 1))

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
