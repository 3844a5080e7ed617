"""How thoroughly one run tests: `make test` goes over a share of everything, `make check` over all.

No test is left out of `make test`. What a test goes over again and again (every address by every
role, every question by both engines, a hundred examples) it goes over in part there: the same part
each time, spread by names, and never none of it. `docs/decisions/0016` says why.
"""

import os
import zlib
from collections.abc import Callable, Iterable
from typing import TypeVar

One = TypeVar("One")

ASKED_FOR = "HOLDFAST_THOROUGH"
A_SHARE, EVERYTHING, EVERY_WAY = 1, 2, 3  # of `make test`, `make check` and `make journeys`
EXAMPLES = 100  # of a property, where nothing else is said; Hypothesis' own number


def level() -> int:
    """Return how thoroughly this run is to test."""
    return int(os.environ.get(ASKED_FOR, A_SHARE))


def share(
    everything: Iterable[One], one_in: int, *, name: Callable[[One], str] = str, asked: int = 0
) -> list[One]:
    """Return all of it in order, or, for a share, one in so many and at least one.

    Which ones lies in their names alone, so every worker and every run takes the same.
    """
    them = list(everything)
    if (asked or level()) >= EVERYTHING:
        return them
    by_chance = sorted(range(len(them)), key=lambda at: zlib.crc32(name(them[at]).encode()))
    return [them[at] for at in sorted(by_chance[: -(-len(them) // one_in)])]


def times(number: int, one_in: int = 5, *, asked: int = 0) -> int:
    """Return how often to try what is tried so many times: for a share, one in so many."""
    return number if (asked or level()) >= EVERYTHING else -(-number // one_in)
