"""Choosing as others meet it: the advice of a supervisor, who finds nothing, small numbers."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from holdfast.choosing import rules
from holdfast.choosing.models import Advice
from holdfast.choosing.rules import Outcome
from tests import people
from tests.casework.typing_in import send, words
from tests.choosing import nominations as made
from tests.choosing.at_pages import a_group, by, checks, page, queries
from tests.people import A_MONDAY

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _on_the_monday(settings):
    settings.STORY_DAY = A_MONDAY


@pytest.fixture
def grace():
    people.participant(people.grace())
    return people.signed_in(Client(), people.grace())


@pytest.fixture
def mona():
    people.team()
    return people.signed_in(Client(), people.mona())


def test_a_supervisor_advises_without_a_name(grace):
    found = made.nomination()
    a_group(people.grace())
    checks(grace, found, severity="not sure", severity_note="Robin’s school says more")
    send(grace, "advice_ask", found.pk, question="Is it too soon?")
    petra = people.signed_in(Client(), people.petra())
    assert "1 waits for you" in page(petra, "my_work")
    assert found.reference in page(petra, "advice_wanted")
    (advice,) = by(people.petra(), Advice)
    seen = page(petra, "advice", advice.pk)
    for said in (found.reference, "5 to 10", "Is it too soon?", "Not sure"):
        assert said in seen
    for hidden in ("Wren", "Ashdown", "Robin", "Bedtimes"):
        assert hidden not in seen
    send(petra, "advice", advice.pk, version="1", words="Begin with safety")
    assert "Begin with safety" in page(grace, "nomination", found.pk)
    mona = people.signed_in(Client(), people.mona())
    assert "Begin with safety" in page(mona, "nomination_decide", found.pk)


def test_nobody_is_asked_where_there_is_no_group(grace):
    found = made.checked(made.nomination())
    assert "no place in a supervision group" in page(grace, "advice_ask", found.pk)
    answer = words(send(grace, "advice_ask", found.pk, question="?"))
    assert rules.WhyNotAdvise.NO_GROUP in answer


def test_another_supervisor_finds_nothing_there(grace):
    advice = made.asked(made.checked(made.nomination()))
    other = people.signed_in(Client(), people.person("Other", people.petra().role))
    assert other.get(reverse("advice", args=[advice.pk])).status_code == 404
    assert "Nothing" in page(other, "advice_wanted")


def test_another_practitioner_and_another_teams_manager_find_nothing_there():
    found = made.nomination()
    for who in (people.mary(), people.oscar(), people.max_(), people.mallory()):
        client = people.signed_in(Client(), who)
        assert client.get(reverse("nomination", args=[found.pk])).status_code == 404
        assert found.reference not in page(client, "nominations")


def test_the_lead_is_given_numbers_to_the_nearest_five_and_the_manager_as_they_are(mona):
    for number in range(7):
        made.nomination(child=f"Wren Ash{number}", born_on=date(2018, 1, 1 + number))
    made.nomination(child="Lark Elder", born_on=date(2012, 1, 1))
    lena = people.signed_in(Client(), people.lena())
    counted = page(lena, "considered")
    assert 'data-label="Considered or waiting">about 5' in counted  # of seven of eight
    assert 'data-label="Considered or waiting">fewer than 5' in counted
    assert 'data-label="Considered or waiting">about 10' in counted  # all of them
    seen = page(mona, "considered")
    assert 'data-label="Considered or waiting">7' in seen
    assert 'data-label="Considered or waiting">1' in seen


def test_six_weeks_without_a_case_are_asked_about(grace, mona, settings):
    assert "You have had no case" not in page(grace, "my_work")
    settings.STORY_DAY = date(2026, 4, 13)
    assert "You have had no case for 42 days" in page(grace, "my_work")
    assert "No case for 6 weeks" in page(mona, "my_team")
    people.case(on=date(2026, 4, 13))
    assert "No case for 6 weeks" not in page(mona, "my_team")


def test_what_choosing_asks_stands_on_the_first_page_of_whoever_does_it(grace, mona):
    found = made.nomination()
    assert "Check whether it suits: Wren Ashdown" in page(grace, "my_work")
    made.checked(found)
    assert "Decide: Wren Ashdown" in page(mona, "my_work")
    assert "Wren Ashdown" not in page(grace, "my_work")
    made.decided(found)
    assert "Ask whether the family agrees: Wren Ashdown" in page(grace, "my_work")


@pytest.mark.parametrize("name", ["nominations", "my_work", "considered", "nomination_add"])
def test_more_nominations_take_no_more_queries(mona, name):
    made.checked(made.nomination(child="Wren First"))
    few = queries(mona, name)
    for number in range(3):
        made.checked(made.nomination(child=f"Lark No{number}", born_on=date(2017, 3, 1 + number)))
    made.decided(made.checked(made.nomination(child="Swift Other")), Outcome.NOT_NOW)
    assert queries(mona, name) <= few + 1
