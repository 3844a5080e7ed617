"""A site's own guide files: kept with a step, and withdrawn."""

import hashlib
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction

from holdfast.access.models import User
from holdfast.audit.trail import record
from holdfast.kit.files import as_kept, media_kind
from holdfast.kit.refusals import insist
from holdfast.kit.scanning import scanned
from holdfast.manual.models import Guide, Step
from holdfast.manual.rules import uploads as rules


def admitted(*, name: str, content: bytes, licence_note: str) -> dict[str, Any]:
    """Return what is kept of a licensed file, by field. Raise `Refused` if the rules say no."""
    insist(
        rules.why_not_upload(
            name=name, content=content, licence_note=licence_note, largest=settings.LARGEST_FILE
        )
    )
    scan, against = scanned(content)
    insist(against)
    kept = as_kept(name, content)
    return {
        "name": name,
        "media_kind": media_kind(name),
        "content": kept,
        "sha256": hashlib.sha256(kept).hexdigest(),
        "licence_note": licence_note,
        "scan": scan,
    }


@transaction.atomic
def upload_guide(
    *,
    step: Step,
    name: str,
    content: bytes,
    licence_note: str,
    at: datetime,
    by: User,
    pages: str = "",
) -> Guide:
    """Keep a licensed site's own guide file with a step. Raise `Refused` if the rules say no."""
    kept = admitted(name=name, content=content, licence_note=licence_note)
    guide = Guide(
        step=step,
        authority_code=by.authority,
        pages=pages,
        uploaded_by=by,
        uploaded_at=at,
        **kept,
    )
    guide.save(force_insert=True)
    record("uploaded guide", about=[guide, step], by=by, sha256=guide.sha256)
    return guide


@transaction.atomic
def withdraw_guide(*, guide: Guide, at: datetime, by: User) -> None:
    """Stop showing a guide file; it is kept, for the record of what was used."""
    Guide.objects.filter(pk=guide.pk).update(withdrawn_at=at)
    record("withdrew guide", about=[guide], by=by)
