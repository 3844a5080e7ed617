"""Everything that happens in one case, from the day it opens to the day it ends."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from holdfast.access.models import User
from holdfast.casework.actions.outcomes import link_plan
from holdfast.casework.actions.visits import note_discussion, record_event
from holdfast.demo.cast import BY_KEY
from holdfast.demo.content import words
from holdfast.demo.shapes import Sheet, Turn
from holdfast.demo.story.answers import answers, scored_elsewhere
from holdfast.demo.story.calendar import why_not_held
from holdfast.demo.story.choosing import chosen
from holdfast.demo.story.goals import goals
from holdfast.demo.story.managing import managed
from holdfast.demo.story.opening import begin, open_up
from holdfast.demo.story.planning import planning
from holdfast.demo.story.specialist import specialist
from holdfast.demo.story.stage import Happening, Order
from holdfast.demo.story.standing import standing
from holdfast.demo.story.thread import Thread
from holdfast.demo.story.visiting import tell_visit
from holdfast.families.actions import end_status
from holdfast.measures.actions.recording import record_sdq
from holdfast.supervision.models import Meeting


def happenings(thread: Thread) -> Iterator[Happening]:
    """Yield everything that happens in one case."""
    plot = thread.plot
    opener = plot.opened_by or plot.lead
    yield from chosen(thread)
    yield Happening(plot.opened_on, Order.FIRST, opener, partial(open_up, thread))
    for visit in thread.visits:
        on = thread.written_on(visit.on)
        yield theirs(thread, on, partial(tell_visit, thread, visit, on))
    yield from goals(thread)
    for sheet in plot.sheets:
        on = thread.written_on(sheet.on)
        yield theirs(thread, on, partial(key_in, thread, sheet, on))
    for turn in plot.turns:
        yield theirs(thread, turn.on, partial(note_event, thread, turn))
    yield from statuses(thread)
    yield from discussions(thread)
    if plot.plan_linked_on:
        yield theirs(thread, plot.plan_linked_on, partial(tie_to_plan, thread, plot.plan_linked_on))
    yield from specialist(thread)
    yield from planning(thread)
    yield from standing(thread)
    yield from managed(thread)


def theirs(thread: Thread, on: date, do: partial[None]) -> Happening:
    """Return something done on a day by whoever works the case then."""
    return Happening(on, Order.DAY, thread.worker_on(on), do)


def key_in(thread: Thread, sheet: Sheet, entered_on: date, *, by: User) -> None:
    """Key in an SDQ: its answers, or the scores of a sheet already scored, or why there is none."""
    has_scores = sheet.scales is not None
    record_sdq(
        child=thread.child,
        form=sheet.form,
        stage=sheet.stage,
        completed_on=sheet.on,
        today=entered_on,
        at=thread.moment(entered_on),
        by=by,
        answers=answers(sheet, thread.chance)
        if has_scores and not sheet.from_scored_sheet
        else None,
        scores=scored_elsewhere(sheet) if sheet.from_scored_sheet else None,
        missing_because=sheet.missing_because,
        note=sheet.note,
    )


def note_event(thread: Thread, turn: Turn, *, by: User) -> None:
    """Record something that happened in the child's life or plan."""
    at = thread.moment(turn.on)
    record_event(
        case=thread.case, kind=turn.kind, on=turn.on, note=turn.note, at=at, today=turn.on, by=by
    )


def statuses(thread: Thread) -> Iterator[Happening]:
    """Yield the statuses that began or ended after the case opened."""
    opened_on = thread.plot.opened_on
    for status in thread.plot.family.statuses:
        if status.began_on > opened_on:
            yield theirs(thread, status.began_on, partial(begin, thread, status.status))
        if status.ended_on and status.ended_on > opened_on:
            end = partial(over, thread, status.status, status.ended_on)
            yield theirs(thread, status.ended_on, end)


def over(thread: Thread, status: str, on: date, *, by: User) -> None:
    """Say that a status ended."""
    span = thread.spans[status]
    end_status(span=span, on=on, version=span.version, by=by)


def discussions(thread: Thread) -> Iterator[Happening]:
    """Yield the meetings of the worker's own group at which the case was talked about."""
    plot = thread.plot
    if not plot.discussed_every:
        return
    turn = thread.chance.randrange(plot.discussed_every)
    for key, meetings in thread.stage.meetings.items():
        for number, meeting in enumerate(meetings):
            on = meeting.held_on
            open_then = plot.opened_on < on and not (plot.closing and on > plot.closing.on)
            theirs_too = BY_KEY[thread.worker_on(on)].group == key
            its_turn = number % plot.discussed_every == turn and not why_not_held(key, on)
            if open_then and theirs_too and its_turn:
                yield theirs(thread, on, partial(discuss, thread, meeting))


def discuss(thread: Thread, meeting: Meeting, *, by: User) -> None:
    """Note what the group agreed to try."""
    agreed = thread.fresh("agreed", words.AGREED)
    note_discussion(case=thread.case, meeting=meeting, agreed=agreed, by=by)


def tie_to_plan(thread: Thread, on: date, *, by: User) -> None:
    """Tie the case to the child's plan, some while after it opened."""
    plan = thread.plot.plan
    if plan:
        link_plan(
            case=thread.case,
            version=thread.case.version,
            plan_kind=plan.kind,
            plan_reference=plan.reference,
            plan_outcome=plan.outcome,
            at=thread.moment(on),
            today=on,
            by=by,
        )
