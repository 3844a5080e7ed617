"""Goals flagged as unsafe, and the supervisor's word that settled each."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from holdfast.access.models import User
from holdfast.casework.actions.unsafe import flag_goal, settle_flag
from holdfast.casework.models import UnsafeFlag
from holdfast.demo.cast import BY_KEY
from holdfast.demo.shapes import Flagged
from holdfast.demo.story.diary import first_made
from holdfast.demo.story.stage import Happening, Order, moment
from holdfast.demo.story.thread import Thread


def flags(thread: Thread) -> Iterator[Happening]:
    """Yield what becomes of each goal that somebody flags."""
    visits = {visit.place: visit for visit in thread.visits}
    for number, aim in enumerate(thread.plot.aims):
        if aim.flagged is None:
            continue
        raised = visits[first_made(thread.visits, aim.flagged.week)].on
        settled = visits[first_made(thread.visits, aim.flagged.settled)].on
        flag = partial(raise_flag, thread, number, aim.flagged, raised)
        settle = partial(settle_it, thread, number, aim.flagged, settled)
        yield Happening(raised, Order.DAY, aim.flagged.by, flag)
        yield Happening(settled, Order.DAY, thread.worker_on(settled), settle)


def raise_flag(thread: Thread, number: int, flagged: Flagged, on: date, *, by: User) -> None:
    """Say that a goal may be unsafe to pursue."""
    goal = thread.goals[number]
    flag_goal(goal=goal, reason=flagged.reason, at=moment(on), today=on, by=by)


def settle_it(thread: Thread, number: int, flagged: Flagged, on: date, *, by: User) -> None:
    """Record what the worker's supervisor said at the last meeting of their group."""
    group = BY_KEY[thread.worker_on(on)].group
    flag = UnsafeFlag.objects.get(goal=thread.goals[number])
    held = [one.held_on for one in thread.stage.meetings[group] if not one.cancelled_because]
    settle_flag(
        flag=flag,
        version=flag.version,
        settled_as=flagged.settled_as,
        advised_by=thread.stage.groups[group].supervisor,
        advised_on=max(day for day in held if flag.flagged_on <= day <= on),
        advice=flagged.advice,
        at=moment(on),
        today=on,
        by=by,
    )
