"""Whether a child's own goals moved: ratings of 0 to 10, and Goal Attainment Scaling.

Children have different numbers of goals, so the mean is taken within each child first; averaging
the columns of a table would let a child with three goals count three times.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from holdfast.measures.rules.averages import mean

LOWEST, HIGHEST = 0, 10
MOST_SCORED = 3
RELIABLE_POINTS = 3  # on each single goal, reached or passed: NHS England's outcome code
UNVERIFIED_MEAN_POINTS = 2.45  # on a child's mean; often quoted, but no source was found for it
GAS_LEVELS = (-2, -1, 0, 1, 2)
GAS_CORRELATION = 0.3  # assumed between a person's goals: Kiresuk and Sherman (1968)

Rating = float | None


@dataclass(frozen=True, kw_only=True)
class GoalsMoved:
    """How the goals rated at both times moved, for one child; positive is better."""

    goals: int
    mean_first: float
    mean_second: float
    change: float
    changes: tuple[float, ...]

    @property
    def reliable_goals(self) -> int:
        """Return how many goals gained 3 points or more."""
        return sum(each >= RELIABLE_POINTS for each in self.changes)

    @property
    def worse_goals(self) -> int:
        """Return how many goals lost 3 points or more."""
        return sum(each <= -RELIABLE_POINTS for each in self.changes)

    @property
    def reliable_by_unverified_mean(self) -> bool:
        """Say whether the mean gained 2.45 or more: a rule to show only as "unverified"."""
        return self.change >= UNVERIFIED_MEAN_POINTS


def why_not_ratings(ratings: Sequence[Rating], *, most: int = MOST_SCORED) -> list[str]:
    """Return every reason against one child's ratings; a blank (None) is nothing wrong."""
    reasons = [
        f"goal {number}: {rating} is not a whole number from {LOWEST} to {HIGHEST}"
        for number, rating in enumerate(ratings, start=1)
        if rating is not None and (rating != int(rating) or not LOWEST <= rating <= HIGHEST)
    ]
    if len(ratings) > most:
        reasons.append(f"{len(ratings)} goals are rated, and no more than {most} are scored")
    return reasons


def goals_moved(first: Sequence[Rating], second: Sequence[Rating]) -> GoalsMoved | None:
    """Compare a child's ratings, goal by goal; None where no goal was rated both times.

    Goals stand in the same order on both sides. Raise ValueError if their numbers differ.
    """
    pairs = [
        (before, after)
        for before, after in zip(first, second, strict=True)
        if before is not None and after is not None
    ]
    if not pairs:
        return None
    mean_first = mean([before for before, _ in pairs])
    mean_second = mean([after for _, after in pairs])
    changes = tuple(after - before for before, after in pairs)
    return GoalsMoved(
        goals=len(pairs),
        mean_first=mean_first,
        mean_second=mean_second,
        change=mean(changes),
        changes=changes,
    )


def mean_of_children(children: Sequence[GoalsMoved | None]) -> float | None:
    """Return the mean change over children, each counting once; None where none can be told."""
    changes = [child.change for child in children if child is not None]
    return mean(changes) if changes else None


def gas_t(
    levels: Sequence[int],
    weights: Sequence[float] | None = None,
    *,
    correlation: float = GAS_CORRELATION,
) -> float:
    """Return the Goal Attainment T score: 50 where every goal is met just as expected.

    50 + 10 sum(wx) / sqrt((1 - rho) sum w^2 + rho (sum w)^2): Kiresuk and Sherman (1968). Levels
    are -2 to 2; weights are positive, one a goal, equal if not given. Raise ValueError otherwise.
    """
    weighing = [1.0] * len(levels) if weights is None else list(weights)
    if not levels or any(level not in GAS_LEVELS for level in levels):
        raise ValueError("every goal needs a level from -2 to 2, and there must be one goal")
    if len(weighing) != len(levels) or not all(0 < w < math.inf for w in weighing):
        raise ValueError("every goal needs one weight, more than 0")
    attained = math.fsum(w * x for w, x in zip(weighing, levels, strict=True))
    squares = math.fsum(w * w for w in weighing)
    together = math.fsum(weighing) ** 2
    return 50 + 10 * attained / math.sqrt((1 - correlation) * squares + correlation * together)
