"""Whoever has every table ever published cannot come near a small number, or near one family.

A longer run, which counts its attacks, is `benchmarks/attack_small_numbers.py`.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdfast.kit.disclosure import (
    Dimension,
    People,
    Protected,
    Published,
    Tabulation,
    asking,
    hiding,
    kind,
    protect,
)
from tests.kit.disclosure.attacker import Attack, Attacker
from tests.kit.disclosure.attacking import Engine, attacks, engine, engine_in_fives, publish
from tests.kit.disclosure.stories import Story, story


def leaks(seed: int, engine: Engine = engine, *, most: int = 3) -> Iterator[Attack]:
    chance = Random(seed)
    told = story(chance)
    return (one for one in attacks(told, publish(told, engine), chance, most) if one.why)


@settings(max_examples=15)
@given(st.integers(0, 2**32))
def test_the_attacker_never_comes_near(seed: int) -> None:
    assert list(leaks(seed)) == []


@settings(max_examples=8)
@given(st.integers(0, 2**32))
def test_nor_does_the_attacker_where_numbers_are_rounded(seed: int) -> None:
    assert list(leaks(seed, engine_in_fives)) == []


def only_the_small(
    people: People, tables: Sequence[Tabulation], earlier: Sequence[Published]
) -> Protected:
    """Hide small numbers, and nothing beside them."""
    return Protected(people, hiding.Question(people, tables, earlier).first())


def forgetful(
    people: People, tables: Sequence[Tabulation], earlier: Sequence[Published]
) -> Protected:
    """Hide each day as if nothing had been published before."""
    return protect(people, tables)


def one_by_one(
    people: People, tables: Sequence[Tabulation], earlier: Sequence[Published]
) -> Protected:
    """Hide each table as if it were the only one."""
    hidden = [protect(people, [table], earlier=earlier).hidden for table in tables]
    return Protected(people, frozenset().union(*hidden))


def not_alike(
    people: People, tables: Sequence[Tabulation], earlier: Sequence[Published]
) -> Protected:
    """Take every dimension for one that tells nothing."""
    plain = [replace(one, tells=False) for one in people.dimensions]
    return protect(People(tuple(plain), people.counts), tables, earlier=earlier)


def broken(weakened: Engine, first: int = 0) -> Iterator[str]:
    """Yield what is found of a weakened engine, story by story, from one that breaks it."""
    for seed in range(first, 40):
        yield from (one.why for one in leaks(seed, weakened, most=6))


@pytest.mark.parametrize(
    ("weakened", "first", "why"),
    [
        (only_the_small, 0, "they are known to be few"),
        (forgetful, 10, "they are known to be few"),
        (one_by_one, 30, "they are known to be few"),
        (not_alike, 0, "all of a kind are alike"),
    ],
)
def test_an_engine_that_is_weaker_is_broken(weakened: Engine, first: int, why: str) -> None:
    assert why in broken(weakened, first)


def test_that_a_number_is_not_certain_is_not_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = asking.secrets
    monkeypatch.setattr(
        hiding,
        "secrets",
        lambda people, *rest: [
            replace(one, most=people.many(one.of) + 1) for one in whole(people, *rest)
        ],
    )
    assert "they are known to be few" in broken(engine)


@pytest.mark.parametrize("tells", [False, True])
def test_who_reads_this_code_and_tries_every_table_finds_no_more(tells: bool) -> None:
    side = Dimension("side", ("x", "y", "z"), tells=tells)
    table, most = Tabulation(("side",)), 9
    true: defaultdict[tuple[int | None, ...], list[tuple[int, ...]]] = defaultdict(list)
    for cells in product(range(most + 1), repeat=3):
        people = People((side,), {(one,): cells[at] for at, one in enumerate(side.categories)})
        found = protect(people, [table])
        true[tuple(found.shows(of) for of in table.kinds(people))].append(cells)
    tried = {view: cells for view, cells in true.items() if (view[-1] or most) <= most}
    assert sum(None in view for view in tried) >= 6
    for view, could_be in tried.items():
        for at in range(3):
            assert view[at] is not None or len({cells[at] for cells in could_be}) >= 5


def test_how_many_are_alike_is_not_known_where_it_is_hidden() -> None:
    """Found by a longer run: an earlier table had the row's total, the column gave the rest."""
    sides = (Dimension("a", ("a0", "a1")), Dimension("b", ("b0", "b1", "b2"), tells=True))
    came = Dimension("came", ("day0", "day1"), tells=False)
    counts = {
        ("a0", "b0", "day0"): 8, ("a0", "b1", "day0"): 7, ("a0", "b2", "day0"): 2,
        ("a1", "b0", "day0"): 6, ("a0", "b0", "day1"): 1, ("a0", "b2", "day1"): 1,
    }  # fmt: skip
    first, all_of = kind(came="day0"), kind()
    told = Story(
        People((*sides, came), counts),
        ((Tabulation(("a",), first),), (Tabulation(("a", "b"), all_of),)),
    )
    attacker = Attacker(told.people, publish(told))
    hidden = [fact.those for fact in attacker.facts if not fact.shown]
    assert hidden
    for those in hidden:
        low, high = attacker.span(those, knows_rule=True)
        assert low < high
