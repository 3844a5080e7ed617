"""A specialist section waits for training, or for the supervisor's yes in that case."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from holdfast.access.editing import Stale
from holdfast.access.identity import acting_as
from holdfast.access.permissions import Role
from holdfast.casework.actions.specialist import answer_go_ahead, ask_go_ahead
from holdfast.casework.actions.visits import Told, change_visit, record_visit
from holdfast.casework.models import GoAhead
from holdfast.kit.refusals import Refused
from holdfast.manual.models import Module, Section
from holdfast.supervision.actions import form_group, join_group
from holdfast.training.actions.days import set_refresher
from tests import people
from tests.casework.planned import outcome, plan
from tests.casework.test_actions import trail
from tests.casework.typing_in import boxes, send, words
from tests.people import A_MOMENT, A_MONDAY
from tests.training import days

pytestmark = pytest.mark.django_db
ON = {"at": A_MOMENT, "today": A_MONDAY}


@pytest.fixture(autouse=True)
def _on_the_monday(settings):
    settings.STORY_DAY = A_MONDAY


def joined(who, supervisor, name):
    part, lena = people.participant(who), people.lena()
    with acting_as(lena):
        group = form_group(
            run=people.run(), name=name, supervisor=supervisor, first_meeting_on=A_MONDAY, by=lena
        )
        join_group(group=group, participant=part, on=A_MONDAY, by=lena)


@pytest.fixture
def case():
    case = people.case()
    joined(people.grace(), people.petra(), "Tuesday")
    with acting_as(people.grace()):
        outcome(case, people.grace())
    return case


def section():
    with acting_as(people.grace()):
        return Section.objects.get(is_specialist=True, edition=people.run().edition)


def asked(case, **more):
    grace = people.grace()
    told = {"supervisor": people.petra(), "why": "It cannot wait"} | ON | more
    with acting_as(grace), transaction.atomic():
        return ask_go_ahead(case=case, section=section(), by=grace, **told)


def answered(one, answer, *, by=None, **more):
    who = by or people.petra()
    told = {"version": one.version, "answer": answer, "reason": "Rehearse first"} | ON | more
    with acting_as(who), transaction.atomic():
        return answer_go_ahead(asked=one, by=who, **told)


def uses(case, code="SHB1"):
    """Plan a module as Grace, and record a visit with it."""
    grace = people.grace()
    with acting_as(grace), transaction.atomic():
        plan(case, grace, code)
        return recorded(case, code)


def recorded(case, code="SHB1"):
    grace = people.grace()
    with acting_as(grace), transaction.atomic():
        module = Module.objects.get(code=code, section__edition=case.run.edition_id)
        told = Told(visited_on=A_MONDAY, module=module, took_part=["child"])
        return record_visit(case=case, told=told, steps={}, by=grace, **ON)


def refused(do):
    with pytest.raises(Refused) as why:
        do()
    return " ".join(why.value.reasons)


def test_which_section_is_specialist_is_told_by_the_manual_in_both_editions():
    with acting_as(people.grace()):
        found = Section.objects.filter(is_specialist=True).order_by("edition__year")
        assert [one.code for one in found] == ["SHB", "SHB"]


def test_an_untrained_worker_neither_plans_nor_records_it_until_the_yes(case):
    grace = people.grace()
    with acting_as(grace):
        for do in (lambda: plan(case, grace, "SHB1"), lambda: recorded(case)):
            assert "Ask your clinical supervisor first" in refused(do)
    one = asked(case)
    assert "has not answered yet" in refused(lambda: uses(case))
    answered(one, "yes")
    uses(case)
    entries = [(what, by) for what, by, _ in trail(case)]
    assert ("asked for a yes to a specialist section", str(grace.pk)) in entries
    assert ("said yes to a specialist section", str(people.petra().pk)) in entries


def test_other_sections_ask_for_nothing(case):
    uses(case, "ATT1")


def test_a_no_shuts_it_and_the_last_answer_counts(case):
    one = asked(case)
    answered(one, "no")
    assert "said no to it" in refused(lambda: uses(case))
    again = asked(case, why="Now the training is cancelled", at=A_MOMENT + timedelta(hours=1))
    kept = answered(again, "yes")
    visit = uses(case)
    answered(kept, "no")
    assert "said no to it" in refused(lambda: recorded(case, "SHB2"))
    grace = people.grace()
    with acting_as(grace):  # what was recorded while it was open may still be corrected
        told = Told(visited_on=A_MONDAY, module=visit.module, took_part=["parent"])
        change_visit(visit=visit, version=1, told=told, steps={}, today=A_MONDAY, by=grace)


def test_a_visit_is_not_corrected_into_it_either(case):
    visit = recorded(case, "POS1")
    grace = people.grace()
    with acting_as(grace):
        module = Module.objects.get(code="SHB1", section__edition=case.run.edition_id)
    told = Told(visited_on=A_MONDAY, module=module, took_part=["child"])

    def correct():
        with acting_as(grace), transaction.atomic():
            change_visit(visit=visit, version=1, told=told, steps={}, today=A_MONDAY, by=grace)

    assert "specialist" in refused(correct)


def test_whoever_is_trained_needs_no_yes_until_a_refresher_is_overdue(case):
    part, lena = people.participant(people.grace()), people.lena()
    days.trained(part, code="SHB")
    uses(case)
    assert "You need no yes" in refused(lambda: asked(case))
    with acting_as(lena):
        set_refresher(run=people.run(), section=section(), months=1, by=lena)
    later = {"at": A_MOMENT, "today": A_MONDAY + timedelta(days=60)}

    def late():
        grace = people.grace()
        with acting_as(grace), transaction.atomic():
            module = Module.objects.get(code="SHB2", section__edition=case.run.edition_id)
            told = Told(visited_on=A_MONDAY, module=module, took_part=["child"])
            record_visit(case=case, told=told, steps={}, by=grace, **later)

    assert "specialist" in refused(late)


def test_the_yes_is_for_one_worker_in_one_case(case):
    answered(asked(case), "yes")
    other = people.case(family="Other", child="Wren Other")
    with acting_as(people.grace()):
        outcome(other, people.grace())
    assert "Ask your clinical supervisor" in refused(lambda: uses(other))
    uses(case)


def test_who_may_be_asked_and_who_may_answer(case):
    paul = people.person("Paul", Role.SUPERVISOR)
    joined(people.mary(), paul, "Thursday")
    assert "clinical supervisor of your own group" in refused(lambda: asked(case, supervisor=paul))
    assert "Say why" in refused(lambda: asked(case, why=" "))
    one = asked(case)
    assert "asked them already" in refused(lambda: asked(case))
    assert "Another clinical supervisor" in refused(lambda: answered(one, "yes", by=paul))
    assert "Say yes or no" in refused(lambda: answered(one, ""))
    assert "Say why" in refused(lambda: answered(one, "yes", reason=" "))
    answered(one, "yes")
    with pytest.raises(Stale):
        answered(one, "no", version=1)


def test_the_tables_themselves_let_nobody_write_their_own_yes(case):
    one = asked(case)
    grace = people.grace()
    with acting_as(grace):
        found = GoAhead.objects.filter(pk=one.pk)
        assert found.exists()
        assert not found.update(
            answer="yes", reason="x", answered_on=A_MONDAY, answered_at=A_MOMENT
        )
    with acting_as(people.oscar()):
        assert not GoAhead.objects.exists()


def as_(who):
    return people.signed_in(Client(), who)


def test_it_is_asked_answered_and_read_on_the_pages(case):
    grace, petra = as_(people.grace()), as_(people.petra())
    ask = reverse("go_ahead_ask", args=[case.pk, section().pk])
    assert ask in words(grace.get(reverse("case_plan", args=[case.pk])))
    told = {"outcome": "made", "took_part": "child", **boxes(visited_on=A_MONDAY)}
    with acting_as(people.grace()):
        module = Module.objects.get(code="SHB1", section__edition=case.run.edition_id)
        told |= {f"step_{one.pk}": "done" for one in module.steps.all()}
    page = words(send(grace, "visit_add", case.pk, **told, module=str(module.pk), note="Kept?"))
    assert "Ask your clinical supervisor first" in page
    assert ask in page
    assert "Kept?" in page
    empty = words(grace.post(ask, {"form_key": str(uuid4())}))
    assert "Choose whom you ask" in empty
    typed = {"supervisor": str(people.petra().pk), "why": "It cannot wait"}
    assert grace.post(ask, {"form_key": str(uuid4())} | typed).status_code == 302
    assert "They have not answered yet" in words(grace.get(ask))
    with acting_as(people.grace()):
        (one,) = GoAhead.objects.all()
    front = words(petra.get(reverse("my_work")))
    assert reverse("go_ahead", args=[one.pk]) in front
    assert "may Grace begin it?" in front
    assert "It cannot wait" in words(petra.get(reverse("go_ahead", args=[one.pk])))
    answer = {"answer": "yes", "reason": "Rehearse first", "version": "1"}
    assert "Say yes or no" in words(send(petra, "go_ahead", one.pk, version="1"))
    assert send(petra, "go_ahead", one.pk, **answer).status_code == 302
    assert send(petra, "go_ahead", one.pk, **answer).status_code == 409
    assert "may Grace begin it?" not in words(petra.get(reverse("my_work")))
    assert "Rehearse first" in words(grace.get(ask))
    assert "an answer about a specialist section" in words(grace.get(reverse("my_work")))
    timeline = words(as_(people.mona()).get(reverse("timeline", args=[case.pk])))
    assert "Supervisor’s yes to Sexually Harmful Behaviour" in timeline
    assert ask not in words(grace.get(reverse("case_plan", args=[case.pk])))
    assert send(grace, "visit_add", case.pk, **told, module=str(module.pk)).status_code == 302


def test_whom_it_does_not_concern_gets_nothing(case):
    one = asked(case)
    paul = as_(people.person("Paul", Role.SUPERVISOR))
    assert paul.get(reverse("go_ahead", args=[one.pk])).status_code == 404
    assert "may Grace begin" not in words(paul.get(reverse("my_work")))
    for who in (people.grace(), people.mona(), people.lena()):
        assert as_(who).get(reverse("go_ahead", args=[one.pk])).status_code == 403
    for who in (people.mary(), people.oscar()):
        asks = as_(who).get(reverse("go_ahead_ask", args=[case.pk, section().pk]))
        assert asks.status_code == 404
    with acting_as(people.grace()):
        usual = Section.objects.get(code="POS", edition=case.run.edition_id)
    for key in (usual.pk, uuid4()):
        asks = as_(people.grace()).get(reverse("go_ahead_ask", args=[case.pk, key]))
        assert asks.status_code == 404


def test_whoever_has_no_group_is_told_where_to_get_a_place():
    case = people.case()
    page = words(as_(people.grace()).get(reverse("go_ahead_ask", args=[case.pk, section().pk])))
    assert "Ask the programme lead for one" in page
