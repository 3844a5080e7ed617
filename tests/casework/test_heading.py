"""A manager who comes to a team, and the cases that were open there before."""

import pytest
from django.db import DatabaseError
from django.urls import reverse
from django.utils.timezone import now

from holdfast.access.actions import declare_conflict, grant
from holdfast.access.identity import acting_as
from holdfast.access.models import Grant
from holdfast.access.permissions import Role
from holdfast.casework.actions.cases import seal_case
from holdfast.casework.actions.closing import close_case
from holdfast.casework.actions.heading import oversee_my_teams, stop_heading
from holdfast.casework.models import Case
from holdfast.casework.reports.heading import cases_to_oversee, left_behind
from holdfast.casework.rules import Standing
from holdfast.place.actions import leave_team, post
from holdfast.place.models import Post
from tests import people
from tests.casework.typing_in import send, words
from tests.database import all_seeing
from tests.people import A_MONDAY
from tests.security.test_first_lock import reached

pytestmark = pytest.mark.django_db


@pytest.fixture
def case():
    return people.case()


@pytest.fixture
def nora(case):
    """Somebody who comes to manage Grace's team when its case is open already."""
    who, ada = people.person("Nora", Role.MANAGER), people.ada()
    with acting_as(ada):
        post(team=people.team(), person=who, is_manager=True, on=A_MONDAY, by=ada)
    return who


def waiting_for(who):
    with acting_as(who):
        return [case for case, _ in cases_to_oversee()]


def test_a_manager_who_comes_to_a_team_is_told_of_its_open_cases_and_lets_herself_in(
    client, case, nora
):
    assert reached(Case, nora) == 0
    page = people.signed_in(client, nora)
    assert "1 case of your team is not shown to you yet" in words(page.get(reverse("my_work")))
    assert "1 case of your team" in words(page.get(reverse("my_team")))
    assert "Robin" not in words(page.get(reverse("team_oversee")))
    send(page, "team_oversee")
    assert reached(Case, nora) == 1
    assert "Robin Ashdown" in words(page.get(reverse("my_team")))
    assert waiting_for(nora) == []
    trail = words(
        people.signed_in(client, people.grace()).get(reverse("case_trail", args=[case.pk]))
    )
    assert "Nora" in trail
    assert "came to manage the team" in trail


def test_letting_oneself_in_twice_is_letting_in_once(case, nora):
    with acting_as(nora):
        assert oversee_my_teams(at=now(), by=nora) == 1
        assert oversee_my_teams(at=now(), by=nora) == 0
        assert Grant.objects.filter(person=nora, case_id=case.pk).count() == 1


def test_nobody_else_is_let_in_so(case):
    for who in (people.max_(), people.mary(), people.petra(), people.lena(), people.ada()):
        assert waiting_for(who) == []
        with acting_as(who):
            assert oversee_my_teams(at=now(), by=who) == 0
        assert reached(Case, who) == 0


def test_a_sealed_case_is_left_out(case, nora):
    mona = people.mona()
    with acting_as(mona):
        seal_case(case=case, only=[people.grace(), mona], why="kin", at=now(), by=mona)
    assert waiting_for(nora) == []


def test_a_closed_case_is_left_out(case, nora):
    mona = people.mona()
    with acting_as(mona):
        close_case(
            case=Case.objects.get(pk=case.pk), version=1, because="moved away", note="Far away",
            on=A_MONDAY, at=now(), by=mona,
        )  # fmt: skip
    assert waiting_for(nora) == []


def test_a_family_one_has_a_conflict_with_is_left_out(case, nora):
    with acting_as(nora):
        declare_conflict(family_id=case.family_id, person=nora, why="kin", at=now(), by=nora)
    assert waiting_for(nora) == []


def test_whoever_has_left_the_team_lets_herself_in_to_nothing(case, nora):
    ada = people.ada()
    with acting_as(ada):
        leave_team(post=Post.objects.get(person=nora), on=A_MONDAY, by=ada)
    assert waiting_for(nora) == []


@pytest.mark.parametrize("standing", [Standing.WORKS, Standing.READS])
def test_the_database_lets_her_take_no_other_standing(case, nora, standing):
    with pytest.raises(DatabaseError, match="row-level security"), acting_as(nora):
        grant(
            case=Case(pk=case.pk), family_id=case.family_id, to=[nora], standing=standing,
            at=now(), why="I say so", by=nora,
        )  # fmt: skip


def test_the_database_lets_her_reach_no_other_family_by_it_and_let_nobody_else_in(case, nora):
    other = people.case(lead=people.oscar(), team_name="South", family="Birch", child="Kit Birch")
    for family, who in ((other.family_id, nora), (case.family_id, people.max_())):
        with pytest.raises(DatabaseError, match="row-level security"), acting_as(nora):
            grant(
                case=Case(pk=case.pk), family_id=family, to=[who], standing=Standing.OVERSEES,
                at=now(), why="I say so", by=nora,
            )  # fmt: skip


def stops(who, *, at=None):
    ada = people.ada()
    with acting_as(ada):
        theirs = Post.objects.get(person=who, left_on=None)
        return stop_heading(post=theirs, on=A_MONDAY, at=at or now(), by=ada)


def test_a_manager_who_leaves_the_team_reaches_its_cases_no_longer(case):
    mona = people.mona()
    assert reached(Case, mona) == 1
    assert stops(mona) == 1
    assert reached(Case, mona) == 0
    with all_seeing() as cursor:
        cursor.execute("SELECT why, by FROM audit.entry WHERE what = 'ended leave'")
        assert cursor.fetchall() == [("no longer manages the team", str(people.ada().pk))]


def test_she_keeps_the_cases_of_another_team_she_heads(case):
    mona, ada = people.mona(), people.ada()
    with acting_as(ada):
        north = Post.objects.get(person=mona, left_on=None)
        post(team=people.team("South"), person=mona, is_manager=True, on=A_MONDAY, by=ada)
    south = people.case(lead=people.oscar(), team_name="South", family="Birch", child="Kit Birch")
    assert reached(Case, mona) == 2
    with acting_as(ada):
        assert stop_heading(post=north, on=A_MONDAY, at=now(), by=ada) == 1
    with acting_as(mona):
        assert [one.pk for one in Case.objects.visible_to(mona)] == [south.pk]


def test_a_sealed_case_stays_with_those_named(case):
    mona = people.mona()
    with acting_as(mona):
        seal_case(case=case, only=[people.grace(), mona], why="kin", at=now(), by=mona)
    assert stops(mona) == 0
    assert reached(Case, mona) == 1


@pytest.mark.parametrize("who", [people.mona, people.max_, people.lena, people.grace])
def test_nobody_but_the_administrator_ends_it_so(case, who):
    nora = people.mona()
    ada = people.ada()
    with acting_as(ada):
        leave_team(post=Post.objects.get(person=nora, left_on=None), on=A_MONDAY, by=ada)
    with acting_as(who()):
        assert left_behind() == []
    with acting_as(ada):
        assert len(left_behind()) == 1
