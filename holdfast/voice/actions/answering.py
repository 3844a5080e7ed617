"""Answering a pulse, once, so that nothing kept says who answered what."""

import json
from collections.abc import Mapping, Sequence
from datetime import date

from django.db import transaction

from holdfast.access.models import User
from holdfast.audit.trail import record
from holdfast.consultation.rules import why_not_write
from holdfast.families.rules import Nameable, named_in
from holdfast.kit.refusals import insist
from holdfast.kit.sealing import seal, unseal
from holdfast.place.reports import kind_of
from holdfast.voice import rules
from holdfast.voice.models import AnswerBox, Answering, Wave
from holdfast.voice.reports.people import named_by_a_comment
from holdfast.voice.reports.waves import has_answered, is_asked


@transaction.atomic
def answer(
    *,
    wave: Wave,
    marks: Mapping[str, int],
    comment: str = "",
    are_no_names: bool = False,
    today: date,
    by: User,
) -> None:
    """Answer a pulse. Raise `Refused` where one may not, or where the comment names somebody.

    The answer goes into the sealed box with all others; that somebody answered is kept beside it,
    and the two have nothing in common. Whoever answers waits for whoever is answering.
    """
    box = AnswerBox.objects.select_for_update().get(wave=wave)
    wave.refresh_from_db()
    insist(why_not_answer(wave, today=today, by=by))
    insist(why_not_comment(comment, named_by_a_comment(by), are_no_names=are_no_names))
    told = {"service": kind_of(by)[1], "marks": dict(marks), "comment": comment.strip()}
    inside = unseal(box.sealed, purpose=purpose_of(wave))
    sealed = seal([*inside, json.dumps(told)], purpose=purpose_of(wave))
    AnswerBox.objects.filter(pk=box.pk).update(sealed=sealed)
    made = Answering(wave=wave, person=by)
    made.save(force_insert=True)
    record("answered a pulse", about=[wave], by=by)


def purpose_of(wave: Wave) -> str:
    """Return what a wave's box is sealed for: a key of its own."""
    return f"pulse {wave.pk}"


def why_not_answer(wave: Wave, *, today: date, by: User) -> list[rules.WhyNotAnswer]:
    """Return why somebody may not answer a wave today."""
    return rules.why_not_answer(
        stand=wave.stands(today), is_asked=is_asked(by, wave), has_answered=has_answered(by, wave)
    )


def why_not_comment(comment: str, people: Sequence[Nameable], *, are_no_names: bool) -> list[str]:
    """Return why a comment may not be kept: it names somebody of a family, or a colleague."""
    found = named_in(comment, people)
    return why_not_write(certain=found.certain, likely=found.likely, are_no_names=are_no_names)
