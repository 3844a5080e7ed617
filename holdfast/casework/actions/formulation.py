"""Writing the formulation: each writing is kept, and nobody's is overwritten unseen."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from holdfast.access.editing import Stale
from holdfast.access.models import User
from holdfast.audit.trail import record
from holdfast.casework.actions.outcomes import keep_open
from holdfast.casework.models import Case, Harm, HarmProfile, StageNote
from holdfast.casework.rules import formulation
from holdfast.kit.refusals import insist


def last_number(case: Case, stage: str) -> int:
    """Return how often a stage has been written; 0 where it has not."""
    return case.stage_notes.filter(stage=stage).aggregate(last=Max("number"))["last"] or 0


def last_profile(case: Case) -> int:
    """Return how often the profile of harm has been written; 0 where it has not."""
    return case.harm_profiles.aggregate(last=Max("number"))["last"] or 0


@transaction.atomic
def write_stage(
    *,
    case: Case,
    stage: str,
    number: int,
    told: formulation.StageTyped,
    at: datetime,
    today: date,
    by: User,
) -> StageNote:
    """Write one stage anew; `number` is of the writing this one was begun on, 0 for none.

    Raise `Stale` if somebody else wrote it meanwhile.
    """
    keep_open(case)
    insist(formulation.why_not_note(told))
    if last_number(case, stage) != number:
        raise Stale
    note = StageNote(
        case=case,
        stage=stage,
        number=number + 1,
        note=told.note.strip(),
        document=told.document.strip(),
        system=told.system if told.document.strip() else "",
        reference=told.reference.strip(),
        written_on=today,
        written_at=at,
        written_by=by,
    )
    note.save(force_insert=True)
    record("wrote formulation", about=[note, case], by=by, stage=stage)
    return note


@transaction.atomic
def write_profile(
    *,
    case: Case,
    number: int,
    harms: Sequence[formulation.HarmTyped],
    prospects: str,
    prospects_note: str,
    at: datetime,
    today: date,
    by: User,
) -> HarmProfile:
    """Write the profile of harm anew, all of it; raise `Stale` if somebody else did meanwhile."""
    keep_open(case)
    insist(formulation.why_not_profile(harms))
    if last_profile(case) != number:
        raise Stale
    profile = HarmProfile(
        case=case, number=number + 1, prospects=prospects, prospects_note=prospects_note.strip(),
        written_on=today, written_at=at, written_by=by,
    )  # fmt: skip
    profile.save(force_insert=True)
    Harm.objects.bulk_create(
        Harm(
            case=case, profile=profile, kind=one.kind, severity=one.severity,
            for_whom=list(one.for_whom) if one.is_some else [], evidence=one.evidence.strip(),
        )
        for one in harms
    )  # fmt: skip
    record("wrote harm profile", about=[profile, case], by=by)
    return profile
