"""The measures page of a case, why one was missed, and a start that is corrected with a preview."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests import people
from tests.casework.at_planning import BORN, agreed, answered, closed, days, one, started
from tests.casework.typing_in import send, words

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _a_week_later(settings):
    settings.STORY_DAY = days(7)


@pytest.fixture
def case():
    return people.case(born_on=BORN)


@pytest.fixture
def grace(client):
    return people.signed_in(client, people.grace())


def test_the_measures_page_shows_each_stage_and_the_way_to_each_form(grace, case):
    answered(case, on=1)
    page = words(grace.get(reverse("case_measures", args=[case.pk])))
    assert page.index("Start of the work") < page.index("Review") < page.index("Follow-up")
    assert reverse("ask_key_in", args=[one(case, informant="teacher").pk]) in page
    assert reverse("ask_key_in", args=[one(case).pk]) not in page
    assert "Done" in page
    assert "Not yet" in page


def test_the_way_to_key_in_opens_the_form_on_what_was_asked(grace, case):
    ask = one(case, informant="teacher")
    sent = grace.get(reverse("ask_key_in", args=[ask.pk]))
    assert sent.url == f"{reverse('sdq_add', args=[case.pk])}?ask={ask.pk}"
    page = words(grace.get(sent.url))
    assert "T11-17" in page
    assert "P11-17" not in page


def test_a_missed_measure_is_said_on_its_page_and_taken_back(grace, case):
    ask = one(case)
    page = words(send(grace, "ask_missed", ask.pk, version="1", because="not the time"))
    assert "Say it in words too" in page
    told = {"version": "1", "because": "not the time", "words": "Mother asked to wait"}
    sent = send(grace, "ask_missed", ask.pk, **told)
    assert sent.url == reverse("case_measures", args=[case.pk])
    page = words(grace.get(sent.url))
    assert "Missed" in page
    assert "It was not the right time for the family: Mother asked to wait" in page
    send(grace, "ask_missed", ask.pk, version="2", take_back="1")
    assert one(case).missed_because == ""


def test_of_two_who_say_why_at_once_neither_is_overwritten_unseen(grace, case):
    ask = one(case)
    send(grace, "ask_missed", ask.pk, version="1", because="declined")
    sent = send(grace, "ask_missed", ask.pk, version="1", because="unwell")
    assert sent.status_code == 409
    assert one(case).missed_because == "declined"


def test_a_manager_may_say_why_in_a_closed_case_and_its_practitioner_no_longer(client, case):
    closed(case, on=2)
    ask = one(case, "end")
    mona = people.signed_in(client, people.mona())
    assert send(mona, "ask_missed", ask.pk, version="1", because="declined").status_code == 302
    grace = people.signed_in(client, people.grace())
    assert grace.get(reverse("ask_missed", args=[ask.pk])).status_code == 404


def test_a_corrected_start_is_shown_before_it_is_done(grace, case):
    page = words(started(grace, case, -4))
    assert "Nothing has been changed yet" in page
    assert "16 March 2026" in page  # due now
    assert "12 March 2026" in page  # would be due
    assert one(case).due_on == days(14)
    sent = started(grace, case, -4, agreed=agreed(page))
    assert sent.url == reverse("case_measures", args=[case.pk])
    assert one(case).due_on == days(10)


def test_what_changed_since_the_preview_is_shown_again_and_not_done(grace, case):
    page = words(started(grace, case, -4))
    answered(case, on=1)
    later = words(started(grace, case, -4, agreed=agreed(page)))
    assert "Something in the case has changed since you looked" in later
    assert one(case, informant="teacher").due_on == days(14)


def test_a_start_that_may_not_be_keeps_what_was_typed(grace, case):
    page = words(started(grace, case, 8))
    assert "That day has not come yet" in page
    assert "Typed wrongly" in page


def test_the_measures_page_asks_as_much_for_many_as_for_one(grace, case):
    address = reverse("case_measures", args=[case.pk])
    grace.get(address)
    with CaptureQueriesContext(connection) as few:
        grace.get(address)
    answered(case, on=1)
    answered(case, on=2)
    answered(case, on=2, form="T11-17")
    with CaptureQueriesContext(connection) as many:
        grace.get(address)
    assert len(many) == len(few)


def test_overdue_measures_are_counted_for_the_manager(client, case, settings):
    settings.STORY_DAY = days(15)
    answered(case, on=1)
    mona = people.signed_in(client, people.mona())
    assert "2 measures overdue" in words(mona.get(reverse("my_team")))
    assert "Measures overdue" in words(mona.get(reverse("my_work")))
