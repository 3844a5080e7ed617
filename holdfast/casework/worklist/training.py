"""The training days that somebody is invited to, or has a place on: one query."""

from datetime import date

from holdfast.access.models import User
from holdfast.training.models import Booking
from holdfast.training.rules.states import BOOKED, CANCELLED, INVITED, WAITING


def to_come(reader: User, *, today: date) -> list[Booking]:
    """Return how a reader stands to the days to come, if at all, the soonest first."""
    mine = Booking.objects.filter(participant__person=reader, day__held_on__gte=today)
    standing = mine.in_state(INVITED, BOOKED, WAITING).exclude(day__state=CANCELLED.value)
    return list(
        standing.select_related("day__section").order_by("day__held_on", "day__starts_at", "pk")
    )
