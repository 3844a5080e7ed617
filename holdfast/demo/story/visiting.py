"""Visits: who was there, what was done of the manual, and a few kind words about it."""

from dataclasses import replace
from datetime import date

from holdfast.access.models import User
from holdfast.casework.actions.visits import How, Told, record_visit
from holdfast.demo.content import words
from holdfast.demo.story import beside
from holdfast.demo.story.diary import Planned
from holdfast.demo.story.thread import Thread
from holdfast.manual.models import Step

WITH_A_NOTE, WITH_A_VOICE = 0.8, 0.4  # shares of visits made
FIRST_STEPS, NEXT_STEPS = slice(0, 4), slice(4, 6)  # of a module: begun, then looked back on


def tell_visit(thread: Thread, visit: Planned, written_on: date, *, by: User) -> None:
    """Record one planned visit as made or missed."""
    told = made(thread, visit) if visit.made else missed(thread, visit)
    done = steps(thread, visit)
    if visit.made:
        because = [how.why for how in done.values() if how.how == "adapted"]
        told = replace(told, beside=beside.beside(thread, visit, because))
    recorded = record_visit(
        case=thread.case,
        told=told,
        steps=done,
        at=thread.moment(written_on),
        today=written_on,
        by=by,
    )
    if visit.made:
        thread.last_made = recorded
        beside.think_about(thread, visit, recorded, by=by)
    else:
        thread.missed = recorded


def missed(thread: Thread, visit: Planned) -> Told:
    note = thread.fresh(visit.missed_because, words.MISSED_NOTES[visit.missed_because])
    return Told(
        visited_on=visit.on,
        outcome="missed",
        missed_because=visit.missed_because,
        module=None,
        note=thread.in_words(note, []),
    )


def made(thread: Thread, visit: Planned) -> Told:
    took_part = who_came(thread)
    chance = thread.chance
    minutes = chance.choice((45, 50, 60, 60, 60, 75, 90))
    round_it = beside.minutes(chance.choice((None, 40, 60, 60, 75, 90, 120)))
    return Told(
        visited_on=visit.on,
        module=thread.stage.modules.get(visit.module),
        took_part=took_part,
        minutes=minutes,
        childs_voice=voice(thread, visit, took_part),
        note=note(thread, visit, took_part),
        task=beside.task(thread, visit),
        makes_up_for=beside.made_up(thread),
        **round_it,
        **beside.tried(thread),
    )


def who_came(thread: Thread) -> list[str]:
    """Return who took part: the first always, the others mostly."""
    first, *others = thread.plot.with_whom
    return [first, *(one for one in others if thread.chance.random() < 0.8)]


def note(thread: Thread, visit: Planned, took_part: list[str]) -> str:
    """Return the note written for this visit, or one from the bank, or none."""
    if written := thread.plot.notes.get(visit.place):
        return written
    if thread.chance.random() > WITH_A_NOTE:
        return ""
    return thread.in_words(thread.fresh(visit.module, words.NOTES[visit.module]), took_part)


def voice(thread: Thread, visit: Planned, took_part: list[str]) -> str:
    """Return what the child said, where the child was there and it was written down."""
    if written := thread.plot.voices.get(visit.place):
        return written
    if "child" not in took_part or thread.chance.random() > WITH_A_VOICE:
        return ""
    age = thread.child.age_on(visit.on)
    bank = words.VOICES_OLDER if age >= 12 else words.VOICES_MIDDLE
    return thread.fresh("voice", words.VOICES_YOUNG if age <= 7 else bank)


def steps(thread: Thread, visit: Planned) -> dict[Step, How]:
    """Return what became of the module's steps: the first four at first, then the rest."""
    every = thread.stage.steps.get(visit.module, [])
    return {step: how(thread) for step in every[NEXT_STEPS if visit.turn else FIRST_STEPS]}


def how(thread: Thread) -> How:
    drawn = thread.chance.random()
    if drawn < thread.plot.adapts:
        return because("adapted", thread.fresh("adapted", words.ADAPTED_BECAUSE))
    if drawn > 0.95:
        return because("skipped", thread.fresh("skipped", words.SKIPPED_BECAUSE))
    return How(how="done")


def because(how: str, why: str) -> How:
    """Return what became of a step that was not simply done, and why."""
    return How(how=how, reason=beside.reason(why), why=why)
