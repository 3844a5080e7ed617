"""A group of reflective practice in the story: opened, joined, its sessions kept."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial

from holdfast.access.models import User
from holdfast.consultation.actions.reflecting import keep_session, take_away
from holdfast.demo.content import reflecting as told
from holdfast.demo.story.stage import Happening, Order, Stage, moment
from holdfast.supervision.actions import give_feedback, plan_meetings
from holdfast.supervision.actions.reflective import (
    Opening,
    ask_into_group,
    open_reflective_group,
    take_place,
)
from holdfast.supervision.models import Group, Meeting

A_DAY = timedelta(days=1)


@dataclass
class Circle:
    """The group as it goes on, with the rows it has become."""

    stage: Stage
    group: Group = field(init=False)
    sessions: dict[date, Meeting] = field(default_factory=dict)


def reflected(stage: Stage) -> Iterator[Happening]:
    """Yield what becomes of the group, by the person who does it."""
    one = Circle(stage)
    yield Happening(told.OPENED_ON, Order.MORNING, told.LED_BY, partial(begin, one))
    for who in told.JOINED:
        yield Happening(told.OPENED_ON + A_DAY, Order.DAY, who, partial(join, one))
    for session in told.SESSIONS:
        if session.theme:
            yield Happening(session.on, Order.EVENING, told.LED_BY, partial(keep, one, session))
    on = told.SESSIONS[1].on + A_DAY
    for who, useful in told.USEFUL.items():
        yield Happening(on, Order.EVENING, who, partial(say, one, useful))
    yield Happening(on, Order.EVENING, told.TAKEN_AWAY[0], partial(write, one))


def begin(one: Circle, *, by: User) -> None:
    """Open the group, plan its sessions and ask two people."""
    one.group = open_reflective_group(
        told=Opening(
            name=told.NAME, purpose=told.PURPOSE, supervisor=by, places=told.PLACES,
            first_meeting_on=told.SESSIONS[0].on, meets_at=told.AT, minutes=told.MINUTES,
        ),
        by=by,
    )  # fmt: skip
    days = [session.on for session in told.SESSIONS]
    planned = plan_meetings(group=one.group, days=days, by=by)
    one.sessions = dict(zip(days, planned, strict=True))
    for who in told.ASKED:
        ask_into_group(group=one.group, person=one.stage.people[who], on=told.OPENED_ON, by=by)


def join(one: Circle, *, by: User) -> None:
    """Take a place."""
    on = told.OPENED_ON + A_DAY
    take_place(group=one.group, on=on, at=moment(on), by=by)


def keep(one: Circle, session: told.Session, *, by: User) -> None:
    """Keep who came, and the theme."""
    keep_session(
        meeting=one.sessions[session.on], came=[one.stage.people[who] for who in session.came],
        theme=session.theme, are_no_names=False, today=session.on, at=moment(session.on), by=by,
    )  # fmt: skip


def say(one: Circle, useful: int, *, by: User) -> None:
    """Say how useful the second session was."""
    meeting = one.sessions[told.SESSIONS[1].on]
    meeting.refresh_from_db()
    give_feedback(meeting=meeting, useful=useful, comment="", by=by)


def write(one: Circle, *, by: User) -> None:
    """Write what one takes away from it."""
    on = told.SESSIONS[1].on
    take_away(
        meeting=one.sessions[on], words=told.TAKEN_AWAY[1], are_no_names=False,
        today=on + A_DAY, at=moment(on + A_DAY), by=by,
    )  # fmt: skip
