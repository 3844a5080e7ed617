"""Making a private link, sending it again, revoking it, and handing a device over."""

import uuid
from datetime import date, datetime, timedelta

from django.contrib.auth.hashers import make_password
from django.db import transaction

from holdfast.access.editing import change
from holdfast.access.models import User
from holdfast.access.permissions import Role
from holdfast.audit.trail import record
from holdfast.casework.models import Case
from holdfast.family_pages import rules
from holdfast.family_pages.languages import turned_on
from holdfast.family_pages.models import Link, Message
from holdfast.family_pages.reports import guidance_of
from holdfast.kit.refusals import insist
from holdfast.measures.instruments import named
from holdfast.measures.instruments.shapes import Informant
from holdfast.measures.models import Administration, Ask

RESPONDENTS = {
    "parent": "Parent or carer, by private link",
    "self": "Young person, by private link",
    "teacher": "Teacher, by private link",
}
AGAIN = "sent again"


@transaction.atomic
def make_link(
    *, ask: Ask, wanted: rules.Wanted, today: date, at: datetime, by: User
) -> tuple[Link, str]:
    """Make the one link by which an ask may be answered; return it with its token, kept nowhere.

    A link made earlier for the same ask is dead from now on. Raise `Refused` with every reason.
    """
    locked = Ask.objects.select_for_update(of=("self",)).select_related("child").get(pk=ask.pk)
    insist(rules.why_not_make(wanted, standing(locked), today=today))
    end_former(ask=locked, at=at, by=by)
    token = rules.new_token()
    respondent = locked.respondent or new_respondent(locked.informant, by=by)
    link = as_wanted(locked, wanted, respondent=respondent, token=token, at=at, by=by)
    link.save(force_insert=True)
    if not link.is_kiosk:
        Message(family_id=link.family_id, link=link, written_at=at).save(force_insert=True)
    change(locked, version=locked.version, respondent=respondent, answer_until=link.expires_at)
    record(
        "handed a device over" if link.is_kiosk else "made a private link",
        about=[link, locked, locked.child],
        by=by,
        channel=link.channel,
        language=link.language,
    )
    return link, token


def standing(ask: Ask) -> rules.Standing:
    """Gather how an ask stands."""
    return rules.Standing(
        is_answered=Administration.objects.filter(ask=ask).exists(),
        is_missed=bool(ask.missed_because),
        is_dropped=ask.dropped_at is not None,
        is_practitioners=ask.informant == Informant.PRACTITIONER,
        opens_on=ask.opens_on,
        closes_on=ask.closes_on,
        fits=frozenset(forms_for(ask)),
        languages=frozenset(one.code for one in turned_on()),
    )


def forms_for(ask: Ask) -> list[str]:
    """Return the forms of an ask's measure that its informant fills in."""
    versions = named(ask.instrument).versions.values()
    return [one.code for one in versions if one.informant.value == ask.informant]


def new_respondent(informant: str, *, by: User) -> User:
    """Add whoever is to answer, as somebody with no account: no name, no password, no address."""
    person = User(
        email=f"{uuid.uuid4()}@respondent.invalid",
        name=RESPONDENTS.get(informant, "Somebody, by private link"),
        role=Role.RESPONDENT,
        authority=by.authority,
    )
    person.set_unusable_password()
    person.save(force_insert=True)
    return person


def as_wanted(
    ask: Ask, wanted: rules.Wanted, *, respondent: User, token: str, at: datetime, by: User
) -> Link:
    """Return the link, ready to be kept."""
    is_kiosk = wanted.channel is rules.Channel.KIOSK
    secret = secret_of(ask, wanted)
    return Link(
        family_id=ask.family_id,
        child=ask.child,
        case_id=ask.case_id,
        ask=ask,
        instrument=ask.instrument,
        informant=ask.informant,
        stage=ask.stage,
        respondent=respondent,
        form=wanted.form,
        token_hash=rules.hash_of(token),
        check_kind="" if is_kiosk else wanted.check.value,
        check_hash="" if is_kiosk else make_password(secret),
        channel=wanted.channel.value,
        sent_to="" if is_kiosk else wanted.sent_to,
        language=wanted.language,
        called=wanted.called.strip(),
        is_one_a_page=wanted.one_a_page,
        shares_result=wanted.share_result and not is_kiosk,
        guidance=guidance_of(ask, wanted.language),
        made_by=by,
        made_at=at,
        expires_at=at + wanted.lasts,
    )


def secret_of(ask: Ask, wanted: rules.Wanted) -> str:
    """Return what the respondent will be asked at the door, as it is compared."""
    born = ask.child.born_on
    is_word = wanted.check is rules.Check.WORD
    return rules.as_said(wanted.secret) if is_word else rules.birthday(born.day, born.month)


@transaction.atomic
def end_former(*, ask: Ask, at: datetime, by: User) -> None:
    """Revoke the link that a new one takes the place of."""
    former = Link.objects.filter(ask=ask, revoked_at=None).first()
    if former is not None:
        change(former, version=former.version, revoked_at=at, revoked_because=AGAIN)
        record("revoked a private link", about=[former, ask], by=by, why=AGAIN)


@transaction.atomic
def send_again(
    *, link: Link, lasts: timedelta, today: date, at: datetime, by: User
) -> tuple[Link, str]:
    """Make the same link anew, to the same place with the same question at the door."""
    wanted = rules.Wanted(
        form=link.form,
        channel=rules.Channel(link.channel),
        language=link.language,
        called=link.called,
        sent_to=link.sent_to,
        one_a_page=link.is_one_a_page,
        share_result=link.shares_result,
        lasts=lasts,
    )
    made, token = make_link(ask=link.asked, wanted=wanted, today=today, at=at, by=by)
    Link.objects.filter(pk=made.pk).update(check_kind=link.check_kind, check_hash=link.check_hash)
    made.refresh_from_db()
    return made, token


@transaction.atomic
def revoke_link(*, link: Link, because: str, version: int, at: datetime, by: User) -> Link:
    """End a link from this moment on, also for somebody who is answering by it now."""
    insist([] if because.strip() else ["Say why it is revoked"])
    change(link, version=version, revoked_at=at, revoked_because=because.strip())
    if link.ask:
        Ask.objects.filter(pk=link.ask.pk, respondent=link.respondent_id).update(answer_until=at)
    about = [link, link.ask or Case(pk=link.case_id)]
    record("revoked a private link", about=about, by=by, why=because.strip())
    return link
