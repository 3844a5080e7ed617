"""What comes by a private link after its case closed: kept once, and answered by the manager."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import now
from hypothesis import given
from hypothesis import strategies as st

from holdfast.access.identity import acting_as
from holdfast.access.models import User
from holdfast.access.permissions import Role
from holdfast.casework.actions.heading import oversee_my_teams
from holdfast.casework.reports.heading import cases_to_oversee
from holdfast.family_pages import rules
from holdfast.family_pages.models import Arrival, Feedback, Link
from holdfast.measures.models import Administration, Ask, ChosenMeasure, RiskAnswer
from holdfast.place.actions import post
from tests import people
from tests.family_pages import asking, paging
from tests.family_pages.test_answering import form_of_phq9, phq9
from tests.family_pages.test_door import age

pytestmark = pytest.mark.django_db
ACTED = {
    "told": "The mother", "channel": "by telephone", "done": "Rang her, and went there",
    "on-day": "9", "on-month": "3", "on-year": "2026",  # a week after the case began
}  # fmt: skip


def page(reader: User, path: str) -> str:
    return str(people.signed_in(Client(), reader).get(path).content.decode())


def status(reader: User, path: str) -> int:
    return int(people.signed_in(Client(), reader).get(path).status_code)


def answered_after_closing(
    link: Link, token: str, *, hours_late: int = 0, answer: str = "1"
) -> Link:
    """Answer the ninth question of the PHQ-9 by a link, close the case, and then send it."""
    client = asking.let_in(token)
    asking.sends(client, "/q/answer/9/", i9=answer)
    asking.closed(link.case_id)
    if hours_late:
        age(link, hours=hours_late)
    assert asking.sends(client, "/q/review/").url == "/q/thanks/"
    return link


def sent_late(answer: str = "1") -> Link:
    """Return a link by which answers came an hour late, and after the case closed."""
    return answered_after_closing(*phq9(), hours_late=1, answer=answer)


@pytest.fixture
def in_time(settings):
    """Return a link to what the plan asks, answered while it was in force, after closing."""
    settings.STORY_DAY = people.A_MONDAY + timedelta(days=7)
    with acting_as(people.lena()):
        ChosenMeasure(
            authority_id="315", instrument="PHQ-9", informant="self", stages=["baseline"],
            began_on=people.A_MONDAY,
        ).save(force_insert=True)  # fmt: skip
    case = people.case(born_on=date(2009, 5, 4))
    with acting_as(people.grace()):
        ask = Ask.objects.select_related("child").get(case_id=case.pk, instrument="PHQ-9")
    return answered_after_closing(*asking.link(ask, form=form_of_phq9()))


def seen_by_mona(model: type) -> list[Administration | Arrival | RiskAnswer | Feedback]:
    with acting_as(people.mona()):
        return list(model.objects.all())  # type: ignore[attr-defined]


def test_answers_by_a_link_sent_before_are_the_asks_own_once(in_time):
    (made,) = seen_by_mona(Administration)
    assert made.ask_id == in_time.ask_id
    assert seen_by_mona(Arrival) == []


def test_what_the_plan_left_out_on_closing_waits_for_the_manager_and_ties_to_nothing():
    answered_after_closing(*phq9())
    (one,) = seen_by_mona(Arrival)
    assert (one.why, seen_by_mona(Administration)) == ("late", [])
    mona = people.signed_in(Client(), people.mona())
    asking.sends(mona, f"/arrivals/{one.pk}/", version="1", decision="kept", words="")
    (made,) = seen_by_mona(Administration)
    assert made.ask_id is None, "that ask is no longer in the plan"
    assert len(seen_by_mona(RiskAnswer)) == 1


def test_a_risk_answer_is_on_the_managers_page_and_the_manager_writes_down_what_was_done(in_time):
    assert in_time.revoked_at is None
    (risk,) = seen_by_mona(RiskAnswer)
    mona = people.signed_in(Client(), people.mona())
    assert reverse("risk", args=[risk.pk]) in mona.get("/team/").content.decode()
    asking.sends(mona, reverse("risk", args=[risk.pk]), version="1", **ACTED)
    (acted,) = seen_by_mona(RiskAnswer)
    assert acted.acted_by == people.mona()


@pytest.mark.usefixtures("in_time")
def test_the_lead_reads_on_and_is_told_whose_it_is():
    (risk,) = seen_by_mona(RiskAnswer)
    said = page(people.grace(), reverse("risk", args=[risk.pk]))
    assert "the team’s manager writes here what was done. Tell them now" in said
    assert "Write down what was done" not in said


def test_late_answers_wait_for_the_manager_and_for_nobody_else():
    link = sent_late()
    (one,) = seen_by_mona(Arrival)
    address = f"/arrivals/{one.pk}/"
    team = page(people.mona(), "/team/")
    assert address in team
    assert "Act now" in team
    links = page(people.grace(), f"/cases/{link.case_id}/links/")
    assert "the team’s manager decides, because the case is closed" in links
    assert address not in links
    assert address not in page(people.grace(), "/")
    assert status(people.grace(), address) == 404
    assert status(people.mary(), address) == 404


@pytest.mark.parametrize("answer", ["0", "1"])
def test_the_manager_keeps_them_and_their_risk_is_raised_once(answer):
    link = sent_late(answer)
    (one,) = seen_by_mona(Arrival)
    mona = people.signed_in(Client(), people.mona())
    assert f"/arrivals/{one.pk}/" in mona.get("/team/").content.decode()
    for _ in range(2):
        asking.sends(mona, f"/arrivals/{one.pk}/", version="1", decision="kept", words="")
    (made,) = seen_by_mona(Administration)
    assert (made.child_id, made.source, made.entered_by) == (link.child_id, "link", people.mona())
    assert len(seen_by_mona(RiskAnswer)) == int(answer)
    assert f"/arrivals/{one.pk}/" not in mona.get("/team/").content.decode()


def test_the_manager_sets_them_aside_only_with_what_was_done_about_the_risk():
    sent_late()
    (one,) = seen_by_mona(Arrival)
    mona = people.signed_in(Client(), people.mona())
    address, aside = f"/arrivals/{one.pk}/", {"version": "1", "decision": "set aside"}
    refused = asking.sends(mona, address, words="", **aside)
    assert "write down what you did about it" in refused.content.decode()
    assert asking.sends(mona, address, words="Rang her at once", **aside).status_code == 302
    (one,) = seen_by_mona(Arrival)
    assert (one.decision, one.decided_by) == ("set aside", people.mona())


def test_while_a_case_is_open_a_manager_hears_of_late_answers_with_a_risk_alone():
    link, token = phq9()
    client = asking.let_in(token)
    asking.sends(client, "/q/answer/9/", i9="0")
    age(link, hours=1)
    asking.sends(client, "/q/review/")
    (one,) = seen_by_mona(Arrival)
    assert f"/arrivals/{one.pk}/" not in page(people.mona(), "/team/")
    assert f"/arrivals/{one.pk}/" in page(people.grace(), "/")
    asking.sends(client, "/q/answer/9/", i9="1")
    asking.sends(client, "/q/review/")
    risky = next(one for one in seen_by_mona(Arrival) if one.risks)
    assert f"/arrivals/{risky.pk}/" in page(people.mona(), "/team/")
    assert f"/arrivals/{risky.pk}/" in page(people.grace(), "/")


def test_a_link_still_in_force_is_said_on_a_closed_case_and_the_manager_may_end_it():
    link, _ = phq9()
    asking.closed(link.case_id)
    said = page(people.mona(), f"/cases/{link.case_id}/links/")
    assert "A link that was sent before works until its last day" in said
    assert f"/links/{link.pk}/revoke/" in said
    mona = people.signed_in(Client(), people.mona())
    asking.sends(mona, f"/links/{link.pk}/revoke/", because="They asked us to", version="1")
    with acting_as(people.mona()):
        link.refresh_from_db()
    assert link.revoked_at is not None
    assert f"/links/{link.pk}/revoke/" not in page(people.grace(), f"/cases/{link.case_id}/links/")


def test_what_a_family_writes_after_closing_is_read_and_answered_by_the_manager():
    case = people.case()
    paging.shares(case, paging.mark(paging.goal(case)))
    _, token = paging.page_link(case)
    parent = paging.opens(token)
    asking.closed(case.pk)
    asking.sends(parent, "/q/page/tell/", words="He is worse again")
    (one,) = seen_by_mona(Feedback)
    mona = people.signed_in(Client(), people.mona())
    assert f"/feedback/{one.pk}/" in mona.get("/team/").content.decode()
    assert f"/feedback/{one.pk}/" not in page(people.grace(), "/")
    asking.sends(mona, f"/feedback/{one.pk}/", version="1", done="Rang them back")
    (one,) = seen_by_mona(Feedback)
    assert (one.read_by, one.done) == (people.mona(), "Rang them back")


@given(st.booleans(), st.booleans())
def test_nothing_that_comes_after_closing_is_nobodys(is_closed, has_risk):
    heard = rules.is_for_the_manager(is_closed=is_closed, has_risk=has_risk)
    assert heard is (is_closed or has_risk)


def test_a_manager_who_comes_afterwards_is_let_in_to_what_waits_in_a_closed_case():
    link = sent_late()
    nora, ada = people.person("Nora", Role.MANAGER), people.ada()
    with acting_as(ada):
        post(team=people.team(), person=nora, is_manager=True, on=people.A_MONDAY, by=ada)
    with acting_as(people.mona()):
        address = reverse("arrival", args=[Arrival.objects.get(link=link).pk])
    assert status(nora, address) == 404
    with acting_as(nora):
        assert [case for case, _ in cases_to_oversee()] == [link.case_id]
        assert oversee_my_teams(at=now(), by=nora) == 1
        assert cases_to_oversee() == []
    assert status(nora, address) == 200
