"""A case with something to share, a link to a family's page, and somebody who has opened it."""

import uuid
from datetime import timedelta
from html import unescape
from typing import Any

from django.test import Client
from django.utils.timezone import now

from holdfast.access.identity import acting_as
from holdfast.casework.actions.files import Said, keep_file
from holdfast.casework.actions.goals import set_goal
from holdfast.casework.models import Case, File, Goal
from holdfast.family_pages import rules
from holdfast.family_pages.actions.pages import open_page_link
from holdfast.family_pages.actions.sharing import share_with_family
from holdfast.family_pages.models import Link
from holdfast.kit.today import today
from holdfast.measures.actions.recording import record_sdq
from tests import people
from tests.kit.made import PNG

WORD = "Blue Kettle!"
PAGE = "/q/page/"


def goal(case: Case, words: str = "Calm bedtimes", **facts: Any) -> Goal:
    """Set a goal in Grace's case."""
    told = {"owner": "parent", "agreed_with": ["parent"], "on": case.opened_on} | facts
    with acting_as(people.grace()):
        return set_goal(case=case, words=words, today=today(), by=people.grace(), **told)


def drawing(case: Case, note: str = "Home", *, is_shared: bool = True) -> File:
    """Keep a drawing on Grace's case, which the family may be shown unless it is said not."""
    said = Said(sort="drawing", whose="child", note=note, is_shared=is_shared)
    with acting_as(people.grace()):
        return keep_file(
            case=case, name="home.png", content=PNG, said=said, at=now(), by=people.grace()
        )


def mark(thing: Any = None, *, reader: str = "parent", kind: str = "goal", words: str = "") -> Any:
    """Return a mark for one reader."""
    about = str(thing.pk) if thing else ""
    return rules.Mark(reader=reader, kind=kind, about=about, words=words)


def shares(case: Case, *marks: rules.Mark) -> None:
    """Share exactly these, as Grace."""
    with acting_as(people.grace()):
        share_with_family(case=case, marks=marks, today=today(), at=now(), by=people.grace())


def page_link(case: Case, reader: str = "parent", **facts: Any) -> tuple[Link, str]:
    """Return a link to one reader's page, made by Grace, and its token."""
    told = {
        "reader": reader, "channel": rules.Channel.EMAIL, "language": "en", "called": "Robin",
        "sent_to": "jo@example.org", "secret": WORD, "lasts": timedelta(days=92),
    } | facts  # fmt: skip
    with acting_as(people.grace()):
        wanted = rules.PageWanted(**told)
        return open_page_link(case=case, wanted=wanted, at=now(), by=people.grace())


def opens(token: str, word: str = "blue kettle") -> Client:
    """Return a browser that has followed a link and said a word at the door."""
    client = Client()
    client.get(f"/q/{token}/")
    client.post("/q/", {"word": word})
    return client


def sends(client: Client, path: str, **typed: str) -> Any:
    """Send one form, with a fresh key."""
    return client.post(path, typed | {"form_key": str(uuid.uuid4())})


def seen(client: Client, path: str = PAGE) -> str:
    """Return the words of a page that is there."""
    answer = client.get(path)
    assert answer.status_code == 200
    return " ".join(unescape(answer.content.decode()).split())


def sdq(case: Case) -> Any:
    """Key in a first SDQ, as Grace."""
    with acting_as(people.grace()):
        return record_sdq(
            child=case.child, form="P4-17", stage="baseline", completed_on=case.opened_on,
            today=today(), at=now(), by=people.grace(),
            answers={number: 1 for number in range(1, 26)},
        )  # fmt: skip
