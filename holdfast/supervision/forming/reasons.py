"""Why somebody is where they are, in words, and what it would cost to have them elsewhere."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from holdfast.supervision.forming.judging import broken, costs, host, total
from holdfast.supervision.forming.question import Group, Kind, Person, Question


@dataclass(frozen=True, kw_only=True)
class Elsewhere:
    """What moving one person alone to another group would do."""

    group: str
    points: float
    breaks: tuple[str, ...]


def reasons(question: Question, groups: Sequence[Group]) -> dict[str, list[str]]:
    """Return for each person why they fit where they are; somebody may fit for no reason."""
    people = {one.name: one for one in question.people}
    found: dict[str, list[str]] = {}
    for group in groups:
        where = host(question, group)
        for name in group.members:
            found[name] = list(_of(question, group, people[name], where))
    for wish in question.wishes:
        words = _met(question, wish.kind, groups, wish.a, wish.b)
        if words:
            found[wish.a].append(words)
    return found


def _of(question: Question, group: Group, one: Person, where: str) -> Iterator[str]:
    if group.slot and one.available is not None:
        times = len(one.available)
        only = "the only time they can" if times == 1 else f"one of the {times} times they can"
        yield f"can come at {group.slot}, {only}"
    if one.site and one.site == where:
        yield f"works at {where}, where the group meets"
    services = [p.service for p in question.people if p.name in group.members]
    if len(set(services)) > 1:
        yield f"one of {services.count(one.service)} from {one.service}"
    if question.now.get(one.name) == group.name:
        yield "has a place in this group now"


def _met(question: Question, kind: Kind, groups: Sequence[Group], a: str, b: str) -> str:
    place = {name: group for group in groups for name in group.members}
    if kind is Kind.TOGETHER and place[a] is place[b]:
        return f"together with {b}, as wished"
    if kind is Kind.NOT_WITH_SUPERVISOR and b not in question.is_among:
        return "" if place[a].supervisor == b else f"not supervised by {b}, as wished"
    if kind is not Kind.TOGETHER and place[a] is not place[b]:
        return f"apart from {b}, as wished"
    return ""


def moved(groups: Sequence[Group], name: str, to: str) -> tuple[Group, ...]:
    """Return an arrangement with one person in another group, and nothing else changed."""
    return tuple(
        replace(group, members=_with(group, name) if group.name == to else _without(group, name))
        for group in groups
    )


def _with(group: Group, name: str) -> tuple[str, ...]:
    return group.members if name in group.members else (*group.members, name)


def _without(group: Group, name: str) -> tuple[str, ...]:
    return tuple(one for one in group.members if one != name)


def elsewhere(question: Question, groups: Sequence[Group], name: str) -> list[Elsewhere]:
    """Return what it would do to move one person to each of the other groups."""
    before = total(costs(question, groups))
    already = set(broken(question, groups))
    found = []
    for group in groups:
        if name in group.members:
            continue
        made = moved(groups, name, group.name)
        found.append(
            Elsewhere(
                group=group.name,
                points=total(costs(question, made)) - before,
                breaks=tuple(one for one in broken(question, made) if one not in already),
            )
        )
    return found
