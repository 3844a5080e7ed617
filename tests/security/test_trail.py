"""Every change has its history, whatever path it came by; the trail is only ever added to."""

import json

import pytest
from django.db import DatabaseError, connection, transaction

from holdfast.access.guarding import ours
from holdfast.access.identity import acting_as
from holdfast.access.models import Draft
from holdfast.audit.trail import record
from holdfast.casework.models import Case, Visit
from tests import people
from tests.database import all_seeing

pytestmark = pytest.mark.django_db


def changes(table: str) -> list[tuple[str, str]]:
    """Return (operation, who) for each change to one table, oldest first."""
    with all_seeing() as cursor:
        cursor.execute("SELECT op, by FROM audit.change WHERE tbl = %s ORDER BY seq", [table])
        return cursor.fetchall()


def visit(case: Case, who, **facts) -> Visit:
    return Visit(
        case=case, visited_on=people.A_MONDAY, outcome="made", recorded_by=who,
        recorded_at=people.A_MOMENT, **facts,
    )  # fmt: skip


def test_save_update_bulk_raw_and_delete_each_leave_one_line_a_row():
    case, grace = people.case(), people.grace()
    with acting_as(grace):
        one = visit(case, grace)
        one.save(force_insert=True)
        one.note = "changed by save"
        one.save(update_fields=["note"])
        Visit.objects.filter(pk=one.pk).update(note="changed by update")
        Visit.objects.bulk_create([visit(case, grace), visit(case, grace)])
        with connection.cursor() as cursor:
            cursor.execute("UPDATE casework_visit SET note = 'changed by hand' WHERE true")
    me = str(grace.pk)
    assert changes("casework_visit") == [
        ("INSERT", me), ("UPDATE", me), ("UPDATE", me), ("INSERT", me), ("INSERT", me),
        ("UPDATE", me), ("UPDATE", me), ("UPDATE", me),
    ]  # fmt: skip
    with acting_as(grace):
        Draft.objects.create(person=grace, address="/x/", typed={}, saved_at=people.A_MOMENT)
        Draft.objects.all().delete()
    assert changes("access_draft") == [("INSERT", me), ("DELETE", me)]


def test_a_change_at_the_console_is_kept_under_the_role_that_made_it():
    case = people.case()
    with all_seeing() as cursor:
        cursor.execute("UPDATE casework_case SET plan_reference = 'X1' WHERE id = %s", [case.pk])
    assert changes("casework_case")[-1] == ("UPDATE", "role postgres")


def test_a_change_says_what_was_there_before_and_after_and_nothing_else():
    case, grace = people.case(), people.grace()
    with acting_as(grace):
        Case.objects.filter(pk=case.pk).update(plan_reference="X1")
    with all_seeing() as cursor:
        cursor.execute(
            "SELECT before, after FROM audit.change WHERE tbl = 'casework_case' AND op = 'UPDATE' "
            "ORDER BY seq DESC LIMIT 1"
        )
        before, after = map(json.loads, cursor.fetchone())
        assert (before, after) == ({"plan_reference": ""}, {"plan_reference": "X1"})


@pytest.mark.parametrize("model", ours(), ids=lambda model: model._meta.label)
def test_every_model_is_watched_by_the_one_trigger(model):
    with all_seeing() as cursor:
        cursor.execute(
            "SELECT p.proname FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid "
            "WHERE t.tgrelid = %s::regclass AND t.tgname = 'holdfast_history'",
            [model._meta.db_table],
        )
        assert cursor.fetchall() == [("keep",)]


def test_an_entry_stands_or_falls_with_its_change():
    case, grace = people.case(), people.grace()
    with pytest.raises(RuntimeError), acting_as(grace):
        record("did something", about=[case], by=grace)
        raise RuntimeError
    with all_seeing() as cursor:
        cursor.execute("SELECT count(*) FROM audit.entry WHERE what = 'did something'")
        assert cursor.fetchone() == (0,)


def test_nobody_acts_in_anothers_name():
    case = people.case()
    with pytest.raises(PermissionError), acting_as(people.grace()):
        record("did something", about=[case], by=people.mona())


def test_each_line_is_hashed_over_its_whole_content():
    people.case()
    with all_seeing() as cursor:
        for log in ("entry", "change"):
            cursor.execute(
                f"SELECT count(*), count(*) FILTER (WHERE hash = audit.hash_of(to_jsonb(l))) "
                f"FROM audit.{log} l"
            )
            lines, good = cursor.fetchone()
            assert lines == good > 0


@pytest.mark.parametrize(
    "attempt",
    ["UPDATE audit.entry SET what = ''", "DELETE FROM audit.entry", "TRUNCATE audit.entry"],
)
def test_not_even_the_superuser_changes_the_trail_by_accident(attempt):
    people.case()
    with pytest.raises(DatabaseError, match="only ever added to"), transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL ROLE postgres")
            cursor.execute(attempt)


def test_a_password_is_never_copied_into_the_history():
    grace = people.grace()
    grace.set_password("a long and secret phrase")
    grace.save(update_fields=["password"])
    with all_seeing() as cursor:
        cursor.execute(
            "SELECT string_agg(after::text, '') FROM audit.change WHERE tbl = 'access_user'"
        )
        assert grace.password not in cursor.fetchone()[0]


def test_one_statement_over_many_rows_is_kept_row_by_row():
    grace = people.grace()
    with acting_as(grace):
        for address in ("/a/", "/b/"):
            Draft.objects.create(person=grace, address=address, typed={}, saved_at=people.A_MOMENT)
    with all_seeing() as cursor:
        cursor.execute("DELETE FROM access_draft WHERE person_id = %s", [grace.pk])
    assert [op for op, _ in changes("access_draft")] == ["INSERT", "INSERT", "DELETE", "DELETE"]
