"""What a respondent does: keeps answers as they go, and sends them once."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from holdfast.access.actions import save_draft
from holdfast.access.models import Draft, User
from holdfast.audit.trail import record
from holdfast.families.models import Child
from holdfast.family_pages import rules
from holdfast.family_pages.models import Arrival, Knock, Link
from holdfast.family_pages.reports import (
    KEPT_AT,
    kept_answers,
    one_at_a_time,
    sheet_of,
    words_on_sending,
)
from holdfast.family_pages.sheets import Sheet
from holdfast.kit.refusals import insist
from holdfast.measures.instruments import named
from holdfast.measures.instruments.shapes import Risk
from holdfast.measures.models import Administration, Ask, RiskAnswer
from holdfast.measures.rules import for_family
from holdfast.measures.rules.reading import Filled

ANSWERED_ONCE = "ask_id"  # in the name of the constraint that two answers to one ask would break


@transaction.atomic
def keep_answers(*, link: Link, answers: Mapping[int, int | None], at: datetime, by: User) -> None:
    """Keep some answers beside those kept before; nothing is recorded until they are sent."""
    one_at_a_time(link.pk)
    kept = kept_answers(by) | dict(answers)
    typed = {f"i{n}": ["" if value is None else str(value)] for n, value in kept.items()}
    save_draft(address=KEPT_AT, typed=typed, base_version=None, at=at, by=by)
    if not Knock.objects.filter(link=link, kind=Knock.Kind.BEGUN).exists():
        made = Knock(link=link, family_id=link.family_id, kind=Knock.Kind.BEGUN, at=at)
        made.save(force_insert=True)
        record("began to answer by private link", about=[link, made], by=by)


@transaction.atomic
def send_answers(
    *, link: Link, answers: Mapping[int, int | None], today: date, at: datetime, by: User
) -> Knock:
    """Record what was answered, once; what comes second or late is kept for a person to decide.

    Return the knock, with the words to show. Raise `Refused` if nothing was answered.
    """
    one_at_a_time(link.ask_id or link.pk)
    insist(rules.why_not_send(dict(answers)))
    digest = digest_of(link, answers)
    again = Knock.objects.filter(link=link, kind=Knock.Kind.SENT, digest=digest).first()
    if again is not None:
        return again
    sheet = sheet_of(link)
    came = Came(link=link, sheet=sheet, answers=sheet.complete(answers), on=today, at=at)
    why = record_answers(came=came, by=by)
    if why:
        arrive(came=came, why=why, by=by)
    made = Knock(link=link, family_id=link.family_id, kind=Knock.Kind.SENT, at=at, digest=digest)
    made.told = words_on_sending(link, why=why, has_risk=bool(came.risks))
    made.result = in_plain_words(came) if link.shares_result and not why else []
    made.save(force_insert=True)
    Draft.objects.filter(person=by).delete()
    return made


def digest_of(link: Link, answers: Mapping[int, int | None]) -> str:
    """Return by what the same answers to the same link are known again, without being told."""
    said = json.dumps([str(link.pk), sorted(answers.items())])
    return hashlib.sha256(said.encode()).hexdigest()


@dataclass(frozen=True, kw_only=True)
class Came:
    """Answers as they came by a link."""

    link: Link
    sheet: Sheet
    answers: Mapping[int, int | None]
    on: date
    at: datetime

    @property
    def risks(self) -> list[Risk]:
        """The answers that a person must act on."""
        return self.sheet.risks(self.answers)


def in_plain_words(came: Came) -> list[str]:
    """Return what the answers come to, as a family reads it."""
    link = came.link
    instrument = named(link.instrument)
    filled = Filled(
        instrument=instrument,
        form=link.form,
        informant=link.informant,
        completed_on=came.on,
        answers=came.answers,
        scores=instrument.score(came.sheet.as_answers(came.answers)),
        is_follow_up=came.sheet.is_follow_up,
    )
    return list(for_family.sheet(filled, None).sentences)


@transaction.atomic
def record_answers(*, came: Came, by: User) -> str:
    """Record the answers as the ask's own, and raise their risks; or say why they must wait."""
    ask = Ask.objects.filter(respondent=by, links=came.link).first()
    if ask is None:
        return Arrival.Why.LATE.value
    made = as_administration(came, ask=ask, by=by)
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError as broken:
        if ANSWERED_ONCE not in str(broken):
            raise
        return Arrival.Why.SECOND.value
    raise_risks(made, risks=came.risks, ask_id=ask.pk, at=came.at)
    record(
        "answered by private link" if made.source == "link" else "answered on a device handed over",
        about=[made, ask, came.link, Child(pk=ask.child_id)],
        by=by,
        language=made.language,
    )
    return ""


def as_administration(came: Came, *, ask: Ask, by: User) -> Administration:
    """Return the answers as they are kept, scored, and tied to what was asked."""
    link = came.link
    return Administration(
        family_id=ask.family_id,
        child_id=ask.child_id,
        instrument=ask.instrument,
        form=link.form,
        informant=ask.informant,
        stage=ask.stage,
        completed_on=came.on,
        answers={str(number): value for number, value in came.answers.items()},
        scores=named(ask.instrument).score(came.sheet.as_answers(came.answers)),
        source="kiosk" if link.is_kiosk else "link",
        language=link.language,
        ask=ask,
        entered_by=by,
        entered_at=came.at,
    )


def raise_risks(
    made: Administration, *, risks: Iterable[Risk], ask_id: UUID | None, at: datetime
) -> None:
    """Have a person act on each risk answer: it waits until they have written what they did."""
    for risk in risks:
        RiskAnswer(
            family_id=made.family_id,
            child_id=made.child_id,
            ask_id=ask_id,
            administration=made,
            question=risk.item,
            answer=risk.answer,
            words=risk.words,
            raised_at=at,
        ).save(force_insert=True)


@transaction.atomic
def arrive(*, came: Came, why: str, by: User) -> Arrival:
    """Keep answers that came second or late, as they came, for a person to decide about."""
    link = came.link
    made = Arrival(
        family_id=link.family_id,
        child_id=link.child_id,
        case_id=link.case_id,
        link=link,
        why=why,
        answers={str(number): value for number, value in came.answers.items()},
        risks=[{"question": r.item, "answer": r.answer, "words": r.words} for r in came.risks],
        arrived_at=came.at,
        arrived_on=came.on,
    )
    made.save(force_insert=True)
    record("answered by private link, second or late", about=[made, link], by=by, why=why)
    return made
