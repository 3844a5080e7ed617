"""How many places of a day are taken: numbers alone, so that whoever books may know them."""

from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from holdfast.programme.models import Run
from holdfast.training.models import Day


@dataclass(frozen=True, kw_only=True)
class Counts:
    """How many people stand to a day in each way; `taken` are places, used or not."""

    invited: int = 0
    taken: int = 0
    waiting: int = 0
    came: int = 0
    absent: int = 0


NONE = Counts()


def counts_in(run: Run) -> dict[UUID, Counts]:
    """Return the counts of each day of a run, by the day's key: one query."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT day_id, invited, taken, waiting, came, absent FROM app.training_counts(%s)",
            [run.pk],
        )
        rows = cursor.fetchall()
    return {
        key: Counts(invited=invited, taken=taken, waiting=waiting, came=came, absent=absent)
        for key, invited, taken, waiting, came, absent in rows
    }


def counts_of(day: Day) -> Counts:
    """Return the counts of one day."""
    return counts_in(day.run).get(day.pk, NONE)


def ahead_of_me(day: Day) -> int:
    """Return how many others have waited longer than the reader, who waits too."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT app.ahead_of_me(%s)", [day.pk])
        row = cursor.fetchone()
    return int(row[0]) if row else 0
