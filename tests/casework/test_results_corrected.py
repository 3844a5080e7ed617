"""A measure put right with its reason, or struck out, and read ever after."""

from datetime import timedelta

import pytest
from django.urls import reverse

from tests import people
from tests.casework.keyed_in import page_of
from tests.casework.test_measuring import an_sdq, answers, seen
from tests.casework.typing_in import send, words
from tests.measures.filling_in import filled
from tests.people import A_MONDAY

pytestmark = pytest.mark.django_db
LATER = A_MONDAY + timedelta(days=150)


@pytest.fixture(autouse=True)
def _later(settings):
    settings.STORY_DAY = LATER + timedelta(days=7)


@pytest.fixture
def case():
    return people.case()  # a child of seven


@pytest.fixture
def grace(client):
    return people.signed_in(client, people.grace())


def correction(**more):
    typed = {"version": "1", "why": "Answer 3 was read wrongly"} | an_sdq(**answers("0"))
    return typed | more


def test_a_wrong_answer_is_put_right_with_a_reason_and_scored_again(grace, case):
    made = filled(case, "sdq", "P4-10", 1)
    page = words(grace.get(reverse("measure_change", args=[made.pk])))
    assert 'name="i3"' in page
    assert 'value="1"' in page
    send(grace, "measure_change", made.pk, **correction())
    (now,) = seen()
    assert (now.scores["total"], now.version) == (10, 2)
    page = page_of(grace, made)
    assert "Corrected by" in page
    assert "Answer 3 was read wrongly" in page
    trail = words(grace.get(reverse("case_trail", args=[case.pk])))
    assert "Corrected SDQ" in trail


def test_a_correction_needs_its_reason(grace, case):
    made = filled(case, "sdq", "P4-10", 1)
    assert "What was wrong with it?" in words(
        send(grace, "measure_change", made.pk, **correction(why=""))
    )
    assert seen()[0].version == 1


def test_two_who_correct_at_once_see_both(grace, case):
    made = filled(case, "sdq", "P4-10", 1)
    send(grace, "measure_change", made.pk, **correction())
    late = send(grace, "measure_change", made.pk, **correction(**answers("2")))
    assert late.status_code == 409
    assert seen()[0].scores["total"] == 10


def test_what_is_about_another_child_is_struck_out_and_stays_to_be_read(grace, case):
    made = filled(case, "sdq", "P4-10", 1)
    sent = send(
        grace, "measure_strike", made.pk, version="1", because="It is about another child",
        more="Sam’s form",
    )  # fmt: skip
    page = words(grace.get(sent.url))
    assert "Struck out" in page
    assert "It is about another child. Sam’s form" in page
    assert len(seen()) == 1
    home = words(grace.get(reverse("case", args=[case.pk])))
    assert "No SDQ yet" in home
    assert "SDQ" in words(grace.get(reverse("my_work"))).partition("My families")[0]
    assert grace.get(reverse("measure_for_family", args=[made.pk])).status_code == 404


def test_what_is_struck_out_is_compared_with_nothing_and_altered_no_more(grace, case):
    wrong = filled(case, "sdq", "P4-10", 2)
    told = {"version": "1", "because": "It never happened"}
    send(grace, "measure_strike", wrong.pk, **told)
    made = filled(case, "sdq", "P4-10", 0, on=LATER)
    assert "There is no earlier one by the same person" in page_of(grace, made)
    again = words(send(grace, "measure_strike", wrong.pk, **told | {"version": "2"}))
    assert "It has been struck out already" in again
    assert "It has been struck out already" in words(
        send(grace, "measure_change", wrong.pk, **correction(version="2"))
    )
