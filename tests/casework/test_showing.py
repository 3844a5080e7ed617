"""A practitioner shows measures to the clinical supervisor of their group; nothing else is seen."""

from datetime import timedelta

import pytest
from django.db import DatabaseError
from django.urls import reverse
from django.utils.timezone import now

from holdfast.access.actions import declare_conflict
from holdfast.access.identity import acting_as
from holdfast.casework.actions.cases import seal_case
from holdfast.casework.actions.showing import show_measures, withdraw_showing
from holdfast.casework.models import Case, Showing
from holdfast.families.models import Child
from holdfast.kit.refusals import Refused
from holdfast.measures.actions.recording import strike_out
from holdfast.measures.models import Administration
from holdfast.supervision.actions import form_group, join_group, leave_group
from holdfast.supervision.models import Membership
from tests import people
from tests.casework.typing_in import send, words
from tests.database import all_seeing
from tests.measures.filling_in import filled
from tests.people import A_MONDAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def case():
    return people.case(child="Robin Ashdown")


@pytest.fixture
def _in_petras_group(case):
    with acting_as(people.lena()):
        group = form_group(
            run=people.run(), name="Willow", supervisor=people.petra(), first_meeting_on=A_MONDAY,
            by=people.lena(),
        )  # fmt: skip
        mine = people.participant(people.grace())
    with acting_as(people.lena()):
        join_group(group=group, participant=mine, on=A_MONDAY, by=people.lena())


@pytest.fixture
def sdq(case):
    return filled(case, "sdq", "P4-10", 1)


@pytest.fixture
def showing(case, sdq):
    with acting_as(people.grace()):
        return show_measures(
            case=case, measures=[sdq], supervisor=people.petra(), days=28, at=now(),
            by=people.grace(),
        )[0]  # fmt: skip


def read_by_petra():
    """Return what the second lock lets the supervisor read once Grace has left her group."""
    with acting_as(people.lena()):
        for place in Membership.objects.filter(left_on=None):
            leave_group(membership=place, on=A_MONDAY, by=people.lena())
    with acting_as(people.petra()):
        return (Administration.objects.count(), Showing.objects.count(), Case.objects.count(),
                Child.objects.count())  # fmt: skip


@pytest.mark.usefixtures("_in_petras_group")
def test_a_practitioner_shows_one_measure_and_the_supervisor_reads_it(client, case, sdq):
    filled(case, "sdq", "P4-10", 2, on=A_MONDAY + timedelta(days=3))
    grace = people.signed_in(client, people.grace())
    assert "Petra" in words(grace.get(reverse("measure_show", args=[sdq.pk])))
    sent = send(grace, "measure_show", sdq.pk, days="28")
    assert "Petra sees this until" in words(grace.get(sent.url))
    petra = people.signed_in(client, people.petra())
    page = words(petra.get(reverse("shown_to_me")))
    assert "Robin" in page
    assert case.reference in page
    assert "Ashdown" not in page
    with acting_as(people.petra()):
        key = Showing.objects.get().pk
    page = words(petra.get(reverse("shown_one", args=[key])))
    assert "Answers by number" in page
    assert "Newer four bands" in page
    assert "Ashdown" not in page
    assert read_by_petra() == (1, 1, 0, 0)


@pytest.mark.usefixtures("_in_petras_group")
def test_all_of_a_case_is_what_it_has_now(client, case, sdq):
    filled(case, "phq9", "PHQ-9", 1)
    send(people.signed_in(client, people.grace()), "measures_show", case.pk, days="7")
    filled(case, "gad7", "GAD-7", 1)
    assert read_by_petra()[0] == 2


def test_who_has_no_group_has_nobody_to_show_to(client, case, sdq):
    grace = people.signed_in(client, people.grace())
    said = "You have no place in a supervision group"
    assert said in words(grace.get(reverse("measure_show", args=[sdq.pk])))
    assert said in words(send(grace, "measure_show", sdq.pk, days="28"))


@pytest.mark.usefixtures("_in_petras_group")
@pytest.mark.parametrize("days", ["0", "91", "", "a week"])
def test_a_showing_has_an_end(client, sdq, days):
    sent = send(people.signed_in(client, people.grace()), "measure_show", sdq.pk, days=days)
    assert sent.status_code == 200
    assert read_by_petra()[:2] == (0, 0)


def test_taking_it_back_works_at_once(client, showing):
    address = reverse("shown_one", args=[showing.pk])
    assert people.signed_in(client, people.petra()).get(address).status_code == 200
    send(people.signed_in(client, people.grace()), "showing_withdraw", showing.pk)
    assert people.signed_in(client, people.petra()).get(address).status_code == 404
    assert read_by_petra() == (0, 0, 0, 0)


def test_it_ends_by_itself(showing):
    assert read_by_petra()[0] == 1
    with all_seeing() as cursor:
        cursor.execute("UPDATE casework_showing SET shown_at = now() - interval '29 days', "
                       "until = now() - interval '1 second'")  # fmt: skip
    assert read_by_petra()[:2] == (0, 0)


def test_shown_again_it_is_shown_once(case, sdq, showing):
    with acting_as(people.grace()):
        show_measures(
            case=case, measures=[sdq], supervisor=people.petra(), days=3, at=now(),
            by=people.grace(),
        )  # fmt: skip
        assert Showing.objects.in_force().count() == 1


def test_a_seal_ends_it(case, showing):
    with acting_as(people.mona()):
        seal_case(
            case=Case.objects.get(pk=case.pk), only=[people.grace()], why="staff are related",
            at=now(), by=people.mona(),
        )  # fmt: skip
    assert read_by_petra()[:2] == (0, 0)


def test_a_declared_conflict_ends_it(case, showing):
    with acting_as(people.petra()):
        declare_conflict(
            family_id=case.family_id, person=people.petra(), why="kin", at=now(), by=people.petra()
        )
    assert read_by_petra()[:2] == (0, 0)


def test_nobody_else_is_shown_it(client, showing):
    other = people.person("Paul", people.Role.SUPERVISOR)
    with acting_as(other):
        assert Administration.objects.count() == 0
        assert Showing.objects.count() == 0
    address = reverse("shown_one", args=[showing.pk])
    assert people.signed_in(client, other).get(address).status_code == 404


def test_a_practitioner_named_as_supervisor_is_shown_nothing(case, sdq):
    with acting_as(people.grace()):
        show_measures(
            case=case, measures=[sdq], supervisor=people.mary(), days=3, at=now(),
            by=people.grace(),
        )  # fmt: skip
    with acting_as(people.mary()):
        assert Administration.objects.count() == 0


def test_nobody_shows_what_is_not_theirs_to_work_with(case, sdq):
    for who in (people.mary(), people.mona(), people.petra()):
        with pytest.raises(DatabaseError, match="row-level security"), acting_as(who):
            Showing(
                case_id=case.pk, administration_id=sdq.pk, supervisor=people.petra(),
                shown_by=who, shown_at=now(), until=now() + timedelta(days=1),
            ).save(force_insert=True)  # fmt: skip


def test_what_is_struck_out_is_not_shown(case, sdq):
    with all_seeing() as cursor:
        cursor.execute(
            "UPDATE measures_administration SET struck_at = now(), struck_by_id = entered_by_id, "
            "struck_because = 'no'"
        )
    with acting_as(people.grace()), pytest.raises(Refused, match="struck out"):
        sdq.refresh_from_db()
        show_measures(
            case=case, measures=[sdq], supervisor=people.petra(), days=3, at=now(),
            by=people.grace(),
        )  # fmt: skip


def test_who_looked_is_on_the_cases_trail(client, case, showing):
    people.signed_in(client, people.petra()).get(reverse("shown_one", args=[showing.pk]))
    trail = people.signed_in(client, people.grace()).get(reverse("case_trail", args=[case.pk]))
    assert "Saw a measure that was shown to them" in words(trail)
    assert "Showed measures to Petra" in words(trail)


def test_a_risk_answer_is_said_to_the_supervisor(client):
    case = people.case(born_on=A_MONDAY.replace(year=2007))
    made = filled(case, "phq9", "PHQ-9", 1)
    with acting_as(people.grace()):
        (one,) = show_measures(
            case=case, measures=[made], supervisor=people.petra(), days=3, at=now(),
            by=people.grace(),
        )  # fmt: skip
    page = words(people.signed_in(client, people.petra()).get(reverse("shown_one", args=[one.pk])))
    assert "A person must act on this answer" in page
    assert "ask Grace" in page


def test_withdrawing_twice_changes_nothing(showing):
    with acting_as(people.grace()):
        withdraw_showing(showing=showing, at=now(), by=people.grace())
        first = Showing.objects.get().withdrawn_at
        withdraw_showing(showing=showing, at=now(), by=people.grace())
        assert Showing.objects.get().withdrawn_at == first


def test_striking_out_ends_it(sdq, showing):
    with acting_as(people.grace()):
        strike_out(administration=sdq, version=1, why="Another child", at=now(), by=people.grace())
    assert read_by_petra()[:2] == (0, 0)
