"""Specialist sections: a supervisor's yes asked for before they begin, and the answer."""

from collections.abc import Iterator
from functools import partial

from holdfast.access.models import User
from holdfast.casework.actions.specialist import answer_go_ahead, ask_go_ahead
from holdfast.casework.models import GoAhead
from holdfast.demo.cast import BY_KEY, GROUPS
from holdfast.demo.shapes import AskedYes
from holdfast.demo.story.stage import Happening, Order, moment
from holdfast.demo.story.thread import Thread

SUPERVISORS = {one.key: one.supervisor for one in GROUPS}


def specialist(thread: Thread) -> Iterator[Happening]:
    """Yield what was asked about specialist sections in one case, and what was answered."""
    for told in thread.plot.asks_yes:
        worker = thread.worker_on(told.on)
        yield Happening(told.on, Order.DAY, worker, partial(ask, thread, told))
        if told.answered_on:
            supervisor = SUPERVISORS[BY_KEY[worker].group]
            answer_it = partial(answer, thread, told)
            yield Happening(told.answered_on, Order.DAY, supervisor, answer_it)


def ask(thread: Thread, told: AskedYes, *, by: User) -> None:
    """Ask the supervisor of one's group."""
    ask_go_ahead(
        case=thread.case,
        section=thread.stage.sections[told.section],
        supervisor=thread.stage.groups[BY_KEY[thread.worker_on(told.on)].group].supervisor,
        why=told.why,
        at=moment(told.on),
        today=told.on,
        by=by,
    )


def answer(thread: Thread, told: AskedYes, *, by: User) -> None:
    """Say yes or no."""
    assert told.answered_on is not None  # noqa: S101  # only such are yielded
    asked = GoAhead.objects.get(case=thread.case, section__code=told.section)
    answer_go_ahead(
        asked=asked,
        version=asked.version,
        answer=told.answer,
        reason=told.reason,
        at=moment(told.answered_on),
        today=told.answered_on,
        by=by,
    )
