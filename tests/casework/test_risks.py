"""An answer that a person must act on: seen by who must act, and settled once, by a person."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError
from django.urls import reverse
from django.utils.timezone import now

from holdfast.access.actions import grant
from holdfast.access.editing import Stale
from holdfast.access.identity import acting_as
from holdfast.casework.actions.closing import close_case
from holdfast.casework.models import Case
from holdfast.casework.rules import Standing
from holdfast.kit.refusals import Refused
from holdfast.measures.actions.acting import act_on_risk
from holdfast.measures.actions.recording import correct_measure, strike_out
from holdfast.measures.models import ChosenMeasure, RiskAnswer
from holdfast.measures.rules import acting
from tests import people
from tests.casework.typing_in import boxes, send, words
from tests.measures.filling_in import LAST_DAY, at, filled
from tests.people import A_MONDAY

pytestmark = pytest.mark.django_db
TOLD = acting.Acted(
    told="Mona, manager", channel="by telephone", on=A_MONDAY, at_time="15:00",
    done="Saw them today; safety plan made",
)  # fmt: skip


@pytest.fixture(autouse=True)
def _a_week_later(settings):
    settings.STORY_DAY = A_MONDAY + timedelta(days=7)


@pytest.fixture
def case():
    return people.case(born_on=date(2007, 5, 4))


@pytest.fixture
def risk(case):
    made = filled(case, "phq9", "PHQ-9", {n: 2 if n == 9 else 0 for n in range(1, 10)})
    with acting_as(people.grace()):
        return made.risk_answers.get()


def typed(**more):
    return {
        "version": "1", "told": "Mona", "channel": "by telephone", "at_time": "15:00",
        "done": "Saw them today", **boxes(on=A_MONDAY),
    } | more  # fmt: skip


def test_a_risk_answer_is_raised_with_the_measure(risk):
    assert (risk.question, risk.answer, risk.acted_at) == (9, 2, None)


def test_a_nought_and_a_blank_raise_nothing(case):
    filled(case, "phq9", "PHQ-9", 0)
    filled(case, "phq9", "PHQ-9", {n: None if n == 9 else 1 for n in range(1, 10)})
    with acting_as(people.grace()):
        assert not RiskAnswer.objects.exists()


def test_scores_alone_raise_nothing_and_a_reason_does_not_either(case):
    filled(case, "phq9", "PHQ-9", scores={"total": 20})
    filled(case, "phq9", "PHQ-9", missing_because="not asked")
    with acting_as(people.grace()):
        assert not RiskAnswer.objects.exists()


@pytest.mark.parametrize("page", ["my_work", "case", "measure", "risk"])
def test_the_notice_is_on_every_page_of_who_must_act(client, case, risk, page):
    key = {"my_work": [], "case": [case.pk], "measure": [risk.administration_id]}
    address = reverse(page, args=key.get(page, [risk.pk]))
    said = words(people.signed_in(client, people.grace()).get(address))
    assert "app-risk" in said
    assert "told" in said
    assert "by the computer" in said


@pytest.mark.parametrize("page", ["my_work", "my_team"])
def test_the_manager_sees_that_it_waits_and_sees_it_settle(client, risk, page):
    mona = people.signed_in(client, people.mona())
    waits = "1 risk answer that nobody has acted on"
    assert waits in words(mona.get(reverse(page)))
    with acting_as(people.grace()):
        act_on_risk(
            risk=risk, version=1, acted=TOLD, today=LAST_DAY, at=at(A_MONDAY), by=people.grace()
        )
    assert waits not in words(mona.get(reverse(page)))
    assert "Told Mona, manager, by telephone" in words(mona.get(reverse("risk", args=[risk.pk])))


def test_what_was_done_is_typed_once_and_ends_the_duty(client, case, risk):
    grace = people.signed_in(client, people.grace())
    sent = send(grace, "risk", risk.pk, **typed())
    page = words(grace.get(sent.url))
    assert "Told Mona, by telephone, 2 March 2026 at 15:00. Saw them today" in page
    assert "<form" not in page.partition("<main")[2].partition("</main")[0]
    assert "Act now" not in words(grace.get(reverse("my_work")))
    assert "Acted on:" in words(grace.get(reverse("measure", args=[risk.administration_id])))
    assert "app-risk" not in words(grace.get(reverse("case", args=[case.pk])))


def test_the_duty_is_overdue_from_the_first_day(client, risk):
    page = words(people.signed_in(client, people.grace()).get(reverse("my_work")))
    assert "Act on an answer about Robin Ashdown" in page
    assert page.index("Overdue") < page.index("Act on an answer about")


def test_the_manager_may_write_down_what_was_done(client, risk):
    sent = send(people.signed_in(client, people.mona()), "risk", risk.pk, **typed())
    assert sent.status_code == 302
    with acting_as(people.mona()):
        risk.refresh_from_db()
    assert risk.acted_by == people.mona()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"told": ""}, "Who was told?"),
        ({"done": " "}, "What was done?"),
        ({"at_time": "late"}, "Write a time such as 14:30"),
        ({"on-year": "2030"}, "That day has not come yet"),
        ({"on-year": "2024"}, "That is before the answer was given"),
    ],
)
def test_half_an_action_is_not_one(client, risk, wrong, said):
    page = words(send(people.signed_in(client, people.grace()), "risk", risk.pk, **typed(**wrong)))
    assert said in page
    with acting_as(people.grace()):
        assert RiskAnswer.objects.waiting().count() == 1


def test_acting_twice_is_refused_and_an_old_page_is_told(risk):
    with acting_as(people.grace()):
        told = {"acted": TOLD, "today": LAST_DAY, "at": at(A_MONDAY), "by": people.grace()}
        with pytest.raises(Stale):
            act_on_risk(risk=risk, version=7, **told)
        act_on_risk(risk=risk, version=1, **told)
        with pytest.raises(Refused, match="already"):
            act_on_risk(risk=risk, version=2, **told)


def test_the_database_holds_half_an_action_to_be_none(risk):
    with pytest.raises(IntegrityError), acting_as(people.grace()):
        RiskAnswer.objects.filter(pk=risk.pk).update(action="Told somebody")


def test_the_authoritys_own_words_are_shown_and_their_absence_said(client, risk):
    grace = people.signed_in(client, people.grace())
    address = reverse("risk", args=[risk.pk])
    assert "No guidance is written here" in words(grace.get(address))
    with acting_as(people.lena()):
        ChosenMeasure(
            authority_id=people.MERTON, instrument="PHQ-9", informant="self",
            guidance="Ring the crisis line of the trust.", began_on=A_MONDAY,
        ).save(force_insert=True)  # fmt: skip
    assert "Ring the crisis line of the trust." in words(grace.get(address))


def test_a_correction_takes_no_risk_answer_away(risk):
    with acting_as(people.grace()):
        correct_measure(
            administration=risk.administration, version=1, form="PHQ-9", stage="baseline",
            completed_on=A_MONDAY, answers=dict.fromkeys(range(1, 10), 0), scores=None,
            missing_because="", note="", why="Read wrongly", today=LAST_DAY, at=at(A_MONDAY),
            by=people.grace(),
        )  # fmt: skip
        assert RiskAnswer.objects.waiting().count() == 1


def test_a_correction_that_keeps_the_risk_keeps_one_and_its_new_answer(risk):
    with acting_as(people.grace()):
        correct_measure(
            administration=risk.administration, version=1, form="PHQ-9", stage="baseline",
            completed_on=A_MONDAY, answers={n: 3 if n == 9 else 0 for n in range(1, 10)},
            scores=None, missing_because="", note="", why="Read wrongly", today=LAST_DAY,
            at=at(A_MONDAY), by=people.grace(),
        )  # fmt: skip
        assert RiskAnswer.objects.get().answer == 3


def test_a_correction_raises_what_it_brings(case):
    made = filled(case, "phq9", "PHQ-9", 0)
    with acting_as(people.grace()):
        correct_measure(
            administration=made, version=1, form="PHQ-9", stage="baseline",
            completed_on=A_MONDAY, answers=dict.fromkeys(range(1, 10), 1), scores=None,
            missing_because="", note="", why="Read wrongly", today=LAST_DAY, at=at(A_MONDAY),
            by=people.grace(),
        )  # fmt: skip
        assert RiskAnswer.objects.waiting().get().answer == 1


def test_striking_out_leaves_the_risk_answer_waiting(risk):
    with acting_as(people.grace()):
        strike_out(
            administration=risk.administration, version=1, why="Another child", at=at(A_MONDAY),
            by=people.grace(),
        )  # fmt: skip
        assert RiskAnswer.objects.waiting().count() == 1


def test_who_only_reads_the_case_sees_it_and_writes_nothing(client, case, risk):
    told = {"case": case, "at": now(), "why": "covers", "by": people.mona()}
    with acting_as(people.mona()):
        grant(family_id=case.family_id, to=[people.mary()], standing=Standing.READS, **told)
    mary = people.signed_in(client, people.mary())
    page = mary.get(reverse("risk", args=[risk.pk]))
    assert page.status_code == 200
    assert "What was done?" not in words(page)
    send(mary, "risk", risk.pk, **typed())
    with acting_as(people.mona()):
        assert RiskAnswer.objects.waiting().count() == 1


def closed(case, *, by):
    with acting_as(by):
        return close_case(
            case=Case.objects.get(pk=case.pk), version=1, because="moved away", note="Far away",
            on=A_MONDAY, at=now(), by=by,
        )  # fmt: skip


def test_the_case_is_not_closed_while_it_waits_and_then_is(case, risk):
    with pytest.raises(Refused, match="write down first what was done"):
        closed(case, by=people.mona())
    with acting_as(people.grace()):
        act_on_risk(
            risk=risk, version=1, acted=TOLD, today=LAST_DAY, at=at(A_MONDAY), by=people.grace()
        )
    assert closed(case, by=people.mona()).closed_on == A_MONDAY


def test_another_childs_risk_answer_keeps_no_case_open(risk):
    assert closed(people.case(family="Birch"), by=people.mona()).closed_on == A_MONDAY


def test_the_page_that_closes_says_why_not_and_keeps_what_was_typed(client, case, risk):
    mona = people.signed_in(client, people.mona())
    typed = {"because": "goals met", "note": "They are well", "version": 1} | boxes(on=A_MONDAY)
    page = words(send(mona, "case_close", case.pk, **typed))
    assert "An answer that a person must act on waits" in page
    assert "They are well" in page


@pytest.mark.parametrize(
    ("who", "status"), [(people.mary, 404), (people.petra, 404), (people.lena, 403)]
)
def test_nobody_else_sees_it(client, risk, who, status):
    page = people.signed_in(client, who()).get(reverse("risk", args=[risk.pk]))
    assert page.status_code == status
