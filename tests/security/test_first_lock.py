"""The first lock alone, with the second taken off: `visible_to` and the grants it reads.

These queries run as the superuser, whom no policy binds, so that only the site's own filter stands
between a reader and every row there is.
"""

from datetime import timedelta

import pytest
from django.db import DatabaseError
from django.utils.timezone import now

from holdfast.access.actions import declare_conflict
from holdfast.access.identity import acting_as
from holdfast.access.models import Grant
from holdfast.access.permissions import Permission
from holdfast.casework.actions.cases import add_co_worker, hand_over, seal_case
from holdfast.casework.actions.closing import close_case
from holdfast.casework.models import Case
from holdfast.families.models import Child, Family
from holdfast.measures.models import Administration
from tests import people
from tests.database import all_seeing
from tests.security import walk

pytestmark = pytest.mark.django_db


def reached(model, who) -> int:
    """Return how many rows the first lock alone lets somebody see, and check both locks agree."""
    with all_seeing():
        alone = set(model.objects.visible_to(who).values_list("pk", flat=True))
    with acting_as(who):
        both = set(model.objects.visible_to(who).values_list("pk", flat=True))
        second = set(model.objects.values_list("pk", flat=True))
    assert alone == both == second
    return len(alone)


def test_both_locks_let_the_same_rows_through_for_everybody():
    walk.cases()
    for role, who in walk.cast().items():
        reach = {"practitioner": 2, "team manager": 3, "clinical supervisor": 1}
        expected = reach.get(role.value, 0)
        for model in (Case, Family, Child, Administration):
            assert reached(model, who) == expected, (role, model)


def test_a_handed_over_case_is_out_of_reach_at_once():
    case = people.case()
    mary = people.participant(people.mary())
    with acting_as(people.mona()):
        hand_over(
            case=Case.objects.get(pk=case.pk), to=mary, because="absent", on=people.A_MONDAY,
            at=now(), by=people.mona(),
        )  # fmt: skip
    assert (reached(Case, people.grace()), reached(Case, people.mary())) == (0, 1)


def test_a_co_worker_reaches_the_case_beside_its_lead():
    case = people.case()
    mary = people.participant(people.mary())
    with acting_as(people.mona()):
        add_co_worker(
            case=Case.objects.get(pk=case.pk), participant=mary, on=people.A_MONDAY, at=now(),
            by=people.mona(),
        )  # fmt: skip
    assert (reached(Case, people.grace()), reached(Case, people.mary())) == (1, 1)


def test_a_conflict_of_interest_removes_every_other_right():
    case, grace = people.case(), people.grace()
    with acting_as(grace):
        declare_conflict(family_id=case.family_id, person=grace, why="kin", at=now(), by=grace)
    assert reached(Case, grace) == reached(Child, grace) == 0
    assert reached(Case, people.mona()) == 1


def test_somebody_made_inactive_reaches_nothing_and_may_do_nothing():
    case, mary = people.case(), people.participant(people.mary()).person
    with acting_as(people.mona()):
        add_co_worker(
            case=case, participant=mary.parts.get(), on=people.A_MONDAY, at=now(), by=people.mona()
        )
    with all_seeing() as cursor:
        cursor.execute("UPDATE access_user SET is_active = false WHERE id = %s", [mary.pk])
    mary.refresh_from_db()
    with acting_as(mary):
        assert not Case.objects.exists()
    assert not mary.may(Permission.CASE_SEE)


@pytest.mark.parametrize(("hours", "reaches"), [(-1, 0), (1, 1)])
def test_somebody_whose_last_day_has_ended_reaches_nothing(hours, reaches):
    people.case()
    grace = people.grace()
    with all_seeing() as cursor:
        ends = now() + timedelta(hours=hours)
        cursor.execute("UPDATE access_user SET access_ends_at = %s WHERE id = %s", [ends, grace.pk])
    with acting_as(grace):
        assert Case.objects.count() == Child.objects.count() == reaches
    assert reached(Case, people.mona()) == 1


@pytest.mark.parametrize(("days", "reaches"), [(-1, 0), (1, 1)])
def test_a_grant_ends_at_its_moment(days, reaches):
    case = people.case()
    with all_seeing() as cursor:
        cursor.execute(
            "UPDATE access_grant SET began_at = now() - interval '9 days', ended_at = %s "
            "WHERE case_id = %s",
            [now() + timedelta(days=days), case.pk],
        )
    assert reached(Case, people.grace()) == reaches


@pytest.mark.parametrize(
    "who", [people.mary, people.oscar, people.lena, people.ada, people.mallory]
)
def test_nobody_grants_themselves_a_case(who):
    case, person = people.case(), who()
    with pytest.raises(DatabaseError, match="row-level security"), acting_as(person):
        Grant(
            person=person, case_id=case.pk, family_id=case.family_id, standing="works with",
            began_at=now(), why="because",
        ).save(force_insert=True)  # fmt: skip


def test_sealing_a_closed_case_takes_its_former_leads_reading_away():
    case, mona = people.case(), people.mona()
    with acting_as(mona):
        closed = close_case(
            case=Case.objects.get(pk=case.pk), version=1, because="moved away", note="Far away",
            on=people.A_MONDAY, at=now(), by=mona,
        )  # fmt: skip
    assert reached(Case, people.grace()) == 1, "for four weeks more"
    with acting_as(mona):
        seal_case(case=closed, only=[mona], why="staff are related", at=now(), by=mona)
    assert (reached(Case, people.grace()), reached(Case, mona)) == (0, 1)
