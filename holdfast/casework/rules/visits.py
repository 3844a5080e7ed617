"""Visits, and what happened round them: what may be recorded, and how long is too long."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from holdfast.casework.rules.choices import Choices

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
VISIT_EVERY = timedelta(days=7)
VISIT_AMBER = timedelta(days=14)
VISIT_RED = timedelta(days=21)


class WhyNotVisit(StrEnum):
    """Why a visit may not be recorded as it was typed."""

    WHY_MISSED = "Say why the visit was missed"
    NOBODY = "Say who took part"
    STEP_OF_ANOTHER_MODULE = "A step is of another module than the one chosen"
    STEP_WHEN_MISSED = "A missed visit has no steps"


@dataclass(frozen=True, kw_only=True)
class VisitTyped:
    """A visit as somebody typed it."""

    made: bool
    missed_because: str
    took_part: int
    steps: int
    steps_all_of_module: bool


def why_not_visit(visit: VisitTyped) -> list[WhyNotVisit]:
    """Return every reason against a visit as typed; none means it may be recorded."""
    against = {
        WhyNotVisit.WHY_MISSED: not visit.made and not visit.missed_because,
        WhyNotVisit.NOBODY: visit.made and not visit.took_part,
        WhyNotVisit.STEP_OF_ANOTHER_MODULE: not visit.steps_all_of_module,
        WhyNotVisit.STEP_WHEN_MISSED: not visit.made and visit.steps > 0,
    }
    return [reason for reason, holds in against.items() if holds]


class Gap(StrEnum):
    """How long since a family was last visited, against a visit a week."""

    ON_TRACK = "on track"
    LATE = "late"
    VERY_LATE = "very late"


def gap(*, last_visited_on: date, today: date) -> Gap:
    """Judge the days since the last visit made: over 14 is late, over 21 very late."""
    since = today - last_visited_on
    if since > VISIT_RED:
        return Gap.VERY_LATE
    return Gap.LATE if since > VISIT_AMBER else Gap.ON_TRACK
