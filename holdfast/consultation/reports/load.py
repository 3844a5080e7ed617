"""The load on clinicians, in numbers: three queries whatever the number of people."""

from dataclasses import dataclass
from datetime import date

from django.db import connection

from holdfast.access.models import User
from holdfast.consultation import rules
from holdfast.consultation.rules.load import Waits
from holdfast.kit.working_days import working_days_between


@dataclass(frozen=True, kw_only=True)
class Specialists:
    """The load on each clinician in some days, how long people wait, and what nobody is asked."""

    loads: list[tuple[User, rules.Load]]
    waits: Waits
    of_anybody: int  # asked within the days of whoever is free


def consulted(*, since: date) -> list[rules.Consulted]:
    """Return the questions since a day, and those that wait, without words or who asked."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM app.consulted(%s)", [since])
        rows = cursor.fetchall()
    names = (
        "asked_on", "asked_of", "clinician", "taken_on", "advised_on", "withdrawn_on", "minutes",
    )  # fmt: skip
    return [rules.Consulted(**dict(zip(names, row, strict=True))) for row in rows]


def specialists(*, first: date, today: date) -> Specialists:
    """Return the load on the clinicians of the reader's authority from a day until today."""
    within = rules.Months(first=first, last=today)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM app.beside_consultation(%s, %s)", [first, today])
        beside = {row[0]: row[1:] for row in cursor.fetchall()}
    questions = consulted(since=first)
    passing = {key: (row[0], int(row[1])) for key, row in beside.items()}
    joint = {key: row[2] for key, row in beside.items()}
    sessions = {key: (row[3], int(row[4])) for key, row in beside.items()}
    found = rules.loads(beside, questions, passing, joint, within, sessions)
    people = User.objects.filter(pk__in=beside).order_by("name", "pk")
    return Specialists(
        loads=[(person, found[person.pk]) for person in people],
        waits=rules.waits(questions, today=today, within=within, working_days=working_days_between),
        of_anybody=sum(one.asked_of is None and within.has(one.asked_on) for one in questions),
    )
