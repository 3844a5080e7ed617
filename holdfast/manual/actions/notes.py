"""Notes about a step: written, revised, withdrawn. None is ever written over."""

import uuid
from datetime import datetime

from django.db import transaction

from holdfast.access.models import User
from holdfast.audit.trail import record
from holdfast.kit.refusals import insist
from holdfast.manual.models import Note, Step
from holdfast.manual.rules import notes as rules


@transaction.atomic
def write_note(*, step: Step, words: str, at: datetime, by: User) -> Note:
    """Publish a note about a step to everybody in the authority."""
    insist(rules.why_not_note(words))
    key = uuid.uuid4()
    note = Note(
        id=key, line=key, step=step, authority_code=by.authority, words=words, author=by,
        written_at=at,
    )  # fmt: skip
    note.save(force_insert=True)
    record("wrote note", about=[note, step], by=by)
    return note


@transaction.atomic
def revise_note(*, note: Note, words: str, at: datetime, by: User) -> Note:
    """Publish a note in place of an earlier one, which stays to be read."""
    note = Note.objects.select_for_update().get(pk=note.pk)  # two who revise the same one
    is_last = not Note.objects.filter(revises=note).exists()
    insist(
        rules.why_not_revise(
            words, stands=note.words, is_last=is_last, is_withdrawn=note.withdrawn_at is not None
        )
    )
    revision = Note(
        line=note.line,
        number=note.number + 1,
        revises=note,
        step=note.step,
        authority_code=note.authority_code,
        words=words,
        author=by,
        written_at=at,
    )
    revision.save(force_insert=True)
    record("revised note", about=[revision, note, note.step], by=by)
    return revision


@transaction.atomic
def withdraw_note(*, note: Note, why: str, at: datetime, by: User) -> None:
    """Stop showing a note with its step; it stays to be read among its versions."""
    note = Note.objects.select_for_update().get(pk=note.pk)
    stands = Note.objects.standing().filter(pk=note.pk).exists()
    insist(rules.why_not_withdraw(why, stands=stands))
    Note.objects.filter(pk=note.pk).update(withdrawn_at=at, withdrawn_by=by, why_withdrawn=why)
    record("withdrew note", about=[note, note.step], by=by, why=why)
