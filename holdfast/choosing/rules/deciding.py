"""What a manager may decide about a nomination, and what must be written with it."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from holdfast.choosing.rules.checking import Outcome
from holdfast.choosing.rules.moves import Step, why_not_step
from holdfast.programme.rules import AS_MEANT, Numbers

LOOK_AGAIN_AFTER = timedelta(days=28)  # offered where a family waits; the manager may say another
STEPS = {Outcome.YES: Step.GO_AHEAD, Outcome.NOT_NOW: Step.NOT_NOW, Outcome.NO: Step.NO}


class WhyNotDecide(StrEnum):
    """Why a decision may not be written down as it was typed."""

    NO_CHECK = "Its suitability has not been checked yet"
    OTHERWISE = "The check says otherwise: write why you decide as you do"
    NO_REASON = "Write why the family is not chosen now"
    NO_DAY = "Enter the day to look at this again"
    DAY_PAST = "The day to look at this again must be after today"
    ABOVE_TWO = (
        "This practitioner has, or is about to have, as many cases as the programme means: write "
        "why one more is right"
    )
    GIVES_WAY = (
        "This practitioner’s caseload is above what is agreed for a full-time post: write what "
        "gives way"
    )


@dataclass(frozen=True, kw_only=True)
class Deciding:
    """What is known when a manager would decide.

    `places` counts the practitioner's open cases and those about to be opened; `caseload` is all
    their children for each full-time post, None where nobody has said it.
    """

    state: str
    decided: Outcome
    check_says: Outcome | None
    today: date
    places: int = 0
    caseload: Decimal | None = None
    numbers: Numbers = AS_MEANT
    look_again_on: date | None = None
    because: str = ""
    above_two_because: str = ""
    gives_way: str = ""


def why_not_decide(asked: Deciding) -> list[str]:
    """Return every reason against a decision as typed; none means it may be kept."""
    yes, not_now = asked.decided is Outcome.YES, asked.decided is Outcome.NOT_NOW
    day, numbers = asked.look_again_on, asked.numbers
    is_over = asked.caseload is not None and asked.caseload > numbers.caseload
    is_more = asked.places >= numbers.cases_each
    otherwise = asked.check_says is not None and asked.check_says is not asked.decided
    against = {
        WhyNotDecide.NO_CHECK: asked.check_says is None,
        WhyNotDecide.OTHERWISE: otherwise and not asked.because,
        WhyNotDecide.NO_REASON: not yes and not otherwise and not asked.because,
        WhyNotDecide.NO_DAY: not_now and day is None,
        WhyNotDecide.DAY_PAST: not_now and day is not None and day <= asked.today,
        WhyNotDecide.ABOVE_TWO: yes and is_more and not asked.above_two_because,
        WhyNotDecide.GIVES_WAY: yes and is_over and not asked.gives_way,
    }
    moved = why_not_step(asked.state, STEPS[asked.decided])
    return [*dict.fromkeys([*moved, *(reason for reason, holds in against.items() if holds)])]


def per_full_time(*, caseload: int | None, full_time: Decimal | None) -> Decimal | None:
    """Return a caseload for each full-time post, to one decimal; None where either is not said."""
    if caseload is None or not full_time:
        return None
    return round(Decimal(caseload) / full_time, 1)


def is_without_a_case(
    *, open_cases: int, since: date, today: date, numbers: Numbers = AS_MEANT
) -> bool:
    """Tell whether somebody has had no case for long since they joined or were trained.

    As meant, for six weeks.
    """
    return open_cases == 0 and (today - since).days >= numbers.without_a_case
