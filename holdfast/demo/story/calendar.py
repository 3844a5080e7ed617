"""The year outside the families: meetings that were not held, and who left."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

from holdfast.access.actions import end_access
from holdfast.access.models import User
from holdfast.demo.content import year
from holdfast.demo.story.stage import Happening, Order, Stage
from holdfast.place.actions import leave_team
from holdfast.programme.actions import withdraw
from holdfast.supervision.actions import cancel_meeting, leave_group

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
    for gone in year.LEAVERS:
        yield Happening(gone.on, Order.EVENING, "ada", partial(depart, stage, gone))


def why_not_held(group: str, day: date) -> str:
    """Return why a group did not meet on a day it had planned; '' if it met."""
    if holiday := year.BANK_HOLIDAYS.get(day):
        return f"It fell on {holiday}"
    return year.NOT_HELD.get((group, day), "")


def depart(stage: Stage, gone: year.Departure, *, by: User) -> None:
    """Have somebody leave their group, the programme, their team and the site, in that order."""
    leave_group(membership=stage.places[gone.who], on=gone.on, by=by)
    withdraw(participant=stage.participants[gone.who], because=gone.why, on=gone.on, by=by)
    leave_team(post=stage.posts[gone.who], on=gone.on, by=by)
    end_access(person=stage.people[gone.who], why=gone.why, by=by)
