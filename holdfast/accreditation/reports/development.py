"""What somebody came to, and what they made of the drafts proposed from it."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from holdfast.access.models import User
from holdfast.accreditation.models import CpdEntry
from holdfast.accreditation.rules import development as rules
from holdfast.accreditation.rules.development import Source
from holdfast.supervision.models import Attendance, Meeting, SessionPresence
from holdfast.supervision.reports.records import HELD
from holdfast.supervision.rules.records import Came
from holdfast.training.models import Booking
from holdfast.training.rules import states

CAME = (Came.ATTENDED, Came.PART)


def came_to(person: User) -> list[rules.Attended]:
    """Return the meetings, sessions and training days somebody came to themself: three queries."""
    return [*meetings(person), *days(person)]


def meetings(person: User) -> list[rules.Attended]:
    """Return the meetings and sessions that were held and somebody came to, all or part of it."""
    rows = Attendance.objects.filter(participant__person=person, meeting__state__in=HELD)
    latest = {
        one.meeting_id: one
        for one in rows.select_related("meeting__group__supervisor").order_by("number")
    }
    present = SessionPresence.objects.filter(person=person).select_related("meeting__group")
    return [
        *(of_meeting(one.meeting) for one in latest.values() if one.came in CAME),
        *(of_session(one.meeting) for one in present),
    ]


def hours_of(meeting: Meeting) -> str:
    """Return how many hours a meeting was planned for, as people say them: 2, or 1.5."""
    return f"{meeting.minutes / 60:.1f}".removesuffix(".0")


def of_session(meeting: Meeting) -> rules.Attended:
    """Return a session of reflective practice as a draft entry names it."""
    return rules.Attended(
        source=Source.MEETING,
        key=str(meeting.pk),
        on=meeting.held_on,
        title=f"Reflective practice, {meeting.group.name}",
        did=f"Reflective practice in a group, {hours_of(meeting)} hours.",
    )


def of_meeting(meeting: Meeting) -> rules.Attended:
    """Return a meeting as a draft entry names it: no case that was talked over."""
    hours = hours_of(meeting)
    return rules.Attended(
        source=Source.MEETING,
        key=str(meeting.pk),
        on=meeting.held_on,
        title=f"Clinical supervision, {meeting.group.name}",
        did=f"Clinical supervision in a group, {hours} hours, with a clinical psychologist.",
    )


def days(person: User) -> list[rules.Attended]:
    """Return the training days somebody came to."""
    rows = Booking.objects.in_state(states.ATTENDED).filter(
        participant__person=person, day__state=states.HELD.value
    )
    return [
        rules.Attended(
            source=Source.DAY,
            key=str(one.day_id),
            on=one.day.held_on,
            title=f"Training day on {one.day.section.name}",
            did=f"A training day on {one.day.section.name}.",
        )
        for one in rows.select_related("day__section")
    ]


def found(person: User, source: Source, key: UUID) -> rules.Attended | None:
    """Return one meeting or day if somebody came to it."""
    every = meetings(person) if source is Source.MEETING else days(person)
    return next((one for one in every if one.key == str(key)), None)


def entry_on(person: User, source: Source, key: str) -> CpdEntry | None:
    """Return what somebody made of one draft, if they did."""
    column = "meeting" if source is Source.MEETING else "day"
    return CpdEntry.objects.visible_to(person).filter(**{column: key}).first()


def drafts_of(person: User, entries: Iterable[CpdEntry], *, today: date) -> rules.Drafts:
    """Return the drafts that wait for somebody who has made these entries so far."""
    answered = {
        (Source.MEETING, str(one.meeting_id)) if one.meeting_id else (Source.DAY, str(one.day_id))
        for one in entries
    }
    return rules.drafts(came_to(person), answered=answered, today=today)
