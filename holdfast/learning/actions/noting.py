"""Noting what helps or gets in the way, with one's name or without."""

import uuid
from collections.abc import Sequence
from datetime import date, datetime
from hashlib import sha256

from django.db import IntegrityError, transaction

from holdfast.access.identity import acting_as
from holdfast.access.models import User
from holdfast.audit.trail import record
from holdfast.consultation.rules import why_not_write
from holdfast.families.rules import Nameable, named_in
from holdfast.kit.refusals import insist
from holdfast.kit.small_numbers import label
from holdfast.learning.models import Author, Observation
from holdfast.learning.reports.people import named_by_a_note
from holdfast.place.reports import kind_of, staff_kinds

KEPT_UNDER = "a note without a name"


@transaction.atomic
def note(
    *,
    sentence: str,
    valence: str,
    today: date,
    at: datetime,
    by: User,
    are_no_names: bool = False,
) -> Observation:
    """Note with one's name what helps or hinders. Raise `Refused` where it names somebody."""
    insist(why_not_note(sentence, named_by_a_note(by), are_no_names=are_no_names))
    made = noted(sentence, valence, today, by)
    made.save(force_insert=True)
    Author(observation=made, person=by, noted_at=at).save(force_insert=True)
    record("noted what helps or hinders", about=[made], by=by)
    return made


@transaction.atomic
def note_unnamed(
    *,
    key: uuid.UUID,
    sentence: str,
    valence: str,
    today: date,
    by: User,
    are_no_names: bool = False,
) -> None:
    """Note without a name, once for one `key`; no row and no trail says who. Raise `Refused`.

    The row is written by nobody: under an identity of no person, whose signed purpose says in which
    authority it is. What is kept under the key cannot be led back to the form that was sent.
    """
    insist(why_not_note(sentence, named_by_a_note(by), are_no_names=are_no_names))
    made = noted(sentence, valence, today, by)
    made.pk = kept_under(by.authority, key)
    nobody = User(pk=0, name="Without a name", authority=by.authority)
    with acting_as(nobody, purpose=f"unnamed {by.authority}"):
        what = "noted what helps or hinders"
        try:
            with transaction.atomic():
                made.save(force_insert=True)
        except IntegrityError:
            what = "sent a note again that was kept already"
        record(what, about=[made], by=nobody)


def kept_under(authority: str, key: uuid.UUID) -> uuid.UUID:
    """Return the key a note without a name is kept under: like any other, and not the form's."""
    digest = sha256(f"{KEPT_UNDER} {authority} {key}".encode()).digest()
    return uuid.UUID(bytes=digest[:16], version=4)


def noted(sentence: str, valence: str, today: date, by: User) -> Observation:
    """Return a note as it is kept: its month, and whose kind it is as far as that may be said."""
    role, service = label(kind_of(by), staff_kinds(by.authority))
    return Observation(
        authority_id=by.authority,
        sentence=sentence,
        valence=valence,
        role=role,
        service=service,
        noted_in=today.replace(day=1),
    )


def why_not_note(sentence: str, people: Sequence[Nameable], *, are_no_names: bool) -> list[str]:
    """Return why a sentence may not be noted: it names somebody of a family, or a colleague."""
    found = named_in(sentence, people)
    return why_not_write(certain=found.certain, likely=found.likely, are_no_names=are_no_names)
