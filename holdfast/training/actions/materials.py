"""Files for training, kept under a licence and withdrawn."""

import hashlib
from datetime import datetime

from django.conf import settings
from django.db import transaction

from holdfast.access.models import User
from holdfast.audit.trail import record
from holdfast.kit.files import as_kept, media_kind
from holdfast.kit.refusals import insist
from holdfast.kit.scanning import scanned
from holdfast.manual.models import Section
from holdfast.manual.rules import uploads as rules
from holdfast.training.models import Day, Material


@transaction.atomic
def upload_material(
    *,
    section: Section,
    day: Day | None,
    name: str,
    content: bytes,
    licence_note: str,
    at: datetime,
    by: User,
) -> Material:
    """Keep a licensed file with a section, or with one day. Raise `Refused` if the rules say no."""
    insist(
        rules.why_not_upload(
            name=name, content=content, licence_note=licence_note, largest=settings.LARGEST_FILE
        )
    )
    scan, against = scanned(content)
    insist(against)
    kept = as_kept(name, content)
    material = Material(
        section=section,
        day=day,
        authority_code=by.authority,
        name=name,
        media_kind=media_kind(name),
        content=kept,
        sha256=hashlib.sha256(kept).hexdigest(),
        licence_note=licence_note,
        scan=scan,
        uploaded_by=by,
        uploaded_at=at,
    )
    material.save(force_insert=True)
    record("uploaded training material", about=[material], by=by, sha256=material.sha256)
    return material


@transaction.atomic
def withdraw_material(*, material: Material, at: datetime, by: User) -> None:
    """Stop showing a file; it is kept, for the record of what was used."""
    Material.objects.filter(pk=material.pk, withdrawn_at=None).update(withdrawn_at=at)
    record("withdrew training material", about=[material], by=by)
