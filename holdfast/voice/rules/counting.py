"""R21: what is told of a pulse, so that nobody can be told from it however tables are subtracted.

Three things hold together. Results are counted once, after the last day, and the answers are then
thrown away: there is no table before and after one more answer. A kind of service is told apart
only where five or more of it answered and where those left over are none, or five or more. And
each number told is rounded by chance to a multiple of three (controlled random rounding to base 3,
as Statistics New Zealand does it): so of two waves that differ by one person neither says what that
person answered. What a table says of all is the sum of what it says of its parts, so that nothing
is to be had from setting one against the other.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from holdfast.kit.small_numbers import SMALLEST, may_be_said

OTHERS = "others"
BASE = 3
BANDS = ("Disagree", "In between", "Agree")
Bands = tuple[int, int, int]


@dataclass(frozen=True, kw_only=True)
class Ballot:
    """One answer: from which kind of service, and a mark from 1 to 5 for each statement's key."""

    service: str
    marks: Mapping[str, int]


def parts(ballots: Sequence[Ballot]) -> dict[str, list[Ballot]]:
    """Return the ballots by the kinds of service that may be told apart, and all others together.

    None where fewer than five answered: then nothing is told.
    """
    if len(ballots) < SMALLEST:
        return {}
    people = Counter(one.service for one in ballots)
    apart = may_be_said(people) - {""}
    found: dict[str, list[Ballot]] = {}
    for one in ballots:
        found.setdefault(one.service if one.service in apart else OTHERS, []).append(one)
    return found


def in_bands(marks: Iterable[int]) -> Bands:
    """Return how many marks disagree (1 and 2), stand in between (3) and agree (4 and 5)."""
    found = Counter((mark > 2) + (mark > 3) for mark in marks)
    return (found[0], found[1], found[2])


def rounded(bands: Bands, draw: Callable[[], float]) -> Bands:
    """Return the bands each rounded to the multiple of three below or above it, by lot.

    Together they are always the multiple below their sum, so that neither knowing how many
    answered nor another statement's bands says which of them went up. One that is two over a
    multiple goes up twice as readily as one that is one over; `draw` gives chances from 0 to 1.
    """
    over = [many % BASE for many in bands]
    ups = (sum(over) - sum(bands) % BASE) // BASE
    lots = [draw() ** (1 / one) if one else -1.0 for one in over]  # Efraimidis and Spirakis 2006
    up = sorted(range(len(bands)), key=lambda place: lots[place], reverse=True)[:ups]
    low, middle, high = (
        many - over[place] + BASE * (place in up) for place, many in enumerate(bands)
    )
    return (low, middle, high)


def counted(
    ballots: Sequence[Ballot], keys: Sequence[str], draw: Callable[[], float]
) -> dict[str, dict[str, Bands]]:
    """Return by kind of service, and by statement, what is told; empty where too few answered."""
    return {
        part: {key: rounded(in_bands(one.marks[key] for one in theirs), draw) for key in keys}
        for part, theirs in sorted(parts(ballots).items())
    }


def summed(each: Iterable[Bands]) -> Bands:
    """Return what is told of all together."""
    low, middle, high = zip(*each, strict=True)
    return (sum(low), sum(middle), sum(high))
