"""The sessions of one group of reflective practice that were held, as one reader is shown them."""

from dataclasses import dataclass
from datetime import date

from holdfast.access.models import User
from holdfast.access.permissions import Role
from holdfast.supervision.models import Group, Meeting, SessionPresence, SessionTheme, TakeAway
from holdfast.supervision.reports.records import Said, said_of
from holdfast.supervision.reports.reflective import sessions_led_by

MOST = 12  # the latest
COUNTS = (Role.LEAD, Role.ADMINISTRATOR)


@dataclass(frozen=True, kw_only=True)
class Session:
    """A session on or before today: its theme, and what of it is the reader's own."""

    meeting: Meeting
    theme: str
    came: int | None  # to whoever leads it, and to the programme lead
    leads: bool
    was_mine: bool
    mine: TakeAway | None
    said: Said | None


def sessions_of(group: Group, *, reader: User, today: date) -> list[Session]:
    """Return the latest sessions of a group that were not cancelled, the latest first."""
    held = group.meetings.filter(held_on__lte=today, takes_place=True)
    listed = list(held.select_related("group").order_by("-starts_at", "pk")[:MOST])
    keys = [one.pk for one in listed]
    led = set(sessions_led_by(reader).filter(pk__in=keys).values_list("pk", flat=True))
    themes = dict(SessionTheme.objects.filter(meeting__in=keys).values_list("meeting_id", "words"))
    own = {one.meeting_id: one for one in TakeAway.objects.filter(meeting__in=keys, person=reader)}
    present = SessionPresence.objects.filter(meeting__in=keys)
    came = list(present.values_list("meeting_id", flat=True))
    said = said_of(listed)
    mine = days_of(group, reader)
    return [
        Session(
            meeting=one,
            theme=themes.get(one.pk, ""),
            came=came.count(one.pk) if one.pk in led or reader.role in COUNTS else None,
            leads=one.pk in led,
            was_mine=any(first <= one.held_on < last for first, last in mine),
            mine=own.get(one.pk),
            said=said.get(one.pk),
        )
        for one in listed
    ]


def days_of(group: Group, person: User) -> list[tuple[date, date]]:
    """Return from which day until which, not counted, somebody had a place in a group."""
    places = group.reflective_places.filter(person=person, joined_on__isnull=False)
    return [
        (joined_on, left_on or date.max)
        for joined_on, left_on in places.values_list("joined_on", "left_on")
        if joined_on
    ]
