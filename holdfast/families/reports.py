"""Questions about families: which are known, and through which cases somebody reaches one."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection

from holdfast.access.models import Grant, User
from holdfast.access.rules import Standing
from holdfast.families import rules
from holdfast.families.models import Adult, Child, Family, read_besides


@dataclass(frozen=True, kw_only=True)
class Found:
    """A child the council's case system knows, for whoever has number and birth date."""

    child_id: UUID
    family_id: UUID
    name: str


def find_child(*, council_id: str, born_on: date) -> Found | None:
    """Return the child with both this number and this birth date; None for any other pair."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM app.find_child(%s, %s)", [council_id, born_on])
        row = cursor.fetchone()
    return Found(child_id=row[0], family_id=row[1], name=row[2]) if row else None


def cases_reached(reader: User, family: Family) -> list[UUID]:
    """Return the cases of a family that somebody may reach, as keys: granted ones first."""
    grants = Grant.objects.open_to(reader).filter(family_id=family.pk)
    of_cases = grants.exclude(standing=Standing.CONSIDERS).order_by("began_at")
    granted = list(of_cases.values_list("case_id", flat=True))
    for cases in read_besides(reader):
        of_family = cases.filter(family_id=family.pk).order_by("opened_on", "pk")
        granted += of_family.values_list("pk", flat=True)
    return list(dict.fromkeys(granted))


def likely_known(*, name: str, born_on: date, council_id: str) -> list[str]:
    """Return, for each child already known who may be this one, which team knows them.

    No name comes back: only a team's, or "the council" where no team works with the child.
    """
    typed = rules.Known(name=name, born_on=born_on, council_id=council_id)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM app.children_like(%s, %s, %s)", [name, born_on, council_id])
        rows = cursor.fetchall()
    return [
        team or "the council"
        for known_name, known_born_on, known_id, team in rows
        if rules.likely_the_same(
            typed,
            rules.Known(name=known_name, born_on=known_born_on, council_id=known_id),
        )
    ]


def nameable(reader: User) -> list[rules.Nameable]:
    """Return whom a text without a name must not name: the families within the reader's reach.

    Three queries.
    """
    children = Child.objects.visible_to(reader).values_list("name", "born_on", "council_id")
    adults = Adult.objects.visible_to(reader).values_list("name", "born_on", "council_id")
    families = Family.objects.visible_to(reader).values_list("name", "council_id")
    people = [
        rules.Nameable(name=name, born_on=born_on, council_id=council_id)
        for name, born_on, council_id in (*children, *adults)
    ]
    return people + [rules.Nameable(name=name, council_id=number) for name, number in families]
