"""An ask of the cast, a private link for it, and somebody at its door."""

import uuid
from datetime import date, timedelta
from typing import Any

from django.test import Client
from django.utils.timezone import now

from holdfast.access.identity import acting_as
from holdfast.access.models import User
from holdfast.casework.actions.closing import close_case
from holdfast.casework.models import Case
from holdfast.family_pages import rules
from holdfast.family_pages.actions.linking import make_link
from holdfast.family_pages.models import Link
from holdfast.kit.today import today
from holdfast.measures.models import Ask
from tests import people

BESIDE_THE_PLAN = 40  # no plan has so many of one kind
BORN = {"day": "4", "month": "5"}  # the cast's child: 4 May 2018


def ask(case: Case | None = None, *, by: User | None = None, **facts: Any) -> Ask:
    """Return an ask of Grace's case, open today: the SDQ, of a parent, at the start."""
    by = by or people.grace()
    case = case or people.case(by)
    day = today()
    told = {
        "instrument": "SDQ", "informant": "parent", "stage": "baseline", "opens_on": day,
        "due_on": day + timedelta(days=7), "closes_on": day + timedelta(days=30),
    } | facts  # fmt: skip
    told["number"] = BESIDE_THE_PLAN + told.get("number", 1)
    with acting_as(by):
        made = Ask(
            family_id=case.family_id, child_id=case.child_id, case_id=case.pk,
            planned_by=by, planned_at=now(), **told,
        )  # fmt: skip
        made.save(force_insert=True)
        return made


def link(of: Ask | None = None, *, by: User | None = None, **facts: Any) -> tuple[Link, str]:
    """Return a link that Grace has made, and its token."""
    by = by or people.grace()
    of = of or ask(by=by)
    told = {
        "form": "P4-10", "channel": rules.Channel.EMAIL, "language": "en", "called": "Robin",
        "sent_to": "jo@example.org",
    } | facts  # fmt: skip
    with acting_as(by):
        return make_link(ask=of, wanted=rules.Wanted(**told), today=today(), at=now(), by=by)


def at_the_door(token: str, client: Client | None = None) -> Client:
    """Return a browser that has followed a link and stands at its door."""
    client = client or Client()
    answer = client.get(f"/q/{token}/")
    assert (answer.status_code, answer.url) == (302, "/q/")
    return client


def let_in(token: str, client: Client | None = None) -> Client:
    """Return a browser whose owner has given the right answer."""
    client = at_the_door(token, client)
    answer = client.post("/q/", BORN)
    assert (answer.status_code, answer.url) == (302, "/q/answer/")
    return client


def sends(client: Client, path: str, **typed: str) -> Any:
    """Send one form, with a fresh key."""
    return client.post(path, typed | {"form_key": str(uuid.uuid4())})


def answers_all(client: Client, value: str = "1", *, but: dict[int, str] | None = None) -> Any:
    """Answer the first 25 questions, a page at a time, and send them."""
    for number in range(1, 26):
        sends(client, f"/q/answer/{number}/", **{f"i{number}": (but or {}).get(number, value)})
    sends(client, "/q/answer/26/", i26="0")
    return sends(client, "/q/review/")


def respondent(of: Link) -> User:
    """Return whoever a link was made for."""
    return User.objects.get(pk=of.respondent_id)


def a_day(text: str) -> date:
    """Read a date."""
    return date.fromisoformat(text)


def closed(case_id: uuid.UUID) -> Case:
    """Close a case, as its manager would."""
    mona = people.mona()
    with acting_as(mona):
        known = Case.objects.get(pk=case_id)
        return close_case(
            case=known, version=known.version, because="moved away", note="Far away", on=today(),
            at=now(), by=mona,
        )  # fmt: skip
