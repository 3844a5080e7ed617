"""Keeping a file on a case, saying more of it, withdrawing it."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction

from holdfast.access.editing import change
from holdfast.access.models import User
from holdfast.audit.trail import record
from holdfast.casework.models import Case, File
from holdfast.casework.rules import files as rules
from holdfast.kit.files import as_kept, media_kind
from holdfast.kit.refusals import insist
from holdfast.kit.scanning import scanned


@dataclass(frozen=True, kw_only=True)
class Said:
    """What is said of a file: what it is, whose, and whether the family may be shown it."""

    sort: str
    whose: str
    note: str
    is_shared: bool = False


@transaction.atomic
def keep_file(*, case: Case, name: str, content: bytes, said: Said, at: datetime, by: User) -> File:
    """Keep a file on a case, once the scanner has seen it. Raise `Refused` with every reason."""
    Case.objects.select_for_update().get(pk=case.pk)
    sent = rules.Sent(
        name=name,
        content=content,
        largest=settings.LARGEST_FILE,
        note=said.note,
        files=case.files.kept().count(),
        is_closed=case.closed_on is not None,
    )
    insist(rules.why_not_keep(sent))
    scan, against = scanned(content)
    insist(against)
    kept = as_kept(name, content)
    file = File(
        case=case,
        name=name,
        media_kind=media_kind(name),
        content=kept,
        size=len(kept),
        sha256=hashlib.sha256(kept).hexdigest(),
        scan=scan,
        kept_by=by,
        kept_at=at,
        **vars(said),
    )
    file.save(force_insert=True)
    record("kept file", about=[file, case], by=by, sha256=file.sha256, shared=said.is_shared)
    return file


@transaction.atomic
def change_file(*, file: File, version: int, said: Said, by: User) -> None:
    """Put right what is said of a file; raise `Stale` if somebody else did so first."""
    insist(
        rules.why_not_described(note=said.note, is_closed=file.case.closed_on is not None)
        + ([rules.WhyNotWithdraw.ALREADY] if file.withdrawn_at else [])
    )
    change(file, version=version, **vars(said))
    record("changed file", about=[file, file.case], by=by, shared=said.is_shared)


@transaction.atomic
def withdraw_file(*, file: File, why: str, at: datetime, by: User) -> None:
    """Let nobody open a file any more; that it was there, and why it is not, stays to be read."""
    file = File.objects.select_for_update().get(pk=file.pk)
    insist(rules.why_not_withdraw(why=why, is_withdrawn=file.withdrawn_at is not None))
    change(
        file,
        version=file.version,
        withdrawn_at=at,
        withdrawn_by=by,
        why_withdrawn=why,
        is_shared=False,
    )
    record("withdrew file", about=[file, file.case], by=by, why=why)
