"""What is behind a token, what was answered so far, and how each link of a case stands."""

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet
from django.utils.timezone import now

from holdfast.access.models import Draft, User
from holdfast.casework.models import Case
from holdfast.family_pages import rules
from holdfast.family_pages.languages import ENGLISH, speaking
from holdfast.family_pages.models import Arrival, Feedback, Knock, Link, Message
from holdfast.family_pages.sheets import Sheet, sheet
from holdfast.kit.today import today
from holdfast.measures.instruments import named
from holdfast.measures.instruments.shapes import Wording
from holdfast.measures.models import Ask, ChosenMeasure
from holdfast.measures.rules import packs

INFORMANTS = {"parent": "Parent or carer", "self": "Young person", "teacher": "Teacher"}
KEPT_AT = "/q/kept/"  # the draft that holds all answers kept so far; no page is there


def one_at_a_time(key: UUID) -> None:
    """Wait until nobody else is doing this to that record; hold it until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [str(key)])


def behind(token_hash: str) -> tuple[UUID, int] | None:
    """Return the link and the respondent behind a token; None where nothing is to be opened."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT link, respondent FROM app.link_behind(%s)", [token_hash])
        row = cursor.fetchone()
    return (row[0], int(row[1])) if row else None


def link_of(respondent: User) -> Link | None:
    """Return the link by which somebody came in; None once it is revoked or long over."""
    links = Link.objects.filter(respondent=respondent, revoked_at=None)
    return links.order_by("-made_at").first()


def sheet_of(link: Link) -> Sheet:
    """Return what a link asks, in its language."""
    return sheet(
        instrument=link.instrument,
        form=link.form,
        stage=link.stage,
        language=speaking(link.language),
        wording=wording_of(link, on=today()),
    )


def wording_of(link: Link, *, on: date) -> Wording | None:
    """Return the words a licence lets a respondent be shown, in their language or in English.

    The instrument's own where it is open, else those of the site's packs in force; None where there
    are neither, and then the questions are asked by number.
    """
    languages = dict.fromkeys((link.language, ENGLISH))
    known = named(link.instrument)
    if found := next(filter(None, map(known.words_in, languages)), None):
        return found
    with connection.cursor() as cursor:
        cursor.execute("SELECT content FROM app.words_of_my_link(%s, %s)", [link.pk, on])
        held = [json.loads(row[0]) for row in cursor.fetchall()]
    listed = (
        packs.wording_in(pack, form=link.form, language=language)
        for language in languages
        for pack in held
    )
    return next(filter(None, listed), None)


def kept_answers(respondent: User) -> dict[int, int | None]:
    """Return what somebody answered so far: what was kept, then what was typed since."""
    found: dict[int, int | None] = {}
    for draft in Draft.objects.filter(person=respondent).order_by("saved_at"):
        for name, values in draft.typed.items():
            if name.startswith("i") and name[1:].isdecimal():
                said = str(values[-1]).strip() if values else ""
                found[int(name[1:])] = int(said) if said.isdecimal() and len(said) < 4 else None
    return found


def sent_already(link: Link) -> Knock | None:
    """Return the latest sending by this link; None while nothing was sent."""
    return link.knocks.filter(kind=Knock.Kind.SENT).order_by("at").last()


def words_on_sending(link: Link, *, why: str, has_risk: bool) -> list[str]:
    """Return what the page says when answers have come, in the link's language."""
    language = speaking(link.language)
    first = {Arrival.Why.SECOND.value: "thanks_second", Arrival.Why.LATE.value: "thanks_late"}
    may_close = not why and not link.is_kiosk  # a device handed over is given back
    return [
        language.say(first.get(why, "thanks_why")),
        *([language.say("thanks_close")] if may_close else []),
        *([language.say("thanks_risk")] if has_risk else []),
    ]


def guidance_for(link: Link) -> list[str]:
    """Return the site's own words for whoever needs to talk to somebody now, or ours."""
    words = link.guidance or speaking(link.language).say("help_default")
    return [line for line in words.splitlines() if line.strip()]


def guidance_of(ask: Ask, language: str) -> str:
    """Return what the chosen measure's settings say to a family; '' where they say nothing.

    `guidance_for_family` is words, or words by language.
    """
    chosen = ChosenMeasure.objects.filter(
        instrument=ask.instrument, informant=ask.informant, ended_on=None
    ).first()
    said = chosen.settings.get("guidance_for_family", "") if chosen else ""
    return str(said.get(language) or said.get("en", "")) if isinstance(said, dict) else str(said)


@dataclass(frozen=True, kw_only=True)
class Standing:
    """How one link stands, for those who work with the family."""

    link: Link
    state: rules.LinkState
    wrong: int
    last_at: datetime | None
    opened: tuple[datetime, ...]
    message: Message | None

    @property
    def is_open(self) -> bool:
        """Whether somebody may still come in by it."""
        return rules.is_open(self.state)


def standings(links: Iterable[Link], *, now: datetime) -> list[Standing]:
    """Return how each link stands, in the order given, in two queries whatever their number."""
    listed = list(links)
    knocks: dict[UUID, list[Knock]] = defaultdict(list)
    for one in Knock.objects.filter(link__in=listed).order_by("at"):
        knocks[one.link_id].append(one)
    messages = {one.link_id: one for one in Message.objects.filter(link__in=listed)}
    return [standing(link, knocks[link.pk], messages.get(link.pk), now=now) for link in listed]


def standing(
    link: Link, knocks: list[Knock], message: Message | None, *, now: datetime
) -> Standing:
    """Return how one link stands."""
    wrong = wrong_answers(link, knocks)
    facts = rules.Facts(
        expires_at=link.expires_at,
        is_sent=link.is_kiosk or bool(message and message.sent_at),
        is_revoked=link.revoked_at is not None,
        knocks=frozenset(one.kind for one in knocks),
        wrong=wrong,
    )
    return Standing(
        link=link,
        state=rules.state(facts, now=now),
        wrong=wrong,
        last_at=knocks[-1].at if knocks else None,
        opened=tuple(one.at for one in knocks if one.kind == Knock.Kind.OPENED),
        message=message,
    )


def wrong_answers(link: Link, knocks: list[Knock]) -> int:
    """Count the wrong answers at a door; at a page's, those since it was last opened."""
    wrong = [one.at for one in knocks if one.kind == Knock.Kind.WRONG]
    opened = [one.at for one in knocks if one.kind == Knock.Kind.OPENED]
    return sum(at > max(opened) for at in wrong) if link.is_page and opened else len(wrong)


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """One line of somebody's work about private links: where it leads, and what it asks."""

    words: str
    child: str
    case_id: UUID
    arrival_id: UUID | None = None
    feedback_id: UUID | None = None
    has_risk: bool = False


def waiting_for(reader: User, *, now: datetime) -> list[Waiting]:
    """Return what waits for somebody who works with a family, or oversees it.

    What families wrote, answers to decide about, then links that did not leave or that wrong
    answers have locked. Who hears of what is `rules.is_for_the_manager`.
    """
    written = heard(Feedback.objects.answered_for_by(reader).waiting(), reader)
    found = [
        Waiting(
            words=f"{INFORMANTS[one.link.informant]} wrote to you on the page for {one.link.child}",
            child=str(one.link.child),
            case_id=one.case_id,
            feedback_id=one.pk,
        )
        for one in sorted(written, key=lambda one: one.written_at)
    ]
    arrivals = heard(Arrival.objects.answered_for_by(reader).waiting(), reader)
    found += [
        Waiting(
            words=f"{one.link.instrument} about {one.link.child} came "
            f"{'too late' if one.why == Arrival.Why.LATE else 'second'}: decide what is done",
            child=str(one.link.child),
            case_id=one.case_id,
            arrival_id=one.pk,
            has_risk=bool(one.risks),
        )
        for one in sorted(arrivals, key=lambda one: one.arrived_at)
    ]
    links = Link.objects.worked_by(reader).filter(revoked_at=None, expires_at__gt=now)
    for one in standings(links.exclude(channel="kiosk").select_related("child"), now=now):
        if one.state in (rules.LinkState.LOCKED, rules.LinkState.NOT_SENT):
            words = f"A private link about {one.link.child} is {one.state}"
            found.append(Waiting(words=words, child=str(one.link.child), case_id=one.link.case_id))
    return found


Sent = TypeVar("Sent", Arrival, Feedback)


def heard(waiting: "QuerySet[Sent]", reader: User) -> list[Sent]:
    """Return what a reader is told of, among what waits in the cases they work with or oversee."""
    sent = list(waiting.select_related("link__child"))
    if not sent:
        return []
    cases = Case.objects.filter(pk__in=[one.case_id for one in sent])
    mine = set(cases.worked_by(reader).values_list("pk", flat=True))
    closed = set(cases.exclude(closed_on=None).values_list("pk", flat=True))
    return [
        one
        for one in sent
        if one.case_id in mine
        or rules.is_for_the_manager(
            is_closed=one.case_id in closed, has_risk=bool(getattr(one, "risks", None))
        )
    ]


def risks_undecided(*, child_id: UUID) -> int:
    """Count what came second or late about a child with a risk answer, and nobody decided about."""
    return Arrival.objects.filter(child=child_id).waiting().with_risk().count()


def links_in_force(*, made_by: User) -> int:
    """Count the links of one maker by which a family, that the reader sees, may still come in."""
    open_still = Link.objects.filter(made_by=made_by, revoked_at=None, expires_at__gt=now())
    return open_still.exclude(knocks__kind=Knock.Kind.SENT).count()
