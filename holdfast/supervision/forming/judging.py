"""Judge an arrangement, whoever made it: which demands it breaks, and what it costs, in words.

The solver's answer, the simple method's and the lead's own changes are all judged by this.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from holdfast.supervision.forming.question import (
    POINTS,
    Group,
    Kind,
    Person,
    Question,
    Shortcoming,
    even,
    fair,
)


@dataclass(frozen=True, kw_only=True)
class Cost:
    """One shortcoming of an arrangement, in points and words. `group` is where, if anywhere."""

    what: str
    points: float
    words: str
    group: str = ""
    is_wish: bool = False


def host(question: Question, group: Group) -> str:
    """Return the site where most members work: where the group meets. The first by name if tied.

    Whoever has not said where they work does not count.
    """
    by_name = {one.name: one.site for one in question.people}
    counted = Counter(by_name[name] for name in group.members if by_name[name])
    return min(counted, key=lambda site: (-counted[site], site), default="")


def costs(question: Question, groups: Sequence[Group]) -> list[Cost]:
    """Return every shortcoming of an arrangement that breaks no demand; none is perfect."""
    return [
        *_unmet_wishes(question, groups),
        *_shares(question, groups, Shortcoming.SERVICE, lambda one: one.service),
        *_shares(question, groups, Shortcoming.TEAM, lambda one: one.team),
        *_travel(question, groups),
        *_sizes(question, groups),
        *_loads(question, groups),
        *_moves(question, groups),
    ]


def total(found: Sequence[Cost]) -> float:
    """Return the points of some costs together."""
    return sum(one.points for one in found)


def broken(question: Question, groups: Sequence[Group]) -> list[str]:
    """Return every demand an arrangement breaks, in words; none means it may stand."""
    return [
        *_misplaced(question, groups),
        *(words for group in groups for words in _broken_by_members(question, group)),
        *(words for group in groups for words in _broken_by_leading(question, group)),
        *_broken_together(question, groups),
        *_led_twice(question, groups),
    ]


def _misplaced(question: Question, groups: Sequence[Group]) -> Iterator[str]:
    places = Counter(name for group in groups for name in group.members)
    for one in question.people:
        if places[one.name] != 1:
            yield f"{one.name} has {places[one.name]} places: each person has one"
    for name in sorted(places.keys() - question.is_among):
        yield f"{name} is not among the people"


def _broken_by_members(question: Question, group: Group) -> Iterator[str]:
    size = len(group.members)
    if not question.smallest <= size <= question.largest:
        yield f"{group.name} has {size} people, not {question.smallest} to {question.largest}"
    inside = set(group.members)
    for one in question.people:
        if one.name in inside and not one.can_come(group.slot):
            yield f"{one.name} cannot come at {group.slot or 'any time'} ({group.name})"
    for a, b, why in question.kept_apart():
        if {a, b} <= inside:
            yield f"{a} and {b} are both in {group.name}: {why}"


def _broken_by_leading(question: Question, group: Group) -> Iterator[str]:
    for a, leader, why in question.kept_from_supervisors():
        if a in group.members and group.supervisor == leader:
            yield f"{a} is in {group.name}, which {leader} supervises: {why}"
    kept = question.kept.get(group.name)
    if kept and kept.slot and kept.slot != group.slot:
        yield f"{group.name} meets at {kept.slot}, not at {group.slot}"
    if kept and kept.supervisor and group.supervisor and kept.supervisor != group.supervisor:
        yield f"{kept.supervisor} leads {group.name}, not {group.supervisor}"
    for one in question.supervisors:
        if one.name == group.supervisor and not one.can_lead(group.slot):
            yield f"{one.name} cannot lead {group.name} at {group.slot}"


def _broken_together(question: Question, groups: Sequence[Group]) -> Iterator[str]:
    place = {name: group.name for group in groups for name in group.members}
    for wish in question.wishes:
        must = wish.weight is None and wish.kind is Kind.TOGETHER
        if must and place.get(wish.a) != place.get(wish.b):
            yield f"{wish.a} and {wish.b} are in two groups: {wish.words} (must)"


def _led_twice(question: Question, groups: Sequence[Group]) -> Iterator[str]:
    bound = {one.name for one in question.supervisors if one.available is not None}
    times = Counter((one.supervisor, one.slot) for one in groups)
    for (leader, slot), count in times.items():
        if count > 1 and leader in bound:
            yield f"{leader} would lead {count} groups at {slot}"


def _unmet_wishes(question: Question, groups: Sequence[Group]) -> Iterator[Cost]:
    place = {name: group for group in groups for name in group.members}
    for wish in question.wishes:
        first, second = place.get(wish.a), place.get(wish.b)
        if wish.weight is None or first is None:
            continue
        if question.is_about_a_supervisor(wish):
            unmet = first.supervisor == wish.b
        else:
            unmet = (first is second) is not (wish.kind is Kind.TOGETHER)
        if unmet:
            where = first.name if second in (None, first) else f"{first.name} and {second.name}"
            words = f"{wish.words}: they are in {where}"
            yield Cost(what="wish", points=wish.weight, words=words, group=first.name, is_wish=True)


def _shares(
    question: Question,
    groups: Sequence[Group],
    what: Shortcoming,
    of: Callable[[Person], str],
) -> Iterator[Cost]:
    """Yield what a group has too many of; of services, also what it has too few of."""
    belongs = {one.name: of(one) for one in question.people}
    for kind, count in sorted(Counter(belongs.values()).items()):
        least, most = fair(what, count, question.groups)
        for group in groups:
            here = sum(belongs[name] == kind for name in group.members)
            off = max(here - most, least - here, 0)
            if off:
                words = (
                    f"{group.name} has {here} from {kind}: an even share is {_span(least, most)}"
                )
                yield Cost(what=what, points=off * POINTS[what], words=words, group=group.name)


def _travel(question: Question, groups: Sequence[Group]) -> Iterator[Cost]:
    sites = {one.name: one.site for one in question.people}
    for group in groups:
        where = host(question, group)
        for name in group.members:
            if sites[name] not in ("", where):
                yield Cost(
                    what=Shortcoming.TRAVEL,
                    points=POINTS[Shortcoming.TRAVEL],
                    words=f"{name} of {sites[name]} travels to {where} ({group.name})",
                    group=group.name,
                )


def _sizes(question: Question, groups: Sequence[Group]) -> Iterator[Cost]:
    least, most = even(len(question.people), question.groups)
    for group in groups:
        off = max(len(group.members) - most, least - len(group.members), 0)
        if off:
            size = len(group.members)
            words = f"{group.name} has {size} people: an even size is {_span(least, most)}"
            points = off * POINTS[Shortcoming.SIZE]
            yield Cost(what=Shortcoming.SIZE, points=points, words=words, group=group.name)


def _loads(question: Question, groups: Sequence[Group]) -> Iterator[Cost]:
    if not question.supervisors:
        return
    led = Counter(group.supervisor for group in groups)
    least, most = even(question.groups, len(question.supervisors))
    for leader in question.supervisors:
        off = max(led[leader.name] - most, least - led[leader.name], 0)
        if off:
            here = led[leader.name]
            words = f"{leader.name} leads {here} groups: an even load is {_span(least, most)}"
            points = off * POINTS[Shortcoming.LOAD]
            yield Cost(what=Shortcoming.LOAD, points=points, words=words)


def _moves(question: Question, groups: Sequence[Group]) -> Iterator[Cost]:
    for group in groups:
        for name in group.members:
            before = question.now.get(name)
            if before not in (None, group.name):
                yield Cost(
                    what=Shortcoming.MOVED,
                    points=POINTS[Shortcoming.MOVED],
                    words=f"{name} moves from {before} to {group.name}",
                    group=group.name,
                )


def _span(least: int, most: int) -> str:
    return str(most) if least == most else f"{least} to {most}"
