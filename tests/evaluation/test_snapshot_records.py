"""Who may count from the records, of whom, and what is never among them."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.utils.timezone import now

from holdfast.access.identity import acting_as
from holdfast.access.permissions import STAFF, Role
from holdfast.casework.actions.cases import seal_case
from holdfast.evaluation.schema import TABLES
from holdfast.evaluation.snapshot.records import snapshot_for
from holdfast.families.actions import say_where
from tests import people
from tests.area import places

LATER = people.A_MONDAY + timedelta(days=100)
MAY = (Role.LEAD, Role.DIRECTOR, Role.EVALUATOR)
pytestmark = pytest.mark.django_db


def of(role, authority=people.MERTON):
    return people.person(f"One{role.name.title()}", role, authority)


def counted(reader, table, *, as_of=LATER):
    with acting_as(reader), connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM app.snapshot_{table}(%s)", [as_of])
        return cursor.fetchone()[0]


@pytest.mark.parametrize("role", [role for role in STAFF if role not in MAY])
def test_nobody_else_takes_a_snapshot_whatever_the_page_asks(role):
    people.case()
    with acting_as(of(role)), pytest.raises(PermissionError):
        snapshot_for(of(role), as_of=LATER)
    assert [counted(of(role), table) for table in TABLES] == [0] * len(TABLES)


@pytest.mark.parametrize("role", MAY)
def test_an_evaluation_has_the_cases_of_its_own_authority(role):
    ours, theirs = people.case(), people.case(people.mallory(), "Elsewhere")
    with acting_as(of(role)):
        found = snapshot_for(of(role), as_of=LATER).tables["cases"].to_pylist()
    assert [one["case"] for one in found] == [str(ours.pk)]
    assert str(theirs.pk) not in str(found)


def test_what_happened_later_is_not_there_yet():
    people.case()
    assert counted(people.lena(), "cases", as_of=people.A_MONDAY) == 1
    assert counted(people.lena(), "cases", as_of=people.A_MONDAY - timedelta(days=1)) == 0


def test_a_sealed_case_is_left_out_of_every_table():
    case = people.case()
    tables = [table for table in TABLES if counted(people.lena(), table)]
    with acting_as(people.mona()):
        seal_case(
            case=case, only=[people.grace()], why="A member of staff", at=now(), by=people.mona()
        )
    assert "cases" in tables
    with acting_as(people.lena()):
        found = snapshot_for(people.lena(), as_of=LATER)
    assert str(case.pk) not in str([table.to_pylist() for table in found.tables.values()])


def test_the_childs_characteristics_are_as_they_were_at_the_start():
    people.case(born_on=date(2010, 3, 3))
    with acting_as(people.lena()):
        (found,) = snapshot_for(people.lena(), as_of=LATER).tables["cases"].to_pylist()
    assert (found["age"], found["age_band"]) == (15, "11 to 15")
    assert found["status_at_start"] == "universal"
    assert (found["sex"], found["small_area"]) == (None, None)


def test_how_deprived_a_familys_area_is_comes_from_what_is_published():
    case = people.case()
    grace, lena = people.grace(), people.lena()
    with acting_as(grace):
        say_where(family=case.family, version=1, small_area="E01000001", by=grace)

    def found():
        with acting_as(lena):
            (row,) = snapshot_for(lena, as_of=LATER).tables["cases"].to_pylist()
        return row["small_area"], row["deprivation_tenth"]

    assert found() == ("E01000001", None)
    places.read_in(places.ranks())
    assert found() == ("E01000001", 1)
