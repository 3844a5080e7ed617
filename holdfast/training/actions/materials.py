"""Files for training, kept under a licence and withdrawn."""

from datetime import datetime

from django.db import transaction

from holdfast.access.models import User
from holdfast.audit.trail import record
from holdfast.manual.actions.guides import admitted
from holdfast.manual.models import Section
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
    kept = admitted(name=name, content=content, licence_note=licence_note)
    material = Material(
        section=section,
        day=day,
        authority_code=by.authority,
        uploaded_by=by,
        uploaded_at=at,
        **kept,
    )
    material.save(force_insert=True)
    record("uploaded training material", about=[material], by=by, sha256=material.sha256)
    return material


@transaction.atomic
def withdraw_material(*, material: Material, at: datetime, by: User) -> None:
    """Stop showing a file; it is kept, for the record of what was used."""
    Material.objects.filter(pk=material.pk, withdrawn_at=None).update(withdrawn_at=at)
    record("withdrew training material", about=[material], by=by)
