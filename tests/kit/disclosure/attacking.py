"""One attack: a made-up story is published, and the attacker looks for what was told."""

from collections.abc import Callable, Iterator, Sequence
from random import Random
from typing import TypeVar

from holdfast.kit.disclosure import TO_FIVE, People, Protected, Published, Tabulation, protect
from tests.kit.disclosure.attacker import Attack, Attacker, Those
from tests.kit.disclosure.stories import Story

T = TypeVar("T")
Engine = Callable[[People, Sequence[Tabulation], Sequence[Published]], Protected]
Releases = list[tuple[tuple[Tabulation, ...], Protected]]


def engine(people: People, tables: Sequence[Tabulation], earlier: Sequence[Published]) -> Protected:
    """Hide as pages do."""
    return protect(people, tables, earlier=earlier)


def engine_in_fives(
    people: People, tables: Sequence[Tabulation], earlier: Sequence[Published]
) -> Protected:
    """Round as pages do that whoever knows no family sees day by day."""
    return protect(people, tables, earlier=earlier, way=TO_FIVE)


def publish(story: Story, engine: Engine = engine) -> Releases:
    """Publish each day's tables, each after what was published before."""
    releases: Releases = []
    earlier: list[Published] = []
    for tables in story.days:
        found = engine(story.people, tables, earlier)
        releases.append((tables, found))
        earlier += [Published(one, found.hidden) for one in tables if one not in found.withheld]
    return releases


def attacks(story: Story, releases: Releases, chance: Random, most: int) -> Iterator[Attack]:
    """Attack so many of each kind of secret, and yield what was found of each that was told.

    Yields also an attack without a reason for each that failed, so that they can be counted.
    """
    attacker = Attacker(story.people, releases)
    for those, is_published in _some(list(attacker.few()), chance, most):
        yield from _few(attacker, those, is_published, chance)
    for those in _some(list(attacker.alike()), chance, most):
        low, high = attacker.span(those, knows_rule=True)
        yield Attack(
            "all of a kind are alike" if high < attacker.way.none_could_be else "", 0, low, high
        )
    for fact in _some([one for one in attacker.facts if not one.shown], chance, most):
        low, high = attacker.span(fact.those, knows_rule=True)
        yield Attack("a hidden number is known" if low == high else "", fact.true, low, high)


def _few(attacker: Attacker, those: Those, is_published: bool, chance: Random) -> Iterator[Attack]:
    true = int(those @ attacker.truth)
    low, high = attacker.span(those, knows_rule=True)
    yield Attack(
        "they are known to be few" if high < attacker.way.few_could_be else "", true, low, high
    )
    if is_published:
        low, high = attacker.span(those, knows_rule=False)
        yield Attack("they are known to be more than one" if low > 1 else "", true, low, high)
    own = chance.choice([at for at, many in enumerate(attacker.truth) if many])
    low, high = attacker.span(those, knows_rule=True, knows=own)
    yield Attack("one of them knows how many they are" if low == high else "", true, low, high)


def _some(found: list[T], chance: Random, most: int) -> list[T]:
    return chance.sample(found, min(most, len(found)))
