"""Every change to what was asked of a child and what came back."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from holdfast.access.models import User
from holdfast.audit.trail import record
from holdfast.families.models import Child
from holdfast.kit.refusals import insist
from holdfast.measures.instruments import sdq
from holdfast.measures.models import Administration, Stage
from holdfast.measures.rules import recording


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
    asked = recording.Asked(
        form=form,
        follow_up=stage == Stage.FOLLOW_UP,
        completed_on=completed_on,
        born_on=child.born_on,
        answers=answers,
        scores=scores,
        missing_because=missing_because,
    )
    insist(recording.why_not_record(asked, today=today))
    made = filled_in(asked, child=child)
    made.stage, made.note, made.entered_by, made.entered_at = stage, note, by, at
    made.save(force_insert=True)
    record("recorded SDQ", about=[made, child], by=by, form=form, stage=stage)
    return made


def filled_in(asked: recording.Asked, *, child: Child) -> Administration:
    """Return what came back, scored, ready to be kept."""
    answers = asked.answers
    return Administration(
        family_id=child.family_id,
        child=child,
        form=asked.form,
        informant=sdq.VERSIONS[asked.form].informant.value,
        completed_on=asked.completed_on,
        answers=None if answers is None else {str(n): value for n, value in answers.items()},
        scores=recording.scored(asked),
        missing_because=asked.missing_because,
        source="keyed" if answers is not None else "scores",
    )
