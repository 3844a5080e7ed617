"""Whom a change to meetings concerns, and the letters that tell each of them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID

from django.urls import reverse

from holdfast.access.models import User
from holdfast.kit import calendars
from holdfast.mail.rules import Post
from holdfast.mail.senders import whole_address
from holdfast.supervision import rules
from holdfast.supervision.models import Group, Meeting, Membership, ReflectivePlace
from holdfast.supervision.reports.feed import as_event, led_by, place_of, with_leads
from holdfast.supervision.rules import telling
from holdfast.supervision.rules.telling import Happened


def posts_about(keys: Iterable[UUID], happened: Happened, *, at: datetime, but: User) -> list[Post]:
    """Return a letter to everybody a change concerns, about the meetings that concern them.

    These are members with a place on the day, and whoever leads the meeting; not `but`, who did it.
    """
    concerns: dict[User, list[Meeting]] = {}
    meetings = list(with_leads(Meeting.objects.filter(pk__in=keys)))
    people = places_in({one.group_id for one in meetings})
    for meeting in meetings:
        leads = [one.person for one in meeting.leading]  # type: ignore[attr-defined]
        for person in dict.fromkeys([*members(meeting, people), *leads]):
            if person != but and person.has_access(at):
                concerns.setdefault(person, []).append(meeting)
    return [post_to(person, theirs, happened, at=at) for person, theirs in concerns.items()]


@dataclass(frozen=True, kw_only=True)
class Place:
    """Somebody's place in a group of either kind; `joined_on` None is of one only asked."""

    key: UUID
    group_id: UUID
    person: User
    joined_on: date | None
    left_on: date | None

    def is_held(self, day: date) -> bool:
        """Tell whether they have it on a day."""
        has_joined = self.joined_on is not None and self.joined_on <= day
        return has_joined and (self.left_on is None or self.left_on > day)


def as_place(found: Membership | ReflectivePlace) -> Place:
    """Return a place in a group of either kind as letters need it."""
    return Place(
        key=found.pk,
        group_id=found.group_id,
        person=found.participant.person if isinstance(found, Membership) else found.person,
        joined_on=found.joined_on,
        left_on=found.left_on,
    )


def places_in(groups: Collection[UUID]) -> list[Place]:
    """Return every place in some groups, those that ended among them."""
    supervised = Membership.objects.filter(group__in=groups).select_related("participant__person")
    reflecting = ReflectivePlace.objects.filter(group__in=groups).select_related("person")
    return [as_place(one) for one in (*supervised.order_by("pk"), *reflecting.order_by("pk"))]


def members(meeting: Meeting, places: Iterable[Place]) -> list[User]:
    """Return who of some has a place in the group on the day of a meeting."""
    its = (one for one in places if one.group_id == meeting.group_id)
    return [one.person for one in its if one.is_held(meeting.held_on)]


def posts_of_place(place: Place, happened: Happened, *, at: datetime) -> list[Post]:
    """Return the letter to whoever joined or left a group, about its meetings to come from then on.

    None where there are no such meetings, or to one who cannot sign in.
    """
    since = place.left_on or place.joined_on
    its = Meeting.objects.coming().filter(group=place.group_id, ends_at__gt=at)
    meetings = list(with_leads(its.filter(held_on__gte=since))) if since else []
    if not meetings or not place.person.has_access(at):
        return []
    return [post_to(place.person, meetings, happened, at=at, occasion=f"{happened} {place.key}")]


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
        subject=telling.subject(happened, group.name, lines, what=what_of(group)),
        words=telling.told(happened, group.name, lines, address=address),
        calendar=calendars.sent(
            events,
            method=method,
            organiser=(group.supervisor.name, group.supervisor.email),
            to=(person.name, person.email),
        ),
        method=method,
    )


def what_of(group: Group) -> str:
    """Return what a meeting of a group is called."""
    return "session" if group.is_reflective else "supervision meeting"


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
