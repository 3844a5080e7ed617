"""Calendar texts that real clients read: RFC 5545, and RFC 5546 for what is sent by e-mail.

Times are London's with their time zone, so that ten o'clock stays ten o'clock when the clocks
change.
"""

from collections.abc import Iterable

from icalendar import Calendar, Event, Timezone, vCalAddress, vText

MADE_BY = "-//Holdfast//Clinical supervision//EN"
REQUEST, CANCEL, PUBLISH = "REQUEST", "CANCEL", "PUBLISH"
LONDONS_CLOCKS = """BEGIN:VTIMEZONE
TZID:Europe/London
BEGIN:DAYLIGHT
TZNAME:BST
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
DTSTART:19970330T010000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZNAME:GMT
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
DTSTART:19961027T020000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
""".replace("\n", "\r\n")  # the law's own rule since 1996, which every calendar understands


def empty_calendar() -> Calendar:
    """Return a calendar with nothing in it but London's clocks."""
    calendar = Calendar()
    calendar.add("prodid", MADE_BY)
    calendar.add("version", "2.0")
    calendar.add_component(Timezone.from_ical(LONDONS_CLOCKS))
    return calendar


def addressed(name: str, email: str) -> vCalAddress:
    """Return somebody as a calendar names them."""
    address = vCalAddress(f"mailto:{email}")
    address.params["CN"] = vText(name)
    return address


def sent(
    events: Iterable[Event],
    *,
    method: str,
    organiser: tuple[str, str],
    to: tuple[str, str],
) -> str:
    """Return events as one person is sent them, each a name and an address.

    One event is a request or a cancellation. RFC 5546 lets these hold one event alone, so several
    at once are published: a calendar takes them up by the same keys and numbers.
    """
    calendar = empty_calendar()
    calendar.add("method", method)
    for event in events:
        event.add("organizer", addressed(*organiser))
        if method != PUBLISH:
            attendee = addressed(*to)
            attendee.params["ROLE"] = vText("REQ-PARTICIPANT")
            attendee.params["PARTSTAT"] = vText("NEEDS-ACTION")
            attendee.params["RSVP"] = vText("FALSE")
            event.add("attendee", attendee)
        calendar.add_component(event)
    return bytes(calendar.to_ical()).decode()
