"""A case with a plan of work, for the tests of it."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

from holdfast.casework.actions.goals import set_goal
from holdfast.casework.actions.outcomes import add_outcome, link_plan
from holdfast.casework.actions.plan_of_work import Planned, plan_module
from holdfast.casework.models import Case, PlannedModule, PlanOutcome
from holdfast.manual.models import Module
from tests.people import A_MOMENT, A_MONDAY

LATER = A_MONDAY + timedelta(days=7)
LATER_MOMENT = A_MOMENT + timedelta(days=7)


def outcome(case: Case, by: Any, words: str = "Safe at home", **more: Any) -> PlanOutcome:
    said = {"at": A_MOMENT, "today": A_MONDAY} | more
    return add_outcome(case=case, words=words, by=by, **said)


def plan(case: Case, by: Any, code: str = "POS1", **more: Any) -> PlannedModule:
    module = Module.objects.get(code=code, section__edition=case.run.edition_id)
    told = Planned(module=module, **more)
    return plan_module(case=case, told=told, at=A_MOMENT, today=A_MONDAY, by=by)


def with_a_plan(case: Case, by: Any) -> SimpleNamespace:
    """Link the statutory plan, tie a goal to an outcome, and plan two modules."""
    link_plan(
        case=case, version=1, plan_kind="child in need plan", plan_reference="CIN-1",
        plan_outcome="Safe at home", at=A_MOMENT, today=A_MONDAY, by=by,
    )  # fmt: skip
    goal = set_goal(
        case=case, owner="child", words="Sleep", agreed_with=["child"], on=A_MONDAY, today=A_MONDAY,
        by=by,
    )  # fmt: skip
    first = plan(case, by, "POS1", goals=[goal.pk])
    second = plan(case, by, "POS2")
    return SimpleNamespace(
        case=case, goal=goal, first=first, second=second, outcome=PlanOutcome.objects.get()
    )
