"""The letters that tell people of a training day, each with an entry for their calendar."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.urls import reverse
from icalendar import Event

from holdfast.access.models import User
from holdfast.kit import calendars
from holdfast.mail.rules import Post
from holdfast.mail.senders import whole_address
from holdfast.training.models import Booking, Day
from holdfast.training.rules import telling
from holdfast.training.rules.telling import Heard

LONDON = ZoneInfo("Europe/London")


def posts_about(
    day: Day, bookings: Iterable[Booking], heard: Heard, *, at: datetime, but: User
) -> list[Post]:
    """Return a letter to each of some people who stand to a day; not to `but`, who did it."""
    people = [one.participant.person for one in bookings]
    return [post_to(one, day, heard, at=at) for one in people if one != but and one.has_access(at)]


def post_to(person: User, day: Day, heard: Heard, *, at: datetime) -> Post:
    """Return the letter to one person. An invitation, a reminder and a place are told of once."""
    facts = telling.Facts(
        section=day.section.name, held_on=day.held_on, starts_at=day.starts_at, ends_at=day.ends_at,
        place=day.place, link=day.link, trainer=day.trainer,
    )  # fmt: skip
    method = calendars.CANCEL if heard is Heard.CANCELLED else calendars.REQUEST
    once = "" if heard in (Heard.INVITED, Heard.REMINDED) else f":{day.version}"
    event = as_event(day, at.astimezone(UTC), is_over=heard is Heard.CANCELLED)
    address = whole_address(reverse("training_day", args=[day.pk]))
    return Post(
        to=person.pk,
        occasion=f"{heard} {day.pk}{once}",
        subject=telling.subject(heard, facts),
        words=telling.told(heard, facts, address=address),
        calendar=calendars.sent(
            [event],
            method=method,
            organiser=("Holdfast", settings.DEFAULT_FROM_EMAIL),
            to=(person.name, person.email),
        ),
        method=method,
    )


def as_event(day: Day, stamp: datetime, *, is_over: bool) -> Event:
    """Return a day as an event: its key never changes, its number is the day's own version."""
    event = Event()
    event.add("uid", f"{day.pk}@holdfast")
    event.add("dtstamp", stamp)
    event.add("sequence", day.version)
    event.add("summary", f"Training: {day.section.name}")
    if day.starts_at and day.ends_at:
        event.add("dtstart", datetime.combine(day.held_on, day.starts_at, LONDON))
        event.add("dtend", datetime.combine(day.held_on, day.ends_at, LONDON))
    else:
        event.add("dtstart", day.held_on)
        event.add("dtend", day.held_on + timedelta(days=1))
    event.add("status", "CANCELLED" if is_over else "CONFIRMED")
    event.add("class", "PRIVATE")
    if where := "; ".join(filter(None, [day.place, day.link])):
        event.add("location", where)
    return event
