"""What a family reads about their own answers: plain sentences, and nothing that is for staff.

Shown on the sheet that staff print and on the page that somebody sees once they have answered. It
names no band by a clinical word, judges nobody, and says of each number which way is up.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from holdfast.measures.instruments.shapes import Direction, Informant
from holdfast.measures.rules.comparing import why_not_compare
from holdfast.measures.rules.reading import Filled, highest, number

NOT_A_DIAGNOSIS = (
    "A number like this is not a diagnosis. It is one way of saying how things are, and only one. "
    "What you say yourself matters more."
)
ASK = "If anything here surprises you, or does not sound right, please say so to your worker."
HELP = (
    "If you or your child is not safe now, call 999. If you need to talk to somebody, do not wait "
    "for your next visit: ring your worker or your council’s duty line."
)
UP = {
    Direction.WORSE: "A higher number means things are harder.",
    Direction.BETTER: "A higher number means things are going better.",
    Direction.NEITHER: "No number here is better than another.",
}
WHOSE = {
    Informant.PARENT: "The parent or carer’s answers",
    Informant.SELF: "The young person’s own answers",
    Informant.TEACHER: "The teacher’s answers",
    Informant.INFORMANT: "The answers of somebody close",
    Informant.PRACTITIONER: "The worker’s answers",
}


@dataclass(frozen=True, kw_only=True)
class GoalTold:
    """A goal in its own words with one person's first and latest rating.

    From 0 to 10 or, where the family has described `levels`, one of those.
    """

    words: str
    voice: str
    first: int
    last: int
    times: int
    levels: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A sheet for a family: a heading, whose answers they are, and sentences in order."""

    heading: str
    whose: str
    sentences: tuple[str, ...]


def sheet(filled: Filled, earlier: Filled | None) -> Sheet:
    """Return what one measure says, to whoever answered it or whose child it is about."""
    return Sheet(
        heading=filled.instrument.title,
        whose=WHOSE[Informant(filled.informant)],
        sentences=tuple(sentences(filled, earlier)),
    )


def said(day: date) -> str:
    """Say a day: "2 March 2026"."""
    return f"{day.day} {day:%B %Y}"


def sentences(filled: Filled, earlier: Filled | None) -> list[str]:
    """Return the sentences about one measure."""
    told = [f"This was filled in on {said(filled.completed_on)}."]
    if filled.missing_because:
        return ["This time there are no answers to look at. That is all right.", ASK, HELP]
    if filled.main is None:
        told.append("Too few questions were answered to add the answers up. That is all right.")
    else:
        told += [total(filled), *since(filled, earlier)]
    return [*told, NOT_A_DIAGNOSIS, ASK, HELP]  # HELP always: so it tells nobody what was said


def total(filled: Filled) -> str:
    """Say the main score, how high it can be, and which way is up."""
    scale = filled.instrument.scales[filled.instrument.main_scale]
    top = highest(filled, scale)
    return (
        f"The answers come to {number(filled.main or 0)}, on a scale from {scale.lowest} to {top}. "
        f"{UP[scale.direction]}"
    )


def since(filled: Filled, earlier: Filled | None) -> list[str]:
    """Say how it moved since last time, and honestly whether that may be chance."""
    if earlier is None or earlier.main is None or why_not_compare(earlier, filled):
        return []
    scale = filled.instrument.scales[filled.instrument.main_scale]
    moved = round((filled.main or 0) - earlier.main, 6)
    then = f"Last time, on {said(earlier.completed_on)}, it was {number(earlier.main)}"
    if moved == 0:
        return [f"{then}: the same."]
    told = [f"{then}: {number(abs(moved))} {'higher' if moved > 0 else 'lower'} now."]
    rules = filled.instrument.reliable_change(scale.key, Informant(filled.informant))
    if not rules:
        return told
    if all(rule.is_reached(moved) for rule in rules):
        return [*told, "That is a bigger change than chance alone would usually make."]
    return [*told, "A change of that size can be chance: no questionnaire is exact."]


def of_goals(goals: Sequence[GoalTold]) -> list[str]:
    """Say how far along each goal is, in the words it was agreed in."""
    return [of_levels(one) if one.levels else of_ten(one) for one in goals]


def of_ten(one: GoalTold) -> str:
    """Say how far along a goal from 0 to 10 is."""
    said = f"“{one.words}”: {one.voice} gave it {one.last} out of 10"
    return said + (f" most lately, and {one.first} at first." if one.times > 1 else ".")


def of_levels(one: GoalTold) -> str:
    """Say which of the levels that the family described a goal has come to."""
    first, last = one.levels.get(one.first, ""), one.levels.get(one.last, "")
    said = f"“{one.words}”: {one.voice} said “{last}”"
    return said + (f" most lately, and “{first}” at first." if one.times > 1 else ".")
