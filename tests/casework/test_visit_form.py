"""The form of a visit: what it begins with, and how few keys an ordinary visit takes."""

import pytest
from django.urls import reverse

from holdfast.casework.models import (
    Visit,
)
from tests import people
from tests.casework.at_visits import (
    LATER,  # fixtures
    a_module,
    a_visit,
    recorded,
    seen,
    with_a_mother,
)
from tests.casework.set_goals import goal
from tests.casework.tab_stops import stops
from tests.casework.typing_in import send, words

pytestmark = pytest.mark.django_db
MARKED = ("tried", "note", "as_last_time")


@pytest.fixture
def case():
    return people.case()


@pytest.fixture
def grace(client, settings):
    settings.STORY_DAY = LATER
    return people.signed_in(client, people.grace())


def test_the_family_is_offered_by_first_name_and_kept_by_name_and_kind(grace, case):
    mother = with_a_mother(case)
    page = words(grace.get(reverse("visit_add", args=[case.pk])))
    assert "Robin, child" in page
    assert "Jo, mother" in page
    send(grace, "visit_add", case.pk, **a_visit(took_part=["child", str(mother.pk)]))
    (visit,) = seen(Visit)
    assert (visit.took_part, visit.people) == (["child", "mother"], [str(mother.pk)])
    assert "Robin (child), Jo (mother)" in words(grace.get(reverse("visit", args=[visit.pk])))
    again = words(grace.get(reverse("visit_change", args=[visit.pk])))
    assert f'value="{mother.pk}" checked' in again


def test_an_ordinary_visit_takes_at_most_twelve_keys_from_the_first_question_on(grace, case):
    """The step, what was tried, the note, and minutes as last time; Tab between; then Save."""
    mother, (module, _) = with_a_mother(case), a_module()
    goal(case)
    came = {"took_part": ["mother"], "people": [str(mother.pk)]}
    recorded(case, module=module, minutes=60, task="Play", **came)
    page = words(grace.get(reverse("visit_add", args=[case.pk])))
    assert f'value="{mother.pk}" checked' in page
    keys = stops(page, since="first-question")
    keys = keys[: keys.index("button") + 1]
    assert keys[0].startswith("how_")
    marks = [key for key in keys if key.startswith("how_") or key in MARKED]
    assert len(marks) == 1 + len(MARKED)
    tabs, enter = len(keys) - 1, 1
    assert len(marks) + tabs + enter <= 12, keys


def test_who_came_last_time_by_kind_is_ticked_by_name_and_offered_once(grace, case):
    mother = with_a_mother(case)
    recorded(case, took_part=["mother", "other worker"])
    page = words(grace.get(reverse("visit_add", args=[case.pk])))
    assert page.count('name="took_part"') == 2
    assert f'value="{mother.pk}" checked' in page
    assert 'value="other worker" checked' not in page


def test_of_two_of_a_kind_neither_is_ticked_unless_that_one_was_named(grace, case):
    mother, other = with_a_mother(case), with_a_mother(case)
    recorded(case, took_part=["mother"])
    page = words(grace.get(reverse("visit_add", args=[case.pk])))
    assert f'value="{mother.pk}" checked' not in page
    assert f'value="{other.pk}" checked' not in page


def test_where_nobody_came_yet_the_form_begins_with_who_took_part(grace, case):
    page = words(grace.get(reverse("visit_add", args=[case.pk])))
    assert stops(page, since="first-question")[0] == "took_part"


def test_nobody_took_part_in_a_visit_that_was_missed(grace, case):
    gone = a_visit(outcome="missed", missed_because="family away", took_part=["child"])
    send(grace, "visit_add", case.pk, **gone)
    assert [(one.outcome, one.took_part) for one in seen(Visit)] == [("missed", [])]


def test_somebody_told_by_kind_alone_stays_told_when_a_visit_is_corrected(grace, case):
    visit = recorded(case, took_part=["mother"])
    with_a_mother(case)
    page = words(grace.get(reverse("visit_change", args=[visit.pk])))
    assert 'value="mother" checked' in page


def test_the_step_likely_next_is_asked_about_first(grace, case):
    module, steps = a_module()
    marks = {f"how_{steps[0].pk.hex}": "done", "steps_of": str(module.pk)}
    send(grace, "visit_add", case.pk, **a_visit(module=str(module.pk), **marks))
    page = words(grace.get(reverse("visit_add", args=[case.pk])))
    assert stops(page, since="first-question")[0] == f"how_{steps[1].pk.hex}"
