"""Writing to the trail: what somebody did, saw, or was refused."""

import json
from collections.abc import Iterable
from typing import Any

from django.db import connection, models


def name_of(record: models.Model) -> str:
    """Name a record as the trail does: 'casework.case:<id>'."""
    return f"{record._meta.label_lower}:{record.pk}"


def record(
    what: str, *, about: Iterable[models.Model], by: models.Model, why: str = "", **detail: Any
) -> None:
    """Write to the trail, in the same transaction as the change it describes.

    Who did it is taken from the transaction's signed identity, never from `by`; `by` is checked
    against it so that an action called on somebody else's behalf cannot pass unnoticed.
    """
    assert connection.in_atomic_block, "a change and its entry stand or fall together"  # noqa: S101
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT app.uid(), (SELECT audit.record(%s, %s, %s, %s::jsonb) WHERE app.uid() = %s)",
            [what, [name_of(one) for one in about], why, json.dumps(detail, default=str), by.pk],
        )
        if cursor.fetchone()[0] != by.pk:
            raise PermissionError(f"{what}: done by one person in another's name")


def saw(page: str, address: str, about: Iterable[str]) -> None:
    """Write down which records a page showed, as named by `name_of`."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT audit.saw(%s, %s, %s)", [page, address, sorted(set(about))])


def refused(page: str, address: str, why: str) -> None:
    """Write down that somebody was turned away, and why."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT audit.refused(%s, %s, %s)", [page, address, why])
