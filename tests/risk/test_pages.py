"""The register, a proposal's two ways, and the red list: who sees what, and what is refused."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from holdfast.access.identity import acting_as
from holdfast.casework.actions.concerns import raise_concern
from holdfast.casework.rules.concerns import Raised
from holdfast.risk.models import Risk, RiskProposal
from tests import people
from tests.pages import everything, page, send
from tests.people import signed_in
from tests.risk import risks

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _on_the_day(settings):
    settings.STORY_DAY = risks.DAY


def typed(**more):
    return {
        "title": "A group stops", "likelihood": 4, "impact": 4, "owner": people.mona().pk,
        "controls": "", "review_on": "16/3/2026", "why": "We were told",
    } | more  # fmt: skip


def test_from_the_figures_to_a_falling_score_and_the_end(client):
    risks.grace_leaves()
    signed_in(client, people.lena())
    assert "Ask the figures" in page(client, reverse("risks"))
    send(client, reverse("risks_propose"), {})
    proposal = risks.the_proposal()
    assert proposal.words in page(client, reverse("risks"))
    accept = reverse("risk_accept", args=[proposal.pk])
    assert proposal.words in page(client, accept)
    made = send(client, accept, typed(version=1)).url
    (risk,) = everything(Risk)
    assert made == risk.get_absolute_url()
    review = reverse("risk_review", args=[risk.pk])
    assert send(client, review, typed(version=0)).status_code == 409
    send(client, review, typed(version=1, likelihood=2, why="Cover is found"))
    shown = page(client, reverse("risks"))
    assert "falling, 16 to 8" in shown
    shown = page(client, risk.get_absolute_url())
    assert "Cover is found" in shown
    assert proposal.words in shown
    close = reverse("risk_close", args=[risk.pk])
    assert "Write why" in send(client, close, {"version": 2}).content.decode()
    send(client, close, {"version": 2, "because": "The cases are handed over"})
    assert "The cases are handed over" in page(client, reverse("risks"))
    send(client, reverse("risks_propose"), {})
    assert "The figures propose nothing new" in page(client, reverse("risks"))


def test_a_proposal_is_rejected_with_the_reason_once(client):
    risks.grace_leaves()
    risks.proposed()
    signed_in(client, people.lena())
    reject = reverse("risk_reject", args=[risks.the_proposal().pk])
    assert "Write why" in send(client, reject, {"version": 1}).content.decode()
    key = uuid4()
    for _ in range(2):
        answer = send(client, reject, {"version": 1, "because": "Mary takes it"}, key)
        assert answer.url == reverse("risks")
    assert "Mary takes it" in page(client, reverse("risks_settled"))
    assert [one.state for one in everything(RiskProposal)] == ["rejected"]


def test_an_empty_or_malformed_risk_says_what_is_wrong(client):
    signed_in(client, people.lena())
    words = send(client, reverse("risk_raise"), {"likelihood": 9}).content.decode()
    for one in ("Write what may happen", "Choose how bad it would be", "Choose whose it is"):
        assert one in words
    late = send(client, reverse("risk_raise"), typed(review_on="1/3/2026")).content.decode()
    assert "choose a day on which the risk is looked at again" in late
    assert everything(Risk) == []


def test_an_owner_sees_their_own_and_others_nothing(client):
    risk = risks.raised()
    for who in (people.lena(), people.dora(), people.mona()):
        signed_in(client, who)
        assert risk.title in page(client, reverse("risks"))
        assert risk.title in page(client, risk.get_absolute_url())
        assert ("Look at it again" in page(client, risk.get_absolute_url())) == (
            who == people.lena()
        )
    assert signed_in(client, people.max_()).get(risk.get_absolute_url()).status_code == 404
    assert risk.title not in page(client, reverse("risks"))
    assert signed_in(client, people.grace()).get(reverse("risks")).status_code == 403


def test_the_red_list_shows_a_clock_to_who_may_read_the_case_and_no_name_to_the_lead(
    client, settings
):
    case = people.case()
    grace = people.grace()
    with acting_as(grace):
        raise_concern(
            case=case, told=None, at=people.A_MOMENT, today=risks.DAY, by=grace,
            raised=Raised(what="A bruise", seriousness="serious", happened_on=risks.DAY),
        )  # fmt: skip
    settings.STORY_DAY = risks.DAY + timedelta(days=9)
    shown = page(signed_in(client, people.mona()), reverse("red_list"))
    assert "Robin Ashdown" in shown
    assert "Overdue" in shown
    for who in (people.oscar(), people.petra()):
        assert "Robin" not in page(signed_in(client, who), reverse("red_list"))
    lead = page(signed_in(client, people.lena()), reverse("red_list"))
    assert case.reference in lead
    assert "Robin" not in lead
    assert signed_in(client, people.dora()).get(reverse("red_list")).status_code == 403
