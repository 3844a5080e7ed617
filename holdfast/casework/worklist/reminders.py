"""The open reminders of some cases, and those that somebody is to look at again by now."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from uuid import UUID

from holdfast.access.models import User
from holdfast.casework.models import Case, Reminder


def open_in(cases: Iterable[UUID]) -> dict[UUID, list[Reminder]]:
    """Return the open reminders of each case: one query, whatever their number."""
    found: dict[UUID, list[Reminder]] = defaultdict(list)
    for one in Reminder.objects.open().filter(case__in=list(cases)).select_related("owner"):
        found[one.case_id].append(one)
    return found


def due_for(reader: User, *, today: date) -> list[Reminder]:
    """Return the reminders that the reader is to look at again today, or was by now."""
    mine = Reminder.objects.open().filter(owner=reader, review_on__lte=today)
    return list(mine.filter(case__in=Case.objects.visible_to(reader)).select_related("case__child"))
