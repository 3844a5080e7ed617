"""What is typed is kept as it is typed, given back to its typist alone, and forgotten once sent."""

import json
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from holdfast.access.identity import acting_as
from holdfast.access.models import Draft
from tests import people

pytestmark = pytest.mark.django_db
NOTE = "She showed me the den she built; we talked about bedtimes. Ask about <Nana> next time."


@pytest.fixture
def form() -> str:
    """Return the address of a form about one of Grace's cases."""
    return reverse("visit_add", args=[people.case().pk])


def typed(**fields: str) -> str:
    return json.dumps({name: [value] for name, value in fields.items()})


def keeps(client: Client, address: str, **fields: str):
    return client.post(reverse("draft"), {"address": address, "typed": typed(**fields)})


def drafts_of(who) -> int:
    with acting_as(who):
        return Draft.objects.count()


def test_what_was_typed_comes_back_just_as_it_was(client, form):
    grace = people.signed_in(client, people.grace())
    answer = keeps(grace, form, note=NOTE, minutes="an hour", **{"visited_on-day": "31"})
    assert answer.status_code == 200
    assert ":" in answer.json()["saved"]
    page = people.signed_in(Client(), people.grace()).get(form).content.decode()  # another device
    assert "She showed me the den she built" in page
    assert "&lt;Nana&gt;" in page
    assert 'value="an hour"' in page, "a mistake is kept as it was typed"
    assert "There is a problem" not in page, "and nobody is scolded before they send it"
    assert "We kept what you typed" in page


def test_a_later_keeping_takes_the_place_of_an_earlier(client, form):
    grace = people.signed_in(client, people.grace())
    keeps(grace, form, note="First")
    keeps(grace, form, note="Second")
    page = grace.get(form).content.decode()
    assert "Second" in page
    assert "First" not in page
    assert drafts_of(people.grace()) == 1


def test_a_draft_is_its_typists_alone(client, form):
    keeps(people.signed_in(client, people.grace()), form, note=NOTE)
    for other in (people.mona(), people.mary(), people.ada(), people.mallory()):
        assert drafts_of(other) == 0


def test_a_draft_outlives_the_session(client, form):
    grace = people.signed_in(client, people.grace())
    keeps(grace, form, note=NOTE)
    grace.session.flush()
    assert grace.get(form).status_code == 302
    assert "the den she built" in people.signed_in(grace, people.grace()).get(form).content.decode()


def test_a_draft_is_forgotten_once_its_form_is_sent(client, form):
    grace = people.signed_in(client, people.grace())
    keeps(grace, form, note=NOTE)
    sent = {
        "visited_on-day": "2", "visited_on-month": "3", "visited_on-year": "2026",
        "outcome": "made", "took_part": "child", "note": NOTE, "form_key": str(uuid4()),
    }  # fmt: skip
    assert grace.post(form, sent).status_code == 302
    assert drafts_of(people.grace()) == 0


def test_a_form_sent_with_mistakes_keeps_its_draft(client, form):
    grace = people.signed_in(client, people.grace())
    keeps(grace, form, note=NOTE)
    page = grace.post(form, {"note": NOTE, "form_key": str(uuid4())})
    assert page.status_code == 200
    assert "the den she built" in page.content.decode()
    assert drafts_of(people.grace()) == 1


def test_a_draft_can_be_thrown_away(client, form):
    grace = people.signed_in(client, people.grace())
    keeps(grace, form, note=NOTE)
    grace.post(form, {"throw_away_draft": "1", "form_key": str(uuid4())})
    assert drafts_of(people.grace()) == 0
    assert "the den she built" not in grace.get(form).content.decode()


@pytest.mark.parametrize(
    ("address", "typed_text"),
    [
        ("", "{}"),
        ("https://elsewhere.example/", "{}"),
        ("/cases/", "not json"),
        ("/cases/", "[1, 2]"),
        ("/cases/", '{"note": "not a list"}'),
        ("/cases/", json.dumps({"note": ["x" * 100_001]})),
        ("/" + "x" * 500, "{}"),
    ],
)
def test_what_is_no_form_is_not_kept(client, address, typed_text):
    grace = people.signed_in(client, people.grace())
    answer = grace.post(reverse("draft"), {"address": address, "typed": typed_text})
    assert answer.status_code == 400
    assert drafts_of(people.grace()) == 0


def test_nobody_signed_in_keeps_nothing(client, form):
    assert keeps(client, form, note=NOTE).status_code in (302, 401, 403)
