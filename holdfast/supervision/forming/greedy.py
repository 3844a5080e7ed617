"""A simple method, to start the solver from and to measure it against.

Times are given to groups so that most people can come; then each person, the hardest to place
first, takes the place that costs least as the groups stand. Nothing is moved again.
"""

from collections import Counter
from dataclasses import dataclass, field

from holdfast.supervision.forming.question import (
    POINTS,
    Group,
    Kind,
    Person,
    Question,
    Shortcoming,
    fair,
)

BREACH = 1000.0  # points of a broken demand: more than any shortcoming


@dataclass
class Filling:
    """A group while it is filled."""

    name: str
    slot: str
    supervisor: str = ""
    members: list[Person] = field(default_factory=list)


def greedy(question: Question) -> tuple[Group, ...]:
    """Return an arrangement; it may break demands where a better search would not."""
    groups = _with_times(question)
    _give_leaders(question, groups)
    costs = _Costs(question)
    for one in sorted(question.people, key=lambda one: (_choice(question, one), one.name)):
        low = min(len(group.members) for group in groups)
        able = [g for g in groups if len(g.members) < question.largest] or [
            g for g in groups if len(g.members) == low
        ]
        best = min(able, key=lambda group: costs.of(group, one))
        best.members.append(one)
    return tuple(
        Group(
            name=g.name,
            slot=g.slot,
            supervisor=g.supervisor,
            members=tuple(one.name for one in g.members),
        )
        for g in groups
    )


def _choice(question: Question, one: Person) -> int:
    return sum(one.can_come(slot) for slot in question.slots)


def _with_times(question: Question) -> list[Filling]:
    """Give each group the time at which most of those can come whom no group serves yet."""
    left = list(question.people)
    groups = []
    for name in question.names:
        kept = question.kept.get(name)
        slot = max(question.slots, key=lambda slot: sum(one.can_come(slot) for one in left))
        slot = kept.slot if kept and kept.slot else slot
        groups.append(Filling(name=name, slot=slot))
        served = [one for one in left if one.can_come(slot)]
        served.sort(key=lambda one: _choice(question, one))
        taken = {one.name for one in served[: question.largest]}
        left = [one for one in left if one.name not in taken]
    return groups


def _give_leaders(question: Question, groups: list[Filling]) -> None:
    """Give each group the leader with the fewest groups who is free then."""
    led: list[tuple[str, str]] = []
    for group in groups:
        kept = question.kept.get(group.name)
        if kept and kept.supervisor:
            group.supervisor = kept.supervisor
            led.append((group.supervisor, group.slot))
            continue
        free = [
            one
            for one in question.supervisors
            if one.can_lead(group.slot) and (one.name, group.slot) not in led
        ] or list(question.supervisors)
        if free:
            load = Counter(name for name, _ in led)
            group.supervisor = min(free, key=lambda one: load[one.name]).name
            led.append((group.supervisor, group.slot))


def _apart(question: Question) -> dict[str, dict[str, float]]:
    """Return, for each person, what it costs to be with whom; less than nothing is wished for."""
    found: dict[str, dict[str, float]] = {one.name: {} for one in question.people}
    pairs = [(a, b, BREACH) for a, b, _ in question.kept_apart()]
    for wish in question.wishes:
        if question.is_about_a_supervisor(wish):
            continue
        weight = BREACH if wish.weight is None else wish.weight
        pairs.append((wish.a, wish.b, -weight if wish.kind is Kind.TOGETHER else weight))
    for a, b, weight in pairs:
        found[a][b] = found[a].get(b, 0) + weight
        found[b][a] = found[b].get(a, 0) + weight
    return found


class _Costs:
    """What it costs to put somebody in a group as it stands, with what never changes kept."""

    def __init__(self, question: Question) -> None:
        self.question = question
        self.apart = _apart(question)
        self.not_led_by = {(a, leader) for a, leader, _ in question.kept_from_supervisors()}
        self.services = self._most(Shortcoming.SERVICE, Counter(p.service for p in question.people))
        self.teams = self._most(Shortcoming.TEAM, Counter(p.team for p in question.people))

    def _most(self, what: Shortcoming, counts: Counter[str]) -> dict[str, int]:
        groups = self.question.groups
        return {name: fair(what, count, groups)[1] for name, count in counts.items()}

    def of(self, group: Filling, one: Person) -> float:
        """Return the points of one more member."""
        members = group.members
        breaches = (not one.can_come(group.slot), (one.name, group.supervisor) in self.not_led_by)
        same_service = sum(other.service == one.service for other in members)
        same_team = sum(other.team == one.team for other in members)
        away = sum(other.site != one.site for other in members)
        moves = self.question.now.get(one.name) not in (None, group.name)
        return (
            BREACH * sum(breaches)
            + sum(self.apart[one.name].get(other.name, 0) for other in members)
            + POINTS[Shortcoming.SERVICE] * (same_service >= self.services[one.service])
            + POINTS[Shortcoming.TEAM] * (same_team >= self.teams[one.team])
            + POINTS[Shortcoming.TRAVEL] * (away * 2 > len(members))
            + POINTS[Shortcoming.MOVED] * moves
            + POINTS[Shortcoming.SIZE] * len(members)
        )
