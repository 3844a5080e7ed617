"""Answer a question: the best groups with a proof, good groups with a gap, or why there are none.

Above `AS_ONE` people the question is answered area by area (`areas.py`).
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from ortools.sat.python import cp_model

from holdfast.supervision.forming.areas import areas, joined_names
from holdfast.supervision.forming.conflict import conflict
from holdfast.supervision.forming.greedy import greedy
from holdfast.supervision.forming.judging import broken, costs, total
from holdfast.supervision.forming.model import Model
from holdfast.supervision.forming.question import Group, Question

AS_ONE = 150  # people; more are placed area by area
SEED = 20140224
SHORTEST = 0.05  # seconds that even the last area is searched for
WORKERS = 2  # more do not prove sooner on two cores


class Status(StrEnum):
    """How sure an answer is."""

    OPTIMAL = "optimal"
    FEASIBLE = "feasible"
    IMPOSSIBLE = "impossible"
    UNKNOWN = "unknown"


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What was found. `points` is the cost, `bound` what no arrangement can go below.

    `seconds` is the time spent answering. `conflict` is the smallest set of demands that cannot
    hold together; `is_smallest` tells whether it was proved to be that, or only that none of it
    can be spared. `areas` is in how many parts the question was answered.
    """

    status: Status
    seconds: float
    groups: tuple[Group, ...] = ()
    points: float = 0.0
    bound: float = 0.0
    conflict: tuple[str, ...] = ()
    is_smallest: bool = True
    areas: int = 1

    @property
    def gap(self) -> float:
        """Return by what part of its cost an answer may be from the best: 0 is proved best."""
        if self.status is Status.OPTIMAL:
            return 0.0
        return max(self.points - self.bound, 0.0) / max(self.points, 1.0)

    @property
    def meaning(self) -> str:
        """Say in a sentence how sure the answer is."""
        by_area = f" in each of {self.areas} areas by itself" if self.areas > 1 else ""
        words = {
            Status.OPTIMAL: f"Proved: no arrangement costs less{by_area}.",
            Status.FEASIBLE: (
                f"Every demand holds; a better arrangement may exist{by_area}: this one costs "
                f"{self.points:g} points and none can cost less than {self.bound:g}."
            ),
            Status.IMPOSSIBLE: "Proved: no arrangement keeps every demand.",
            Status.UNKNOWN: "The time ran out before an arrangement was found.",
        }
        return words[self.status]


def form(question: Question, *, seconds: float = 30.0) -> Answer:
    """Place everybody, in at most about so many seconds of searching."""
    begun = time.perf_counter()
    parts = areas(question) if len(question.people) > AS_ONE else [question]
    answers: list[Answer] = []
    for number, part in enumerate(parts):
        left = seconds - (time.perf_counter() - begun)
        answers.append(_form_one(part, max(left / (len(parts) - number), SHORTEST)))
        if answers[-1].status in (Status.IMPOSSIBLE, Status.UNKNOWN):
            break
    return _together(question, answers, time.perf_counter() - begun)


def _form_one(question: Question, seconds: float) -> Answer:
    begun = time.perf_counter()
    places = Model(question)
    simple = greedy(question)
    places.hint(simple)
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.random_seed = SEED
    solver.parameters.num_workers = WORKERS
    found = solver.solve(places.model)
    if found == cp_model.INFEASIBLE:
        left = max(seconds - (time.perf_counter() - begun), 1.0)
        why, smallest = conflict(question, seconds=left)
        return Answer(
            status=Status.IMPOSSIBLE,
            seconds=time.perf_counter() - begun,
            conflict=why,
            is_smallest=smallest,
        )
    spent = time.perf_counter() - begun
    if found not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return _the_simple(question, simple, spent)
    groups = places.groups(solver)
    return Answer(
        status=Status.OPTIMAL if found == cp_model.OPTIMAL else Status.FEASIBLE,
        seconds=spent,
        groups=groups,
        points=total(costs(question, groups)),
        bound=places.bound(solver),
    )


def _the_simple(question: Question, simple: tuple[Group, ...], spent: float) -> Answer:
    """Answer with the simple method's groups, if they may stand, where the search found none."""
    if broken(question, simple):
        return Answer(status=Status.UNKNOWN, seconds=spent)
    points = total(costs(question, simple))
    return Answer(status=Status.FEASIBLE, seconds=spent, groups=simple, points=points)


def _together(question: Question, answers: Sequence[Answer], spent: float) -> Answer:
    """Put the areas' answers together. The whole is as sure as its least sure part."""
    if len(answers) == 1:
        return answers[0]
    worst = max(answers, key=lambda one: list(Status).index(one.status))
    if worst.status in (Status.IMPOSSIBLE, Status.UNKNOWN):
        return Answer(
            status=worst.status, seconds=spent, conflict=worst.conflict, areas=len(answers)
        )
    groups = joined_names(question, [one.groups for one in answers])
    return Answer(
        status=worst.status,
        seconds=spent,
        groups=groups,
        points=sum(one.points for one in answers),
        bound=sum(one.bound for one in answers),
        areas=len(answers),
    )
