"""After a visit: corrected, reflected on for two people alone; the manual used more widely."""

import pytest
from django.test import Client
from django.urls import reverse

from holdfast.access.identity import acting_as
from holdfast.casework.actions.beside import Beside, Changed
from holdfast.casework.actions.visits import Told, change_visit
from holdfast.casework.models import (
    Adaptation,
    Reflection,
    WiderUse,
)
from tests import people
from tests.casework.at_visits import LATER, WEEK, a_module, recorded, seen
from tests.casework.typing_in import boxes, send, words
from tests.people import A_MONDAY
from tests.supervision import groups

pytestmark = pytest.mark.django_db


@pytest.fixture
def case():
    return people.case()


@pytest.fixture
def grace(client, settings):
    settings.STORY_DAY = LATER
    return people.signed_in(client, people.grace())


def in_petras_group():
    group = groups.group()
    return groups.joined(group, people.participant(people.grace()))


def test_a_reflection_is_for_its_writer_and_their_groups_supervisor_alone(grace, case):
    visit = recorded(case)
    in_petras_group()
    sent = send(grace, "visit_reflect", visit.pk, words="I filled the silence")
    assert sent.url == reverse("visit", args=[visit.pk])
    assert "I filled the silence" in words(grace.get(reverse("reflections")))
    petra = people.signed_in(Client(), people.petra())
    assert "I filled the silence" in words(petra.get(reverse("reflections")))
    for who in (people.mona(), people.lena(), people.dora(), people.ada()):
        assert people.signed_in(Client(), who).get(reverse("reflections")).status_code == 403
        assert seen(Reflection, by=who) == []
    for who in (people.mary(), people.person("Paul", people.petra().role)):
        reader = people.signed_in(Client(), who)
        assert "I filled the silence" not in words(reader.get(reverse("reflections")))
        assert seen(Reflection, by=who) == []


def test_a_supervisor_no_longer_of_the_group_reads_no_reflection(grace, case):
    membership = in_petras_group()
    send(grace, "visit_reflect", recorded(case).pk, words="I filled the silence")
    assert len(seen(Reflection, by=people.petra())) == 1
    with acting_as(people.ada()):
        type(membership).objects.filter(pk=membership.pk).update(left_on=LATER)
    assert seen(Reflection, by=people.petra()) == []
    assert len(seen(Reflection)) == 1


def test_a_reflection_written_anew_shows_both_where_it_changed_meanwhile(grace, case):
    visit = recorded(case)
    send(grace, "visit_reflect", visit.pk, words="First")
    send(grace, "visit_reflect", visit.pk, words="Second", version=1)
    late = send(grace, "visit_reflect", visit.pk, words="Late", version=1)
    assert late.status_code == 409
    assert "Second" in words(late)
    assert [one.words for one in seen(Reflection)] == ["Second"]


def a_use(**more):
    module, _ = a_module()
    told = {"situation": "early help", "module": str(module.pk)}
    return told | boxes(used_on=A_MONDAY) | more


def test_a_wider_use_is_counted_for_the_practitioner_and_has_nowhere_for_a_name(grace, case):
    page = words(grace.get(reverse("wider_use")))
    assert "nothing that could point to the family" in page
    assert "<textarea" not in page
    _, steps = a_module()
    shown = words(send(grace, "wider_use", show_steps="yes", **a_use()))
    assert steps[0].name in shown
    assert "There is a problem" not in shown
    sent = send(grace, "wider_use", **a_use(steps=[str(steps[0].pk)], is_adapted="on"))
    assert sent.url == reverse("my_practice")
    assert "1 so far" in words(grace.get(sent.url))
    (use,) = seen(WiderUse)
    assert (use.steps, use.is_adapted) == ([str(steps[0].pk)], True)
    assert len(seen(WiderUse, by=people.lena())) == 1
    for who in (people.mary(), people.mona(), people.petra(), people.dora()):
        assert seen(WiderUse, by=who) == []


def test_a_wider_use_noted_by_mistake_is_taken_back_by_whoever_noted_it(grace, case):
    send(grace, "wider_use", **a_use())
    (use,) = seen(WiderUse)
    people.participant(people.mary())
    mary = people.signed_in(Client(), people.mary())
    assert send(mary, "wider_use_take_back", use.pk).status_code == 404
    send(grace, "wider_use_take_back", use.pk)
    assert seen(WiderUse) == []


def test_a_wider_use_that_cannot_be_is_refused(grace, case):
    page = words(send(grace, "wider_use", **a_use(**boxes(used_on=LATER + WEEK))))
    assert "That day has not come yet" in page


def test_what_is_beside_a_visit_is_replaced_when_it_is_corrected(case):
    visit = recorded(case, beside=Beside(adapted=Changed(nature="shorter")))
    with acting_as(people.grace()):
        change_visit(
            visit=visit, version=1, told=Told(visited_on=A_MONDAY, took_part=["child"]), steps={},
            today=LATER, by=people.grace(),
        )  # fmt: skip
    assert [one.nature for one in seen(Adaptation)] == [""]
