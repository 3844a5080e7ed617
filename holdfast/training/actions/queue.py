"""One queue a day: whoever changes who has a place waits for whoever is changing it already."""

from datetime import datetime

from django.db import connection, transaction

from holdfast.access.models import User
from holdfast.audit.trail import record
from holdfast.training.models import Booking, Day
from holdfast.training.reports.places import counts_of
from holdfast.training.rules import booking as rules
from holdfast.training.rules.states import BOOKED, OPEN, WAITING


def hold_the_queue(day: Day) -> None:
    """Wait until nobody else is changing who has a place on a day; then hold it to the end.

    A lock of its own, since whoever books may not write to the day, and so cannot lock its row.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"training {day.pk}"])


@transaction.atomic
def let_move_up(*, day: Day, at: datetime, by: User) -> list[Booking]:
    """Give the places that are free to whoever has waited longest, and return their bookings."""
    if day.state != OPEN:
        return []
    waiting = (
        Booking.objects.filter(day=day)
        .in_state(WAITING)
        .select_related("participant__person")
        .order_by("waiting_since", "pk")
    )
    free = rules.move_up(capacity=day.capacity, taken=counts_of(day).taken, waiting=list(waiting))
    for one in free:
        Booking.objects.filter(pk=one.pk).update(state=BOOKED.value, moved_at=at)
        record("moved up to a place", about=[one, day, one.participant.person], by=by)
    return free
