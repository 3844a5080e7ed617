"""Every change to CPD entries."""

from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from holdfast.access.editing import Stale, change
from holdfast.access.models import User
from holdfast.accreditation.models import CpdEntry
from holdfast.accreditation.reports.development import entry_on
from holdfast.accreditation.rules import development as rules
from holdfast.accreditation.rules.development import EntryState, Source, Told
from holdfast.audit.trail import record
from holdfast.consultation.actions.asking import why_not_unnamed
from holdfast.kit.refusals import insist


@transaction.atomic
def keep_entry(
    *,
    on: rules.Attended,
    came: bool,
    told: Told,
    version: int,
    at: datetime,
    by: User,
    are_no_names: bool = False,
) -> CpdEntry:
    """Keep somebody's own entry on a meeting or a day, or change what it says.

    `version` is that of the entry, 0 where there is none yet. Raise `Refused` with reasons, which
    say each word that names somebody; `Stale` if the entry was changed meanwhile.
    """
    reasons: list[str] = [*rules.why_not_keep(came=came, did=told.did, learned=told.learned)]
    texts = (told.did, told.learned, told.differently)
    insist(reasons + why_not_unnamed(*texts, are_no_names=are_no_names, by=by))
    kept = settle(on, version, by, state=EntryState.KEPT, settled_at=at, **asdict(told))
    record("kept a CPD entry", about=[kept], by=by)
    return kept


@transaction.atomic
def decline_entry(*, on: rules.Attended, version: int, at: datetime, by: User) -> CpdEntry:
    """Say that one keeps no entry on a meeting or a day; what was written before stays unseen."""
    declined = settle(on, version, by, state=EntryState.DECLINED, settled_at=at)
    record("declined a CPD entry", about=[declined], by=by)
    return declined


def settle(on: rules.Attended, version: int, by: User, **values: object) -> CpdEntry:
    """Write one's own entry on something, or a change to it; raise `Stale` where it was changed."""
    entry = entry_on(by, on.source, on.key)
    if entry is not None:
        change(entry, version=version, **values)
        return entry
    if version:
        raise Stale
    column = "meeting_id" if on.source is Source.MEETING else "day_id"
    facts = {"happened_on": on.on, "title": on.title, column: on.key}
    entry = CpdEntry(person=by, **facts, **values)
    entry.save(force_insert=True)
    return entry
