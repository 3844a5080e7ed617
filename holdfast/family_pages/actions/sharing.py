"""Marking what a family sees, and taking the mark off again."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from holdfast.access.editing import change
from holdfast.access.models import User
from holdfast.audit.trail import record
from holdfast.casework.models import Case, File, Goal, Visit
from holdfast.family_pages import rules
from holdfast.family_pages.models import Feedback, Share
from holdfast.family_pages.reports import one_at_a_time
from holdfast.family_pages.reports.shareable import mark_of
from holdfast.kit.refusals import insist
from holdfast.measures.models import Administration


@transaction.atomic
def share_with_family(
    *, case: Case, marks: Iterable[rules.Mark], today: date, at: datetime, by: User
) -> list[Share]:
    """Make these marks the ones in force in a case: new ones put on, all others taken off.

    Raise `Refused` with every reason against any of them.
    """
    one_at_a_time(case.pk)
    wanted = list(dict.fromkeys(marks))
    insist(
        [why for mark in wanted for why in rules.why_not_share(mark, is_of_case=has(case, mark))]
    )
    held = {mark_of(share): share for share in Share.objects.in_force().filter(case_id=case.pk)}
    gone = [share for mark, share in held.items() if mark not in wanted]
    take_off(shares=gone, case=case, at=at, by=by)
    made = [
        Share(
            family_id=case.family_id,
            case_id=case.pk,
            reader=mark.reader,
            kind=mark.kind,
            about=UUID(mark.about) if mark.about else None,
            words=mark.words,
            shared_on=today,
            shared_at=at,
            shared_by=by,
        )
        for mark in wanted
        if mark not in held
    ]
    for share in made:
        share.save(force_insert=True)
    if made:
        record("shared with the family", about=[case, *made], by=by, many=len(made))
    return made


@transaction.atomic
def take_off(*, shares: list[Share], case: Case, at: datetime, by: User) -> None:
    """Take marks off: from now on their readers see these things no longer."""
    if shares:
        keys = [share.pk for share in shares]
        Share.objects.in_force().filter(pk__in=keys).update(taken_off_at=at, taken_off_by=by)
        record("took off what was shared", about=[case, *shares], by=by, many=len(shares))


def has(case: Case, mark: rules.Mark) -> bool:
    """Tell whether what a mark is about is part of a case."""
    if mark.kind in rules.IN_WORDS:
        return True
    rows = {
        rules.Shared.GOAL: Goal.objects.filter(case=case, pk=mark.about),
        rules.Shared.MODULE: Visit.objects.filter(case=case, module=UUID(mark.about)),
        rules.Shared.MEASURE: Administration.objects.not_struck_out().filter(
            child=case.child_id, pk=mark.about
        ),
        rules.Shared.TASK: Visit.objects.filter(case=case, pk=mark.about, task=mark.words),
        rules.Shared.FILE: File.objects.shared().filter(case=case, pk=mark.about, note=mark.words),
    }
    return bool(rows[rules.Shared(mark.kind)].exists())


@transaction.atomic
def answer_feedback(
    *, feedback: Feedback, version: int, done: str, at: datetime, by: User
) -> Feedback:
    """Note that what a family wrote was read, and what was done about it."""
    insist(rules.why_not_answer(is_read=feedback.read_at is not None, done=done))
    change(feedback, version=version, read_at=at, read_by=by, done=done)
    about = [feedback, Case(pk=feedback.case_id)]
    record("read what the family wrote", about=about, by=by, why=done)
    return feedback
