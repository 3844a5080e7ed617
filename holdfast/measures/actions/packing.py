"""Keeping a licensed wording pack, and withdrawing one."""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from holdfast.access.editing import Stale, change
from holdfast.access.models import User
from holdfast.audit.trail import record
from holdfast.kit.refusals import Refused
from holdfast.measures.models import WordingPack
from holdfast.measures.rules import packs

THERE_ALREADY = "This very pack is there already"


@transaction.atomic
def upload_pack(
    *, content: bytes, checksum: str, at: datetime, today: date, by: User
) -> WordingPack:
    """Keep a licensed wording pack for one's own authority. Raise `Refused` if it may not be."""
    try:
        read = packs.read_pack(content, checksum=checksum, today=today)
    except packs.NotAPack as wrong:
        raise Refused(wrong.reasons) from None
    pack = WordingPack(
        authority_id=by.authority,
        instrument=read.instrument,
        holder=read.holder,
        licence_reference=read.licence_reference,
        expires_on=read.expires_on,
        languages=list(read.languages),
        forms=list(read.forms),
        sha256=read.sha256,
        content=read.content,
        uploaded_by=by,
        uploaded_at=at,
    )
    if WordingPack.objects.filter(
        authority_id=by.authority, sha256=pack.sha256, withdrawn_on=None
    ).exists():
        raise Refused([THERE_ALREADY])
    keep_new(pack)
    record(
        "uploaded wording pack", about=[pack], by=by, instrument=pack.instrument, sha256=pack.sha256
    )
    return pack


def keep_new(pack: WordingPack) -> None:
    """Keep a new pack, unless the very same file is kept already."""
    try:
        with transaction.atomic():
            pack.save(force_insert=True)
    except IntegrityError as clash:
        if "measures_one_pack_a_file" in str(clash):
            raise Refused([THERE_ALREADY]) from None  # the clash would quote the row
        raise


@transaction.atomic
def withdraw_pack(*, pack: WordingPack, version: int, on: date, by: User) -> None:
    """Stop showing a pack's words, and forget them: the licence stays on the record."""
    pack.refresh_from_db(from_queryset=WordingPack.objects.select_for_update().defer("content"))
    if pack.version != version:
        raise Stale
    change(pack, version=version, withdrawn_on=on, content={})
    record("withdrew wording pack", about=[pack], by=by, instrument=pack.instrument)
