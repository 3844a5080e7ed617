"""Handing the device over: the practitioner's session is gone, the next sees one measure."""

import uuid

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from holdfast.access.identity import acting_as
from holdfast.family_pages.models import Arrival
from holdfast.measures.models import Administration
from tests import people
from tests.family_pages import asking

pytestmark = pytest.mark.django_db
WANTED = {"form": "P4-10", "called": "Robin", "language": "en", "pages": "one"}


def handed_over(**more: str) -> Client:
    ask = asking.ask()
    client = people.signed_in(Client(), people.grace())
    before = client.session.session_key
    answer = asking.sends(client, f"/asks/{ask.pk}/hand-over/", **(WANTED | more))
    assert (answer.status_code, answer.url) == (302, "/q/answer/")
    assert not Session.objects.filter(pk=before).exists(), "nobody can go back into it"
    client.handed = answer  # type: ignore[attr-defined]
    client.handed_ask = ask.pk  # type: ignore[attr-defined]
    return client


def test_the_device_shows_one_measure_and_nothing_of_the_practitioners():
    client = handed_over()
    assert b"Questions about Robin" in client.get("/q/answer/").content
    for path in ("/", "/cases/", "/team/", "/offline/take/"):
        assert client.get(path).status_code == 403, path
    assert client.get("/q/answer/1/")["Cache-Control"] == "no-store"


def test_the_browser_is_told_to_forget_and_more_where_cases_were_taken_along():
    assert handed_over().handed["Clear-Site-Data"] == '"cache"'


def test_cases_taken_along_are_wiped_once_they_were_sent():
    assert handed_over(wipe="yes").handed["Clear-Site-Data"] == '"cache", "storage"'


def test_when_it_is_done_the_page_asks_for_the_device_back_and_shows_nothing_answered():
    client = handed_over()
    asking.answers_all(client)
    page = client.get("/q/thanks/").content
    assert b"Please give the device back now." in page
    assert b"You can close" not in page
    for path in ("/q/answer/1/", "/q/review/", "/q/all/", "/q/answer/"):
        assert client.get(path).url == "/q/thanks/", path
    with acting_as(people.grace()):
        (made,) = Administration.objects.all()
    assert (made.source, made.entered_by.role) == ("kiosk", "respondent")


def test_a_page_gone_back_to_and_sent_again_loses_and_doubles_nothing():
    client = handed_over()
    question, review = str(uuid.uuid4()), str(uuid.uuid4())
    for _ in range(2):
        answer = client.post("/q/answer/1/", {"form_key": question, "i1": "2"})
        assert answer.url == "/q/answer/2/"
    for _ in range(2):
        assert client.post("/q/review/", {"form_key": review}).url == "/q/thanks/"
    again = client.post("/q/answer/1/", {"form_key": question, "i1": "2"})
    assert client.get(again.url).url == "/q/thanks/"
    assert asking.sends(client, "/q/review/").url == "/q/thanks/", "a page opened before too"
    with acting_as(people.grace()):
        assert Administration.objects.get().answers["1"] == 2
        assert not Arrival.objects.exists()


def test_the_form_that_handed_it_over_hands_nothing_over_again():
    client = handed_over()
    ask_id = client.handed_ask  # type: ignore[attr-defined]
    again = asking.sends(client, f"/asks/{ask_id}/hand-over/", **WANTED)
    assert (again.status_code, b"<h1" in again.content) == (403, True)
    assert client.get("/q/answer/").status_code == 200, "and they may go on answering"


def test_the_practitioner_signs_in_again():
    client = handed_over()
    asking.answers_all(client)
    assert client.post("/q/leave/").url == "/sign-in/login/"
    assert client.get("/q/thanks/").url.startswith("/q/ended/")


def test_no_result_is_shown_on_a_practitioners_device_and_no_message_goes():
    client = handed_over()
    page = client.get("/q/answer/1/").content
    assert b"Save, and go on later" not in page
    assert b"Leave this page" not in page


def test_a_colleague_cannot_hand_over_what_is_not_theirs():
    ask = asking.ask()
    client = people.signed_in(Client(), people.mary())
    assert asking.sends(client, f"/asks/{ask.pk}/hand-over/", **WANTED).status_code == 404
