"""The year outside the families: meetings moved, covered or not held, and who left."""

from collections.abc import Iterator
from datetime import date, time
from functools import partial

from django.utils.timezone import now

from holdfast.access.models import User
from holdfast.casework.actions.leaving import finish_leaving
from holdfast.demo.cast import GROUPS, LEAD
from holdfast.demo.content import year
from holdfast.demo.story.stage import Happening, Order, Stage, moment
from holdfast.place.actions import record_leaving
from holdfast.place.models import Leaving
from holdfast.supervision.actions import cancel_meeting, find_cover, move_meeting
from holdfast.supervision.actions.telling import tell_of_leading, tell_of_meetings
from holdfast.supervision.models import Meeting
from holdfast.supervision.rules.telling import Happened

LED_BY = {group.key: group.supervisor for group in GROUPS}


def calendar(stage: Stage) -> Iterator[Happening]:
    """Yield the meetings that were not held as planned, and who left."""
    for (key, day), because in year.NOT_HELD.items():
        cancel = partial(cancel_meeting, meeting=meeting_on(stage, key, day), because=because)
        yield Happening(day, Order.MORNING, "ada", cancel)
    for covered in year.COVERED:
        yield Happening(covered.known_on, Order.MORNING, LEAD.key, partial(cover, stage, covered))
    for moved in year.MOVED:
        yield Happening(moved.on, Order.EVENING, LED_BY[moved.group], partial(move, stage, moved))
    for one in (*year.LEAVERS, *year.STILL_TO_LEAVE):
        yield Happening(one.known_on, Order.MORNING, one.told_by, partial(announce, stage, one))
    for gone in year.LEAVERS:
        yield Happening(gone.on, Order.EVENING, "ada", partial(depart, stage, gone))


def meeting_on(stage: Stage, group: str, day: date) -> Meeting:
    """Return a group's meeting of a day."""
    return next(one for one in stage.meetings[group] if one.held_on == day)


def why_not_held(group: str, day: date) -> str:
    """Return why a group did not meet on a day it had planned; '' if it met."""
    return year.NOT_HELD.get((group, day), "")


def announce(stage: Stage, gone: year.Departure, *, by: User) -> None:
    """Record that somebody leaves. Their account closes by the real clock, like all leave."""
    record_leaving(
        person=stage.people[gone.who], last_on=gone.on, because=gone.because, today=gone.known_on,
        at=now(), by=by,
    )  # fmt: skip


def cover(stage: Stage, covered: year.Covered, *, by: User) -> None:
    """Have another psychologist lead a meeting."""
    meeting = meeting_on(stage, covered.group, covered.day)
    person, away = stage.people[covered.cover], meeting.group.supervisor
    find_cover(
        meeting=meeting, cover=person, because=covered.because, version=meeting.version, by=by
    )
    tell_of_leading(
        meeting=meeting, led_before=[away], happened=Happened.LEAD, at=moment(covered.known_on),
        by=by,
    )  # fmt: skip


def move(stage: Stage, moved: year.Moved, *, by: User) -> None:
    """Move one meeting."""
    meeting = meeting_on(stage, moved.group, moved.day)
    move_meeting(
        meeting=meeting,
        to=(moved.to, time(moved.hour)),
        cascade=False,
        version=meeting.version,
        today=moved.on,
        at=moment(moved.on),
        by=by,
    )
    tell_of_meetings(meetings=[meeting], happened=Happened.MOVED, at=moment(moved.on), by=by)


def depart(stage: Stage, gone: year.Departure, *, by: User) -> None:
    """Finish somebody's leaving on their last day: whatever they still hold is ended."""
    leaving = Leaving.objects.planned().get(person=stage.people[gone.who])
    finish_leaving(leaving=leaving, version=leaving.version, today=gone.on, at=now(), by=by)
