"""An SDQ keyed from paper: by number, by score, or why there is none; and what its page says."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from holdfast.access.identity import acting_as
from holdfast.measures.models import Administration
from tests import people
from tests.casework.typing_in import boxes, send, words
from tests.people import A_MONDAY

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _a_week_later(settings):
    settings.STORY_DAY = A_MONDAY + timedelta(days=7)


@pytest.fixture
def case():
    return people.case()  # a child of seven


@pytest.fixture
def grace(client):
    return people.signed_in(client, people.grace())


def answers(value="1", numbers=range(1, 26)):
    return {f"i{number}": value for number in numbers}


def an_sdq(**more):
    told = {"form": "P4-10", "stage": "baseline", "given": "answers"}
    return told | boxes(completed_on=A_MONDAY) | more


def seen():
    with acting_as(people.grace()):
        return list(Administration.objects.order_by("entered_at", "pk"))


def test_answers_keyed_by_number_are_scored(grace, case):
    sent = send(grace, "sdq_add", case.pk, **an_sdq(**answers()))
    (made,) = seen()
    assert sent.url == reverse("measure", args=[made.pk])
    assert made.informant == "parent"
    assert made.scores["total"] == 20
    assert made.source == "keyed"
    page = words(grace.get(sent.url))
    assert "Newer four bands" in page
    assert "Original three bands" in page
    assert "Very high" in page
    assert "A high score is not a diagnosis" in page
    assert "Not answered" in page  # the impact


def test_a_scale_with_too_few_answers_says_so_and_is_not_nought(grace, case):
    numbers = [n for n in range(1, 26) if n not in (3, 8, 13)]
    sent = send(grace, "sdq_add", case.pk, **an_sdq(**answers("0", numbers)))
    page = words(grace.get(sent.url))
    assert page.count("Too few answered") == 3  # emotional, and the two sums it is part of
    assert seen()[0].scores["emotional"] is None
    assert "A high score" not in page


def test_an_incomplete_impact_says_at_least(grace, case):
    supplement = {"i26": "2", "i28": "3", "i29": "2"}
    sent = send(grace, "sdq_add", case.pk, **an_sdq(**answers(), **supplement))
    assert "Incomplete, at least 3" in words(grace.get(sent.url))


def test_a_provisional_band_is_marked(grace, case):
    supplement = {"i26": "2"} | answers("2", range(28, 33))
    sent = send(grace, "sdq_add", case.pk, **an_sdq(**answers(), **supplement))
    page = words(grace.get(sent.url))
    assert ">High (provisional)<" in page  # emotional, 5
    assert ">Very high (provisional)<" in page  # peer, 5
    assert ">Very high<" in page  # the total, whose border was seen


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"i4": "3"}, "Answer 4 must be 0, 1 or 2, or blank"),
        ({"form": "T4-10", "i29": "1"}, "item 29 is not on the teacher form"),
        ({"i34": "2"}, "item 34 is only on a follow-up form"),
        ({"stage": "follow-up", "i27": "1"}, "item 27 is not on a follow-up form"),
        ({"completed_on-year": "2030"}, "That day has not come yet"),
        ({"completed_on-year": "2015"}, "That is before the child was born"),
        ({"form": ""}, "Which form was filled in?"),
    ],
)
def test_what_no_form_has_is_refused_beside_its_box(grace, case, typed, said):
    page = words(
        send(grace, "sdq_add", case.pk, **an_sdq(**answers() | {"confirmed": "on"} | typed))
    )
    assert said in page
    assert seen() == []


def test_nothing_keyed_is_nothing_recorded(grace, case):
    page = words(send(grace, "sdq_add", case.pk, **an_sdq()))
    assert "Key in the answers or the scores, or say why there are none" in page
    assert seen() == []


def test_scores_alone_may_be_typed_from_a_scored_sheet(grace, case):
    scores = {"emotional": "5", "conduct": "3", "hyperactivity": "6", "peer": "2", "impact": "1"}
    typed = {f"score_{scale}": value for scale, value in scores.items()}
    sent = send(grace, "sdq_add", case.pk, **an_sdq(given="scores", **typed))
    (made,) = seen()
    assert made.scores["total"] == 16
    assert made.source == "scores"
    assert made.answers is None
    page = words(grace.get(sent.url))
    assert "Slightly raised" in page


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"score_emotional": "11"}, "11 is not a score of emotional"),
        (
            {f"score_{s}": "1" for s in ("emotional", "conduct", "hyperactivity", "peer", "total")},
            "add up to 4, not 1",
        ),
        ({}, "no score is given"),
    ],
)
def test_scores_that_cannot_be_are_refused(grace, case, typed, said):
    page = words(send(grace, "sdq_add", case.pk, **an_sdq(given="scores", **typed)))
    assert said in page
    assert seen() == []


def test_why_there_is_none_is_recorded_as_itself(grace, case):
    typed = an_sdq(given="missing", missing_because="SDQ2", note="She will think about it")
    sent = send(grace, "sdq_add", case.pk, **typed)
    assert seen()[0].scores == {}
    page = words(grace.get(sent.url))
    assert "SDQ2: The carer did not want to fill in the form" in page
    assert "She will think about it" in page


def test_a_missing_sdq_needs_its_reason(grace, case):
    assert "Say why there is none" in words(
        send(grace, "sdq_add", case.pk, **an_sdq(given="missing"))
    )


def test_a_form_for_another_age_is_asked_about_and_may_be_right(grace, case):
    typed = an_sdq(form="P11-17", **answers())
    page = words(send(grace, "sdq_add", case.pk, **typed))
    assert "P11-17 is for age 11 and over, and this person is under 11" in page
    assert "This is the form that was used all the same" in page
    assert 'value="1"' in page
    assert seen() == []
    assert send(grace, "sdq_add", case.pk, confirmed="on", **typed).status_code == 302


def test_a_parent_and_a_young_person_are_shown_apart(grace):
    case = people.case(born_on=date(2013, 5, 4))
    send(grace, "sdq_add", case.pk, **an_sdq(form="P11-17", **answers("0")))
    sent = send(grace, "sdq_add", case.pk, **an_sdq(form="S11-17", **answers("2")))
    page = words(grace.get(sent.url))
    assert "Scores, as the young person answered" in page
    assert "Each person’s answers are compared only with their own" in page
    assert "Parent or carer: " in page


def test_a_form_without_published_bands_is_scored_and_not_banded(grace):
    case = people.case(born_on=date(2023, 1, 4))
    sent = send(grace, "sdq_add", case.pk, **an_sdq(form="T2-4", **answers()))
    page = words(grace.get(sent.url))
    assert "Normal" not in page
    assert "Close to average" not in page


def test_what_is_asked_today_is_offered_first_and_then_the_stage_that_has_none(grace, case):
    address = reverse("sdq_add", args=[case.pk])
    for form in ("P4-10", "T4-10"):  # the teacher is still asked when the parent has answered
        assert 'value="baseline" checked' in words(grace.get(address))
        send(grace, "sdq_add", case.pk, **an_sdq(form=form, **answers()))
    assert 'value="review" checked' in words(grace.get(address))


def test_no_wording_of_the_questionnaire_is_on_its_pages(grace, case):
    page = words(grace.get(reverse("sdq_add", args=[case.pk]))).casefold()
    assert not any(said in page for said in ("restless", "headaches", "tantrums", "certainly true"))


def test_an_sdq_is_seen_by_those_who_reach_the_family_alone(client, grace, case):
    sent = send(grace, "sdq_add", case.pk, **an_sdq(**answers()))
    assert people.signed_in(client, people.mona()).get(sent.url).status_code == 200
    assert people.signed_in(client, people.mary()).get(sent.url).status_code == 404
    assert people.signed_in(client, people.petra()).get(sent.url).status_code == 404
