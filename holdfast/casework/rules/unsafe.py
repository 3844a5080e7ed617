"""A goal somebody thinks unsafe to pursue: who may say so, and what it takes to settle it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from holdfast.casework.rules.choices import Choices

SETTLEMENTS: Choices = [
    ("go on", "Go on with the goal as it is"),
    ("change", "Change it into another goal"),
    ("set aside", "Set it aside"),
]
OPEN = ""  # how a flag is settled that is not settled yet


class WhyNotFlag(StrEnum):
    """Why a goal may not be flagged as unsafe."""

    NO_REASON = "Say why it may be unsafe to pursue"
    ENDED = "This goal has ended already"
    FLAGGED = "This goal is flagged already: see what was said, and add to it in supervision"


def why_not_flag(*, reason: str, has_ended: bool, is_flagged: bool) -> list[WhyNotFlag]:
    """Return every reason against flagging a goal; none means it may be."""
    against = {
        WhyNotFlag.NO_REASON: not reason.strip(),
        WhyNotFlag.ENDED: has_ended,
        WhyNotFlag.FLAGGED: is_flagged,
    }
    return [reason for reason, holds in against.items() if holds]


class WhyNotSettle(StrEnum):
    """Why a flag may not be settled as it was typed."""

    SETTLED = "This flag is settled already"
    NOT_A_CHOICE = "Say what was decided: go on, change the goal, or set it aside"
    NOT_THEIR_SUPERVISOR = (
        "Name the clinical supervisor of your own group. If you have no group, ask the programme "
        "lead for a place in one"
    )
    NO_ADVICE = "Say what the supervisor advised"
    BEFORE_FLAG = "That is before the goal was flagged"
    IN_FUTURE = "That day has not come yet"


@dataclass(frozen=True, kw_only=True)
class Settling:
    """What is known when a flag would be settled by a supervisor's word."""

    settled_as: str
    is_settled: bool
    is_their_supervisor: bool
    advice: str
    advised_on: date
    flagged_on: date
    today: date


def why_not_settle(settling: Settling) -> list[WhyNotSettle]:
    """Return every reason against settling a flag; none means it may be."""
    against = {
        WhyNotSettle.SETTLED: settling.is_settled,
        WhyNotSettle.NOT_A_CHOICE: settling.settled_as not in dict(SETTLEMENTS),
        WhyNotSettle.NOT_THEIR_SUPERVISOR: not settling.is_their_supervisor,
        WhyNotSettle.NO_ADVICE: not settling.advice.strip(),
        WhyNotSettle.BEFORE_FLAG: settling.advised_on < settling.flagged_on,
        WhyNotSettle.IN_FUTURE: settling.advised_on > settling.today,
    }
    return [reason for reason, holds in against.items() if holds]


def is_flagged(settled_as: Sequence[str]) -> bool:
    """Tell whether one of a goal's flags is still open; each is how it was settled."""
    return OPEN in settled_as


def is_paused(settled_as: Sequence[str]) -> bool:
    """Tell whether a goal may not be rated: flagged now, or advised to be changed and not yet.

    `settled_as` is how each of the goal's flags was settled, oldest first.
    """
    return is_flagged(settled_as) or (bool(settled_as) and settled_as[-1] == "change")
