"""Noting advice that was given in passing."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from holdfast.access.models import User
from holdfast.access.permissions import Role
from holdfast.audit.trail import record
from holdfast.casework.models import Case
from holdfast.consultation import rules
from holdfast.consultation.actions.asking import why_not_unnamed
from holdfast.consultation.models import CorridorAdvice
from holdfast.consultation.reports.people import works_with
from holdfast.kit.refusals import insist


@dataclass(frozen=True, kw_only=True)
class InPassing:
    """Advice given in passing as it was typed; `other` is whom the noter talked with."""

    other: User
    case: Case | None
    sentence: str
    minutes: int
    on: date
    are_no_names: bool = False


@transaction.atomic
def note_corridor_advice(*, told: InPassing, today: date, at: datetime, by: User) -> CorridorAdvice:
    """Note advice given in passing, by whoever asked or gave it. Raise `Refused` with reasons."""
    asked_by, clinician = (told.other, by) if by.role == Role.SUPERVISOR else (by, told.other)
    reasons: list[str] = [
        *rules.why_not_log(
            on=told.on,
            today=today,
            minutes=told.minutes,
            is_same_person=asked_by == clinician or clinician.role != Role.SUPERVISOR,
            is_askers_case=told.case is None or works_with(asked_by, told.case),
        )
    ]
    if told.case is None:
        reasons += why_not_unnamed(told.sentence, are_no_names=told.are_no_names, by=by)
    insist(reasons)
    made = CorridorAdvice(
        authority_id=by.authority,
        case=told.case,
        asked_by=asked_by,
        clinician=clinician,
        noted_by=by,
        given_on=told.on,
        sentence=told.sentence,
        minutes=told.minutes,
        noted_at=at,
    )
    made.save(force_insert=True)
    record("noted advice in passing", about=[made, *filter(None, [told.case])], by=by)
    return made
