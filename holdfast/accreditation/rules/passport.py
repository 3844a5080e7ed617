"""What a passport says in numbers, from what was recorded elsewhere."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from holdfast.programme.rules import AS_MEANT, Numbers
from holdfast.supervision.rules.dose import Dose, dose
from holdfast.supervision.rules.records import Came

ASKED = ("done", "missed", "closed unanswered", "overdue", "due")


@dataclass(frozen=True, kw_only=True)
class Met:
    """One meeting held while somebody had a place in its group: how long, and whether they came."""

    minutes: int
    came: str


@dataclass(frozen=True, kw_only=True)
class Supervised:
    """How much supervision somebody had: meetings, hours of those attended whole, those in part."""

    dose: Dose
    minutes: int
    in_part: int

    @property
    def hours(self) -> str:
        """Return the hours as people say them: 22, or 22.5."""
        return f"{self.minutes / 60:.1f}".removesuffix(".0")


@dataclass(frozen=True, kw_only=True)
class Reflected:
    """How many sessions of reflective practice somebody came to, and their planned minutes."""

    sessions: int
    minutes: int

    @property
    def hours(self) -> str:
        """Return the hours as people say them: 22, or 22.5."""
        return f"{self.minutes / 60:.1f}".removesuffix(".0")


def supervised(met: Sequence[Met], *, numbers: Numbers = AS_MEANT) -> Supervised:
    """Count meetings held, the oldest first. A meeting attended in part adds no hours."""
    return Supervised(
        dose=dose([one.came for one in met], numbers=numbers),
        minutes=sum(one.minutes for one in met if one.came == Came.ATTENDED),
        in_part=sum(one.came == Came.PART for one in met),
    )


@dataclass(frozen=True, kw_only=True)
class Measured:
    """How many measures of somebody's cases were asked for so far, and what came of them."""

    done: int
    missed: int
    unanswered: int
    waiting: int

    @property
    def asked(self) -> int:
        """Return how many were asked for so far."""
        return self.done + self.missed + self.unanswered + self.waiting


def measured(counts: Mapping[str, int]) -> Measured:
    """Sum counts by how an ask stands: `ASKED` lists the standings; those not yet due are left out.

    Missed has a reason; unanswered was let pass without one; waiting is due or overdue now.
    """
    found = {standing: counts.get(standing, 0) for standing in ASKED}
    return Measured(
        done=found["done"],
        missed=found["missed"],
        unanswered=found["closed unanswered"],
        waiting=found["due"] + found["overdue"],
    )


def in_order(counts: Mapping[str, int], states: Iterable[tuple[str, str]]) -> list[tuple[str, int]]:
    """Return how many cases stand each way, in words and in the states' order; none is left out."""
    return [(words, counts[state]) for state, words in states if counts.get(state)]
