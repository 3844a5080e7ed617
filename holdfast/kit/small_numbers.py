"""R21: what may be said of people by their kind, so that nobody can be told by it, nor by the rest.

A kind (a role and a service; a service) is said only if five or more people are of it. Who is of
a kind that is not said could be found by striking out those that are; so the people left over are
none, or five or more as well, or a further kind is left out until they are.
"""

from collections.abc import Mapping
from typing import Any, TypeVar

SMALLEST = 5
Kind = tuple[str, str]  # a role, and a service
K = TypeVar("K", bound=Any)  # whatever kinds are told apart by; they can be put in order


def may_be_said(people: Mapping[K, int]) -> frozenset[K]:
    """Return the kinds that may be said, from how many people are of each.

    Nobody can be told from fewer than four others by what is said, nor by what is not: the least
    numerous is left out too while those left out are one to four people.
    """
    sayable = {kind for kind, many in people.items() if many >= SMALLEST}
    in_order = sorted(sayable, key=lambda kind: (people[kind], kind))
    left = sum(many for kind, many in people.items() if kind not in sayable)
    while 0 < left < SMALLEST and in_order:
        fewest = in_order.pop(0)
        sayable.remove(fewest)
        left += people[fewest]
    return frozenset(sayable)


def label(kind: Kind, people: Mapping[Kind, int]) -> Kind:
    """Return the role and service that may be kept with a note by one of these; else neither."""
    return kind if kind in may_be_said(people) else ("", "")
