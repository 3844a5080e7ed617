"""When a supervision group meets: wall times of London, every second week as meant."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from holdfast.programme.rules import AS_MEANT, Numbers

LONDON = ZoneInfo("Europe/London")
TWO_HOURS = AS_MEANT.meeting_minutes  # R3
USUAL_TIME = time(10, 0)


def due_days(*, first: date, until: date, numbers: Numbers = AS_MEANT) -> list[date]:
    """Return the days meetings are due on, both ends counted if they fall so: as meant, a
    fortnight apart."""
    apart = timedelta(days=numbers.meet_every)
    return [first + apart * place for place in range((until - first) // apart + 1)]


def in_london(day: date, at: time) -> datetime:
    """Return the moment of a wall time in London, summer time or not."""
    return datetime.combine(day, at, LONDON)


def span_of(day: date, at: time, minutes: int) -> tuple[datetime, datetime]:
    """Return when something of so many minutes begins and ends on a day in London."""
    begins = in_london(day, at)
    ends = begins.astimezone(ZoneInfo("UTC")) + timedelta(minutes=minutes)
    return begins, ends.astimezone(LONDON)
