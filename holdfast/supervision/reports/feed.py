"""What a calendar reads at a feed's address: when and where groups meet, and no family."""

from collections.abc import Iterable
from datetime import UTC, datetime
from uuid import UUID

from django.db import connection
from django.db.models import F, Prefetch, Q, QuerySet
from icalendar import Event

from holdfast.access.models import User
from holdfast.kit.calendars import empty_calendar
from holdfast.supervision.models import (
    CalendarFeed,
    Meeting,
    MeetingSupervisor,
    Membership,
    ReflectivePlace,
)

ASK_AGAIN = "PT1H"


def feed_behind(token_hash: str) -> tuple[UUID, int, int] | None:
    """Return the feed behind an address: its key, its owner's and its reads of the last hour."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT feed, person, reads FROM app.feed_behind(%s)", [token_hash])
        found: tuple[UUID, int, int] | None = cursor.fetchone()
    return found


def meetings_of(feed: CalendarFeed) -> QuerySet[Meeting]:
    """Return the meetings a feed shows, cancelled ones among them, in order of time."""
    seen = Meeting.objects.visible_to(feed.person)
    found = seen.filter(group=feed.group_id) if feed.group_id else seen.filter(theirs(feed.person))
    return with_leads(found.distinct())


def with_leads(found: QuerySet[Meeting]) -> QuerySet[Meeting]:
    """Return meetings with what an event says of each: where it is and who leads it."""
    leading = MeetingSupervisor.objects.filter(stood_down_because="").select_related("person")
    return (
        found.select_related("group__supervisor", "room")
        .prefetch_related(Prefetch("supervisors", queryset=leading, to_attr="leading"))
        .order_by("starts_at", "pk")
    )


def theirs(person: User) -> Q:
    """Return the condition 'they have a place in the group on that day, or lead the meeting'."""
    has_place = Q(
        group__memberships__participant__person=person,
        group__memberships__joined_on__lte=F("held_on"),
    ) & (Q(group__memberships__left_on=None) | Q(group__memberships__left_on__gt=F("held_on")))
    reflects = Q(
        group__reflective_places__person=person,
        group__reflective_places__joined_on__lte=F("held_on"),
    ) & (
        Q(group__reflective_places__left_on=None)
        | Q(group__reflective_places__left_on__gt=F("held_on"))
    )
    return has_place | reflects | Q(supervisors__person=person, supervisors__stood_down_because="")


def last_changed(feed: CalendarFeed, meetings: Iterable[Meeting]) -> datetime:
    """Return when what a feed shows was last changed: never before the feed was made.

    Counted are its meetings, who leads or led them, its groups, rooms, and the owner's own places
    and parts, those that ended too: what makes a meeting come to the feed, differ in it or go.
    """
    shown = list(meetings)
    leading = MeetingSupervisor.objects.filter(
        Q(meeting__in=[one.pk for one in shown]) | Q(person=feed.person)
    )
    places = Membership.objects.filter(participant__person=feed.person)
    reflects = ReflectivePlace.objects.filter(person=feed.person)
    rows = [
        *(("supervision_meeting", one.pk) for one in shown),
        *(("supervision_meetingsupervisor", key) for key in leading.values_list("pk", flat=True)),
        *(("supervision_membership", key) for key in places.values_list("pk", flat=True)),
        *(("supervision_reflectiveplace", key) for key in reflects.values_list("pk", flat=True)),
        *(("supervision_group", key) for key in {one.group_id for one in shown}),
        *(("supervision_room", key) for key in {one.room_id for one in shown} if key),
    ]
    with connection.cursor() as cursor:
        tables, keys = [table for table, _ in rows], [str(key) for _, key in rows]
        cursor.execute("SELECT app.calendar_changed(%s::text[], %s::text[])", [tables, keys])
        (latest,) = cursor.fetchone()
    return max(feed.made_at, latest) if latest else feed.made_at


def as_calendar(name: str, meetings: Iterable[Meeting], *, changed_at: datetime) -> bytes:
    """Return the meetings as an iCalendar file, its time zone with it.

    The stamp is of the last change, so that the same meetings give the same bytes on any day.
    """
    calendar = empty_calendar()
    calendar.add("x-wr-calname", name)
    calendar.add("x-published-ttl", ASK_AGAIN)
    stamp = changed_at.astimezone(UTC).replace(microsecond=0)
    for meeting in meetings:
        calendar.add_component(as_event(meeting, stamp))
    return bytes(calendar.to_ical())


def as_event(meeting: Meeting, stamp: datetime) -> Event:
    """Return one meeting as an event; its key never changes, its number grows with each change."""
    event = Event()
    event.add("uid", f"{meeting.pk}@holdfast")
    event.add("dtstamp", stamp)
    event.add("sequence", meeting.sequence)
    event.add("summary", f"{meeting.group.get_kind_display()}: {meeting.group.name}")
    event.add("dtstart", meeting.begins)
    event.add("dtend", meeting.ends)
    event.add("status", "CONFIRMED" if meeting.takes_place else "CANCELLED")
    event.add("class", "PRIVATE")
    if place := place_of(meeting):
        event.add("location", place)
    event.add("description", led_by(meeting))
    return event


def place_of(meeting: Meeting) -> str:
    """Say where a meeting is: its room, its online link or both."""
    return "; ".join(filter(None, [str(meeting.room or ""), meeting.online_link]))


def led_by(meeting: Meeting) -> str:
    """Say who leads a meeting."""
    leading: list[MeetingSupervisor] = meeting.leading  # type: ignore[attr-defined]
    names = sorted(one.person.name for one in leading)
    return f"Led by {' and '.join(names)}" if names else "Nobody leads it yet"
