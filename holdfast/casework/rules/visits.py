"""Visits, and what happened round them: what may be recorded, and how long is too long."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from holdfast.casework.rules.choices import Choices
from holdfast.programme.rules import AS_MEANT, Numbers

VISIT_OUTCOMES: Choices = [("made", "Visit made"), ("missed", "Planned but missed")]
MISSED: Choices = [
    ("family away", "The family was out or away"),
    ("family cancelled", "The family cancelled"),
    ("practitioner ill", "The practitioner was ill"),
    ("no time", "No time: other work came first"),
    ("other", "Another reason"),
]
HOW_DONE: Choices = [("done", "Done"), ("adapted", "Adapted"), ("skipped", "Skipped")]
TOOK_PART: Choices = [
    ("child", "Child or young person"),
    ("mother", "Mother"),
    ("father", "Father"),
    ("other carer", "Other carer"),
    ("sibling", "Brother or sister"),
    ("other worker", "Another worker"),
]
EVENTS: Choices = [
    ("placement change", "Change of placement or home"),
    ("strategy meeting", "Strategy meeting"),
    ("child protection conference", "Child protection conference"),
    ("plan review", "Review of the statutory plan"),
    ("plan changed", "Change of the statutory plan"),
    ("court hearing", "Court hearing"),
    ("school change", "Change of school"),
    ("birth", "Birth"),
    ("bereavement", "Bereavement"),
    ("other", "Something else"),
]


class WhyNotVisit(StrEnum):
    """Why a visit may not be recorded as it was typed."""

    WHY_MISSED = "Say why the visit was missed"
    NOBODY = "Say who took part"
    STEP_OF_ANOTHER_MODULE = "A step is of another module than the one chosen"
    STEP_WHEN_MISSED = "A missed visit has no steps"
    NO_TASK = "No task was set before this visit that could have been tried"
    MISSED_MAKES_UP = "A visit that was missed makes up for no other"
    NOT_TO_MAKE_UP = "The visit it is said to make up for was not missed, or is made up for already"
    MADE_UP_BEFORE = "It is before the visit it is said to make up for"
    COUNTED_TWICE = (
        "Give the minutes preparing, travelling and recording each, or together: not both"
    )
    WHICH_PART = "Say what part the worker who came with you had"
    WHOSE_PART = "Say which worker came with you"


@dataclass(frozen=True, kw_only=True)
class ToMakeUp:
    """A visit that another is said to make up for."""

    on: date
    was_missed: bool
    is_made_up: bool


@dataclass(frozen=True, kw_only=True)
class VisitTyped:
    """A visit as somebody typed it."""

    made: bool
    missed_because: str
    took_part: int
    steps: int
    steps_all_of_module: bool
    on: date | None = None
    tried: str = ""
    has_task_before: bool = False
    makes_up: ToMakeUp | None = None
    minutes_by_kind: int = 0
    minutes_together: int = 0
    has_second: bool = False
    has_part: bool = False


def why_not_visit(visit: VisitTyped) -> list[WhyNotVisit]:
    """Return every reason against a visit as typed; none means it may be recorded."""
    against = {
        WhyNotVisit.WHY_MISSED: not visit.made and not visit.missed_because,
        WhyNotVisit.NOBODY: visit.made and not visit.took_part,
        WhyNotVisit.STEP_OF_ANOTHER_MODULE: not visit.steps_all_of_module,
        WhyNotVisit.STEP_WHEN_MISSED: not visit.made and visit.steps > 0,
        WhyNotVisit.NO_TASK: bool(visit.tried) and not visit.has_task_before,
        WhyNotVisit.COUNTED_TWICE: visit.minutes_by_kind > 0 and visit.minutes_together > 0,
        WhyNotVisit.WHICH_PART: visit.has_second and not visit.has_part,
        WhyNotVisit.WHOSE_PART: visit.has_part and not visit.has_second,
    }
    found = [reason for reason, holds in against.items() if holds]
    return found + why_not_make_up(visit)


def why_not_make_up(visit: VisitTyped) -> list[WhyNotVisit]:
    """Return every reason against a visit making up for the missed one it names, if any."""
    missed = visit.makes_up
    if missed is None:
        return []
    against = {
        WhyNotVisit.MISSED_MAKES_UP: not visit.made,
        WhyNotVisit.NOT_TO_MAKE_UP: not missed.was_missed or missed.is_made_up,
        WhyNotVisit.MADE_UP_BEFORE: visit.on is not None and visit.on < missed.on,
    }
    return [reason for reason, holds in against.items() if holds]


class Gap(StrEnum):
    """How long since a family was last visited, against a visit a week."""

    ON_TRACK = "on track"
    LATE = "late"
    VERY_LATE = "very late"


def gap(*, last_visited_on: date, today: date, numbers: Numbers = AS_MEANT) -> Gap:
    """Judge the days since the last visit made: as meant, over 14 is late, over 21 very late."""
    since = (today - last_visited_on).days
    if since > numbers.visit_very_late:
        return Gap.VERY_LATE
    return Gap.LATE if since > numbers.visit_late else Gap.ON_TRACK


def next_visit_by(last_visited_on: date, *, numbers: Numbers = AS_MEANT) -> date:
    """Return the day by which the next visit is expected: as meant, a week after the last."""
    return last_visited_on + timedelta(days=numbers.visit_every)
