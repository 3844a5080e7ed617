"""Whom a change to meetings concerns, and the letters that tell each of them."""

from collections.abc import Iterable
from datetime import UTC, datetime
from uuid import UUID

from django.urls import reverse

from holdfast.access.models import User
from holdfast.kit import calendars
from holdfast.mail.rules import Post
from holdfast.mail.senders import whole_address
from holdfast.supervision import rules
from holdfast.supervision.models import Meeting, Membership
from holdfast.supervision.reports.feed import as_event, led_by, place_of, with_leads
from holdfast.supervision.rules import telling
from holdfast.supervision.rules.telling import Happened


def posts_about(keys: Iterable[UUID], happened: Happened, *, at: datetime, but: User) -> list[Post]:
    """Return a letter to everybody a change concerns, about the meetings that concern them.

    These are members with a place on the day, and whoever leads the meeting; not `but`, who did it.
    """
    concerns: dict[User, list[Meeting]] = {}
    meetings = list(with_leads(Meeting.objects.filter(pk__in=keys)))
    places = Membership.objects.filter(group__in={one.group_id for one in meetings})
    people = list(places.select_related("participant__person").order_by("pk"))
    for meeting in meetings:
        leads = [one.person for one in meeting.leading]  # type: ignore[attr-defined]
        for person in dict.fromkeys([*members(meeting, people), *leads]):
            if person != but and person.has_access(at):
                concerns.setdefault(person, []).append(meeting)
    return [post_to(person, theirs, happened, at=at) for person, theirs in concerns.items()]


def members(meeting: Meeting, places: Iterable[Membership]) -> list[User]:
    """Return who of some has a place in the group on the day of a meeting."""
    day = meeting.held_on
    return [
        one.participant.person
        for one in places
        if one.group_id == meeting.group_id
        and one.joined_on <= day
        and (one.left_on is None or one.left_on > day)
    ]


def posts_of_place(place: Membership, happened: Happened, *, at: datetime, but: User) -> list[Post]:
    """Return the letter to whoever joined or left a group, about its meetings to come from then on.

    None where there are no such meetings, to one who cannot sign in, or to `but`, who did it.
    """
    person, since = place.participant.person, place.left_on or place.joined_on
    coming = with_leads(place.group.meetings.coming().filter(held_on__gte=since, ends_at__gt=at))
    meetings = list(coming)
    if not meetings or person == but or not person.has_access(at):
        return []
    return [post_to(person, meetings, happened, at=at, occasion=f"{happened} {place.pk}")]


def post_to(
    person: User, meetings: list[Meeting], happened: Happened, *, at: datetime, occasion: str = ""
) -> Post:
    """Return the letter to one person, with an entry for their calendar.

    Nobody is told of one `occasion` twice; '' is this change to these meetings.
    """
    group, lines = meetings[0].group, [line_of(one) for one in meetings]
    address = whole_address(reverse("group", args=[group.pk]))
    method = method_of(meetings, happened)
    events = [as_event(one, at.astimezone(UTC)) for one in meetings]
    if happened in (Happened.STOOD_DOWN, Happened.LEFT):
        for event in events:
            event["status"] = "CANCELLED"
    changes = " ".join(f"{one.pk}:{one.sequence}" for one in meetings)
    return Post(
        to=person.pk,
        occasion=occasion or f"{happened} {changes}",
        subject=telling.subject(happened, group.name, lines),
        words=telling.told(happened, group.name, lines, address=address),
        calendar=calendars.sent(
            events,
            method=method,
            organiser=(group.supervisor.name, group.supervisor.email),
            to=(person.name, person.email),
        ),
        method=method,
    )


def method_of(meetings: list[Meeting], happened: Happened) -> str:
    """Return what is asked of a calendar: several at once can only be published (RFC 5546)."""
    if len(meetings) > 1:
        return calendars.PUBLISH
    return calendars.CANCEL if happened in telling.NOT_THEIRS else calendars.REQUEST


def line_of(meeting: Meeting) -> telling.Line:
    """Return a meeting as an e-mail tells of it."""
    was = meeting.moved_from
    return telling.Line(
        begins=meeting.begins,
        ends=meeting.ends,
        place=place_of(meeting),
        led_by=led_by(meeting),
        was=was.astimezone(rules.LONDON) if was else None,
    )
