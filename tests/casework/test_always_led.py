"""No open case is ever without a lead: the database itself refuses, whoever asks and however."""

import pytest
from django.db import IntegrityError, connection, transaction

from holdfast.access.actions import end_access
from holdfast.access.identity import acting_as
from holdfast.access.models import User
from holdfast.casework.models import Assignment, Case
from holdfast.programme.models import Participant
from tests import people
from tests.database import all_seeing
from tests.people import A_MONDAY

pytestmark = pytest.mark.django_db
CLOSE = "UPDATE casework_case SET closed_on = opened_on, closed_because = 'moved away'"
REFUSED = "an open case would be left with nobody who leads it"


def at_the_end() -> None:
    """Have the database look now, as it does when a transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")


@pytest.fixture
def case() -> Case:
    people.participant(people.mary())
    return people.case()


ORPHANING = {
    "its lead's part in it is ended": "UPDATE casework_assignment SET ended_on = began_on",
    "its lead's part in it is removed": "DELETE FROM casework_assignment",
    "its lead becomes a co-worker": "UPDATE casework_assignment SET part = 'co-worker'",
    "its lead leaves the programme": (
        "UPDATE programme_participant SET withdrew_on = joined_on WHERE person_id = %(grace)s"
    ),
    "its lead's account is closed": (
        "UPDATE access_user SET is_active = false WHERE id = %(grace)s"
    ),
}


@pytest.mark.parametrize("sql", ORPHANING.values(), ids=ORPHANING)
def test_no_statement_leaves_an_open_case_with_nobody(case, sql):
    with all_seeing() as cursor, pytest.raises(IntegrityError, match=REFUSED), transaction.atomic():
        cursor.execute(sql, {"grace": people.grace().pk})
        at_the_end()


@pytest.mark.parametrize("sql", ORPHANING.values(), ids=ORPHANING)
def test_with_no_open_case_each_of_them_may_be(case, sql):
    with all_seeing() as cursor:
        cursor.execute(CLOSE)
        cursor.execute(sql, {"grace": people.grace().pk})
        at_the_end()


def test_a_closed_case_with_nobody_is_not_opened_again(case):
    with all_seeing() as cursor:
        cursor.execute(CLOSE)
    with acting_as(people.ada()):
        end_access(person=people.grace(), why="Left", by=people.ada())
        at_the_end()
    with all_seeing() as cursor, pytest.raises(IntegrityError, match=REFUSED), transaction.atomic():
        cursor.execute("UPDATE casework_case SET closed_on = NULL, closed_because = ''")
        at_the_end()


def test_what_is_put_right_in_the_same_transaction_is_no_fault(case):
    mary = people.participant(people.mary())
    with acting_as(people.mona()):
        Assignment.objects.filter(case=case).update(ended_on=A_MONDAY, ended_because="left")
        Assignment(case=case, participant=mary, part="lead", began_on=A_MONDAY).save(
            force_insert=True
        )
        at_the_end()


def test_of_many_changed_at_once_one_is_enough_to_refuse_them_all(case):
    for number in range(3):
        lead = people.person(f"Nova{number}", people.Role.PRACTITIONER)
        people.case(lead, family=f"F{number}", child=f"C{number}")
    with acting_as(people.lena()), pytest.raises(IntegrityError, match=REFUSED):
        with transaction.atomic():
            Participant.objects.all().update(withdrew_on=A_MONDAY)
            at_the_end()
    with acting_as(people.mona()), pytest.raises(IntegrityError, match=REFUSED):
        with transaction.atomic():
            Assignment.objects.all().update(ended_on=A_MONDAY, ended_because="left")
            at_the_end()
    with acting_as(people.mona()):
        assert Assignment.objects.filter(ended_on=None).count() == 4


def test_the_web_s_own_role_is_refused_too(case):
    grace = people.grace()
    with acting_as(people.ada()), pytest.raises(IntegrityError, match=REFUSED):
        with transaction.atomic():
            User.objects.filter(pk=grace.pk).update(is_active=False)
            at_the_end()


def test_what_the_guarantee_asks_belongs_to_the_guard_and_its_triggers_to_the_owner():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT r.rolname FROM pg_proc p JOIN pg_roles r ON r.oid = p.proowner "
            "WHERE p.proname IN ('insist_on_a_lead', 'keep_cases_led', 'keep_leads_here')"
        )
        assert cursor.fetchall() == [("holdfast_guard",)]
        cursor.execute(
            "SELECT c.relname, t.tgname, r.rolname, t.tgdeferrable AND t.tginitdeferred "
            "FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid "
            "JOIN pg_roles r ON r.oid = c.relowner JOIN pg_proc p ON p.oid = t.tgfoid "
            "WHERE p.proname IN ('keep_cases_led', 'keep_leads_here') ORDER BY 1"
        )
        assert cursor.fetchall() == [
            ("access_user", "leads_nothing", "holdfast_owner", True),
            ("casework_assignment", "case_is_led", "holdfast_owner", True),
            ("casework_case", "is_led", "holdfast_owner", True),
            ("programme_participant", "leads_nothing", "holdfast_owner", True),
        ]
