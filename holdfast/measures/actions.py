"""Every change to what was asked of a child and what came back."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from holdfast.access.models import User
from holdfast.audit.trail import record
from holdfast.families.models import Child
from holdfast.kit.refusals import insist
from holdfast.measures import rules
from holdfast.measures.instruments import sdq
from holdfast.measures.models import Administration, Stage


@transaction.atomic
def record_sdq(
    *,
    child: Child,
    form: str,
    stage: str,
    completed_on: date,
    today: date,
    at: datetime,
    by: User,
    answers: Mapping[int, int | None] | None = None,
    scores: Mapping[sdq.Scale, int | None] | None = None,
    missing_because: str = "",
    note: str = "",
) -> Administration:
    """Record an SDQ: answers by number, or scale scores alone, or why there is neither.

    The answers are scored as they are kept. Raise `Refused` with every reason against.
    """
    asked = rules.Asked(
        form=form,
        follow_up=stage == Stage.FOLLOW_UP,
        completed_on=completed_on,
        born_on=child.born_on,
        answers=answers,
        scores=scores,
        missing_because=missing_because,
    )
    insist(rules.why_not_record(asked, today=today))
    made = Administration(
        family_id=child.family_id,
        child=child,
        form=form,
        informant=sdq.VERSIONS[form].informant.value,
        stage=stage,
        completed_on=completed_on,
        answers=None if answers is None else {str(n): value for n, value in answers.items()},
        scores=rules.scored(asked),
        missing_because=missing_because,
        note=note,
        source="keyed" if answers is not None else "scores",
        entered_by=by,
        entered_at=at,
    )
    made.save(force_insert=True)
    record("recorded SDQ", about=[made, child], by=by, form=form, stage=stage)
    return made
