"""What goes with a visit in the story: tasks, minutes, changes to the manual, joint visits.

Chance has dice of its own here, so that what is told of visits leaves the rest of the year alone.
"""

from collections.abc import Iterator
from functools import partial
from typing import Any

from holdfast.access.models import User
from holdfast.casework.actions.beside import Beside, Changed
from holdfast.casework.actions.practice import Used, note_wider_use, reflect
from holdfast.casework.models import Visit
from holdfast.demo.content import practice
from holdfast.demo.story.diary import Planned
from holdfast.demo.story.stage import Happening, Order, Stage, moment
from holdfast.demo.story.thread import Thread

WITH_A_TASK = 0.8  # share of visits made on a module


def minutes(together: int | None) -> dict[str, Any]:
    """Return the minutes round a visit by kind."""
    names = ("preparing_minutes", "travelling_minutes", "recording_minutes")
    return dict(zip(names, practice.ROUND_IT.get(together or 0, (None, None, None)), strict=True))


def task(thread: Thread, visit: Planned) -> str:
    """Return what the family will try before the next visit, if anything."""
    bank = practice.TASKS.get(visit.module[:3])
    if bank is None or thread.dice.random() > WITH_A_TASK:
        return ""
    return thread.dice.choice(bank)


def tried(thread: Thread) -> dict[str, Any]:
    """Return whether the task of the visit before was tried, where there was one."""
    before = thread.last_made
    if before is None or not before.task:
        return {}
    said = thread.dice.choice(("yes", "yes", "yes", "partly", "partly", "no", "not asked"))
    note = thread.dice.choice(practice.TRIED_NOTES.get(said, ("",)))
    return {"task_from": before, "tried": said, "tried_note": note}


def made_up(thread: Thread) -> Visit | None:
    """Return the missed visit that this one makes up for, in the families where they are."""
    missed, thread.missed = thread.missed, None
    return missed if thread.plot.family.name in practice.MADE_UP else None


def beside(thread: Thread, visit: Planned, because: list[str]) -> Beside:
    """Return what was told beside a visit; `because` are the words why steps were adapted."""
    place = (thread.plot.family.name, visit.place)
    joint = practice.JOINT.get(place)
    return Beside(
        second=thread.stage.participants[joint.who] if joint else None,
        second_part=joint.part if joint else "",
        adapted=changed(thread, because),
        to_discuss=practice.TO_DISCUSS.get(place, ""),
    )


def changed(thread: Thread, because: list[str]) -> Changed:
    """Return how the manual was departed from; of half the visits that is told."""
    known = [practice.CHANGES[words] for words in because if words in practice.CHANGES]
    if not known or thread.dice.random() < 0.5:
        return Changed()
    _, what, nature = known[0]
    return Changed(
        planned=thread.dice.choice(("planned", "on the day")),
        decided_by=thread.dice.choice(("practitioner", "family", "supervision")),
        changed=what,
        nature=nature,
        keeps_core="yes",
    )


def reason(words: str) -> str:
    """Return the nearest reason to some words."""
    return practice.CHANGES[words][0] if words in practice.CHANGES else practice.SKIPS[words]


def think_about(thread: Thread, planned: Planned, visit: Visit, *, by: User) -> None:
    """Reflect on a visit, where the story says so."""
    if words := practice.REFLECTIONS.get((thread.plot.family.name, planned.place)):
        reflect(visit=visit, words=words, version=1, at=visit.recorded_at, by=by)


def used_more_widely(stage: Stage) -> Iterator[Happening]:
    """Yield each use of the manual with a family outside the programme."""
    for one in practice.WIDER_USE:
        yield Happening(one.on, Order.DAY, one.who, partial(note_use, stage, one))


def note_use(stage: Stage, one: practice.Wider, *, by: User) -> None:
    """Note one use of the manual with a family outside the programme."""
    used = Used(
        on=one.on,
        module=stage.modules[one.module],
        situation=one.situation,
        steps=stage.steps[one.module][: one.steps],
        is_adapted=one.is_adapted,
    )
    note_wider_use(run=stage.run, used=used, at=moment(one.on), today=one.on, by=by)
