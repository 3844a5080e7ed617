"""Holding the plan of the work against the statutory plan after it changed."""

from datetime import date, datetime

from django.db import transaction

from holdfast.access.models import User
from holdfast.audit.trail import record
from holdfast.casework.actions.outcomes import keep_open
from holdfast.casework.models import Case, Recheck
from holdfast.casework.reports.rechecks import asked_of
from holdfast.casework.rules import rechecks
from holdfast.kit.refusals import insist


@transaction.atomic
def recheck(*, case: Case, found: str, note: str, at: datetime, today: date, by: User) -> Recheck:
    """Record that the plan of the work is still right, or what was changed in it."""
    keep_open(case)
    asked = asked_of(case, today=today)
    waiting = [one.key for one in asked.changes] if asked else []
    insist(rechecks.why_not_recheck(found=found, note=note, waiting=len(waiting)))
    done = Recheck(
        case=case, answers=waiting, found=found, note=note.strip(), done_on=today, done_at=at,
        done_by=by,
    )  # fmt: skip
    done.save(force_insert=True)
    record("re-checked plan", about=[done, case], by=by, found=found)
    return done
