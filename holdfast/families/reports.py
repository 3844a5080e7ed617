"""Questions about families that a person may ask before they may reach them."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection


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
