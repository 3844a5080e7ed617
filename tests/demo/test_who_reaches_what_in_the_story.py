"""Who reaches what in the told story, and who can be chosen to try it."""

import pytest

from holdfast.access.identity import acting_as
from holdfast.access.models import User
from holdfast.casework.reports.leaving import planned_leavings
from holdfast.demo import cast
from tests.demo.looking import asked, cases_of, one
from tests.demo.test_story import STORY_DAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("told")]


def test_a_sealed_case_is_reached_by_its_lead_and_the_manager_alone():
    assert "Tamarind" in cases_of("yusuf")
    assert "Tamarind" in cases_of("miriam")
    assert "Tamarind" not in cases_of("hannah"), "she worked with it before it was sealed"


def test_whoever_declared_a_conflict_reaches_the_family_no_more():
    assert "Starflower" in cases_of("callum")
    assert "Starflower" not in cases_of("rosa")


def test_after_handing_over_only_the_new_lead_reaches_a_case():
    assert set(cases_of("aisha")) == {"Hazelnut"}
    assert "Quince" in cases_of("denise")
    assert "Quince" not in cases_of("priya")


def test_whoever_left_may_sign_in_no_more():
    assert not one("patrick").is_active
    assert cases_of("patrick") == {}


def test_somebody_leaves_in_spring_and_their_manager_has_cases_to_hand_over():
    miriam = one("miriam")
    with acting_as(miriam):
        (kofi,) = planned_leavings(miriam, today=STORY_DAY)
    assert kofi.leaving.person == one("kofi")
    assert kofi.open_cases == 1
    assert not kofi.is_alarm


def test_a_manager_sees_the_whole_team_and_no_other():
    assert len(cases_of("miriam")) == 7
    assert len(cases_of("winston")) == 9


@pytest.mark.parametrize("key", ["lorna", "marcus", "teresa", "edmund", "ada", "katy"])
def test_those_who_work_with_no_family_reach_none(key):
    assert cases_of(key) == {}


def test_a_clinical_supervisor_reads_cases_of_the_groups_they_lead():
    assert "Bellflower" in cases_of("ingrid")


def test_everybody_to_try_is_there():
    names = {name for (name,) in asked("SELECT name FROM access_user WHERE is_active")}
    assert {name for name, _, _ in cast.PEOPLE_TO_TRY} <= names


def test_everybody_still_here_can_be_chosen_and_finds_work_of_their_own(client, settings):
    settings.STORY_DAY = STORY_DAY
    listed = client.get("/demo/sign-in/").content.decode()
    for person in User.objects.filter(is_active=True, is_invented=True):
        assert f'value="{person.pk}"' in listed
        client.post("/demo/sign-in/", {"person": person.pk})
        page = client.get("/")
        assert page.status_code == 200
        assert person.name in page.content.decode()
