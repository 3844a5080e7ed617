from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import now

from holdfast.access.identity import acting_as
from holdfast.access.permissions import Role
from holdfast.casework.actions.cases import hand_over
from holdfast.casework.actions.closing import close_case
from holdfast.casework.actions.goals import set_goal
from holdfast.casework.actions.visits import Told, record_visit
from holdfast.casework.models import Case
from holdfast.measures.actions.recording import record_sdq
from holdfast.measures.instruments import sdq
from holdfast.programme.actions import withdraw
from holdfast.programme.reports import each_participant, totals
from tests import people
from tests.supervision.groups import group, joined
from tests.training.days import trained

pytestmark = pytest.mark.django_db
DAY = people.A_MONDAY + timedelta(days=10)


@pytest.fixture(autouse=True)
def story_day(settings):
    settings.STORY_DAY = DAY


def text_of(response) -> str:
    return " ".join(response.content.decode().split())


def visited(case: Case, lead, on=people.A_MONDAY) -> None:
    with acting_as(lead):
        record_visit(
            case=case,
            told=Told(visited_on=on, took_part=["child"], note=""),
            steps={},
            today=DAY,
            at=people.A_MOMENT,
            by=lead,
        )


def glance(who=people.lena):
    with acting_as(who()):
        return {one.name: one for one in each_participant(people.run(), today=DAY)}


def summary(who=people.lena):
    its_run = people.run()
    with acting_as(who()):
        return totals(its_run, today=DAY, sections=7)


def test_a_participants_line_counts_training_group_cases_and_visits():
    case, grace = people.case(), people.participant(people.grace())
    trained(grace)
    trained(grace, code="POS")
    trained(grace, code="POS")
    joined(group(), grace)
    visited(case, people.grace())
    visited(case, people.grace(), on=DAY)
    line = glance()["Grace"]
    assert (line.sections, line.in_group, line.team) == (2, "Tuesday group", "North")
    assert (line.open_cases, line.closed_cases) == (1, 0)
    assert (line.last_visit_on, line.visits_this_month, line.visited_this_month) == (DAY, 2, 1)
    assert (line.with_baseline, line.with_goals) == (0, 0)


def test_a_baseline_and_goals_are_counted_by_case():
    case, grace = people.case(), people.grace()
    people.case(grace, family="Birch", child="Sam Birch")
    with acting_as(grace):
        set_goal(
            case=case,
            words="We eat together",
            owner="family",
            agreed_with=["parent"],
            on=people.A_MONDAY,
            today=DAY,
            by=grace,
        )
        record_sdq(
            child=case.child,
            form="P4-10",
            stage="baseline",
            completed_on=people.A_MONDAY,
            scores={sdq.Scale.TOTAL: 14},
            today=DAY,
            at=people.A_MOMENT,
            by=grace,
        )
    line = glance()["Grace"]
    assert (line.cases, line.with_baseline, line.with_goals) == (2, 1, 1)


def test_a_case_handed_over_counts_for_whoever_has_it_now():
    case, mary = people.case(), people.participant(people.mary())
    with acting_as(people.mona()):
        hand_over(case=case, to=mary, because="left", on=DAY, at=now(), by=people.mona())
    assert glance()["Grace"].cases == 0
    assert glance()["Mary"].open_cases == 1


def test_a_closed_case_counts_for_whoever_closed_it():
    case = people.case()
    with acting_as(people.mona()):
        case = Case.objects.get(pk=case.pk)
        close_case(
            case=case,
            version=case.version,
            because="goals met",
            note="They moved far away",
            on=DAY,
            at=now(),
            by=people.mona(),
        )
    line = glance()["Grace"]
    assert (line.open_cases, line.closed_cases, line.worked_this_month) == (0, 1, 1)


def test_what_is_yet_to_come_is_not_counted():
    case = people.case()
    with acting_as(people.lena()):
        before = people.A_MONDAY - timedelta(days=1)
        (line,) = each_participant(people.run(), today=before)
    assert case.pk
    assert (line.cases, line.in_group) == (0, None)


def test_the_totals_count_practitioners_still_in_the_pilot():
    people.case()
    mary = people.participant(people.mary())
    trained(mary, people.participant(people.grace()))
    with acting_as(people.lena()):
        withdraw(participant=mary, because="left", on=DAY, by=people.lena())
    figures = summary()
    assert (figures.people, figures.with_a_case, figures.cases) == (1, 1, 1)
    assert figures.trained == 0


def test_the_database_gives_each_persons_figures_to_the_lead_alone():
    people.case()
    everybody_else = (people.dora, people.ada, people.petra, people.grace, people.mona)
    assert glance()
    for who in everybody_else:
        assert glance(who) == {}, who


def test_the_database_gives_totals_to_the_lead_and_the_director_alone():
    people.case()
    assert summary() == summary(people.dora) is not None
    for who in (people.ada, people.petra, people.grace, people.mona, people.mallory):
        assert summary(who) is None or summary(who).people == 0, who


def test_the_database_gives_nothing_to_a_lead_of_another_authority():
    people.case()
    its_run = people.run()
    elsewhere = people.person("Lou", Role.LEAD, people.SUTTON)
    with acting_as(elsewhere):
        assert each_participant(its_run, today=DAY) == []
        assert totals(its_run, today=DAY, sections=7).people == 0


def test_the_function_beneath_shows_no_more_than_its_reader_may_read():
    people.case()
    its_run = people.run()
    with acting_as(people.dora()), connection.cursor() as cursor:
        cursor.execute("SELECT sum(open_cases) FROM app.pilot_rows(%s, %s)", [its_run.pk, DAY])
        assert cursor.fetchone() == (0,)


def test_nobody_is_given_figures_without_an_identity():
    its_run = people.run()
    with pytest.raises(DatabaseError, match="nobody has said"), transaction.atomic():
        totals(its_run, today=DAY, sections=7)


def test_the_lead_sees_totals_in_words_and_a_line_for_each(client):
    case = people.case()
    people.participant(people.mary())
    visited(case, people.grace())
    page = text_of(people.signed_in(client, people.lena()).get(reverse("pilot")))
    for words in (
        "0 of 2 practitioners",
        "1 of 2 practitioners",
        "0 of 1 cases",
        "1 visits, to 1 of 1 cases",
        "Grace",
        "2 Mar 2026",
        "No case",
        "0 of 7",
    ):
        assert words in page, words


def test_the_director_sees_no_name_and_no_small_number(client):
    case = people.case()
    visited(case, people.grace())
    page = text_of(people.signed_in(client, people.dora()).get(reverse("pilot")))
    assert "Grace" not in page
    assert "North" not in page
    assert page.count("fewer than 5 cases in all") == 3
    assert "fewer than 5 of 1 practitioners" in page
    assert "1 of 1" not in page


def test_no_family_is_named_to_the_lead(client):
    case = people.case(family="Ashdown", child="Robin Ashdown")
    page = text_of(people.signed_in(client, people.lena()).get(reverse("pilot")))
    assert "Ashdown" not in page
    assert case.reference not in page
    assert str(case.pk) not in page


@pytest.mark.parametrize("who", [people.ada, people.petra, people.grace, people.mona])
def test_nobody_else_sees_the_pilot(client, who):
    assert people.signed_in(client, who()).get(reverse("pilot")).status_code == 403


def test_before_there_is_a_run_the_page_says_so(client):
    page = people.signed_in(client, people.lena()).get(reverse("pilot"))
    assert "No run of the programme has been set up yet" in text_of(page)


def test_the_page_takes_the_same_questions_however_many_take_part(client):
    people.case()
    people.signed_in(client, people.lena())

    def questions() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert client.get(reverse("pilot")).status_code == 200
        return len(asked)

    before = questions()
    for number in range(8):
        someone = people.person(f"Nova{number}", Role.PRACTITIONER)
        people.case(someone, family=f"Family{number}", child=f"Child{number}")
    assert questions() == before
    assert before <= 20
