"""Choosing what the programme asks: shown before it is done, and never touching what is."""

import uuid
from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError
from django.urls import reverse
from django.utils.timezone import now

from holdfast.access.identity import acting_as
from holdfast.casework.actions.cases import seal_case
from holdfast.kit.refusals import Refused
from holdfast.measures.actions.choosing import Choice, choose_measure, end_choice
from holdfast.measures.actions.recording import record_sdq
from holdfast.measures.instruments import named
from holdfast.measures.models import Ask, ChosenMeasure
from holdfast.measures.reports import cases_to_plan, settings_of
from tests import people
from tests.casework.typing_in import words
from tests.people import A_MONDAY

pytestmark = pytest.mark.django_db
SDQ = named("SDQ")
BORN = date(2013, 5, 4)


@pytest.fixture(autouse=True)
def _a_week_later(settings):
    settings.STORY_DAY = A_MONDAY + timedelta(days=7)


@pytest.fixture
def lena(client):
    return people.signed_in(client, people.lena())


def asks(case, **more):
    with acting_as(people.grace()):
        return list(Ask.objects.planned().filter(case_id=case.pk, **more))


def chosen(**more):
    with acting_as(people.lena()):
        return list(ChosenMeasure.objects.filter(**more).order_by("informant"))


def choice(informant="parent", stages=("baseline", "end"), instrument=SDQ, **settings):
    return Choice(instrument=instrument, informant=informant, stages=stages, settings=settings)


def choose(one, version=0, by=None):
    by = by or people.lena()
    with acting_as(by):
        return choose_measure(choice=one, version=version, on=A_MONDAY, at=now(), by=by)


def test_the_first_choice_keeps_the_rest_of_what_the_pilot_asked():
    case = people.case(born_on=BORN)
    effect = choose(choice(stages=("baseline",)))
    assert {one.informant for one in chosen()} == {"parent", "teacher", "self"}
    assert {ask.stage for ask in asks(case, informant="parent")} == {"baseline"}
    assert {ask.stage for ask in asks(case, informant="teacher")} > {"baseline", "review"}
    assert (effect.cases, effect.changed, effect.added) == (1, 1, 0)
    assert effect.dropped > 0


def test_ending_a_choice_drops_what_is_not_done():
    case = people.case(born_on=BORN)
    choose(choice())
    teacher, by = chosen(informant="teacher")[0], people.lena()
    with acting_as(by):
        end_choice(chosen=teacher, version=1, on=A_MONDAY, at=now(), by=by)
    assert asks(case, informant="teacher") == []
    assert asks(case, informant="parent")


def test_another_authoritys_cases_are_not_touched():
    theirs = people.case(people.mallory(), "Elsewhere", born_on=BORN)
    choose(choice(stages=("baseline",)))
    with acting_as(people.mallory()):
        found = set(Ask.objects.filter(case_id=theirs.pk).values_list("stage", flat=True))
    assert found == {"baseline", "review", "follow-up"}


def test_whoever_chooses_reaches_no_familys_plan_but_while_planning():
    case = people.case(born_on=BORN)
    for who in (people.lena(), people.ada()):
        with acting_as(who):
            assert Ask.objects.filter(case_id=case.pk).count() == 0
            assert cases_to_plan() == []
        with acting_as(who, purpose="plan"):
            assert [one.case_id for one in cases_to_plan()] == [case.pk]
    with acting_as(people.dora(), purpose="plan"):
        assert cases_to_plan() == []


def test_a_sealed_case_is_planned_like_any_other_and_named_to_nobody():
    case = people.case(born_on=BORN)
    with acting_as(people.mona()):
        seal_case(case=case, only=[people.grace()], why="staff", at=now(), by=people.mona())
    choose(choice(stages=("baseline",)))
    assert {ask.stage for ask in asks(case, informant="parent")} == {"baseline"}


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"informant": "practitioner"}, "No form of the SDQ"),
        ({"stages": ()}, "Choose at least one"),
        ({"stages": ("sometime",)}, "not a time at which"),
    ],
)
def test_what_cannot_be_asked_is_not_chosen(wrong, said):
    with pytest.raises(Refused, match=said):
        choose(choice(**wrong))


def test_a_practitioner_chooses_nothing_even_past_the_pages():
    people.case()
    with pytest.raises(DatabaseError, match="row-level security"):
        choose(choice(), by=people.grace())


def test_the_sites_own_settings_are_kept_and_the_default_is_nothing():
    choose(choice(impact="zero-fill", prediction=True))
    with acting_as(people.grace()):
        assert settings_of("315", "SDQ", "parent") == {"impact": "zero-fill", "prediction": True}
        assert settings_of("315", "SDQ", "teacher") == {}


# The pages


def test_the_page_says_what_the_pilot_asked_until_somebody_chooses(lena):
    page = words(lena.get(reverse("chosen_measures")))
    assert "Nobody has chosen yet" in page
    assert "Youthinmind" in page
    assert reverse("chosen_measure", args=["sdq", "parent"]) in page


def test_a_change_is_counted_before_it_is_done(lena):
    case = people.case(born_on=BORN)
    typed = {"stages": ["baseline", "end"], "impact": "zero-fill", "prediction": "on"}
    typed |= {"guidance": "Tell the duty manager today", "version": "0"}
    keys = ["sdq", "parent"]
    page = words(post(lena, "chosen_measure", keys, **typed))
    assert "Nothing has been changed yet" in page
    assert "Of 1 open case, 1 would be planned anew" in page
    assert chosen() == []
    agreed = page.split('name="agreed" value="')[1].split('"')[0]
    sent = post(lena, "chosen_measure", keys, **typed, agreed=agreed)
    assert sent.url == reverse("chosen_measures")
    assert {ask.stage for ask in asks(case, informant="parent")} == {"baseline"}
    page = words(lena.get(sent.url))
    assert "Impact with blanks counted as 0" in page
    assert "as a screening aid" in page
    assert "Guidance for risk answers written" in page


def test_stopping_a_measure_says_what_it_drops_first(lena):
    case = people.case(born_on=BORN)
    choose(choice())
    keys = ["sdq", "teacher"]
    page = words(lena.get(reverse("chosen_end", args=keys)))
    assert "8 no longer asked" in page
    agreed = page.split('name="agreed" value="')[1].split('"')[0]
    post(lena, "chosen_end", keys, version="1", agreed=agreed)
    assert asks(case, informant="teacher") == []
    assert "No longer asked" in words(lena.get(reverse("chosen_measures")))


def test_of_two_changes_at_once_neither_overwrites_the_other_unseen(lena):
    choose(choice())
    typed = {"stages": ["baseline"], "impact": "strict", "prediction": "off", "version": "2"}
    keys = ["sdq", "parent"]
    page = words(post(lena, "chosen_measure", keys, **typed))
    agreed = page.split('name="agreed" value="')[1].split('"')[0]
    choose(choice(stages=("baseline", "end"), prediction=True), version=2)
    sent = post(lena, "chosen_measure", keys, **typed, agreed=agreed)
    assert sent.status_code == 409


@pytest.mark.parametrize("keys", [["sdq", "practitioner"], ["nothing", "parent"]])
def test_what_nobody_could_be_asked_has_no_page(lena, keys):
    assert lena.get(reverse("chosen_measure", args=keys)).status_code == 404


def post(client, name, keys, **typed):
    return client.post(reverse(name, args=keys), {"form_key": str(uuid.uuid4())} | typed)


def test_cases_from_before_there_were_plans_are_planned_and_what_came_is_tied():
    case, by = people.case(born_on=BORN), people.grace()
    with acting_as(by):
        Ask.objects.filter(case_id=case.pk).update(dropped_at=now())
        came = record_sdq(
            child=case.child, form="P11-17", stage="baseline", completed_on=A_MONDAY,
            today=A_MONDAY, at=now(), by=by, answers={number: 1 for number in range(1, 26)},
        )  # fmt: skip
    assert came.ask_id is None
    said = StringIO()
    call_command("plan_measures", by=people.ada().email, stdout=said)
    assert "1 open cases, 1 planned anew: 24 measures asked in addition" in said.getvalue()
    with acting_as(by):
        came.refresh_from_db()
        assert came.ask.stage == "baseline"
    said = StringIO()
    call_command("plan_measures", stdout=said)
    assert "0 planned anew" in said.getvalue()


def test_nobody_plans_for_an_administrator_who_is_not_there():
    people.case()
    with pytest.raises(CommandError, match="--by EMAIL"):
        call_command("plan_measures", by="nobody@example.org")
