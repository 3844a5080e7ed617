"""What staff note about the programme in the story, and what the lead makes of it."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from uuid import NAMESPACE_URL, uuid5

from holdfast.access.models import User
from holdfast.demo.content.learning import OF_SLIDES, OF_STAFF, SLIDES_LOADED_ON
from holdfast.demo.content.noting import Noted, Plan
from holdfast.demo.story.stage import Happening, Order, Stage, moment
from holdfast.learning.actions import answering, noting, sorting
from holdfast.learning.models import Observation
from holdfast.learning.rules import State

LEAD = "lorna"


def noted(stage: Stage) -> Iterator[Happening]:
    """Yield every note, by whoever noted it, with what became of it, by the lead."""
    yield Happening(SLIDES_LOADED_ON, Order.MORNING, LEAD, partial(load, SLIDES_LOADED_ON))
    for told in OF_STAFF:
        assert told.on is not None  # noqa: S101  # staff note on a day
        yield Happening(told.on, Order.EVENING, told.who, partial(note, told, told.on))
    for told in (*OF_STAFF, *OF_SLIDES):
        yield from what_becomes(stage, told)


def what_becomes(stage: Stage, told: Noted) -> Iterator[Happening]:
    """Yield what the lead does about one note."""
    if told.sort:
        yield Happening(told.sort.on, Order.MORNING, LEAD, partial(sort, stage, told))
    if told.plan:
        yield Happening(told.plan.on, Order.DAY, LEAD, partial(begin, stage, told, told.plan))
        if told.plan.ended:
            on = told.plan.ended[0]
            yield Happening(on, Order.DAY, LEAD, partial(end, stage, told, told.plan))
    for at, move in enumerate(told.moves):
        yield Happening(move.on, Order.EVENING, LEAD, partial(say, told, at))
    if told.answer:
        yield Happening(told.answer.on, Order.EVENING, LEAD, partial(answer, told))


def load(on: date, *, by: User) -> None:
    """Load the lines of the slides."""
    sorting.load_slides(on=on, by=by)


def note(told: Noted, on: date, *, by: User) -> None:
    """Note it, with a name or without."""
    if told.has_name:
        noting.note(
            sentence=told.sentence, valence=told.valence, today=on, at=moment(on), by=by,
            are_no_names=True,
        )  # fmt: skip
    else:
        key = uuid5(NAMESPACE_URL, told.sentence)
        noting.note_unnamed(
            key=key, sentence=told.sentence, valence=told.valence, today=on, by=by,
            are_no_names=True,
        )  # fmt: skip


def row_of(told: Noted) -> Observation:
    """Return the note as a row, as the lead reads it."""
    if told.slide:
        return Observation.objects.get(slide=told.slide)
    return Observation.objects.get(sentence=told.sentence)


def sort(stage: Stage, told: Noted, *, by: User) -> None:
    """Accept and sort it."""
    assert told.sort is not None  # noqa: S101  # yielded only where it was sorted
    on, (primary, *further), strength, owner, review_on = told.sort
    found = row_of(told)
    how = sorting.Sorted(
        construct=primary, further=further, strength=strength, owner=stage.people.get(owner),
        review_on=review_on,
    )  # fmt: skip
    sorting.sort_observation(found=found, version=found.version, told=how, today=on, by=by)


def planned(stage: Stage, plan: Plan, *, has_ended: bool) -> answering.Planned:
    """Return a strategy as it is typed."""
    ended_on, effect = plan.ended if has_ended and plan.ended else (None, "")
    return answering.Planned(
        name=plan.name, kind=plan.kind, owner=stage.people[plan.owner], began_on=plan.on,
        ends_on=plan.ends_on, ended_on=ended_on, effect=effect,
    )  # fmt: skip


def begin(stage: Stage, told: Noted, plan: Plan, *, by: User) -> None:
    """Begin a strategy for it."""
    how = planned(stage, plan, has_ended=False)
    answering.begin_strategy(told=how, aims=[row_of(told)], on=plan.on, by=by)


def end(stage: Stage, told: Noted, plan: Plan, *, by: User) -> None:
    """Say that its strategy ended, and with what effect."""
    found = row_of(told).strategies.get()
    how = planned(stage, plan, has_ended=True)
    answering.change_strategy(found=found, version=found.version, told=how, by=by)


def say(told: Noted, at: int, *, by: User) -> None:
    """Say how it stands."""
    on, to, why = told.moves[at]
    found = row_of(told)
    sorting.move_observation(
        found=found, version=found.version, to=State(to), why=why, on=on, by=by
    )


def answer(told: Noted, *, by: User) -> None:
    """Tell all staff what was done."""
    assert told.answer is not None  # noqa: S101  # yielded only where there is an answer
    on, did, done_by = told.answer
    answering.publish_reply(
        found=row_of(told), did=did, done_by=done_by, done_on=on, today=on, by=by
    )
