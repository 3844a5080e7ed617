"""What a team's manager does in a case: co-workers, handing over, sealing, closing."""

from collections.abc import Iterator
from functools import partial

from holdfast.access.actions import declare_conflict
from holdfast.access.models import User
from holdfast.casework.actions.cases import add_co_worker, hand_over, seal_case
from holdfast.casework.actions.closing import close_case
from holdfast.demo.shapes import Closing, Cover, HandOver, Seal
from holdfast.demo.story.stage import Happening, Order
from holdfast.demo.story.thread import Thread


def managed(thread: Thread) -> Iterator[Happening]:
    """Yield what the team's manager does in one case, and conflicts that people declare."""
    plot, manager = thread.plot, thread.manager
    for given in plot.handed_over:
        yield Happening(given.on, Order.MORNING, manager, partial(give, thread, given))
    for cover in plot.cover:
        yield Happening(cover.on, Order.MORNING, manager, partial(help_with, thread, cover))
    if plot.conflict:
        who, on, _ = plot.conflict
        yield Happening(on, Order.EVENING, who, partial(step_back, thread))
    if plot.seal:
        yield Happening(plot.seal.on, Order.EVENING, manager, partial(seal, thread, plot.seal))
    if plot.closing:
        yield Happening(
            plot.closing.on, Order.EVENING, manager, partial(close, thread, plot.closing)
        )


def give(thread: Thread, given: HandOver, *, by: User) -> None:
    """Give the case to another lead."""
    hand_over(
        case=thread.case,
        to=thread.stage.participants[given.to],
        because=given.because,
        on=given.on,
        at=thread.moment(given.on),
        by=by,
    )


def help_with(thread: Thread, cover: Cover, *, by: User) -> None:
    """Let a second practitioner work with the case."""
    add_co_worker(
        case=thread.case,
        participant=thread.stage.participants[cover.who],
        on=cover.on,
        at=thread.moment(cover.on),
        by=by,
    )


def step_back(thread: Thread, *, by: User) -> None:
    """Have somebody declare that they know the family too well."""
    if thread.plot.conflict:
        _, on, why = thread.plot.conflict
        declare_conflict(
            family_id=thread.case.family_id, person=by, why=why, at=thread.moment(on), by=by
        )


def seal(thread: Thread, sealed: Seal, *, by: User) -> None:
    """Seal the case but for its lead and the manager."""
    lead = thread.stage.people[thread.plot.lead_on(sealed.on)]
    seal_case(case=thread.case, only=[lead, by], why=sealed.why, at=thread.moment(sealed.on), by=by)


def close(thread: Thread, closing: Closing, *, by: User) -> None:
    """Close the case, saying how it ended."""
    close_case(
        case=thread.case,
        version=thread.case.version,
        because=closing.because,
        note=closing.note,
        on=closing.on,
        at=thread.moment(closing.on),
        by=by,
    )
