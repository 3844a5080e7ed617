"""The pages of choosing: who sees them, what they say, and what a form that is sent does."""

from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from holdfast.access.identity import acting_as
from holdfast.casework.models import Case
from holdfast.choosing import rules
from holdfast.choosing.models import Agreement, Choice, Nomination
from holdfast.families.actions import add_child
from tests import people
from tests.casework.test_starting import known_to_the_council
from tests.casework.typing_in import boxes, send, words
from tests.choosing import nominations as made
from tests.choosing.at_pages import BORN, WHY, agrees, by, checks, decides, of_new_child, page, part
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


def test_a_new_child_is_nominated(grace):
    sent = send(grace, "nomination_add", **of_new_child())
    (found,) = by(people.grace(), Nomination)
    assert sent.url == found.get_absolute_url()
    assert (found.why, found.caseload, str(found.full_time)) == ("Bedtimes are hard", 12, "0.60")


def test_a_child_the_council_knows_is_nominated_by_number_and_birth_date(grace):
    child = known_to_the_council()
    told = {"way": "known", "council_id": "C-100", "participant": part()} | WHY
    send(grace, "nomination_add", **told, **boxes(known_born_on=BORN))
    assert [one.child_id for one in by(people.grace(), Nomination)] == [child.pk]


def test_a_child_one_sees_already_is_chosen_from_a_list(grace):
    case = people.case()
    with acting_as(people.grace()):
        other = add_child(family=case.family, name="Lark Ashdown", born_on=BORN, by=people.grace())
    offered = page(grace, "nomination_add")
    assert "Lark Ashdown" in offered
    assert "Robin Ashdown" not in offered  # has an open case
    told = {"way": "seen", "seen_child": str(other.pk), "participant": part()} | WHY
    send(grace, "nomination_add", **told)
    assert [one.child_id for one in by(people.grace(), Nomination)] == [other.pk]


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"why": ""}, "Write why this family is nominated"),
        ({"caseload": ""}, "Enter how many children they work with"),
        ({"full_time": "5"}, "A full-time post is 1"),
        ({"child_name": ""}, "Enter “Child’s full name”"),
        ({"participant": "x"}, "Select a valid choice"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(grace, wrong, says):
    answer = words(send(grace, "nomination_add", **of_new_child(first_language="Tamil", **wrong)))
    assert says in answer
    assert "Tamil" in answer
    assert by(people.grace(), Nomination) == []


def test_a_manager_nominates_for_one_of_the_team(mona):
    told = of_new_child(participant=part(people.mary()))
    send(mona, "nomination_add", **told)
    (found,) = by(people.mary(), Nomination)
    assert found.nominated_by_id == people.mona().pk


def test_a_child_being_considered_is_not_nominated_again(grace):
    child = known_to_the_council()
    told = {"way": "known", "council_id": "C-100", "participant": part()} | WHY
    told |= boxes(known_born_on=BORN)
    send(grace, "nomination_add", **told)
    assert rules.WhyNotNominate.ALREADY_NOMINATED in words(send(grace, "nomination_add", **told))
    assert child.pk


def test_a_check_says_what_it_says_with_every_reason(grace):
    found = made.nomination()
    checks(grace, found, stability="no", stability_note="They move", court="not sure")
    seen = page(grace, "nomination", found.pk)
    assert "The check says not now." in seen
    for said in ("about to change", "They move", "Keep in view: the court’s timetable"):
        assert said in seen
    assert reverse("nomination_decide", args=[found.pk]) not in seen


def test_a_check_asks_for_every_answer(grace):
    found = made.nomination()
    answer = words(checks(grace, found, safety=""))
    assert "Answer yes, not sure or no about safety" in answer


def test_a_check_of_what_somebody_changed_meanwhile_shows_both(grace):
    found = made.nomination()
    first = found.version
    made.checked(found)
    found.version = first
    assert checks(grace, found).status_code == 409


def test_a_manager_decides_and_a_practitioner_may_not(grace, mona):
    found = made.checked(made.nomination())
    assert decides(grace, found, decided="yes").status_code == 403
    assert decides(mona, found, decided="yes").status_code == 302
    assert [one.decided for one in by(people.mona(), Choice)] == ["yes"]


def test_a_manager_is_asked_for_what_a_third_case_and_a_caseload_need(mona):
    people.case()
    people.case(family="Second", child="Child second")
    found = made.checked(made.nomination(caseload=10, full_time=Decimal("0.5")))
    asked = page(mona, "nomination_decide", found.pk)
    assert "Why is one more case right" in asked
    assert "What gives way?" in asked
    refused = words(decides(mona, found, decided="yes"))
    assert rules.WhyNotDecide.ABOVE_TWO in refused
    assert rules.WhyNotDecide.GIVES_WAY in refused
    told = {"above_two_because": "One is ending", "gives_way": "Duty mornings"}
    assert decides(mona, found, decided="yes", **told).status_code == 302


def test_another_day_is_offered_for_who_waits(mona):
    found = made.checked(made.nomination())
    refused = words(decides(mona, found, decided="not now"))
    assert rules.WhyNotDecide.OTHERWISE in refused
    told = boxes(look_again_on=made.NEXT_MONTH) | {"because": "They are moving"}
    decides(mona, found, decided="not now", **told)
    listed = page(mona, "nominations")
    assert "30 March 2026" in listed
    assert "They are moving" in listed


def test_a_family_agrees_and_the_page_says_what_that_is_not(grace):
    found = made.decided(made.checked(made.nomination()))
    asked = page(grace, "agreement_add", found.pk)
    assert "This is not the council’s lawful basis" in asked
    assert agrees(grace, found).status_code == 302
    assert [one.who for one in by(people.grace(), Agreement)] == [["mother", "child"]]


def test_a_case_is_opened_from_what_all_agreed_to(grace):
    found = made.ready()
    assert "Open the case" in page(grace, "nomination", found.pk)
    sent = send(grace, "case_open", found.pk, **boxes(opened_on=A_MONDAY))
    (case,) = by(people.grace(), Case)
    assert (sent.url, case.nomination_id) == (case.get_absolute_url(), found.pk)
    assert case.get_absolute_url() in page(grace, "nomination", found.pk)
    assert "How this case was chosen" in page(grace, "case", case.pk)


def test_a_case_is_not_opened_before_the_family_agreed(grace):
    found = made.decided(made.checked(made.nomination()))
    answer = words(send(grace, "case_open", found.pk, **boxes(opened_on=A_MONDAY)))
    assert "have not both agreed" in answer
    assert by(people.grace(), Case) == []


def test_agreement_taken_back_on_an_open_case_is_a_prompt_and_closes_nothing(grace, mona):
    found = made.ready()
    send(grace, "case_open", found.pk, **boxes(opened_on=A_MONDAY))
    told = {"version": "1", "who": "mother"} | boxes(on=A_MONDAY)
    assert send(grace, "agreement_take_back", found.pk, **told).status_code == 302
    (case,) = by(people.grace(), Case)
    assert case.closed_on is None
    assert "took its agreement back" in page(grace, "case", case.pk)
    for client in (grace, mona):
        assert "Decide whether to go on" in page(client, "my_work")


def test_a_nomination_is_withdrawn_and_remembered_with_the_reason(grace):
    found = made.nomination()
    told = {"version": "1", "because": "moved away", "note": "To Leeds"}
    assert send(grace, "nomination_end", found.pk, **told).status_code == 302
    assert "The family moved away. To Leeds" in page(grace, "nominations")
