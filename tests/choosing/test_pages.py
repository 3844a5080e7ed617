"""The pages of choosing: who sees them, what they say, and what a form that is sent does."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from holdfast.access.identity import acting_as
from holdfast.casework.models import Case
from holdfast.choosing import rules
from holdfast.choosing.models import Advice, Agreement, Choice, Nomination
from holdfast.choosing.rules import Outcome
from holdfast.families.actions import add_child
from holdfast.supervision.actions import form_group, join_group
from tests import people
from tests.casework.test_starting import known_to_the_council
from tests.casework.typing_in import boxes, send, words
from tests.choosing import nominations as made
from tests.people import A_MONDAY

pytestmark = pytest.mark.django_db
BORN = date(2018, 5, 4)
WHY = {"why": "Bedtimes are hard", "caseload": "12", "full_time": "0.6"}


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


def by(who, model):
    with acting_as(who):
        return list(model.objects.order_by("pk"))


def part(who=None):
    return str(people.participant(who or people.grace()).pk)


def of_new_child(**more):
    told = {"way": "new", "child_name": "Wren Ashdown", "participant": part()}
    return told | WHY | boxes(born_on=BORN) | more


def page(client, name, *args):
    return words(client.get(reverse(name, args=args)))


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


def checks(client, found, **answers):
    told = made.ALL_YES | {"version": str(found.version)} | answers
    return send(client, "nomination_check", found.pk, **told)


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


def decides(client, found, **told):
    return send(client, "nomination_decide", found.pk, **({"version": str(found.version)} | told))


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


def agrees(client, found, **more):
    told = {"version": str(found.version), "who": ["mother", "child"], "how": "in writing"}
    days = boxes(told_on=A_MONDAY, agreed_on=A_MONDAY)
    return send(client, "agreement_add", found.pk, **(told | days | more))


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


def a_group(who):
    with acting_as(people.lena()):
        group = form_group(
            run=people.run(), name="Monday group", supervisor=people.petra(),
            first_meeting_on=A_MONDAY, by=people.lena(),
        )  # fmt: skip
        join_group(group=group, participant=people.participant(who), on=A_MONDAY, by=people.lena())


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


def test_small_numbers_are_hidden_from_the_lead_and_not_from_the_manager(mona):
    for number in range(7):
        made.nomination(child=f"Wren Ash{number}", born_on=date(2018, 1, 1 + number))
    made.nomination(child="Lark Elder", born_on=date(2012, 1, 1))
    lena = people.signed_in(Client(), people.lena())
    counted = page(lena, "considered")
    assert "Too few to show" in counted
    assert 'data-label="Considered or waiting">7' not in counted  # 8 in all would tell the other
    assert 'data-label="Considered or waiting">8' in counted  # all of them
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


def queries(client, name):
    with CaptureQueriesContext(connection) as counted:
        client.get(reverse(name))
    return len(counted)
