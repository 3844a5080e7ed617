"""Who may be asked, and who asks."""

from django.db import connection
from django.db.models import Q
from django.db.models.functions import Now

from holdfast.access.models import User
from holdfast.access.permissions import Permission, Role
from holdfast.casework.models import Case

HERE = Q(access_ends_at=None) | Q(access_ends_at__gt=Now())
ASKERS = (Role.PRACTITIONER, Role.MANAGER)


def clinicians_of(reader: User) -> list[User]:
    """Return the clinicians of somebody's authority who are there now, by name."""
    return colleagues(reader, Role.SUPERVISOR)


def askers_of(reader: User) -> list[User]:
    """Return those of somebody's authority who may ask a clinician, by name."""
    return colleagues(reader, *ASKERS)


def colleagues(reader: User, *roles: Role) -> list[User]:
    """Return the others of one authority in some roles who are there now, by name."""
    there = User.objects.filter(HERE, authority=reader.authority, role__in=roles, is_active=True)
    return list(there.exclude(pk=reader.pk).order_by("name", "pk"))


def clinicians_of_case(case: Case) -> list[User]:
    """Return the clinicians who may read a case that whoever asks works with, by name."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT person_id FROM app.clinicians_of_case(%s)", [case.pk])
        keys = [row[0] for row in cursor.fetchall()]
    return list(User.objects.filter(pk__in=keys).order_by("name", "pk"))


def works_with(person: User, case: Case) -> bool:
    """Tell whether somebody works with a case that whoever asks may read."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT app.works_with(%s, %s)", [person.pk, case.pk])
        row = cursor.fetchone()
    return bool(row and row[0])


def cases_to_name(reader: User) -> list[Case]:
    """Return the open cases somebody may name: worked with or, for a clinician, supervised."""
    may_ask = reader.may(Permission.CONSULTATION_ASK)
    cases = Case.objects.worked_by(reader) if may_ask else Case.objects.visible_to(reader)
    return list(cases.open().with_child().order_by("child__name", "pk"))
