"""How many children somebody holds for each full-time post, against what is agreed (R16)."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from holdfast.choosing.rules import per_full_time
from holdfast.programme.rules import AS_MEANT, Numbers

MOST_CHILDREN = 60
LEAST_TIME, MOST_TIME = Decimal("0.1"), Decimal("1")


@dataclass(frozen=True, kw_only=True)
class Caseload:
    """How many children somebody holds, their part of full time, and whether it is protected."""

    children: int
    full_time: Decimal
    is_protected: bool = False


class WhyNotSay(StrEnum):
    """Why somebody's caseload may not be kept as it was typed."""

    CHILDREN = f"Enter how many children they hold, from 0 to {MOST_CHILDREN}"
    FULL_TIME = "Enter their part of a full-time post, from 0.1 to 1"
    NOT_YET = "That day has not come yet"


def why_not_say(*, children: int, full_time: Decimal, is_to_come: bool) -> list[WhyNotSay]:
    """Return every reason against keeping a caseload; none means it may be kept."""
    against = {
        WhyNotSay.CHILDREN: not 0 <= children <= MOST_CHILDREN,
        WhyNotSay.FULL_TIME: not LEAST_TIME <= full_time <= MOST_TIME,
        WhyNotSay.NOT_YET: is_to_come,
    }
    return [reason for reason, holds in against.items() if holds]


def is_over(children: int, full_time: Decimal, *, numbers: Numbers = AS_MEANT) -> bool:
    """Tell whether a caseload is above what is agreed for a full-time post (R16).

    Cases per full-time equivalent as the Department for Education counts them: cases held divided
    by the part of a full-time post, to one decimal.
    """
    each = per_full_time(caseload=children, full_time=full_time)
    return each is not None and each > numbers.caseload
