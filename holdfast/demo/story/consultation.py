"""Asking a clinician, and their answers, in the story."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial

from holdfast.access.models import User
from holdfast.casework.models import Case
from holdfast.consultation.actions import asking as actions
from holdfast.consultation.actions.passing import InPassing, note_corridor_advice
from holdfast.consultation.models import Consultation
from holdfast.demo.content.consultation import PASSING, QUESTIONS, Passing, Question
from holdfast.demo.story.stage import Happening, Order, Stage, moment
from holdfast.demo.story.thread import Thread


@dataclass
class Asked:
    """One question as it goes on, with the row it has become."""

    stage: Stage
    threads: dict[str, Thread]
    told: Question
    row: Consultation = field(init=False)


def consulted(stage: Stage, threads: list[Thread]) -> Iterator[Happening]:
    """Yield every question with what became of it, and what was advised in passing."""
    of = {thread.plot.family.name: thread for thread in threads}
    for told in QUESTIONS:
        yield from one_question(Asked(stage, of, told))
    for passing in PASSING:
        who = passing.clinician if passing.by_clinician else passing.who
        yield Happening(passing.on, Order.EVENING, who, partial(note, stage, of, passing))


def one_question(one: Asked) -> Iterator[Happening]:
    """Yield what becomes of one question, by the person who does it."""
    told = one.told
    yield Happening(told.on, Order.FIRST, told.who, partial(ask, one))
    if told.taken:
        clinician, on = told.taken
        yield Happening(on, Order.MORNING, clinician, partial(take, one))
        if told.advised:
            yield Happening(told.advised[0], Order.EVENING, clinician, partial(advise, one))
    if told.came_of_it:
        yield Happening(told.came_of_it[0], Order.EVENING, told.who, partial(say, one))
    if told.withdrawn_on:
        yield Happening(told.withdrawn_on, Order.EVENING, told.who, partial(withdraw, one))


def case_of(threads: dict[str, Thread], family: str) -> Case | None:
    """Return the case of a family; none where nobody is named."""
    return threads[family].case if family else None


def ask(one: Asked, *, by: User) -> None:
    """Ask a clinician."""
    told = one.told
    one.row = actions.ask_clinician(
        case=case_of(one.threads, told.family), question=told.question, urgency=told.urgency,
        asked_of=one.stage.people.get(told.asked_of), on=told.on, at=moment(told.on, 9), by=by,
    )  # fmt: skip


def take(one: Asked, *, by: User) -> None:
    """Take a question."""
    assert one.told.taken is not None  # noqa: S101  # yielded only where somebody took it
    on = one.told.taken[1]
    actions.take_question(found=one.row, version=one.row.version, on=on, by=by)


def advise(one: Asked, *, by: User) -> None:
    """Advise on a question."""
    assert one.told.advised is not None  # noqa: S101  # yielded only where there is advice
    on, minutes, words = one.told.advised
    actions.advise(
        found=one.row, version=one.row.version, advice=words, minutes=minutes, on=on, by=by,
    )  # fmt: skip


def say(one: Asked, *, by: User) -> None:
    """Say what came of the advice."""
    assert one.told.came_of_it is not None  # noqa: S101  # yielded only where it was said
    on, outcome, words = one.told.came_of_it
    actions.say_outcome(
        found=one.row, version=one.row.version, outcome=outcome, note=words, on=on, by=by,
    )  # fmt: skip


def withdraw(one: Asked, *, by: User) -> None:
    """Take a question back."""
    assert one.told.withdrawn_on is not None  # noqa: S101  # yielded only where it was
    on = one.told.withdrawn_on
    actions.withdraw_question(found=one.row, version=one.row.version, on=on, by=by)


def note(stage: Stage, threads: dict[str, Thread], told: Passing, *, by: User) -> None:
    """Note advice given in passing."""
    in_passing = InPassing(
        other=stage.people[told.who if told.by_clinician else told.clinician],
        case=case_of(threads, told.family), sentence=told.sentence, minutes=told.minutes,
        on=told.on,
    )  # fmt: skip
    note_corridor_advice(told=in_passing, today=told.on, at=moment(told.on), by=by)
