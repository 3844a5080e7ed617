"""Correcting the day a case started: what is not yet done is planned anew, what is done stays."""

from dataclasses import replace
from datetime import date, datetime

from django.db import transaction

from holdfast.access.editing import change
from holdfast.access.models import User
from holdfast.access.permissions import Role
from holdfast.audit.trail import record
from holdfast.casework import rules
from holdfast.casework.models import Case
from holdfast.casework.reports.planned import days_of, ending_of, first_recorded_on
from holdfast.kit.refusals import insist
from holdfast.measures.actions.planning import plan_asks
from holdfast.measures.reports import chosen_in, differences
from holdfast.measures.rules.replanning import Difference


def starting(case: Case, *, on: date, today: date, by: User) -> rules.Starting:
    """Gather the facts that decide whether a start may be corrected."""
    leads = case.assignments.filter(part="lead", ended_on=None, participant__person=by)
    return rules.Starting(
        on=on,
        today=today,
        started_on=case.opened_on,
        is_closed=case.closed_on is not None,
        may_correct=by.role == Role.MANAGER or leads.exists(),
        run_began_on=case.run.began_on,
        run_ends_on=case.run.ends_on,
        first_recorded_on=first_recorded_on(case),
        ending_on=ending_of(case),
    )


def if_started(*, case: Case, on: date, today: date, by: User) -> Difference:
    """Return what correcting a start would change in the plan; raise `Refused` if it may not be."""
    insist(rules.why_not_start(starting(case, on=on, today=today, by=by)))
    days = replace(days_of(case), started_on=on)
    return differences([days], chosen_in(by.authority), today=today)[case.pk]


@transaction.atomic
def correct_start(
    *,
    case: Case,
    version: int,
    on: date,
    because: str,
    today: date,
    at: datetime,
    by: User,
) -> Difference:
    """Say that a case started on another day, and plan anew what is not yet done.

    Who was allocated from which day stays as it was recorded. Raise
    `Refused` with every reason against, and `Stale` if somebody else changed the case first.
    """
    insist(rules.why_not_start(starting(case, on=on, today=today, by=by)))
    before = case.opened_on
    change(case, version=version, opened_on=on)
    record(
        "corrected when the case started", about=[case], by=by, why=because, before=before, now=on
    )
    return plan_asks(days=days_of(case), today=today, at=at, by=by)
