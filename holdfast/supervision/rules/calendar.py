"""When a supervision group meets: wall times of London, every second week."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
FORTNIGHT = timedelta(days=14)
TWO_HOURS = 120  # minutes (R3)
USUAL_TIME = time(10, 0)


def fortnightly(*, first: date, until: date) -> list[date]:
    """Return every second week's day from the first to the last, both counted if they fall so."""
    count = (until - first) // FORTNIGHT
    return [first + FORTNIGHT * number for number in range(count + 1)]


def in_london(day: date, at: time) -> datetime:
    """Return the moment of a wall time in London, summer time or not."""
    return datetime.combine(day, at, LONDON)


def span_of(day: date, at: time, minutes: int) -> tuple[datetime, datetime]:
    """Return when something of so many minutes begins and ends on a day in London."""
    begins = in_london(day, at)
    ends = begins.astimezone(ZoneInfo("UTC")) + timedelta(minutes=minutes)
    return begins, ends.astimezone(LONDON)
