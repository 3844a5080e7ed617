"""Typing back where in the council's case system a paragraph from here was pasted."""

from datetime import date, datetime

from django.db import transaction

from holdfast.access.models import User
from holdfast.audit.trail import record
from holdfast.casework.actions.outcomes import keep_open
from holdfast.casework.models import Case, Pasting, Visit
from holdfast.casework.rules import case_system
from holdfast.kit.refusals import insist


@transaction.atomic
def note_pasting(
    *,
    case: Case,
    words: str,
    system: str,
    reference: str,
    at: datetime,
    today: date,
    by: User,
    visit: Visit | None = None,
) -> Pasting:
    """Keep the reference a paragraph got in the case system, with the paragraph as it stood."""
    keep_open(case)
    insist(case_system.why_not_paste(reference=reference))
    pasting = Pasting(
        case=case, visit=visit, system=system, reference=reference.strip(), words=words,
        pasted_on=today, pasted_at=at, pasted_by=by,
    )  # fmt: skip
    pasting.save(force_insert=True)
    about = [pasting, case, *([visit] if visit else [])]
    record("noted case system reference", about=about, by=by, system=system)
    return pasting
