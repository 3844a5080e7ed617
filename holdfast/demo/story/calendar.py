"""The year outside the families: meetings that were not held, and who left."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

from django.utils.timezone import now

from holdfast.access.models import User
from holdfast.casework.actions.leaving import finish_leaving
from holdfast.demo.content import year
from holdfast.demo.story.stage import Happening, Order, Stage
from holdfast.place.actions import record_leaving
from holdfast.place.models import Leaving
from holdfast.supervision.actions import cancel_meeting

WEEK = timedelta(days=7)


def calendar(stage: Stage) -> Iterator[Happening]:
    """Yield the meetings that were not held, and who left."""
    for key, meetings in stage.meetings.items():
        for meeting in meetings:
            if because := why_not_held(key, meeting.held_on):
                known_on = meeting.held_on
                if meeting.held_on in year.BANK_HOLIDAYS:
                    known_on -= WEEK
                cancel = partial(cancel_meeting, meeting=meeting, because=because)
                yield Happening(known_on, Order.MORNING, "ada", cancel)
    for one in (*year.LEAVERS, *year.STILL_TO_LEAVE):
        yield Happening(one.known_on, Order.MORNING, one.told_by, partial(announce, stage, one))
    for gone in year.LEAVERS:
        yield Happening(gone.on, Order.EVENING, "ada", partial(depart, stage, gone))


def why_not_held(group: str, day: date) -> str:
    """Return why a group did not meet on a day it had planned; '' if it met."""
    if holiday := year.BANK_HOLIDAYS.get(day):
        return f"It fell on {holiday}"
    return year.NOT_HELD.get((group, day), "")


def announce(stage: Stage, gone: year.Departure, *, by: User) -> None:
    """Record that somebody leaves. Their account closes by the real clock, like all leave."""
    record_leaving(
        person=stage.people[gone.who], last_on=gone.on, because=gone.because, today=gone.known_on,
        at=now(), by=by,
    )  # fmt: skip


def depart(stage: Stage, gone: year.Departure, *, by: User) -> None:
    """Finish somebody's leaving on their last day: whatever they still hold is ended."""
    leaving = Leaving.objects.planned().get(person=stage.people[gone.who])
    finish_leaving(leaving=leaving, version=leaving.version, today=gone.on, at=now(), by=by)
