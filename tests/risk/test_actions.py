"""Risks and proposals: from the figures to the register and down; refusals, races, who reads."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from holdfast.access.editing import Stale
from holdfast.access.identity import acting_as
from holdfast.kit.refusals import Refused
from holdfast.place.actions import change_leaving
from holdfast.place.models import Leaving
from holdfast.programme.rules import AS_MEANT
from holdfast.risk import rules
from holdfast.risk.actions.keeping import close_risk, review_risk
from holdfast.risk.actions.proposing import accept_proposal, reject_proposal
from holdfast.risk.models import Risk, RiskProposal, RiskScore
from holdfast.risk.reports.facts import facts
from holdfast.risk.reports.waiting import lines_for
from holdfast.risk.rules import Trigger
from tests import people
from tests.database import all_seeing
from tests.risk import risks
from tests.supervision import groups

pytestmark = pytest.mark.django_db
DAY, SOON = risks.DAY, risks.SOON


def everything(model):
    with all_seeing():
        return list(model.objects.all())


def rejected(proposal):
    lena = people.lena()
    with acting_as(lena):
        return reject_proposal(
            proposal=proposal, version=proposal.version, because="Mary takes it", today=DAY, by=lena
        )


def accepted(proposal, **more):
    lena = people.lena()
    with acting_as(lena):
        return accept_proposal(
            proposal=proposal, version=proposal.version, told=risks.told(**more), why="So it is",
            today=DAY, by=lena,
        )  # fmt: skip


def closed(risk):
    lena = people.lena()
    with acting_as(lena):
        return close_risk(risk=risk, version=risk.version, because="Over", today=DAY, by=lena)


def test_a_leaver_is_proposed_once_and_in_words_that_say_why():
    risks.grace_leaves()
    assert risks.proposed() == 1
    assert risks.proposed() == 0
    found = risks.the_proposal()
    assert found.trigger == Trigger.LEAVER
    assert found.words == "Grace leaves on 16 March 2026 and leads 1 open case still"


def test_a_rejected_one_stays_rejected_until_its_cause_changes():
    risks.grace_leaves()
    risks.proposed()
    rejected(risks.the_proposal())
    assert risks.proposed() == 0
    with acting_as(people.lena()):
        leaving = Leaving.objects.get()
        change_leaving(
            leaving=leaving, version=leaving.version, last_on=SOON + timedelta(days=7),
            because="another post", today=DAY, at=people.A_MOMENT, by=people.lena(),
        )  # fmt: skip
    assert risks.proposed() == 1, "another last day is another cause"
    states = sorted(one.state for one in everything(RiskProposal))
    assert states == ["rejected", "waiting"]


def test_an_accepted_one_becomes_a_risk_and_is_not_proposed_while_that_is_open():
    risks.grace_leaves()
    risks.proposed()
    made = accepted(risks.the_proposal())
    assert (made.score, made.grade) == (16, rules.Grade.HIGH)
    assert risks.the_proposal().risk_id == made.pk
    assert risks.proposed() == 0
    closed(made)
    assert risks.proposed() == 0, "and the same cause never again"


def test_a_proposal_is_settled_once_with_a_reason_by_a_person():
    risks.grace_leaves()
    risks.proposed()
    proposal, lena = risks.the_proposal(), people.lena()
    with acting_as(lena):
        with pytest.raises(Refused):
            reject_proposal(proposal=proposal, version=1, because=" ", today=DAY, by=lena)
        with pytest.raises(Stale):
            reject_proposal(proposal=proposal, version=0, because="x", today=DAY, by=lena)
    rejected(proposal)
    for settle in (rejected, accepted):
        with pytest.raises(Refused):
            settle(risks.the_proposal())
    assert everything(Risk) == []


def test_the_database_too_keeps_a_cause_from_being_proposed_twice():
    told = {
        "authority_id": "315", "trigger": Trigger.LEAVER, "words": "x", "proposed_on": DAY,
        "cause": "leaving a",
    }  # fmt: skip
    with acting_as(people.lena()):
        RiskProposal(**told, fingerprint="1").save(force_insert=True)
        for fingerprint, name in (("1", "none_is_proposed_twice"), ("2", "one_waits")):
            with pytest.raises(IntegrityError, match=name), transaction.atomic():
                RiskProposal(**told, fingerprint=fingerprint).save(force_insert=True)
        with pytest.raises(IntegrityError, match="settled_by_a_person"), transaction.atomic():
            RiskProposal.objects.update(state="rejected")


def test_a_risk_is_reviewed_and_each_score_stays():
    risk, lena = risks.raised(), people.lena()
    with acting_as(lena):
        review_risk(
            risk=risk, version=1, told=risks.told(likelihood=2, impact=3), why="Cover is found",
            today=DAY + timedelta(days=7), by=lena,
        )  # fmt: skip
        scores = [(one.place, one.score, one.why) for one in risk.scores.order_by("place")]
    assert scores == [(1, 16, "We were told"), (2, 6, "Cover is found")]
    closed(risk)
    with acting_as(lena), pytest.raises(Refused):
        review_risk(risk=risk, version=3, told=risks.told(), why="x", today=DAY, by=lena)
    with pytest.raises(Refused):
        closed(risk)
    assert len(everything(RiskScore)) == 2


def test_a_risk_is_looked_at_again_on_a_day_to_come():
    with pytest.raises(Refused):
        risks.raised(review_on=DAY)
    with acting_as(people.lena()), transaction.atomic():
        with pytest.raises(IntegrityError, match="five_by_five"), transaction.atomic():
            risks.raised(likelihood=6)
    assert everything(Risk) == []


def test_lead_director_and_owner_read_a_risk_and_the_lead_alone_what_is_proposed():
    risk = risks.raised()
    risks.grace_leaves()
    risks.proposed()
    reads = {}
    for who in (people.lena(), people.dora(), people.mona(), people.max_(), people.grace()):
        with acting_as(who):
            reads[who.name] = (Risk.objects.count(), RiskScore.objects.count())
            assert RiskProposal.objects.exists() == (who == people.lena())
            assert Risk.objects.visible_to(who).count() == reads[who.name][0]
    assert reads == {
        "Lena": (1, 1), "Dora": (1, 1), "Mona": (1, 1), "Max": (0, 0), "Grace": (0, 0)
    }  # fmt: skip
    with acting_as(people.mona()):
        assert Risk.objects.update(title="x") == 0
        with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            RiskScore(
                risk=risk, place=2, likelihood=1, impact=1, scored_on=DAY, why="x",
                scored_by=people.mona(),
            ).save(force_insert=True)  # fmt: skip


def test_the_facts_are_the_leads_and_name_no_family():
    case = people.case()
    groups.joined(groups.group(), people.participant(people.mary()))
    day = DAY + timedelta(days=43)
    with acting_as(people.lena()):
        found = facts(people.run(), today=day)
        (started,) = found.started
        assert (started.reference, started.opened_on) == (case.reference, DAY)
        (cause,) = rules.causes(found, AS_MEANT)
        assert cause.words.startswith(f"{case.reference}: no measure is recorded")
        assert [one.held for one in found.groups] == [()]
    for who in (people.dora(), people.mona()):
        with acting_as(who):
            assert facts(people.run(), today=day).started == ()


def test_the_lead_is_told_on_the_first_page_what_waits():
    risks.raised()
    risks.grace_leaves()
    risks.proposed()
    with acting_as(people.lena()):
        words = [one.words for one in lines_for(people.lena(), today=SOON)]
    assert words == ["1 risk is proposed by the figures", "1 risk is to be looked at again"]
    with acting_as(people.dora()):
        assert lines_for(people.dora(), today=SOON) == []
