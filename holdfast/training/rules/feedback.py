"""What is said of a training day, and from how many answers anything of it is told to others."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from holdfast.training.rules.states import (
    ATTENDED,
    BOOKED,
    INVITED,
    WAITING,
    BookingState,
)

SMALLEST = 5  # answers: of fewer, what one person said could be worked out
LOWEST, HIGHEST = 0, 10  # of confidence
QUESTIONS = [  # in our own words; each rated from 1 (not at all) to 5 (very much)
    ("useful", "Can you use it with the families you work with?"),
    ("clear", "Was it clear?"),
    ("practice", "Was there enough time to try things out?"),
]
WORST, BEST = 1, 5


@dataclass(frozen=True, kw_only=True)
class Said:
    """What somebody says after a day; each answer may be left out."""

    useful: int | None = None
    clear: int | None = None
    practice: int | None = None
    confident_after: int | None = None
    words_after: str = ""
    comment: str = ""


class WhyNotSay(StrEnum):
    """Why somebody may not say something of a day."""

    NOT_ASKED = "Only somebody invited to the day can say how confident they feel before it"
    STARTED = "The day is over: say how confident you feel now together with your feedback"
    NOT_THERE = "Only somebody who came to the day can give feedback on it"
    NOTHING = "Answer at least one question"


def why_not_say_before(
    *, stands: BookingState | None, held_on: date, today: date
) -> list[WhyNotSay]:
    """Return every reason against saying how confident one feels before a day."""
    against = {
        WhyNotSay.NOT_ASKED: stands not in (INVITED, BOOKED, WAITING),
        WhyNotSay.STARTED: held_on < today,
    }
    return [reason for reason, holds in against.items() if holds]


def why_not_give(*, stands: BookingState | None, says_something: bool) -> list[WhyNotSay]:
    """Return every reason against giving feedback on a day; none means it may be given."""
    against = {
        WhyNotSay.NOT_THERE: stands is not ATTENDED,
        WhyNotSay.NOTHING: not says_something,
    }
    return [reason for reason, holds in against.items() if holds]


@dataclass(frozen=True, kw_only=True)
class Average:
    """The mean of some answers, and how many there were; `mean` is None where they are too few."""

    answers: int
    mean: float | None

    @property
    def in_words(self) -> str:
        """Say the mean with one figure after the point, or that it is not shown."""
        if self.mean is None:
            return f"not shown: fewer than {SMALLEST} answers"
        return f"{self.mean:.1f}, from {self.answers} answers"


def average(*, answers: int, mean: float | None) -> Average:
    """Return an average as it may be told: none of it under five answers."""
    if answers < SMALLEST:
        return Average(answers=0, mean=None)
    return Average(answers=answers, mean=mean)
