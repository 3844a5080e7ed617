"""The plan of the work: what may be planned, in which order, and what is not tied to it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from holdfast.casework.rules.choices import Choices

KINDS: Choices = [
    ("core", "Core: the path of the work"),
    ("interference", "For something that gets in the way; then back to the path"),
    ("maintenance", "To hold what has been gained"),
]
DROPPED: Choices = [
    ("not needed", "It is no longer needed"),
    ("not the time", "It is not the time for it"),
    ("declined", "The family does not want it"),
    ("elsewhere", "Another service gives it"),
    ("other", "Another reason"),
]
OUTCOME_ENDINGS: Choices = [
    ("reached", "It was reached"),
    ("changed", "The statutory plan has another in its place"),
    ("left out", "The statutory plan no longer has it"),
    ("not ours", "This work no longer serves it"),
]
MOST_VISITS = 52


class Phase(StrEnum):
    """The phases of a plan: local words, for the guides give none that may be copied."""

    BEGINNING = "beginning"
    MODULES = "module work"
    ENDING = "consolidating and ending"

    @classmethod
    def choices(cls) -> Choices:
        """Return the phases as a form offers them."""
        return [(phase.value, phase.value.capitalize()) for phase in cls]


class WhyNotPlan(StrEnum):
    """Why a module may not be planned, or its planning changed, as typed."""

    NO_OUTCOME = "Say first which outcome of the child’s statutory plan this work serves"
    PLANNED = "This module is planned already as the same kind: change it there"
    NO_WHY = "Say what it is to help with, where it is not on the core path"
    GOAL = "A goal is of another case, or has ended"
    STEP = "A step is of another module than the one planned"
    DROPPED = "This module was dropped from the plan: plan it anew"
    VISITS = f"Visits expected are a whole number from 1 to {MOST_VISITS}"


@dataclass(frozen=True, kw_only=True)
class Planning:
    """What is known when somebody would plan a module, or change what is planned of it."""

    kind: str = "core"
    why: str = ""
    visits_expected: int | None = None
    goals_all_of_case: bool = True
    steps_all_of_module: bool = True
    standing_outcomes: int = 1
    is_planned_already: bool = False
    is_dropped: bool = False


def why_not_plan(planning: Planning) -> list[WhyNotPlan]:
    """Return every reason against planning a module so; none means it may be planned (R10)."""
    visits = planning.visits_expected
    against = {
        WhyNotPlan.DROPPED: planning.is_dropped,
        WhyNotPlan.NO_OUTCOME: planning.standing_outcomes == 0,
        WhyNotPlan.PLANNED: planning.is_planned_already,
        WhyNotPlan.NO_WHY: planning.kind == "interference" and not planning.why.strip(),
        WhyNotPlan.GOAL: not planning.goals_all_of_case,
        WhyNotPlan.STEP: not planning.steps_all_of_module,
        WhyNotPlan.VISITS: visits is not None and not 1 <= visits <= MOST_VISITS,
    }
    return [reason for reason, holds in against.items() if holds]


class WhyNotServe(StrEnum):
    """Why an outcome may not be written, ended or served as typed."""

    NO_WORDS = "Say what the outcome is, as the statutory plan says it"
    WRITTEN = "The same outcome stands already"
    ENDED = "This outcome has ended: choose one that stands"
    BEFORE = "That is before the outcome was written here"
    IN_FUTURE = "That day has not come yet"
    OF_ANOTHER_CASE = "It is an outcome of another case"


def why_not_outcome(
    *, words: str, others: Collection[str], has_ended: bool = False
) -> list[WhyNotServe]:
    """Return every reason against an outcome in these words; `others` stand beside it."""
    said = " ".join(words.split()).casefold()
    against = {
        WhyNotServe.ENDED: has_ended,
        WhyNotServe.NO_WORDS: not said,
        WhyNotServe.WRITTEN: said in {" ".join(one.split()).casefold() for one in others},
    }
    return [reason for reason, holds in against.items() if holds]


def why_not_end_outcome(
    *, on: date, began_on: date, today: date, has_ended: bool
) -> list[WhyNotServe]:
    """Return every reason against an outcome's ending on a day; none means it may."""
    against = {
        WhyNotServe.ENDED: has_ended,
        WhyNotServe.BEFORE: on < began_on,
        WhyNotServe.IN_FUTURE: on > today,
    }
    return [reason for reason, holds in against.items() if holds]


def why_not_serve(*, of_same_case: bool, outcome_ended: bool) -> list[WhyNotServe]:
    """Return every reason against tying a goal to an outcome; none means it may be."""
    against = {
        WhyNotServe.OF_ANOTHER_CASE: not of_same_case,
        WhyNotServe.ENDED: outcome_ended,
    }
    return [reason for reason, holds in against.items() if holds]


def moved(order: Sequence[UUID], key: UUID, *, up: bool) -> list[UUID]:
    """Return some planned modules with one of them a place further up or down.

    The first cannot go up, nor the last down: then they stay as they are.
    """
    there = list(order)
    if key not in there:
        return there
    at = there.index(key)
    to = at + (-1 if up else 1)
    if 0 <= to < len(there):
        there[at], there[to] = there[to], there[at]
    return there


@dataclass(frozen=True, kw_only=True)
class Untied:
    """How much of the work is tied to nothing: each as so many of so many."""

    goals: tuple[int, int]
    modules: tuple[int, int]
    visits: tuple[int, int]

    @property
    def any(self) -> bool:
        """Whether anything is."""
        return any(untied for untied, _ in (self.goals, self.modules, self.visits))


def untied(
    *,
    goal_outcomes: Sequence[UUID | None],
    standing: Collection[UUID],
    planned_goals: Sequence[Collection[UUID]],
    open_goals: Collection[UUID],
    visited: Sequence[UUID | None],
    planned_modules: Collection[UUID],
) -> Untied:
    """Count goals that serve no standing outcome, planned modules that serve no open goal, and
    visits on a module that is not in the plan. A visit on no module is not counted at all."""
    goals = sum(outcome not in standing for outcome in goal_outcomes)
    modules = sum(not set(goals) & set(open_goals) for goals in planned_goals)
    on_modules = [module for module in visited if module is not None]
    visits = sum(module not in planned_modules for module in on_modules)
    return Untied(
        goals=(goals, len(goal_outcomes)),
        modules=(modules, len(planned_goals)),
        visits=(visits, len(on_modules)),
    )
