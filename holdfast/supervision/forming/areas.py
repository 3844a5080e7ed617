"""Part a large question by area: people meet where they work.

Each area is answered by itself, without the wishes that span two. "Optimal" then means that no
area can do better with its own people; that nobody should travel to another area is taken as
given, not proved.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from holdfast.supervision.forming.question import Group, Kind, Person, Question, natural

AREA = 40  # people: smaller sites are joined until there are so many


def areas(question: Question) -> list[Question]:
    """Return a question for each area; the one question if it cannot be parted."""
    if question.supervisors:  # they lead in several areas, which ties the areas together
        return [question]
    parts = _parts(question)
    counts = _groups_each(question, [len(part) for part in parts])
    if len(parts) < 2 or not counts:
        return [question]
    return [_part(question, people, count) for people, count in zip(parts, counts, strict=True)]


def _parts(question: Question) -> list[list[Person]]:
    """Return people by area: sites in order of name, joined while small or tied by a demand."""
    root = _tied(question)
    by_site: dict[str, list[Person]] = defaultdict(list)
    for one in question.people:
        by_site[root[one.site]].append(one)
    parts: list[list[Person]] = []
    for site in sorted(by_site):
        if parts and len(parts[-1]) < AREA:
            parts[-1].extend(by_site[site])
        else:
            parts.append(by_site[site])
    if len(parts) > 1 and len(parts[-1]) < AREA:
        parts[-2].extend(parts.pop())
    return parts


def _tied(question: Question) -> dict[str, str]:
    """Return for each site the first of those it is tied to, by two who must be together."""
    site = {one.name: one.site for one in question.people}
    root = {name: name for name in question.sites()}
    for wish in question.wishes:
        if wish.kind is Kind.TOGETHER and wish.weight is None:
            first, second = sorted((root[site[wish.a]], root[site[wish.b]]))
            root = {name: first if to == second else to for name, to in root.items()}
    return root


def _groups_each(question: Question, sizes: Sequence[int]) -> list[int]:
    """Share the groups among areas by their people; nothing when it cannot be done."""
    least = [-(-size // question.largest) for size in sizes]
    most = [size // question.smallest for size in sizes]
    if any(low > high for low, high in zip(least, most, strict=True)):
        return []
    given = list(least)
    while sum(given) < question.groups:
        able = [at for at, count in enumerate(given) if count < most[at]]
        if not able:
            return []
        fullest = max(able, key=lambda at: sizes[at] / given[at])
        given[fullest] += 1
    return given if sum(given) == question.groups else []


def _part(question: Question, people: Sequence[Person], groups: int) -> Question:
    names = {one.name for one in people}
    return replace(
        question,
        people=tuple(people),
        groups=groups,
        wishes=tuple(wish for wish in question.wishes if {wish.a, wish.b} <= names),
        now={name: group for name, group in question.now.items() if name in names},
    )


def joined_names(question: Question, parts: Sequence[Sequence[Group]]) -> tuple[Group, ...]:
    """Return the areas' groups under one numbering; a name that is there now is kept."""
    old = set(question.now.values())
    kept = Counter(group.name for part in parts for group in part if group.name in old)
    free = iter(sorted((name for name in question.names if not kept.get(name)), key=natural))
    return tuple(
        group if kept.get(group.name) == 1 else replace(group, name=next(free))
        for part in parts
        for group in part
    )
