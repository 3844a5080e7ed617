"""What becomes of each open case when the programme's run ends: asked twice ahead (R22)."""

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum

from holdfast.casework.rules.choices import Choices
from holdfast.programme.rules import Numbers

RUN_DECISIONS: Choices = [
    ("continue", "Go on after the run, without the programme"),
    ("transfer", "Give the work to another team or service"),
    ("close", "End the work before the run ends"),
]


def decision_asked_on(
    *, run_ends_on: date, decided_on: Iterable[date], today: date, numbers: Numbers
) -> date | None:
    """Return the day since which a decision about an open case is owed; None where none is.

    One is owed from so many days before the run ends (as meant 90), and again from so many (30): a
    decision counts for the look that had come by the day it was made.
    """
    looks = [timedelta(days=days) for days in (numbers.run_first_look, numbers.run_last_look)]
    come = [run_ends_on - before for before in looks if run_ends_on - before <= today]
    if not come:
        return None
    asked = max(come)
    return None if any(day >= asked for day in decided_on) else asked


class WhyNotDecide(StrEnum):
    """Why a decision about the run's end may not be recorded as it was typed."""

    CLOSED = "This case is closed: nothing is left to decide"
    NO_REASON = "Say why, and who was asked"


def why_not_decide(*, is_closed: bool, because: str) -> list[WhyNotDecide]:
    """Return every reason against a decision as typed; none means it may be recorded."""
    against = {
        WhyNotDecide.CLOSED: is_closed,
        WhyNotDecide.NO_REASON: not because.strip(),
    }
    return [reason for reason, holds in against.items() if holds]
