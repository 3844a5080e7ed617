"""The plan of the work as one sheet: outcomes, goals, modules by phase, and what is not tied."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from holdfast.casework.models import Case, Goal, OnwardReferral, PlannedModule, PlanOutcome, Recheck
from holdfast.casework.reports.goal_reads import GoalRead
from holdfast.casework.reports.rechecks import asked_of
from holdfast.casework.reports.whole_case import VisitRead, WholeCase
from holdfast.casework.rules import planning
from holdfast.casework.rules.rechecks import Asked
from holdfast.manual.models import Step

KINDS = {"core": "Core", "interference": "For what gets in the way", "maintenance": "To hold gains"}


@dataclass(frozen=True, kw_only=True)
class GoalLine:
    """A goal as a line of the sheet: itself, the outcome it serves, the modules that serve it."""

    goal: GoalRead
    outcome_id: UUID | None
    modules: list[str]


@dataclass(frozen=True, kw_only=True)
class OutcomeLine:
    """An outcome of the statutory plan, and the goals that serve it."""

    outcome: PlanOutcome
    goals: list[GoalLine]


@dataclass(frozen=True, kw_only=True)
class ModuleLine:
    """A planned module: its place in the whole plan, its steps and goals, and how far it is."""

    planned: PlannedModule
    number: int
    kind: str
    steps: list[str]
    goals: list[GoalRead]
    visits: int
    first_on: date | None
    last_on: date | None
    is_first: bool = False
    is_last: bool = False


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """The whole plan of a case."""

    outcomes: list[OutcomeLine]
    loose_goals: list[GoalLine]
    ended_outcomes: list[PlanOutcome]
    phases: list[tuple[str, list[ModuleLine]]]
    dropped: list[PlannedModule]
    referrals: list[OnwardReferral]
    rechecks: list[Recheck]
    asked: Asked | None
    untied: planning.Untied
    modules: list[ModuleLine] = field(default_factory=list)


def sheet_of(case: Case, whole: WholeCase, *, today: date) -> Sheet:
    """Return the plan of a case as one sheet, in nine queries beside those of the whole case."""
    outcomes = list(PlanOutcome.objects.filter(case=case).order_by("began_on", "pk"))
    standing = [one for one in outcomes if one.ended_on is None]
    planned = planned_of(case)
    modules = module_lines([one for one in planned if one.dropped_on is None], whole)
    goals = goal_lines(case, whole, modules)
    served = {one.pk for one in standing}
    return Sheet(
        outcomes=[
            OutcomeLine(outcome=one, goals=[line for line in goals if line.outcome_id == one.pk])
            for one in standing
        ],
        loose_goals=[line for line in goals if line.outcome_id not in served],
        ended_outcomes=[one for one in outcomes if one.ended_on is not None],
        phases=by_phase(modules),
        dropped=[one for one in planned if one.dropped_on is not None],
        referrals=list(OnwardReferral.objects.filter(case=case).order_by("referred_on", "pk")),
        rechecks=list(
            Recheck.objects.filter(case=case).select_related("done_by").order_by("-done_at", "pk")
        ),
        asked=asked_of(case, today=today),
        untied=untied_in(goals, served, modules, planned, whole.visits),
        modules=modules,
    )


def planned_of(case: Case) -> list[PlannedModule]:
    """Return what is planned in a case and what was dropped, in the order of the plan."""
    phases = {phase.value: place for place, phase in enumerate(planning.Phase)}
    rows = PlannedModule.objects.filter(case=case).select_related("module__section")
    return sorted(rows, key=lambda one: (phases[one.phase], one.place, one.pk))


def module_lines(planned: list[PlannedModule], whole: WholeCase) -> list[ModuleLine]:
    """Return the lines of the modules that stand in the plan."""
    keys = {key for one in planned for key in one.steps}
    names = {one.pk: one.name for one in Step.objects.filter(pk__in=keys).order_by("order")}
    goals = {goal.id: goal for goal in whole.goals}
    worked = days_by_module(whole.visits)
    return [
        ModuleLine(
            planned=one,
            number=number,
            kind=KINDS[one.kind],
            steps=[name for key, name in names.items() if key in one.steps],
            goals=[goals[key] for key in one.goals if key in goals],
            visits=len(worked[one.module_id]),
            first_on=min(worked[one.module_id], default=None),
            last_on=max(worked[one.module_id], default=None),
            is_first=number == 1 or planned[number - 2].phase != one.phase,
            is_last=number == len(planned) or planned[number].phase != one.phase,
        )
        for number, one in enumerate(planned, start=1)
    ]


def days_by_module(visits: tuple[VisitRead, ...]) -> defaultdict[UUID, list[date]]:
    """Return the days of the visits made on each module."""
    found: defaultdict[UUID, list[date]] = defaultdict(list)
    for visit in visits:
        if visit.module_id is not None and visit.outcome == "made":
            found[visit.module_id].append(visit.on)
    return found


def goal_lines(case: Case, whole: WholeCase, modules: list[ModuleLine]) -> list[GoalLine]:
    """Return the goals that go on, each with what it serves and what serves it."""
    outcome_of = dict(Goal.objects.filter(case=case).values_list("pk", "outcome_id"))
    return [
        GoalLine(
            goal=goal,
            outcome_id=outcome_of.get(goal.id),
            modules=[str(line.planned.module) for line in modules if goal in line.goals],
        )
        for goal in whole.goals
        if goal.ended_on is None
    ]


def by_phase(modules: list[ModuleLine]) -> list[tuple[str, list[ModuleLine]]]:
    """Return the modules of each phase that has any, in the order of the phases."""
    named = [
        (phase.value.capitalize(), [one for one in modules if one.planned.phase == phase.value])
        for phase in planning.Phase
    ]
    return [(name, found) for name, found in named if found]


def untied_in(
    goals: list[GoalLine],
    standing: set[UUID],
    modules: list[ModuleLine],
    planned: list[PlannedModule],
    visits: tuple[VisitRead, ...],
) -> planning.Untied:
    """Count the work that is tied to nothing. A module that was planned once counts as planned."""
    return planning.untied(
        goal_outcomes=[one.outcome_id for one in goals],
        standing=standing,
        planned_goals=[one.planned.goals for one in modules],
        open_goals={one.goal.id for one in goals},
        visited=[one.module_id for one in visits if one.outcome == "made"],
        planned_modules={one.module_id for one in planned},
    )
