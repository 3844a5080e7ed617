"""A case's path through the manual: the whole grid, what was planned, worked and left, and why."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import Prefetch

from holdfast.casework.models import Case, PlannedModule, Rating, StepDone
from holdfast.casework.reports.plan_of_work import days_by_module, planned_of
from holdfast.casework.reports.whole_case import WholeCase
from holdfast.casework.rules import fidelity, onward
from holdfast.casework.rules.onward import Departed, Departure
from holdfast.manual.models import Module, Section, Step
from holdfast.measures.models import Ask
from holdfast.measures.reports import state_of
from holdfast.measures.rules.schedule import State

COME_DUE = (State.OVERDUE, State.LAPSED, State.MISSED)


@dataclass(frozen=True, slots=True, kw_only=True)
class StepMark:
    """One step of the manual as it stands in a case: "", "done", "adapted" or "skipped"."""

    name: str
    how: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """One module of the grid: where it stands in the plan and on the path, and on which days."""

    id: UUID
    code: str
    name: str
    steps: tuple[StepMark, ...] = ()
    plan_places: tuple[int, ...] = ()
    dropped_because: str = ""
    path_place: int = 0
    first_on: date | None = None
    last_on: date | None = None
    visits: int = 0

    @property
    def stands(self) -> str:
        """Say in words how it stands."""
        if self.path_place:
            return "Worked as planned" if self.plan_places else "Worked, not in the plan"
        if self.plan_places:
            return "Planned, not begun"
        return "Dropped from the plan" if self.dropped_because else "Not used"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A section of the manual with its modules."""

    name: str
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class StepRow:
    """What became of one step in one visit."""

    module: UUID
    step: UUID
    name: str
    place: int
    is_core: bool
    on: date
    how: str
    why: str


@dataclass(frozen=True, kw_only=True)
class Path:
    """The grid of the manual with a case's path through it, and what departed from the plan."""

    rows: tuple[Row, ...]
    departures: list[Departed]
    names: dict[UUID, str] = field(default_factory=dict)


def path_of(case: Case, whole: WholeCase) -> Path:
    """Return a case's path through the edition its run works from."""
    planned, told = planned_of(case), steps_told(case)
    worked = days_by_module(whole.visits)
    begun = sorted(worked, key=lambda module: (min(worked[module]), str(module)))
    latest = {one.step: one.how for one in told}
    sections = sections_of(case)
    rows = tuple(
        Row(
            name=section.name,
            boxes=tuple(
                box_of(module, planned, worked[module.pk], begun, latest)
                for module in section.modules.all()
            ),
        )
        for section in sections
    )
    return Path(
        rows=rows,
        departures=departures_of(planned, {one: min(worked[one]) for one in begun}, told),
        names={module.pk: module.name for section in sections for module in section.modules.all()},
    )


def sections_of(case: Case) -> list[Section]:
    """Return the sections of the case's edition with their modules and steps, in order."""
    steps = Prefetch("steps", queryset=Step.objects.order_by("order"))
    modules = Module.objects.order_by("order", "pk").prefetch_related(steps)
    found = Section.objects.filter(edition__runs=case.run_id).order_by("order", "pk")
    return list(found.prefetch_related(Prefetch("modules", queryset=modules)))


def box_of(
    module: Module,
    planned: list[PlannedModule],
    days: list[date],
    begun: list[UUID],
    latest: dict[UUID, str],
) -> Box:
    """Return one module as it stands."""
    standing = [one for one in planned if one.dropped_on is None]
    dropped = [one for one in planned if one.dropped_on and one.module_id == module.pk]
    return Box(
        id=module.pk,
        code=module.code,
        name=module.name,
        steps=tuple(
            StepMark(name=step.name, how=latest.get(step.pk, "")) for step in module.steps.all()
        ),
        plan_places=tuple(
            place for place, one in enumerate(standing, start=1) if one.module_id == module.pk
        ),
        dropped_because=dropped[-1].get_dropped_because_display() if dropped else "",
        path_place=begun.index(module.pk) + 1 if module.pk in begun else 0,
        first_on=min(days, default=None),
        last_on=max(days, default=None),
        visits=len(days),
    )


def steps_told(case: Case) -> list[StepRow]:
    """Return what became of each step in each visit that was made, oldest first."""
    rows = StepDone.objects.filter(case=case, visit__outcome="made").values_list(
        "step__module_id", "step_id", "step__name", "step__order", "step__is_core",
        "visit__visited_on", "how", "why",
    )  # fmt: skip
    ordered = rows.order_by("visit__visited_on", "visit__recorded_at", "step__order")
    return [StepRow(*row) for row in ordered]


def departures_of(
    planned: list[PlannedModule], first_worked: dict[UUID, date], told: Iterable[StepRow]
) -> list[Departed]:
    """Return everything that departed from the plan or the manual, oldest first."""
    standing = [one.module_id for one in planned if one.dropped_on is None]
    dropped = [
        Departed(
            how=Departure.DROPPED, module=one.module_id, on=one.dropped_on,
            why=": ".join(filter(None, [one.get_dropped_because_display(), one.dropped_note])),
        )
        for one in planned
        if one.dropped_on is not None
    ]  # fmt: skip
    marks = {"adapted": Departure.ADAPTED, "skipped": Departure.SKIPPED}
    steps = [
        Departed(how=marks[one.how], module=one.module, on=one.on, step=one.name, why=one.why)
        for one in told
        if one.how in marks
    ]
    found = [*onward.from_plan(standing, first_worked), *dropped, *steps]
    return sorted(found, key=lambda one: one.on)


def worked_of(case: Case, whole: WholeCase, *, today: date) -> fidelity.Worked:
    """Gather what the four strands of fidelity are counted from."""
    told = steps_told(case)
    made = [one for one in whole.visits if one.outcome == "made"]
    first_goal = min((goal.set_on for goal in whole.goals), default=None)
    return fidelity.Worked(
        opened_on=case.opened_on,
        until=case.closed_on or today,
        made_on=[one.on for one in made],
        planned_steps=planned_steps(case),
        core_steps=core_steps({one.module_id for one in made if one.module_id}),
        delivered=delivered_in(told),
        departures=[bool(one.why.strip()) for one in told if one.how in ("adapted", "skipped")],
        discussed_on=[one.on for one in whole.discussions],
        rateable_on=[one.on for one in made if first_goal and one.on >= first_goal],
        asked_on=set(Rating.objects.filter(case=case).values_list("rated_on", flat=True)),
        measures=measures_come_due(case, today=today),
        numbers=whole.numbers,
    )


def planned_steps(case: Case) -> set[UUID]:
    """Return the steps that stand in the plan: those named, or the core ones of the module."""
    named: set[UUID] = set()
    whole_modules: set[UUID] = set()
    for one in PlannedModule.objects.filter(case=case, dropped_on=None):
        if one.steps:
            named.update(one.steps)
        else:
            whole_modules.add(one.module_id)
    return named | core_steps(whole_modules)


def core_steps(modules: set[UUID]) -> set[UUID]:
    """Return the core steps of some modules."""
    return set(Step.objects.filter(module__in=modules, is_core=True).values_list("pk", flat=True))


def delivered_in(told: Iterable[StepRow]) -> list[fidelity.Delivered]:
    """Return each step that was done or adapted, as it was first."""
    first: dict[UUID, fidelity.Delivered] = {}
    for one in told:
        if one.how != "skipped" and one.step not in first:
            first[one.step] = fidelity.Delivered(
                module=one.module, step=one.step, place=one.place, on=one.on, is_core=one.is_core
            )
    return list(first.values())


def measures_come_due(case: Case, *, today: date) -> tuple[int, int]:
    """Return how many of the measures whose time has come were answered, and of how many."""
    planned = Ask.objects.planned().filter(case_id=case.pk).select_related("administration")
    stand: dict[bool, int] = defaultdict(int)
    for ask in planned:
        state = state_of(ask, today=today)
        if state is State.DONE or state in COME_DUE:
            stand[state is State.DONE] += 1
    return stand[True], stand[True] + stand[False]
