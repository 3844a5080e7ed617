"""The cases of a manager's teams that were opened before they came to the team."""

from uuid import UUID

from django.db import connection


def cases_to_oversee() -> list[tuple[UUID, UUID]]:
    """Return, by key, each case with its family that the reader manages and cannot reach yet.

    Open ones, and closed ones in which something waits for a person (`family_pages/rows.sql`).

    A sealed case is never among them, nor one of a family that a declared conflict of interest
    keeps the reader from.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT case_id, family_id FROM app.cases_to_oversee() ORDER BY case_id")
        return list(cursor.fetchall())


def left_behind() -> list[UUID]:
    """Return, by key, the leave to oversee of managers who head the case's team no longer."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT unnest(app.left_behind())")
        return [key for (key,) in cursor.fetchall()]
