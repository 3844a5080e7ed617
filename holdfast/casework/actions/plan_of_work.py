"""The plan of the work: modules planned, put in another order, changed, dropped."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from holdfast.access.editing import change
from holdfast.access.models import User
from holdfast.audit.trail import record
from holdfast.casework.actions.outcomes import keep_open, standing
from holdfast.casework.actions.specialist import why_not_use
from holdfast.casework.models import Case, PlannedModule
from holdfast.casework.rules import planning
from holdfast.kit.refusals import insist
from holdfast.manual.models import Module, Step


@dataclass(frozen=True, kw_only=True)
class Planned:
    """A module as somebody would plan it; no step named means all that are core."""

    module: Module
    kind: str = "core"
    phase: str = "module work"
    goals: Sequence[UUID] = ()
    steps: Sequence[UUID] = ()
    why: str = ""
    visits_expected: int | None = None

    def fields(self) -> dict[str, Any]:
        """Return what is kept of it, by name, without the module."""
        return {
            "kind": self.kind,
            "phase": self.phase,
            "goals": list(self.goals),
            "steps": list(self.steps),
            "why": self.why.strip(),
            "visits_expected": self.visits_expected,
        }


def facts(
    case: Case, told: Planned, *, but: PlannedModule | None = None, kept: Collection[UUID] = ()
) -> planning.Planning:
    """Gather what decides whether a module may be planned so; goals that are `kept` may have ended.

    `but` is the planning that is being changed, which does not stand in its own way.
    """
    going = set(case.goals.filter(ended_on=None).values_list("pk", flat=True)) | set(kept)
    same = PlannedModule.objects.filter(
        case=case, module=told.module, kind=told.kind, dropped_on=None
    )
    others = same.exclude(pk=but.pk) if but else same
    of_module = set(Step.objects.filter(module=told.module).values_list("pk", flat=True))
    return planning.Planning(
        kind=told.kind,
        why=told.why,
        visits_expected=told.visits_expected,
        goals_all_of_case=set(told.goals) <= going,
        steps_all_of_module=set(told.steps) <= of_module,
        standing_outcomes=len(standing(case)),
        is_planned_already=others.exists(),
        is_dropped=but is not None and but.dropped_on is not None,
    )


@transaction.atomic
def plan_module(*, case: Case, told: Planned, at: datetime, today: date, by: User) -> PlannedModule:
    """Plan a module after those already planned. The plan must serve an outcome first (R10).

    A specialist section needs training in it, or the supervisor's yes in this case.
    """
    keep_open(case)
    barred = why_not_use(case, told.module, worker=by, today=today)
    insist([*planning.why_not_plan(facts(case, told)), *barred])
    last = case.planned.aggregate(last=Max("place"))["last"] or 0
    planned = PlannedModule(
        case=case,
        module=told.module,
        place=last + 1,
        planned_on=today,
        planned_at=at,
        planned_by=by,
        **told.fields(),
    )
    planned.save(force_insert=True)
    record("planned module", about=[planned, case], by=by, module=told.module.code)
    return planned


@transaction.atomic
def change_planned(
    *, planned: PlannedModule, version: int, told: Planned, by: User
) -> PlannedModule:
    """Change what is planned of a module; raise `Stale` if somebody else did so first."""
    case = planned.case
    keep_open(case)
    insist(planning.why_not_plan(facts(case, told, but=planned, kept=planned.goals)))
    change(planned, version=version, **told.fields())
    record("changed planned module", about=[planned, case], by=by)
    return planned


@transaction.atomic
def drop_planned(
    *, planned: PlannedModule, version: int, because: str, note: str, on: date, by: User
) -> PlannedModule:
    """Drop a module from the plan with a reason; it stays there to be read."""
    is_dropped = planned.dropped_on is not None
    keep_open(planned.case)
    insist([planning.WhyNotPlan.DROPPED] if is_dropped else [])
    change(
        planned, version=version, dropped_on=on, dropped_because=because, dropped_note=note.strip()
    )
    record("dropped planned module", about=[planned, planned.case], by=by, because=because)
    return planned


@transaction.atomic
def move_planned(*, planned: PlannedModule, up: bool, by: User) -> None:
    """Move a planned module one place up or down among those of its phase."""
    case = planned.case
    keep_open(case)
    there = case.planned.filter(dropped_on=None, phase=planned.phase).order_by("place", "pk")
    before = dict(there.values_list("pk", "place"))
    after = planning.moved(list(before), planned.pk, up=up)
    for key, place in zip(after, before.values(), strict=True):
        if before[key] != place:
            PlannedModule.objects.filter(pk=key).update(place=place)
    record("moved planned module", about=[planned, case], by=by, up=up)
