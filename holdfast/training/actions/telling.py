"""Telling people, by e-mail, of a training day they stand to."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction

from holdfast.access.models import User
from holdfast.mail.actions import write_to
from holdfast.mail.models import Mailing
from holdfast.training.models import Booking, Day
from holdfast.training.reports.told import posts_about
from holdfast.training.rules.states import BOOKED, INVITED, WAITING
from holdfast.training.rules.telling import Heard

STILL_COMING = (INVITED, BOOKED, WAITING)
SAID = ("held_on", "starts_at", "ends_at", "place", "link")  # a change of these is told of


@transaction.atomic
def tell_of_day(
    *, day: Day, bookings: Iterable[Booking], heard: Heard, at: datetime, by: User
) -> list[Mailing]:
    """Write to some people who stand to a day; of an invitation and a reminder once ever.

    Call it in the transaction of what it tells of: the letters leave once that is kept.
    """
    return write_to(posts=posts_about(day, bookings, heard, at=at, but=by), at=at, by=by)


@transaction.atomic
def tell_everybody(*, day: Day, heard: Heard, at: datetime, by: User) -> list[Mailing]:
    """Write to everybody who is invited, has a place or waits, that a day changed or is off."""
    day.refresh_from_db()
    theirs = Booking.objects.filter(day=day).in_state(*STILL_COMING)
    people = theirs.select_related("participant__person").order_by("participant__person__name")
    return tell_of_day(day=day, bookings=people, heard=heard, at=at, by=by)


@transaction.atomic
def tell_of_change(*, day: Day, was: Mapping[str, object], at: datetime, by: User) -> list[Mailing]:
    """Write that a day is at another time or place than it was, and to who moved up at this moment.

    `was` holds what stood in the day before; more places alone are told to nobody else.
    """
    moved_up = Booking.objects.filter(day=day, moved_at=at).in_state(BOOKED)
    told = tell_of_day(
        day=day, bookings=moved_up.select_related("participant__person"), heard=Heard.MOVED_UP,
        at=at, by=by,
    )  # fmt: skip
    if any(was[name] != getattr(day, name) for name in SAID):
        told += tell_everybody(day=day, heard=Heard.CHANGED, at=at, by=by)
    return told
