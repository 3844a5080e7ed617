"""What may be filled in without signal, and what it says against what was recorded meanwhile."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from holdfast.kit import typed_dates
from holdfast.kit.typed_dates import BOXES, TypedDate

Typed = Mapping[str, list[str]]
FORMS = {  # the name of a form's page, and what is done there
    "visit_add": "Record a visit",
    "goals_rate": "Rate the goals",
    "sdq_add": "Key in an SDQ",
    "measure_add": "Key in a measure",
}
WHY_WAITING = [
    ("clash", "Something else was recorded meanwhile"),
    ("not accepted", "It could not be recorded as it was typed"),
    ("out of reach", "The case is closed, or with somebody else now"),
    ("not finished", "It was not finished"),
]
DECISIONS = [
    ("record", "Record it as it was typed"),
    ("open", "Open it in the case’s form, to look it over and save it there"),
    ("let go", "Let it go: it is not to be recorded"),
]
SCORE = re.compile(r"score_([0-9a-f]{32})")
DAYS = ("visited_on", "completed_on", "on")
WAS_REWORDED = "The goal has been put in other words since you left"
HAS_ENDED = "The goal has been ended, or is not to be rated for now"
RATED_TOO = "The goal was rated for the same person and day"


@dataclass(frozen=True, kw_only=True)
class Clash:
    """One thing that a form says and that the case says otherwise by now."""

    what: str
    yours: str
    theirs: str


@dataclass(frozen=True, kw_only=True)
class GoalNow:
    """A goal as the case has it now: its words, which wording that is, and whether it goes on."""

    words: str
    number: int
    is_open: bool


@dataclass(frozen=True, kw_only=True)
class Rated:
    """One goal as one person rates it, as a form has it."""

    goal: str
    rater: str
    score: str


def rated_in(typed: Typed) -> list[Rated]:
    """Return the ratings a form holds, each with the key of its goal (32 hexadecimal digits)."""
    found = []
    for name, values in typed.items():
        box = SCORE.fullmatch(name)
        if box and values and values[-1]:
            rater = typed.get(f"rater_{box[1]}") or typed.get("rater") or [""]
            found.append(Rated(goal=box[1], rater=rater[-1], score=values[-1]))
    return found


def day_in(typed: Typed) -> date | None:
    """Return the day a form is about; None where it says none, or none that is a day."""
    for name in DAYS:
        boxes = TypedDate(*((typed.get(f"{name}-{box}") or [""])[-1] for box in BOXES))
        read = typed_dates.read(boxes)
        if isinstance(read, date):
            return read
    return None


def clashes_of_goals(
    rated: Iterable[Rated],
    *,
    seen: Mapping[str, int],
    now: Mapping[str, GoalNow],
    recorded: Mapping[tuple[str, str], tuple[str, str]],
) -> list[Clash]:
    """Return each rating that would not mean now what it meant when it was typed.

    `seen` is the number of each goal's wording as it was taken along; `recorded` the rating that
    the same goal has by now of the same rater for the same day: its score, and in words.
    """
    found = []
    for one in rated:
        goal = now.get(one.goal)
        was = seen.get(one.goal)
        if goal is None or not goal.is_open:
            words = goal.words if goal else ""
            found.append(Clash(what=HAS_ENDED, yours=f"Rated {one.score}", theirs=words))
        elif was is not None and was != goal.number:
            found.append(Clash(what=WAS_REWORDED, yours=f"Rated {one.score}", theirs=goal.words))
        elif (theirs := recorded.get((one.goal, one.rater))) and theirs[0] != one.score:
            yours = f"“{goal.words}”: {one.score}"
            found.append(Clash(what=RATED_TOO, yours=yours, theirs=theirs[1]))
    return found


def believable(*, said: datetime, taken_at: datetime, received_at: datetime) -> datetime:
    """Return when a form was filled in, never before it was taken nor after it arrived.

    A device's clock may be wrong by hours; the server's two moments are not.
    """
    return min(max(said, taken_at), received_at)
