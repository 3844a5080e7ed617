"""The pages of the plan of the work: what they say, to whom, and that they keep what is typed."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from holdfast.access.identity import acting_as
from holdfast.casework.actions.visits import How, Told, record_event, record_visit
from holdfast.casework.models import (
    HarmProfile,
    OnwardReferral,
    Pasting,
    PlannedModule,
    PlanOutcome,
    Recheck,
    StageNote,
)
from holdfast.manual.models import Module, Step
from tests import people
from tests.casework.planned import LATER, LATER_MOMENT, outcome, plan, with_a_plan
from tests.casework.typing_in import boxes, send, words
from tests.people import A_MOMENT, A_MONDAY

pytestmark = pytest.mark.django_db
MORE = {"case_plan": ("POS3", "POS4"), "case_path": ("EMO1", "EMO2")}


@pytest.fixture(autouse=True)
def _a_week_later(settings):
    settings.STORY_DAY = LATER


@pytest.fixture
def case():
    return people.case()


@pytest.fixture
def grace(client):
    return people.signed_in(client, people.grace())


@pytest.fixture
def told(case):
    with acting_as(people.grace()):
        return with_a_plan(case, people.grace())


def seen(model):
    with acting_as(people.grace()):
        return list(model.objects.order_by("pk"))


def page_of(client, name, *keys):
    return words(client.get(reverse(name, args=keys)))


def reviewed(case):
    with acting_as(people.grace()):
        record_event(
            case=case, kind="plan review", on=LATER, note="Goes on", at=LATER_MOMENT, today=LATER,
            by=people.grace(),
        )  # fmt: skip


def visited(case, code, on, how="done", why=""):
    with acting_as(people.grace()):
        module = Module.objects.get(code=code, section__edition=case.run.edition_id)
        step = Step.objects.filter(module=module).order_by("order")[0]
        record_visit(
            case=case, told=Told(visited_on=on, took_part=["child"], module=module),
            steps={step: How(how=how, why=why)}, at=A_MOMENT, today=LATER, by=people.grace(),
        )  # fmt: skip


def test_the_sheet_says_what_the_work_serves_and_what_is_not_tied(grace, told):
    html = page_of(grace, "case_plan", told.case.pk)
    assert "Child in need plan CIN-1" in html
    assert "Safe at home" in html
    assert "1 of 1 goal that goes on serves no outcome that stands" in html
    assert "1 of 2 planned modules serves no goal that goes on" in html


def test_a_manager_reads_the_sheet_and_is_offered_nothing_to_change(client, told):
    html = page_of(people.signed_in(client, people.mona()), "case_plan", told.case.pk)
    assert "Safe at home" in html
    assert reverse("planned_add", args=[told.case.pk]) not in html
    assert reverse("recheck", args=[told.case.pk]) not in html


@pytest.mark.parametrize("name", ["case_plan", "case_formulation", "case_path", "case_path_drawn"])
def test_nobody_else_reads_it(client, told, name):
    for who in (people.oscar(), people.mallory(), people.petra()):
        answer = people.signed_in(client, who).get(reverse(name, args=[told.case.pk]))
        assert answer.status_code == 404
    assert people.signed_in(client, people.lena()).get("/cases/").status_code == 403


def test_an_outcome_is_written_changed_and_ended(grace, case):
    send(grace, "outcome_add", case.pk, words="Safe at home", reference="2")
    (one,) = seen(PlanOutcome)
    assert (one.words, one.reference, one.began_on) == ("Safe at home", "2", LATER)
    again = words(send(grace, "outcome_add", case.pk, words="safe at  home"))
    assert "The same outcome stands already" in again
    send(grace, "outcome_change", one.pk, words="Safe and well", version=1)
    stale = send(grace, "outcome_change", one.pk, words="Calm", version=1)
    assert stale.status_code == 409
    assert "Safe and well" in words(stale)
    send(grace, "outcome_end", one.pk, because="reached", version=2, **boxes(on=LATER))
    assert seen(PlanOutcome)[0].ended_on == LATER


def test_a_module_needs_an_outcome_and_what_was_typed_stays(grace, case):
    with acting_as(people.grace()):
        module = Module.objects.get(code="POS1", section__edition=case.run.edition_id)
    typed = {"module": module.pk, "phase": "module work", "kind": "core", "visits_expected": "7"}
    html = words(send(grace, "planned_add", case.pk, **typed))
    assert "Say first which outcome of the child’s statutory plan this work serves" in html
    assert 'value="7"' in html
    with acting_as(people.grace()):
        outcome(case, people.grace())
    assert send(grace, "planned_add", case.pk, **typed).status_code == 302
    (planned,) = seen(PlannedModule)
    assert (planned.module_id, planned.visits_expected, planned.planned_on) == (module.pk, 7, LATER)


def test_steps_are_chosen_and_two_changes_are_shown_both(grace, told):
    with acting_as(people.grace()):
        step = Step.objects.filter(module=told.first.module).order_by("order")[0]
    typed = {"phase": "beginning", "kind": "core", "version": 1}
    send(grace, "planned_change", told.first.pk, steps=[str(step.pk)], **typed)
    stale = send(grace, "planned_change", told.first.pk, steps=[], **typed | {"phase": "ending"})
    assert stale.status_code == 200  # there is no such phase
    typed |= {"phase": "module work"}
    stale = send(grace, "planned_change", told.first.pk, steps=[], **typed)
    assert stale.status_code == 409
    assert step.name in words(stale)
    assert step.name in page_of(grace, "case_plan", told.case.pk)


def test_a_module_is_moved_and_dropped(grace, told):
    send(grace, "planned_move", told.second.pk, way="up")
    html = page_of(grace, "case_plan", told.case.pk).partition('id="modules"')[2]
    assert html.index("Noticing and praising") < html.index("Time together")
    typed = {"because": "elsewhere", "note": "At the centre", "version": 1}
    send(grace, "planned_drop", told.second.pk, **typed)
    html = page_of(grace, "case_plan", told.case.pk)
    assert "1 dropped from the plan" in html
    assert "Another service gives it. At the centre" in html


def test_a_goal_is_tied_to_an_outcome(grace, told):
    typed = {"outcome": str(told.outcome.pk), "version": 1}
    assert send(grace, "goal_tie", told.goal.pk, **typed).status_code == 302
    html = page_of(grace, "case_plan", told.case.pk)
    assert "0 of 1 goal that goes on serve no outcome" in html
    assert "Goals that serve none of these" not in html


def test_a_change_of_the_statutory_plan_is_a_duty_until_it_is_answered(grace, told):
    reviewed(told.case)
    home = words(grace.get(reverse("my_work")))
    assert "Re-check Robin Ashdown’s plan of work" in home
    assert "The statutory plan was reviewed: Goes on" in home
    html = page_of(grace, "case_plan", told.case.pk)
    assert "Re-check this plan by 16 March 2026" in html
    refused = words(send(grace, "recheck", told.case.pk, found="changed", note=""))
    assert "Say what you changed in the plan of the work" in refused
    send(grace, "recheck", told.case.pk, found="right", note="Both still serve it")
    assert seen(Recheck)[0].done_on == LATER
    assert "Re-check Robin" not in words(grace.get(reverse("my_work")))
    assert "Both still serve it" in page_of(grace, "case_plan", told.case.pk)
    assert "Nothing has changed" in page_of(grace, "recheck", told.case.pk)


def test_a_re_check_that_is_late_is_overdue(grace, told, settings):
    reviewed(told.case)
    settings.STORY_DAY = LATER + timedelta(days=8)
    home = words(grace.get(reverse("my_work")))
    assert re.search(r"Re-check Robin.{0,900}Overdue", home, re.S)


def test_the_paragraph_stands_in_a_box_and_its_reference_is_kept(grace, told):
    html = page_of(grace, "case_paragraph", told.case.pk)
    box = re.search(r"<textarea[^>]*readonly>(.*?)</textarea>", html, re.S)[1]
    assert "plan of the work as at 9 March 2026" in box
    assert "Outcomes it serves: “Safe at home”" in box
    blank = words(send(grace, "case_paragraph", told.case.pk, system="mosaic", reference=" "))
    assert "There is a problem" in blank
    assert seen(Pasting) == []
    send(grace, "case_paragraph", told.case.pk, system="mosaic", reference="CN 12")
    (kept,) = seen(Pasting)
    assert kept.words.startswith("Hope for Children and Families")
    assert "Mosaic CN 12" in page_of(grace, "case_paragraph", told.case.pk)


def test_a_visit_has_a_paragraph_of_its_own(grace, told):
    visited(told.case, "POS1", LATER)
    with acting_as(people.grace()):
        visit = told.case.visits.get()
    html = page_of(grace, "visit_paragraph", visit.pk)
    assert "visit on 9 March 2026: Time together." in html
    send(grace, "visit_paragraph", visit.pk, system="liquidlogic", reference="77")
    assert seen(Pasting)[0].visit_id == visit.pk
    assert reverse("visit_paragraph", args=[visit.pk]) in page_of(grace, "visit", visit.pk)


def test_a_family_is_referred_onward_and_the_reply_is_told(grace, told):
    typed = {"service": "School nurse", "reason": "Sleep"} | boxes(on=LATER)
    send(grace, "refer_onward", told.case.pk, **typed)
    (one,) = seen(OnwardReferral)
    assert "Nothing has come of it yet" in page_of(grace, "case_plan", told.case.pk)
    send(grace, "referral_reply", one.pk, reply="taken on", version=1, **boxes(on=LATER))
    assert "They took the family on" in page_of(grace, "case_plan", told.case.pk)


def test_the_path_says_in_words_what_the_picture_draws(grace, told):
    visited(told.case, "POS2", A_MONDAY)
    visited(told.case, "POS1", LATER, how="adapted", why="She was tired")
    visited(told.case, "EMO1", LATER, how="skipped")
    html = page_of(grace, "case_path", told.case.pk)
    assert "Worked, not in the plan" in html
    assert "Worked before its turn: Noticing and praising" in html
    assert "She was tired" in html
    assert "No reason is kept" in html
    assert "1 of 2 adapted or skipped steps say why" in html
    assert "1 of 1 weeks had a visit" in html
    drawn = grace.get(reverse("case_path_drawn", args=[told.case.pk]), {"width": "340"})
    assert drawn["Content-Type"] == "image/svg+xml"
    assert words(drawn).count('r="9.5"') == 3


def test_a_stage_is_written_again_and_both_writings_stay(grace, case):
    address = ("stage_write", case.pk, "analysis")
    html = page_of(grace, *address)
    assert "How likely harm is to go on" in html

    def write(**typed):
        key = {"form_key": "8b1f6f0e-0000-4000-8000-00000000000" + typed.pop("key")}
        return grace.post(reverse("stage_write", args=[case.pk, "analysis"]), key | typed)

    assert write(key="1", note="Likely", version="0").status_code == 302
    stale = write(key="2", note="Not likely", version="0")
    assert stale.status_code == 409
    assert "Likely" in words(stale)
    assert write(key="3", note="Less likely", version="1").status_code == 302
    html = page_of(grace, "case_formulation", case.pk)
    assert "Less likely" in html
    assert "1 earlier" in html
    assert [one.number for one in sorted(seen(StageNote), key=lambda one: one.number)] == [1, 2]
    assert grace.get(reverse("stage_write", args=[case.pk, "nonsense"])).status_code == 404


def test_a_profile_of_harm_is_written_whole(grace, case):
    typed = {"home_severity": "severe", "prospects": "good", "version": 0}
    html = words(send(grace, "harm_profile", case.pk, **typed))
    assert "Say for whom there is harm" in html
    assert "Say how you know" in html
    typed |= {"home_for_whom": ["child"], "home_evidence": "Police", "sexual_severity": "none"}
    assert send(grace, "harm_profile", case.pk, **typed).status_code == 302
    html = page_of(grace, "case_formulation", case.pk)
    assert "Living with violence or fear at home" in html
    assert "Prospects for change: Good" in html
    assert send(grace, "harm_profile", case.pk, **typed).status_code == 409
    assert len(seen(HarmProfile)) == 1


def test_more_in_the_plan_takes_no_more_queries(
    grace, told, django_assert_num_queries, django_assert_max_num_queries
):
    for name in ("case_plan", "case_path", "case_formulation", "my_work"):
        keys = [] if name == "my_work" else [told.case.pk]
        with django_assert_max_num_queries(80) as few:
            grace.get(reverse(name, args=keys))
        with acting_as(people.grace()):
            for code in {"case_plan": ("POS3", "POS4"), "case_path": ("EMO1", "EMO2")}.get(
                name, ()
            ):
                plan(told.case, people.grace(), code)
        visited(told.case, "POS1", LATER)
        with django_assert_num_queries(len(few)):
            grace.get(reverse(name, args=keys))
