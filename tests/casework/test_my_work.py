"""“My work”, the list of cases and “My team”: who sees what, in how many questions."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import now

from holdfast.access.identity import acting_as
from holdfast.casework.actions.cases import add_co_worker, seal_case
from holdfast.casework.actions.closing import close_case
from holdfast.casework.actions.goals import set_goal
from holdfast.casework.actions.rating import Rated, rate_goals
from holdfast.casework.actions.visits import Told, record_visit
from holdfast.casework.models import Case
from tests import people
from tests.casework.typing_in import words
from tests.people import A_MOMENT, A_MONDAY

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _a_week_after_the_monday(settings):
    settings.STORY_DAY = A_MONDAY + timedelta(days=7)


def visit(case, day, by=None):
    by = by or people.grace()
    with acting_as(by):
        told = Told(visited_on=day, took_part=["child"])
        return record_visit(
            case=case, told=told, steps={}, at=A_MOMENT, today=day + timedelta(days=1), by=by
        )


def goal(case, day=A_MONDAY):
    by = people.grace()
    with acting_as(by):
        return set_goal(
            case=case, owner="child", words="Sleep", agreed_with=[], on=day, today=day, by=by
        )


def front_page(client, who):
    return words(people.signed_in(client, who).get(reverse("my_work")))


def test_a_practitioner_sees_what_each_family_asks_and_the_form_that_does_it(client):
    case = people.case()
    page = front_page(client, people.grace())
    for name in ("visit_add", "goal_add", "case_measures", "plan_link"):
        assert f'href="{reverse(name, args=[case.pk])}' in page
    assert "Visit Robin Ashdown" in page
    assert "Due this week" in page
    assert page.count("Visit Robin Ashdown") == 1


def test_a_late_visit_is_said_to_be_late(client, settings):
    people.case()
    settings.STORY_DAY = A_MONDAY + timedelta(days=22)
    page = front_page(client, people.grace())
    assert "Not visited yet: opened 22 days ago. Next visit was due 15 days ago" in page
    assert "Very late" in page


def test_a_goal_that_does_not_move_is_to_be_talked_over(client):
    case, by = people.case(), people.grace()
    one = goal(case)
    for more in range(4):
        day = A_MONDAY + timedelta(days=more)
        with acting_as(by):
            rated = [Rated(one, "child", 3)]
            rate_goals(case=case, rated=rated, on=day, today=day, by=by)
    page = front_page(client, by)
    assert "To discuss in supervision" in page
    assert "“Sleep” does not move" in page


def test_a_form_begun_and_not_sent_can_be_carried_on(client):
    case = people.case()
    grace = people.signed_in(client, people.grace())
    address = reverse("visit_add", args=[case.pk])
    grace.post(reverse("draft"), {"address": address, "typed": '{"note": ["Half"]}'})
    page = words(grace.get(reverse("my_work")))
    assert "You began a visit: carry on" in page
    assert "Robin Ashdown. Kept at" in page


def test_what_somebody_else_wrote_since_is_shown_once(client, settings):
    case = people.case()
    mary = people.participant(people.mary())
    with acting_as(people.mona()):
        add_co_worker(case=case, participant=mary, on=A_MONDAY, at=now(), by=people.mona())
    visit(case, A_MONDAY, by=people.mary())
    visit(case, A_MONDAY, by=people.mary())
    page = front_page(client, people.grace())
    assert page.count("Mary added a visit for Robin Ashdown") == 1
    assert "Grace added" not in page
    assert "Mary added" not in front_page(client, people.mary())


def test_what_one_wrote_oneself_since_then_makes_it_old(client):
    case = people.case()
    mary = people.participant(people.mary())
    with acting_as(people.mona()):
        add_co_worker(case=case, participant=mary, on=A_MONDAY, at=now(), by=people.mona())
    visit(case, A_MONDAY, by=people.mary())
    assert "Mary added a visit" in front_page(client, people.grace())
    goal(case, day=A_MONDAY + timedelta(days=1))
    assert "Mary added a visit" not in front_page(client, people.grace())


def test_somebody_with_no_case_is_told_what_to_expect(client):
    people.participant(people.mary())
    page = front_page(client, people.mary())
    assert "You have no open case yet" in page
    assert "Robin" not in page


def test_a_manager_sees_counts_and_the_way_to_the_team(client, settings):
    people.case()
    settings.STORY_DAY = A_MONDAY + timedelta(days=15)
    page = front_page(client, people.mona())
    assert "Not visited for over two weeks" in page
    assert reverse("my_team") in page
    assert "Robin" not in page


@pytest.mark.parametrize(
    ("who", "said"),
    [
        (people.lena, "You see no family’s record"),
        (people.petra, "See your supervision groups"),
        (people.dora, "You see no family’s record"),
        (people.ada, "Read in a return from the council"),
    ],
)
def test_everybody_else_is_told_what_they_can_do_and_cannot_see(client, who, said):
    people.case()
    page = front_page(client, who())
    assert said in page
    assert "Robin" not in page


def test_my_work_asks_the_database_as_much_for_two_families_as_for_one(
    client,
):
    visit(people.case(), A_MONDAY)
    grace = people.signed_in(client, people.grace())
    grace.get(reverse("my_work"))
    asked = counted(grace, "my_work")
    case = people.case(family="Birch", child="Sam Birch")
    goal(case)
    visit(case, A_MONDAY)
    assert counted(grace, "my_work") == asked


def counted(client, name):
    with CaptureQueriesContext(connection) as asked:
        client.get(reverse(name))
    return len(asked)


def test_the_list_has_ones_own_cases_and_finds_them_by_name_or_reference(client):
    case = people.case()
    people.case(people.oscar(), "South", child="Kim Reed", family="Reed")
    grace = people.signed_in(client, people.grace())
    address = reverse("cases")
    assert "Robin Ashdown" in words(grace.get(address))
    assert "Kim Reed" not in words(grace.get(address, {"show": "all"}))
    assert "Robin Ashdown" in words(grace.get(address, {"find": "ashd"}))
    assert "Robin Ashdown" in words(grace.get(address, {"find": case.reference.lower()}))
    assert "No case that you can see" in words(grace.get(address, {"find": "Kim"}))


def closed(case):
    mona = people.mona()
    with acting_as(mona):
        known = Case.objects.get(pk=case.pk)
        return close_case(
            case=known,
            version=known.version,
            because="goals met",
            note="They moved far away",
            on=A_MONDAY + timedelta(days=6),
            at=now(),
            by=mona,
        )


def test_a_closed_case_is_listed_among_the_closed_and_marked(client):
    closed(people.case())
    mona = people.signed_in(client, people.mona())
    assert "Robin Ashdown" not in words(mona.get(reverse("cases")))
    page = words(mona.get(reverse("cases"), {"show": "closed"}))
    assert "Robin Ashdown" in page
    assert "Closed" in page


def sealed(case, *also):
    mona, only = people.mona(), [people.grace(), *also]
    with acting_as(mona):
        known = Case.objects.get(pk=case.pk)
        seal_case(case=known, only=only, why="A relative", at=now(), by=mona)


def test_a_sealed_case_that_names_its_manager_is_no_secret_from_them(client):
    sealed(people.case(), people.mona())
    page = words(people.signed_in(client, people.mona()).get(reverse("my_team")))
    assert "Robin Ashdown" in page
    assert "sealed" not in page


def test_a_sealed_case_is_a_number_to_its_manager_and_whole_to_those_named(client):
    sealed(people.case())
    mona = people.signed_in(client, people.mona())
    for name in ("cases", "my_team", "my_work"):
        page = words(mona.get(reverse(name)))
        assert "1 sealed case" in page or "1 case, shown only" in page
        assert "Robin" not in page
    grace = people.signed_in(client, people.grace())
    assert "Robin Ashdown" in words(grace.get(reverse("cases")))


def test_another_teams_manager_counts_no_sealed_case(client):
    sealed(people.case())
    people.team("South")
    page = words(people.signed_in(client, people.max_()).get(reverse("my_team")))
    assert "sealed" not in page


def test_the_list_is_paged_at_twenty_five(client):
    for number in range(26):
        people.case(person(number), child=f"Child {number:02}")
    mona = people.signed_in(client, people.mona())
    first = words(mona.get(reverse("cases")))
    assert "26 cases" in first
    assert "Page 1 of 2" in first
    assert first.count("HF-") == 25
    assert words(mona.get(reverse("cases"), {"page": 2})).count("HF-") == 1


def person(number):
    return people.person(f"Worker{number // 2:02}", people.grace().role)


def test_the_team_page_has_each_practitioner_with_their_families(client, settings):
    settings.STORY_DAY = A_MONDAY + timedelta(days=22)
    people.case()
    people.participant(people.mary())
    closed(people.case(family="Birch", child="Sam Birch"))
    page = words(people.signed_in(client, people.mona()).get(reverse("my_team")))
    assert "Robin Ashdown" in page
    assert "not visited yet, opened 22 days ago" in page
    assert "Very late" in page
    assert "Mary" in page
    assert "Sam Birch" not in page


def test_the_team_page_asks_as_much_for_many_as_for_one(client):
    people.case()
    mona = people.signed_in(client, people.mona())
    mona.get(reverse("my_team"))
    asked = counted(mona, "my_team")
    people.case(people.mary(), family="Birch", child="Sam Birch")
    people.case(people.mary(), family="Reed", child="Kim Reed")
    assert counted(mona, "my_team") == asked
    assert "Kim Reed" in words(mona.get(reverse("my_team")))


def test_a_practitioner_has_no_team_page(client):
    people.participant(people.grace())
    assert people.signed_in(client, people.grace()).get(reverse("my_team")).status_code == 403
