"""Whether a child may be nominated, and whether a supervisor may be asked about it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from holdfast.choosing.rules.moves import ENDED, LIVE, Step, why_not_step

ENDINGS = [
    ("family said no", "The family said no"),
    ("other help", "Other help was found"),
    ("moved away", "The family moved away"),
    ("worker changed", "The practitioner left, or cannot take it on"),
    ("other", "Another reason"),
]


class WhyNotNominate(StrEnum):
    """Why a child may not be nominated."""

    RUN_OVER = "The programme run is over, or has not begun"
    NOT_A_PRACTITIONER = "Only practitioners of the programme work with a case"
    WITHDRAWN = "This practitioner has withdrawn from the programme"
    ALREADY_OPEN = "This child already has an open case in the programme"
    ALREADY_NOMINATED = "This child is being considered already: ask the team’s manager"
    NO_POST = "A full-time post is 1, half a post 0.5: enter more than 0 and no more than 1.5"


@dataclass(frozen=True, kw_only=True)
class Nominating:
    """What is known when somebody would nominate a child."""

    today: date
    run_began_on: date
    run_ends_on: date
    for_practitioner: bool
    has_withdrawn: bool
    has_open_case: bool
    is_considered: bool
    full_time: Decimal | None = None


def why_not_nominate(asked: Nominating) -> list[WhyNotNominate]:
    """Return every reason against nominating a child; none means it may be done."""
    post = asked.full_time
    against = {
        WhyNotNominate.RUN_OVER: not asked.run_began_on <= asked.today <= asked.run_ends_on,
        WhyNotNominate.NOT_A_PRACTITIONER: not asked.for_practitioner,
        WhyNotNominate.WITHDRAWN: asked.has_withdrawn,
        WhyNotNominate.ALREADY_OPEN: asked.has_open_case,
        WhyNotNominate.ALREADY_NOMINATED: asked.is_considered,
        WhyNotNominate.NO_POST: post is not None and not 0 < post <= Decimal("1.5"),
    }
    return [reason for reason, holds in against.items() if holds]


class WhyNotCheck(StrEnum):
    """Why a nomination's suitability may not be checked, or not again."""

    ENDED = "It has ended: only the team’s manager may take it up again, by checking it anew"
    TAKEN = "The child has an open case by now, or is being considered by somebody else"


def why_not_check(*, state: str, is_manager: bool, is_free: bool) -> list[str]:
    """Return every reason against checking; none means it may be done."""
    against = {
        WhyNotCheck.ENDED: state in ENDED and not is_manager,
        WhyNotCheck.TAKEN: not is_free,
    }
    stuck = why_not_step(state, Step.CHECK)
    return [*stuck, *(reason for reason, holds in against.items() if holds)]


class WhyNotAdvise(StrEnum):
    """Why a clinical supervisor may not be asked for advice."""

    NO_GROUP = "The practitioner has no place in a supervision group, so there is nobody to ask"
    NO_CHECK = "Check its suitability first: the supervisor sees what you answered"
    WAITING = "The supervisor has been asked already, and has not answered yet"
    OVER = "It is not being considered any longer"


def why_not_advise(
    *, state: str, has_supervisor: bool, is_checked: bool, is_waiting: bool
) -> list[WhyNotAdvise]:
    """Return every reason against asking; none means the supervisor may be asked."""
    against = {
        WhyNotAdvise.NO_GROUP: not has_supervisor,
        WhyNotAdvise.NO_CHECK: not is_checked,
        WhyNotAdvise.WAITING: is_waiting,
        WhyNotAdvise.OVER: state not in LIVE,
    }
    return [reason for reason, holds in against.items() if holds]
