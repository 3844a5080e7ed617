"""Whatever a browser sends, the site answers: with the page, or with words, never with a fault."""

import json
from urllib.parse import quote
from uuid import uuid4

import pytest
from django.urls import reverse

from holdfast.access.identity import acting_as
from holdfast.access.models import Draft
from holdfast.access.typed import form_typed, kept, whole_number
from tests import people

pytestmark = pytest.mark.django_db
NUL = "a\0b"
ODD_NUMBERS = ["²", "9" * 30, "9" * 5000, "-1", "1e9", NUL, ""]
NO_FORM = [
    *("", "1", "[]", "null", '{"a": 1}', '{"a": [NaN]}', '{"a": [1e999]}', '{"a": [{}]}'),
    "[" * 90_000,
    '{"a": [' + "9" * 5000 + "]}",
]


@pytest.mark.parametrize("odd", ODD_NUMBERS)
def test_an_odd_number_is_no_number(odd):
    assert whole_number(odd) is None
    assert whole_number("12") == 12


@pytest.mark.parametrize("text", NO_FORM)
def test_what_is_not_a_form_is_not_kept(client, text):
    assert form_typed(text) is None
    grace = people.signed_in(client, people.grace())
    answer = grace.post(reverse("draft"), {"address": "/cases/start/", "typed": text})
    assert answer.status_code == 400


def test_a_draft_loses_only_what_no_database_keeps(client):
    assert kept("a\0b\ud800c 😀") == "abc 😀"
    grace = people.signed_in(client, people.grace())
    typed = json.dumps({"note": [NUL, "\ud800😀"]})
    sent = {"address": f"/x{NUL}", "typed": typed, "base_version": "²"}
    assert grace.post(reverse("draft"), sent).status_code == 200
    with acting_as(people.grace()):
        assert Draft.objects.get(address="/xab").typed == {"note": ["ab", "😀"]}


@pytest.mark.parametrize("odd", ODD_NUMBERS)
def test_an_odd_version_is_an_old_one(client, odd):
    case = people.case()
    grace = people.signed_in(client, people.grace())
    sent = {"version": odd, "plan_kind": "care plan", "form_key": str(uuid4())}
    assert grace.post(reverse("plan_link", args=[case.pk]), sent).status_code == 409


@pytest.mark.parametrize("odd", ODD_NUMBERS)
def test_going_on_with_odd_words_keeps_the_rest(client, odd):
    address = reverse("plan_link", args=[people.case().pk])
    grace = people.signed_in(client, people.grace())
    sent = {"edit_again": "1", "version": odd, "plan_outcome": f"Calm{NUL}", "form_key": "-"}
    assert grace.post(address, sent).status_code == 302
    assert "Calmab" in grace.get(address).content.decode()


@pytest.mark.parametrize("address", ["/cases/?find=", "/manual/?words=", "/cases/", "/"])
def test_an_address_with_a_nul_leads_nowhere(client, address):
    grace = people.signed_in(client, people.grace())
    assert grace.get(address + quote(NUL)).status_code == 404
    assert grace.get("/cases/?" + quote(NUL)).status_code == 404


def test_a_form_of_too_many_boxes_is_answered_in_words(client):
    grace = people.signed_in(client, people.grace())
    answer = grace.post(reverse("case_start"), {f"box{number}": "x" for number in range(1_100)})
    assert answer.status_code == 400
    assert "That could not be read" in answer.content.decode()


@pytest.mark.parametrize("charset", ["utf-16", "zlib", "nonsense"])
def test_a_form_in_a_strange_coding_is_answered(client, charset):
    grace = people.signed_in(client, people.grace())
    kind = f"application/x-www-form-urlencoded; charset={charset}"
    answer = grace.generic("POST", reverse("case_start"), b"a=%ff&b=1", content_type=kind)
    assert answer.status_code == 400
