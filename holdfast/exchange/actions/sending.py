"""Sending a return to be looked over before any of it is read in."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from holdfast.access.models import User
from holdfast.audit.trail import record
from holdfast.exchange.actions.importing import READERS, why_not_import
from holdfast.exchange.models import Upload
from holdfast.exchange.rules.packing import packed
from holdfast.exchange.rules.returns import Kind
from holdfast.kit.refusals import insist


@transaction.atomic
def send_return(
    *,
    files: Mapping[str, bytes],
    kind: str,
    as_of: date | None,
    today: date,
    at: datetime,
    by: User,
) -> Upload:
    """Keep a return for its sender to look over, in place of any they sent before.

    Raise `Refused` when it cannot be read at all: a file that is needed is not there.
    """
    insist(why_not_import(authority=by.authority, by=by))
    READERS[Kind(kind)](files, today=today, as_of=as_of)
    Upload.objects.filter(person=by).delete()
    upload = Upload(
        person=by,
        kind=kind,
        as_of=as_of,
        source=", ".join(sorted(files)),
        content=packed(files),
        sent_at=at,
    )
    upload.save(force_insert=True)
    record("sent a return", about=[upload], by=by, kind=kind)
    return upload


@transaction.atomic
def leave_return(*, upload: Upload, by: User) -> None:
    """Forget a return that was sent and not read in."""
    record("left a return", about=[upload], by=by, kind=upload.kind)
    upload.delete()
