"""Setting a reminder on a case, setting it otherwise, and closing it with a note."""

from datetime import date

from django.db import transaction

from holdfast.access.editing import change
from holdfast.access.models import User
from holdfast.audit.trail import record
from holdfast.casework.actions.cases import may_record
from holdfast.casework.models import Case, Reminder
from holdfast.casework.reports.near import near
from holdfast.casework.rules import reminders as rules
from holdfast.kit.refusals import insist


@transaction.atomic
def set_reminder(
    *, case: Case, reason: str, owner: User, review_on: date, today: date, by: User
) -> Reminder:
    """Set a reminder on a case, for somebody near it to look at again on a day."""
    insist(may_record(case, on=today, today=today))
    insist(why_not(case, reason, owner, review_on, today=today))
    made = Reminder(
        case=case, reason=reason, owner=owner, review_on=review_on, set_on=today, set_by=by
    )
    made.save(force_insert=True)
    record("set a reminder", about=[made, case], by=by, why=reason, owner=owner.name)
    return made


def why_not(
    case: Case, reason: str, owner: User, review_on: date, *, today: date, is_closed: bool = False
) -> list[rules.WhyNotRemind]:
    """Return every reason against a reminder as it would be set."""
    asked = rules.Reminding(
        reason=reason,
        review_on=review_on,
        is_owner_near=owner in near(case),
        today=today,
        is_closed=is_closed,
    )
    return rules.why_not_remind(asked)


@transaction.atomic
def change_reminder(
    *,
    reminder: Reminder,
    version: int,
    reason: str,
    owner: User,
    review_on: date,
    today: date,
    by: User,
) -> Reminder:
    """Set a reminder otherwise; raise `Stale` if somebody else did so first."""
    is_closed = reminder.closed_on is not None
    insist(why_not(reminder.case, reason, owner, review_on, today=today, is_closed=is_closed))
    change(reminder, version=version, reason=reason, owner=owner, review_on=review_on)
    record("changed a reminder", about=[reminder, reminder.case], by=by, owner=owner.name)
    return reminder


@transaction.atomic
def close_reminder(
    *, reminder: Reminder, version: int, note: str, today: date, by: User
) -> Reminder:
    """Close a reminder and say how it ended; it stays on the timeline."""
    insist(rules.why_not_close(is_closed=reminder.closed_on is not None, note=note))
    change(reminder, version=version, closed_on=today, closed_by=by, closing_note=note)
    record("closed a reminder", about=[reminder, reminder.case], by=by, why=note)
    return reminder
