"""A case is not closed while answers that came second or late, with a risk answer, wait."""

import pytest
from django.test import Client
from django.utils.timezone import now

from holdfast.access.identity import acting_as
from holdfast.casework.models import Case
from holdfast.family_pages.actions.arrivals import decide
from holdfast.family_pages.models import Arrival
from holdfast.kit.refusals import Refused
from holdfast.kit.today import today
from holdfast.measures.actions.acting import act_on_risk
from holdfast.measures.models import RiskAnswer
from holdfast.measures.rules.acting import Acted
from tests import people
from tests.family_pages import asking
from tests.family_pages.test_answering import phq9
from tests.family_pages.test_door import age

pytestmark = pytest.mark.django_db
WHY_NOT = "one of which a person must act on, wait for a decision"
TOLD = Acted(
    told="Mona, manager", channel="by telephone", on=today(), at_time="", done="Saw her today"
)


def late(answer: str = "1") -> Arrival:
    """Return answers to the PHQ-9's ninth question that came when their link was over."""
    link, token = phq9()
    client = asking.let_in(token)
    asking.sends(client, "/q/answer/9/", i9=answer)
    age(link, hours=1)
    asking.sends(client, "/q/review/")
    with acting_as(people.grace()):
        return Arrival.objects.get()


def decided(one: Arrival, decision: str) -> None:
    with acting_as(people.grace()):
        decide(
            arrival=one, version=1, decision=decision, words="Rang her at once", at=now(),
            by=people.grace(),
        )  # fmt: skip


def test_late_answers_with_a_risk_keep_the_case_open_and_lose_nothing():
    one = late()
    with pytest.raises(Refused, match=WHY_NOT):
        asking.closed(one.case_id)
    with acting_as(people.grace()):
        assert Case.objects.get(pk=one.case_id).closed_on is None
        assert Arrival.objects.waiting().with_risk().get() == one


def test_once_they_are_set_aside_in_words_the_case_may_be_closed():
    one = late()
    decided(one, "set aside")
    assert asking.closed(one.case_id).closed_on == today()


def test_once_they_are_kept_their_risk_answer_keeps_it_open_until_somebody_acts():
    one = late()
    decided(one, "kept")
    with pytest.raises(Refused, match="write down first what was done") as refused:
        asking.closed(one.case_id)
    assert WHY_NOT not in str(refused.value)
    with acting_as(people.grace()):
        act_on_risk(
            risk=RiskAnswer.objects.get(), version=1, today=today(), at=now(), by=people.grace(),
            acted=TOLD,
        )  # fmt: skip
    assert asking.closed(one.case_id).closed_on == today()


def test_late_answers_without_a_risk_keep_no_case_open():
    one = late(answer="0")
    assert one.risks == []
    assert asking.closed(one.case_id).closed_on == today()


def test_those_about_another_child_keep_no_case_open():
    late()
    assert asking.closed(people.case(family="Birch").pk).closed_on == today()


def test_the_page_that_closes_says_so_before_anything_is_typed():
    one = late()
    mona = people.signed_in(Client(), people.mona())
    assert WHY_NOT in mona.get(f"/cases/{one.case_id}/close/").content.decode()
