"""Which dimensions must be looked at together, so that tables that agree are one set of people.

Tables that share dimensions could come from one set of people if each pair of them agrees on what
they share, provided that their dimensions form no ring (acyclic: Beeri, Fagin, Maier & Yannakakis
1983). Where they do, the tables of the ring are looked at as one larger table.
"""

from collections.abc import Iterable, Mapping
from itertools import combinations
from math import prod

Names = frozenset[str]


def cliques(wanted: Iterable[Names], sizes: Mapping[str, int]) -> list[Names]:
    """Return sets of dimensions without a ring that hold each wanted set, as small as is easy."""
    found = _largest(wanted)
    while not is_without_ring(found):
        one, other = min(
            combinations(found, 2),
            key=lambda two: (-len(two[0] & two[1]), prod(sizes[name] for name in two[0] | two[1])),
        )
        found = _largest([*found, one | other])
    return found


def _largest(sets: Iterable[Names]) -> list[Names]:
    every = sorted(set(sets), key=sorted)
    return [one for one in every if not any(one < other for other in every)]


def is_without_ring(sets: Iterable[Names]) -> bool:
    """Tell whether the sets can be taken away one by one (Graham 1979; Yu and Ozsoyoglu 1979)."""
    left = _largest(sets)
    while len(left) > 1:
        shared = {name for one, other in combinations(left, 2) for name in one & other}
        fewer = _largest(one & shared for one in left)
        if set(fewer) == set(left):
            return False
        left = fewer
    return True


def joined(sets: list[Names]) -> list[tuple[int, int, Names]]:
    """Return which two sets are to agree on what: a tree of the most that is shared."""
    pairs = sorted(
        combinations(range(len(sets)), 2), key=lambda two: -len(sets[two[0]] & sets[two[1]])
    )
    tree, of = [], list(range(len(sets)))
    for one, other in pairs:
        if of[one] != of[other]:
            tree.append((one, other, sets[one] & sets[other]))
            of = [of[one] if group == of[other] else group for group in of]
    return tree
