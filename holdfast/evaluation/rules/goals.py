"""Whether children's own goals moved: within each child first, then over children.

A child with three goals counts once, as a child with one does.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from holdfast.evaluation.rules.enough import why_not_yet
from holdfast.evaluation.rules.findings import Figure, Table
from holdfast.evaluation.rules.telling import counted, estimated
from holdfast.measures.rules.change import mean_ci95
from holdfast.measures.rules.goals_change import (
    RELIABLE_POINTS,
    GoalsMoved,
    Rating,
    goals_moved,
    mean_of_children,
)

BY_CHILD = "mean over children of each child's mean over goals, with Student's 95% interval"
PER_GOAL = f"{RELIABLE_POINTS} points or more on a single goal (NHS England's outcome code)"


@dataclass(frozen=True, kw_only=True)
class ChildGoals:
    """One child's ratings of 0 to 10, goal by goal in the same order, None where not rated."""

    child: str
    first: tuple[Rating, ...]
    last: tuple[Rating, ...]


def moved_of(children: Sequence[ChildGoals]) -> list[GoalsMoved]:
    """Return how each child's goals moved, of the children with a goal rated both times."""
    found = (goals_moved(child.first, child.last) for child in children)
    return [one for one in found if one is not None]


def figures(children: Sequence[ChildGoals]) -> tuple[Figure, ...]:
    """Return the mean change, how many children gained on a goal, how many lost on one."""
    moved = moved_of(children)
    n = len(moved)
    return (
        estimated(
            "goals.mean_change",
            "mean change in children's own goals, rated 0 to 10",
            mean_of_children(moved),
            mean_ci95([one.change for one in moved]),
            unit="points",
            method=BY_CHILD,
            n=n,
            because=why_not_yet(n),
        ),
        counted(
            "goals.children_better",
            "children with a goal that moved forward by more than chance",
            sum(one.reliable_goals > 0 for one in moved),
            unit="children",
            method=PER_GOAL,
            n=n,
        ),
        counted(
            "goals.children_worse",
            "children with a goal that moved back by more than chance",
            sum(one.worse_goals > 0 for one in moved),
            unit="children",
            method=PER_GOAL,
            n=n,
        ),
    )


def table(children: Sequence[ChildGoals]) -> Table:
    """Return how many children and goals were rated at both times, and how the goals moved."""
    moved = moved_of(children)
    better, worse = (sum(map(of, moved)) for of in (_better, _worse))
    goals = sum(one.goals for one in moved)
    return Table(
        key="goals.moves",
        heading="Children's own goals, rated at the start and at the end",
        columns=("What", "How many"),
        rows=(
            ("Children with goals", len(children)),
            ("Children with a goal rated both times", len(moved)),
            ("Goals rated both times", goals),
            (f"Forward by {RELIABLE_POINTS} points or more", better),
            ("Within that", goals - better - worse),
            (f"Back by {RELIABLE_POINTS} points or more", worse),
        ),
        note="A goal that was changed on the way is a new goal, and is not compared.",
        method=PER_GOAL,
    )


def _better(one: GoalsMoved) -> int:
    return one.reliable_goals


def _worse(one: GoalsMoved) -> int:
    return one.worse_goals
