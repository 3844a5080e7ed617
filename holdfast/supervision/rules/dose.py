"""How much supervision people have: R3, attendance of 75%, as meant, over the latest meetings.

Quality is rated in three steps, after the three-level rating of systemic group supervision in
Bostock and others 2019: our own words, and no copy of their scale.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from holdfast.programme.rules import AS_MEANT, Numbers
from holdfast.supervision.rules.records import Came

LATEST = 6  # meetings: some three months, over which attendance is counted
SHOWN_FROM = 5  # answers: fewer say nothing of a meeting to anybody

QUALITY = [
    ("not yet", "Not yet"),
    ("emerging", "Emerging"),
    ("full", "Full"),
]
USEFUL = [
    (1, "1, not useful"),
    (2, "2"),
    (3, "3"),
    (4, "4"),
    (5, "5, very useful"),
]


@dataclass(frozen=True, kw_only=True)
class Dose:
    """How many of the meetings held somebody came to, to all or part of each.

    `latest` counts the last few alone; `enough` is the share of them, in per cent, that R3 asks.
    `percent` is None where nothing was held.
    """

    held: int
    came: int
    latest_held: int
    latest_came: int
    enough: int = AS_MEANT.attendance

    @property
    def percent(self) -> int | None:
        """Return the share of all meetings held, 0-100, rounded to the nearest whole."""
        return share(self.came, self.held)

    @property
    def latest_percent(self) -> int | None:
        """Return the share of the latest meetings held, 0-100, rounded to the nearest whole."""
        return share(self.latest_came, self.latest_held)

    @property
    def is_low(self) -> bool:
        """Tell whether attendance over the latest meetings is below what R3 asks."""
        return self.latest_came * 100 < self.latest_held * self.enough


def share(part: int, whole: int) -> int | None:
    """Return how much of a whole a part is, in whole per cent; halves go up. None of nothing."""
    return (part * 200 + whole) // (whole * 2) if whole else None


def dose(came: Sequence[str], *, latest: int = LATEST, numbers: Numbers = AS_MEANT) -> Dose:
    """Count attendance at the meetings held, oldest first: each as one of `Came`.

    An agreed absence counts as a meeting not come to: the dose is what somebody had of it.
    """
    there = [one in (Came.ATTENDED, Came.PART) for one in came]
    last = there[-latest:]
    return Dose(
        held=len(there),
        came=sum(there),
        latest_held=len(last),
        latest_came=sum(last),
        enough=numbers.attendance,
    )
