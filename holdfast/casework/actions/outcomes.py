"""The statutory plan a case serves, and those of its outcomes that the work is for."""

from datetime import date, datetime

from django.db import transaction

from holdfast.access.editing import change
from holdfast.access.models import User
from holdfast.audit.trail import record
from holdfast.casework import rules
from holdfast.casework.actions.goals import held
from holdfast.casework.models import Case, Event, Goal, PlannedModule, PlanOutcome
from holdfast.casework.rules import planning
from holdfast.kit.refusals import insist

PLANS = dict(rules.PLANS)


def keep_open(case: Case) -> None:
    """Keep everybody else from an open case until this is done; refuse one that is closed."""
    insist([rules.WhyNotRecord.CLOSED] if case.closed_on is not None else [])
    Case.objects.select_for_update().get(pk=case.pk)


@transaction.atomic
def say_plan_changed(*, case: Case, what: str, at: datetime, today: date, by: User) -> None:
    """Note as an event that the statutory plan changed, once there is a plan of work to re-check.

    The re-check follows from the event (R10). Before a module is planned there is nothing to hold
    against the statutory plan, and writing it down for the first time changes nothing.
    """
    if not PlannedModule.objects.filter(case=case).exists():
        return
    event = Event(
        case=case, kind="plan changed", happened_on=today, note=what, recorded_by=by,
        recorded_at=at,
    )  # fmt: skip
    event.save(force_insert=True)
    record("recorded event", about=[event, case], by=by, kind=event.kind)


@transaction.atomic
def link_plan(
    *,
    case: Case,
    version: int,
    plan_kind: str,
    plan_reference: str,
    at: datetime,
    today: date,
    by: User,
    plan_outcome: str = "",
) -> Case:
    """Tie a case to the child's statutory plan and, where one is named, an outcome of it."""
    before = (case.plan_kind, case.plan_reference)
    change(case, version=version, plan_kind=plan_kind, plan_reference=plan_reference)
    record("linked plan", about=[case], by=by, plan=plan_kind)
    if before[0] and before != (plan_kind, plan_reference):
        was = " ".join(filter(None, [PLANS[before[0]], before[1]]))
        now = " ".join(filter(None, [PLANS[plan_kind], plan_reference]))
        say_plan_changed(case=case, what=f"{was} became {now}", at=at, today=today, by=by)
    if plan_outcome.strip() and plan_outcome.strip() not in [one.words for one in standing(case)]:
        add_outcome(case=case, words=plan_outcome, at=at, today=today, by=by)
    return case


def standing(case: Case) -> list[PlanOutcome]:
    """Return the outcomes of the statutory plan that the work serves now."""
    return list(PlanOutcome.objects.filter(case=case, ended_on=None).order_by("began_on", "pk"))


@transaction.atomic
def add_outcome(
    *, case: Case, words: str, at: datetime, today: date, by: User, reference: str = ""
) -> PlanOutcome:
    """Say that the work serves one more outcome of the statutory plan."""
    keep_open(case)
    others = [one.words for one in standing(case)]
    insist(planning.why_not_outcome(words=words, others=others))
    outcome = PlanOutcome(
        case=case, words=words.strip(), reference=reference.strip(), began_on=today, written_by=by
    )
    outcome.save(force_insert=True)
    record("added outcome", about=[outcome, case], by=by)
    say_plan_changed(case=case, what=f"Outcome added: {outcome.words}", at=at, today=today, by=by)
    return outcome


@transaction.atomic
def change_outcome(
    *,
    outcome: PlanOutcome,
    version: int,
    words: str,
    reference: str,
    at: datetime,
    today: date,
    by: User,
) -> PlanOutcome:
    """Put an outcome as the statutory plan now does; raise `Stale` if somebody else was first."""
    case = outcome.case
    keep_open(case)
    others = [one.words for one in standing(case) if one.pk != outcome.pk]
    against = planning.why_not_outcome(
        words=words,
        others=others,
        has_ended=outcome.ended_on is not None,
    )
    insist(against)
    change(outcome, version=version, words=words.strip(), reference=reference.strip())
    record("changed outcome", about=[outcome, case], by=by)
    say_plan_changed(
        case=case, what=f"Outcome now reads: {outcome.words}", at=at, today=today, by=by
    )
    return outcome


@transaction.atomic
def end_outcome(
    *,
    outcome: PlanOutcome,
    version: int,
    because: str,
    on: date,
    at: datetime,
    today: date,
    by: User,
) -> PlanOutcome:
    """Say that the work no longer serves an outcome; its goals are then tied to none."""
    case = outcome.case
    keep_open(case)
    against = planning.why_not_end_outcome(
        on=on,
        began_on=outcome.began_on,
        today=today,
        has_ended=outcome.ended_on is not None,
    )
    insist(against)
    change(outcome, version=version, ended_on=on, ended_because=because)
    record("ended outcome", about=[outcome, case], by=by, because=because)
    say_plan_changed(case=case, what=f"Outcome ended: {outcome.words}", at=at, today=today, by=by)
    return outcome


@transaction.atomic
def tie_goal(*, goal: Goal, version: int, outcome: PlanOutcome | None, by: User) -> Goal:
    """Point a goal to the outcome of the statutory plan that it serves, or to none."""
    keep_open(goal.case)
    held(goal, version=version)
    if outcome is not None:
        against = planning.why_not_serve(
            of_same_case=outcome.case_id == goal.case_id,
            outcome_ended=outcome.ended_on is not None,
        )
        insist(against)
    change(goal, version=version, outcome=outcome)
    record("tied goal", about=[goal, goal.case], by=by, outcome=outcome.pk if outcome else "")
    return goal
