"""A case changes hands by agreement: kept until accepted, and never left with nobody."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import now
from hypothesis import given
from hypothesis import strategies as st

from holdfast.access.identity import acting_as
from holdfast.access.models import Grant
from holdfast.casework.actions.cases import hand_over, seal_case
from holdfast.casework.actions.handing import (
    accept_handover,
    propose_handover,
    return_handover,
    withdraw_handover,
)
from holdfast.casework.models import Assignment, Case, Handover
from holdfast.casework.reports.leaving import planned_leavers
from holdfast.casework.rules import handing as rules
from holdfast.casework.rules.handing import Handing
from holdfast.kit.refusals import Refused
from holdfast.place.actions import record_leaving
from holdfast.place.models import Leaving
from holdfast.programme.actions import withdraw
from tests import people
from tests.casework.typing_in import send, words
from tests.people import A_MONDAY

pytestmark = pytest.mark.django_db
LATER = A_MONDAY + timedelta(days=7)


@pytest.fixture(autouse=True)
def _a_week_later(settings):
    settings.STORY_DAY = LATER


@pytest.fixture
def mary():
    return people.participant(people.mary())


@pytest.fixture
def case(mary):
    return people.case()


def asked(case, to, by=None):
    by = by or people.grace()
    with acting_as(by):
        return propose_handover(
            case=case, to=to, because="absent", note="He likes to draw", works="Short visits",
            on=LATER, at=now(), by=by,
        )  # fmt: skip


def accepted(handover, by):
    with acting_as(by):
        return accept_handover(handover=handover, version=1, on=LATER, at=now(), by=by)


def reached_by(who):
    with acting_as(who):
        return Case.objects.worked_by(who).count()


def leads():
    with acting_as(people.mona()):
        open_now = Assignment.objects.filter(part="lead", ended_on=None)
        return list(open_now.values_list("participant__person__name", flat=True))


def test_until_it_is_accepted_the_giver_keeps_the_case(case, mary):
    handover = asked(case, mary)
    assert (reached_by(people.grace()), reached_by(people.mary())) == (1, 0)
    accepted(handover, people.mary())
    assert (reached_by(people.grace()), reached_by(people.mary())) == (0, 1)
    assert leads() == ["Mary"]


def test_having_accepted_gives_the_case_and_no_right_over_it(case, mary):
    accepted(asked(case, mary), people.mary())
    with acting_as(people.mary()):
        assert not Case.objects.overseen_by(people.mary()).exists()
        assert Grant.objects.filter(person=people.grace(), ended_at=None).count() == 0


def test_a_returned_case_stays_and_its_giver_is_told_why(client, case, mary):
    handover = asked(case, mary)
    with acting_as(people.mary()):
        with pytest.raises(Refused, match="Say why"):
            return_handover(handover=handover, version=1, words=" ", by=people.mary())
        return_handover(handover=handover, version=1, words="I know them", by=people.mary())
    assert (reached_by(people.grace()), reached_by(people.mary())) == (1, 0)
    page = words(people.signed_in(client, people.grace()).get(reverse("my_work")))
    assert "Mary returned the handover of Robin Ashdown" in page
    assert "I know them" in page


def test_nobody_but_who_is_asked_may_answer(case, mary):
    handover = asked(case, mary)
    for who in (people.grace(), people.mona()):
        with pytest.raises(Refused, match="Only the practitioner who is asked"):
            accepted(handover, who)
    assert leads() == ["Grace"]


def test_one_is_asked_at_a_time_and_only_of_the_team(case, mary):
    oscar = people.participant(people.oscar(), "South")
    with pytest.raises(Refused, match="own team"):
        asked(case, oscar)
    handover = asked(case, mary)
    with pytest.raises(Refused, match="take it back first"):
        asked(case, mary)
    with acting_as(people.grace()):
        withdraw_handover(handover=handover, version=1, by=people.grace())
    assert asked(case, mary).state == Handing.PROPOSED


def test_a_manager_may_still_hand_over_at_once_and_the_question_falls_away(case, mary):
    handover = asked(case, mary)
    with acting_as(people.mona()):
        hand_over(case=case, to=mary, because="absent", on=LATER, at=now(), by=people.mona())
        assert Handover.objects.get(pk=handover.pk).state == Handing.WITHDRAWN
    assert leads() == ["Mary"]
    with pytest.raises((Refused, Handover.DoesNotExist)):
        with acting_as(people.mary()):
            found = Handover.objects.asked_of(people.mary()).get(pk=handover.pk)
            accept_handover(handover=found, version=2, on=LATER, at=now(), by=people.mary())


def test_a_case_sealed_meanwhile_is_not_reached_by_accepting(case, mary):
    handover = asked(case, mary)
    with acting_as(people.mona()):
        seal_case(
            case=Case.objects.get(), only=[people.grace()], why="related", at=now(),
            by=people.mona(),
        )  # fmt: skip
    with pytest.raises(Case.DoesNotExist):
        accepted(handover, people.mary())


def test_who_is_asked_sees_no_more_than_they_need(client, case, mary):
    handover = asked(case, mary)
    her = people.signed_in(client, people.mary())
    assert "Grace asks you to take a case over" in words(her.get(reverse("my_work")))
    page = words(her.get(reverse("handover_answer", args=[handover.pk])))
    for said in (case.reference, "Robin, aged 7", "He likes to draw"):
        assert said in page
    assert "Ashdown" not in page
    assert her.get(reverse("handover_pack", args=[case.pk])).status_code == 404
    sent = send(her, "handover_answer", handover.pk, answer="accepted", words="", version=1)
    assert sent.url == reverse("handover_pack", args=[case.pk])
    pack = words(her.get(sent.url))
    for said in ("Short visits", "He likes to draw", "No safety concern is written down"):
        assert said in pack
    assert people.signed_in(client, people.grace()).get(sent.url).status_code == 404


def test_a_colleague_is_asked_and_the_question_taken_back_on_the_page(client, case, mary):
    grace = people.signed_in(client, people.grace())
    typed = {"to": str(mary.pk), "because": "absent", "note": "Know this", "works": ""}
    assert send(grace, "handover_propose", case.pk, **typed).status_code == 302
    page = words(grace.get(reverse("handover_propose", args=[case.pk])))
    assert "Mary was asked on 9 March 2026" in page
    assert send(grace, "handover_withdraw", case.pk, version=1).status_code == 302
    page = words(grace.get(reverse("handover_propose", args=[case.pk])))
    assert "Mary, withdrawn" in page


ACTS = st.lists(
    st.tuples(
        st.sampled_from(["propose", "accept", "return", "withdraw", "force"]),
        st.sampled_from(["Grace", "Mary"]),
    ),
    max_size=12,
)


@given(ACTS)
def test_whatever_is_done_in_whatever_order_one_leads(acts):
    """The allowed acts as a model: the table of moves alone decides, and one leads throughout."""
    lead, waits = "Grace", None
    for act, who in acts:
        if act == "propose":
            facts = rules.Proposing(
                is_closed=False, one_waits=waits is not None, leads_already=who == lead,
                is_of_team=True, is_withdrawn=False,
            )  # fmt: skip
            waits = who if not rules.why_not_propose(facts) else waits
        elif act == "force":
            lead, waits = who, None
        else:
            to = {
                "accept": Handing.ACCEPTED, "return": Handing.RETURNED,
                "withdraw": Handing.WITHDRAWN,
            }[act]  # fmt: skip
            state = Handing.PROPOSED if waits else Handing.WITHDRAWN
            against = rules.why_not_answer(state=state, to=to, is_asked=who == waits, words="x")
            if not against:
                lead = who if to is Handing.ACCEPTED else lead
                waits = None
        assert lead in ("Grace", "Mary")
        assert waits != lead


def test_nobody_leaves_the_programme_while_they_lead_an_open_case(case, mary):
    def leaves():
        with acting_as(people.lena()):
            part = people.grace().parts.get()
            withdraw(participant=part, because="Left", on=LATER, by=people.lena())

    with pytest.raises(Refused, match="handed over or closed first"):
        leaves()
    accepted(asked(case, mary), people.mary())
    leaves()
    with pytest.raises(Refused, match="withdrawn already"):
        leaves()


def test_a_colleague_whose_leaving_is_planned_is_not_offered_and_not_asked(client, case, mary):
    mona, grace = people.mona(), people.signed_in(client, people.grace())
    offered = words(grace.get(reverse("handover_propose", args=[case.pk])))
    assert "Mary" in offered
    with acting_as(mona):
        record_leaving(
            person=people.mary(), last_on=LATER + timedelta(days=30), because="another post",
            today=LATER, at=now(), by=mona,
        )  # fmt: skip
    assert "Mary" not in words(grace.get(reverse("handover_propose", args=[case.pk])))
    with pytest.raises(Refused, match="not be here long enough"):
        asked(case, mary)
    with acting_as(people.grace()):
        assert planned_leavers() == {people.mary().pk}
        assert not Leaving.objects.exists()
    with acting_as(people.mallory()):
        assert planned_leavers() == set()
