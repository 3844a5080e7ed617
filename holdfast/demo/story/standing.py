"""How a case stands as the year goes: its start agreed, paused, ended, followed up, reopened."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

from holdfast.access.models import User
from holdfast.casework.actions.closing import reopen_case
from holdfast.casework.actions.ending import begin_ending, sign_summary, write_summary
from holdfast.casework.actions.moving import begin_work, decide_for_run_end, give_word, pause
from holdfast.casework.reports.endings import ending_now, goal_ends
from holdfast.casework.reports.states import missing, stands
from holdfast.casework.rules.states import ACTIVE, AGREED
from holdfast.demo.content import words
from holdfast.demo.shapes import Pause, Reopened
from holdfast.demo.story.diary import Planned
from holdfast.demo.story.stage import Happening, Order, moment
from holdfast.demo.story.thread import Thread

DECIDED_IF_BEFORE, DECIDED_ON = date(2014, 6, 1), date(2014, 12, 15)
WORD_AFTER = timedelta(days=3)  # of the opening
TRIED_AGAIN = (0, 3, 8)  # visits after the first on a module: what was missing may be there
SIGNED_BEFORE = timedelta(days=1)  # the closing
FOLLOWED_AFTER = timedelta(days=91)


def standing(thread: Thread) -> Iterator[Happening]:
    """Yield how a case goes from getting ready to module work, and to its end."""
    plot = thread.plot
    if not plot.without_word:
        on = plot.opened_on + WORD_AFTER
        yield Happening(on, Order.EVENING, thread.manager, partial(vouch, thread, on))
    made = [visit for visit in thread.visits if visit.made]
    on_modules = [one for one in made if one.module and one.module[:3] != "ENG"]
    for later in TRIED_AGAIN:
        yield from (at(thread, one.on, begin) for one in on_modules[later : later + 1])
    ending = next((one for one in made if one.place == plot.ending_week), None)
    if ending:
        yield Happening(
            ending.on, Order.DAY, thread.worker_on(ending.on), partial(end, thread, ending)
        )
    if not plot.closing and plot.opened_on < DECIDED_IF_BEFORE:
        manager, do = thread.manager, partial(decide, thread)
        yield Happening(DECIDED_ON, Order.EVENING, manager, do)
    if plot.summing and plot.closing:
        yield at(thread, plot.closing.on - SIGNED_BEFORE, sum_up)
    if plot.pause:
        on = plot.pause.on
        yield Happening(on, Order.DAY, thread.worker_on(on), partial(rest, thread, plot.pause))
    if plot.reopened:
        come_back = partial(open_again, thread, plot.reopened)
        yield Happening(plot.reopened.on, Order.EVENING, thread.manager, come_back)


def at(thread: Thread, on: date, do: object) -> Happening:
    """Return something done on a day by whoever works the case then."""
    assert callable(do)  # noqa: S101  # says so to the type checker
    return Happening(on, Order.DAY, thread.worker_on(on), partial(do, thread, on))


def vouch(thread: Thread, on: date, *, by: User) -> None:
    """Write the manager's word on a case."""
    give_word(
        case=thread.case,
        words=words.VOUCHED,
        family_agreed_on=thread.plot.opened_on,
        today=on,
        at=moment(on),
        by=by,
    )


def begin(thread: Thread, on: date, *, by: User) -> None:
    """Say that module work begins, if everything it needs is there by now."""
    if stands(thread.case).state is AGREED and not missing(thread.case, today=on):
        begin_work(case=thread.case, on=on, today=on, at=moment(on), by=by)


def end(thread: Thread, visit: Planned, *, by: User) -> None:
    """Begin the ending as it was planned with the family."""
    closing = thread.plot.closing
    begin_ending(
        case=thread.case,
        is_planned=True,
        because=closing.because if closing else "goals met",
        why=words.ENDING_AGREED,
        last_day=closing.on if closing else visit.on + timedelta(days=42),
        on=visit.on,
        today=visit.on,
        at=moment(visit.on),
        by=by,
    )


def decide(thread: Thread, *, by: User) -> None:
    """Decide what becomes of the case when the run ends."""
    decide_for_run_end(
        case=thread.case, decision="continue", because=words.DECIDED, on=DECIDED_ON, by=by
    )


def sum_up(thread: Thread, on: date, *, by: User) -> None:
    """Write the closing summary, and sign it."""
    begun, summing = ending_now(thread.case), thread.plot.summing
    if begun is None or summing is None:
        return
    lines = {str(one.id): words.GOAL_ENDED for one in goal_ends(thread.case, begun)}
    told = summing._asdict() | {"goal_lines": lines, "follow_up_on": on + FOLLOWED_AFTER}
    write_summary(ending=begun, version=begun.version, told=told, on=on, at=moment(on), by=by)
    sign_summary(ending=begun, on=on, at=moment(on), by=by)


def rest(thread: Thread, resting: Pause, *, by: User) -> None:
    """Pause the work."""
    if stands(thread.case).state in (AGREED, ACTIVE):
        pause(
            case=thread.case,
            because=resting.because,
            look_again_on=resting.look_again_on,
            on=resting.on,
            today=resting.on,
            at=moment(resting.on),
            by=by,
        )


def open_again(thread: Thread, reopened: Reopened, *, by: User) -> None:
    """Reopen the case."""
    thread.case.refresh_from_db()
    reopen_case(
        case=thread.case,
        version=thread.case.version,
        lead=thread.stage.participants[reopened.lead],
        because=reopened.because,
        on=reopened.on,
        at=moment(reopened.on),
        by=by,
    )
