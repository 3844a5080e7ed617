"""A case gets ready, begins module work, pauses, goes on and is decided about: as people do it."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, ProgrammingError, transaction
from django.urls import reverse

from holdfast.access.identity import acting_as
from holdfast.casework.actions.moving import begin_work, go_on, pause
from holdfast.casework.actions.visits import Told, record_visit
from holdfast.casework.models import CaseMove, ManagersWord, RunDecision
from holdfast.casework.reports.states import missing, stands
from holdfast.casework.rules import states
from holdfast.casework.rules.states import WhyNotActive
from holdfast.kit.refusals import Refused
from holdfast.manual.models import Module
from tests import people
from tests.casework import standing
from tests.casework.typing_in import boxes, send, words
from tests.people import A_MOMENT, A_MONDAY

pytestmark = pytest.mark.django_db
LATER = A_MONDAY + timedelta(days=7)


@pytest.fixture(autouse=True)
def _a_week_later(settings):
    settings.STORY_DAY = LATER


@pytest.fixture
def case():
    return people.case()


def signed_in(client, who):
    return people.signed_in(client, who)


def state_of(case):
    with acting_as(people.mona()):
        return stands(standing.found(case)).state


def paused(case, **more):
    grace = people.grace()
    told = {"because": "family away", "look_again_on": LATER + timedelta(days=7)}
    with acting_as(grace):
        return pause(
            case=standing.found(case), on=LATER, today=LATER, at=A_MOMENT, by=grace,
            **(told | more),
        )  # fmt: skip


def test_what_is_missing_goes_one_by_one_until_module_work_begins(case):
    lacks = [one for one in WhyNotActive if one is not WhyNotActive.NO_RECHECK]
    gone = [3, 1, 1, 1]
    for make, many in zip(standing.MAKE_READY, gone, strict=True):
        with acting_as(people.grace()):
            now = standing.found(case)
            assert missing(now, today=LATER) == lacks
            with pytest.raises(Refused) as refused:
                begin_work(case=now, on=A_MONDAY, today=LATER, at=A_MOMENT, by=people.grace())
        assert list(refused.value.reasons) == lacks
        make(case)
        lacks = lacks[many:]
    with acting_as(people.grace()):
        now = standing.found(case)
        begin_work(case=now, on=A_MONDAY, today=LATER, at=A_MOMENT, by=people.grace())
    assert state_of(case) is states.ACTIVE


def test_the_page_of_the_case_lists_what_is_missing_with_the_form_that_does_it(client, case):
    page = words(signed_in(client, people.grace()).get(case.get_absolute_url()))
    assert "Before module work begins" in page
    assert page.count(">Missing<") == 6
    for name in ("goal_add", "case_measures", "plan_link"):
        assert reverse(name, args=[case.pk]) in page
    assert reverse("case_word", args=[case.pk]) not in page
    assert "The team’s manager writes a word on all of that" in page
    seen = words(signed_in(client, people.mona()).get(case.get_absolute_url()))
    assert reverse("case_word", args=[case.pk]) in seen
    assert "The lead practitioner does this" in seen
    standing.active(case)
    done = words(signed_in(client, people.grace()).get(case.get_absolute_url()))
    assert "Before module work begins" not in done
    assert "Module work, since 2 March 2026" in done


def test_beginning_too_early_is_refused_with_every_reason(client, case):
    grace = signed_in(client, people.grace())
    page = words(send(grace, "case_begin", case.pk, **boxes(on=LATER)))
    lacks = [one for one in WhyNotActive if one is not WhyNotActive.NO_RECHECK]
    assert all(str(one) in page for one in lacks)
    standing.ready(case)
    assert send(grace, "case_begin", case.pk, **boxes(on=LATER)).status_code == 302
    assert state_of(case) is states.ACTIVE


def test_what_really_happened_is_recorded_and_counted_and_never_refused(client, case):
    grace = people.grace()
    with acting_as(grace):
        later = Module.objects.filter(section__edition=case.run.edition_id).order_by(
            "-section__order"
        )[0]
        record_visit(
            case=standing.found(case), told=Told(visited_on=A_MONDAY, module=later,
            took_part=["child"]), steps={}, at=A_MOMENT, today=LATER, by=grace,
        )  # fmt: skip
    page = words(signed_in(client, grace).get(case.get_absolute_url()))
    assert "1 visit already worked on a module" in page
    assert state_of(case) is states.AGREED


def test_the_managers_word_is_written_once_and_by_the_manager_alone(client, case):
    told = {"words": "It suits them"} | boxes(family_agreed_on=A_MONDAY)
    mona = signed_in(client, people.mona())
    assert send(mona, "case_word", case.pk, **told).status_code == 302
    assert "written already" in words(send(mona, "case_word", case.pk, **told))
    with acting_as(people.mona()):
        assert ManagersWord.objects.get().words == "It suits them"
    grace = signed_in(client, people.grace())
    assert grace.get(reverse("case_word", args=[case.pk])).status_code == 403


def test_while_paused_nothing_is_asked_but_to_look_again(client, case):
    standing.with_goal(case)
    grace = signed_in(client, people.grace())
    typed = {"because": "family away"} | boxes(on=LATER, look_again_on=LATER + timedelta(days=3))
    assert send(grace, "case_pause", case.pk, **typed).status_code == 302
    page = words(grace.get("/"))
    assert "Look again at the pause for Robin Ashdown" in page
    assert "Paused: look again in 3 days" in page
    for asked in ("Visit Robin", "Link Robin", "Rate Robin"):
        assert asked not in page
    head = words(grace.get(case.get_absolute_url()))
    assert "Paused, since 9 March 2026: the family is away. Look again on 12 March 2026" in head
    assert "Not while the work is paused" in head
    typed = {"because": "They are back"} | boxes(on=LATER)
    assert send(grace, "case_go_on", case.pk, **typed).status_code == 302
    assert state_of(case) is states.AGREED


def test_a_pause_needs_a_day_to_look_again(client, case):
    grace = signed_in(client, people.grace())
    typed = {"because": "unwell"} | boxes(on=LATER, look_again_on=LATER)
    assert states.WhyNotMove.LOOK_AGAIN in words(send(grace, "case_pause", case.pk, **typed))


def test_after_a_pause_module_work_goes_on_without_a_second_gate(case):
    standing.active(case)
    paused(case)
    mona = people.mona()
    with acting_as(mona):
        now = standing.found(case)
        move = go_on(case=now, because="Back", on=LATER, today=LATER, at=A_MOMENT, by=mona)
    assert (move.number, move.to_state) == (3, "active")


def test_a_move_is_never_changed_not_even_by_who_made_it(case):
    paused(case)
    with acting_as(people.grace()):
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            CaseMove.objects.update(because="other")
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            CaseMove.objects.all().delete()


@pytest.mark.parametrize(
    ("facts", "constraint"),
    [
        ({"from_state": "closed", "to_state": "ending"}, "casework_moves_as_drawn"),
        ({"to_state": "ending"}, "casework_paused_until_a_look"),
        ({"look_again_on": LATER}, "casework_paused_until_a_look"),
        ({"number": 1}, "casework_one_move_a_number"),
    ],
)
def test_the_database_itself_keeps_moves_as_they_are_drawn(case, facts, constraint):
    paused(case)
    known = {
        "number": 2, "from_state": "agreed", "to_state": "paused", "moved_on": LATER,
        "look_again_on": LATER + timedelta(days=1), "moved_at": A_MOMENT,
    }  # fmt: skip
    grace = people.grace()
    with acting_as(grace), pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        CaseMove(case=case, moved_by=grace, **(known | facts)).save(force_insert=True)


def test_nobody_else_says_how_a_case_stands(client, case):
    for name in ("case_begin", "case_pause", "case_go_on", "case_end", "run_decision"):
        address = reverse(name, args=[case.pk])
        people.participant(people.mary())
        assert signed_in(client, people.mary()).get(address).status_code == 404
        assert signed_in(client, people.lena()).get(address).status_code == 403
        assert signed_in(client, people.mona()).get(address).status_code == 200


def test_near_the_runs_end_each_open_case_asks_what_becomes_of_it(client, case, settings):
    settings.STORY_DAY = case.run.ends_on - timedelta(days=90)
    asked = "Decide what becomes of Robin Ashdown’s case"
    grace, mona = people.grace(), people.mona()
    assert asked in words(signed_in(client, grace).get("/"))
    assert asked in words(signed_in(client, mona).get(reverse("my_team")))
    typed = {"decision": "transfer", "because": "Asked the family"}
    signed = signed_in(client, mona)
    assert send(signed, "run_decision", case.pk, **typed).status_code == 302
    assert asked not in words(signed_in(client, grace).get("/"))
    with acting_as(grace):
        assert RunDecision.objects.get().decided_by == mona
    settings.STORY_DAY = case.run.ends_on - timedelta(days=30)
    assert asked in words(signed_in(client, grace).get("/"))
