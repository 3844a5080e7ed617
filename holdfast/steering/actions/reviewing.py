"""A review: begun, its paper frozen, decisions recorded on it, and completed."""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from holdfast.access.editing import change
from holdfast.access.models import User
from holdfast.audit.trail import record
from holdfast.kit.refusals import Refused, insist
from holdfast.programme.models import Run
from holdfast.steering.models import ReviewPaper, ReviewPoint
from holdfast.steering.reports.reviews import cases_asked_since, undecided
from holdfast.steering.rules import reviewing as rules
from holdfast.steering.rules.reviewing import Paper, ReviewKind

THERE = "This review has begun already: open it from the list"


@transaction.atomic
def begin_review(*, run: Run, kind: ReviewKind, due_on: date, by: User) -> ReviewPoint:
    """Begin a review of a run. Raise `Refused` where the first or the last has begun already."""
    made = ReviewPoint(authority_id=by.authority, run=run, kind=kind.value, due_on=due_on)
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError as taken:
        raise Refused([THERE]) from taken
    record("began a review", about=[made], by=by, kind=kind)
    return made


@transaction.atomic
def freeze_paper(*, review: ReviewPoint, paper: Paper, at: datetime, by: User) -> ReviewPaper:
    """Freeze a review's paper as it is now; one frozen before stays. Raise `Refused`."""
    locked = ReviewPoint.objects.select_for_update(of=("self",)).get(pk=review.pk)
    insist(rules.why_not_freeze(is_complete=locked.completed_on is not None))
    content = rules.as_content(paper)
    made = ReviewPaper(
        review=locked, number=locked.papers.count() + 1, content=content,
        checksum=rules.checksum(content), frozen_at=at, frozen_by=by,
    )  # fmt: skip
    made.save(force_insert=True)
    record("froze a review’s paper", about=[made, locked], by=by, checksum=made.checksum)
    return made


@transaction.atomic
def complete_review(*, found: ReviewPoint, version: int, on: date, by: User) -> ReviewPoint:
    """Complete a review. Raise `Refused` with every reason against, or `Stale` in a race."""
    asked = cases_asked_since(found.run, today=on)
    reasons = rules.why_not_complete(
        kind=ReviewKind(found.kind),
        is_complete=found.completed_on is not None,
        papers=found.papers.count(),
        decisions=found.decisions.count(),
        undecided=undecided(found.run, since=asked),
    )
    insist(reasons)
    change(found, version=version, completed_on=on)
    record("completed a review", about=[found], by=by)
    return found
