"""The specialist gate: a supervisor's yes before an untrained worker begins a specialist section.

It asks only of whoever is not trained in the section, or whose training was to be refreshed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from holdfast.casework.rules.choices import Choices

WAITS, YES, NO = "", "yes", "no"
ANSWERS: Choices = [
    (YES, "Yes: they may begin it in this case"),
    (NO, "No, or not yet"),
]


class Gate(StrEnum):
    """How a specialist section stands for one worker in one case."""

    OPEN = "open"
    UNASKED = "not asked"
    WAITING = "asked"
    SHUT = "said no"


def gate(*, is_specialist: bool, is_trained: bool, answers: Sequence[str]) -> Gate:
    """Return how a section stands; `answers` are the supervisor's, what was asked last being last.

    Training opens it whatever was answered before; without it the last answer counts.
    """
    if not is_specialist or is_trained:
        return Gate.OPEN
    if not answers:
        return Gate.UNASKED
    return {WAITS: Gate.WAITING, YES: Gate.OPEN, NO: Gate.SHUT}[answers[-1]]


class WhyNotUse(StrEnum):
    """Why a module of a specialist section may not be planned, or recorded at a visit."""

    UNASKED = (
        "You are not trained in this specialist section. Ask your clinical supervisor first "
        "whether you may begin it in this case"
    )
    WAITING = (
        "You are not trained in this specialist section, and your clinical supervisor has not "
        "answered yet whether you may begin it in this case"
    )
    SHUT = (
        "You are not trained in this specialist section, and your clinical supervisor said no to "
        "it in this case"
    )


def why_not_use(stands: Gate) -> list[WhyNotUse]:
    """Return the reason against using a section; none means it may be used."""
    return {
        Gate.OPEN: [],
        Gate.UNASKED: [WhyNotUse.UNASKED],
        Gate.WAITING: [WhyNotUse.WAITING],
        Gate.SHUT: [WhyNotUse.SHUT],
    }[stands]


class WhyNotAsk(StrEnum):
    """Why a clinical supervisor may not be asked for their yes."""

    OPEN = "You need no yes: you may use this section in this case"
    NO_REASON = "Say why this family needs it, and how you would begin"
    NOT_THEIR_SUPERVISOR = (
        "Ask the clinical supervisor of your own group. If you have no group, ask the programme "
        "lead for a place in one"
    )
    ASKED = "You have asked them already: they have not answered yet"


@dataclass(frozen=True, kw_only=True)
class Asking:
    """What is known when a worker would ask for their supervisor's yes."""

    stands: Gate
    why: str
    is_their_supervisor: bool
    has_asked_them: bool


def why_not_ask(asking: Asking) -> list[WhyNotAsk]:
    """Return every reason against asking; none means it may be asked."""
    against = {
        WhyNotAsk.OPEN: asking.stands is Gate.OPEN,
        WhyNotAsk.NO_REASON: not asking.why.strip(),
        WhyNotAsk.NOT_THEIR_SUPERVISOR: not asking.is_their_supervisor,
        WhyNotAsk.ASKED: asking.has_asked_them,
    }
    return [reason for reason, holds in against.items() if holds]


class WhyNotAnswer(StrEnum):
    """Why a supervisor's answer may not be kept as it was typed."""

    NOT_THEIRS = "Another clinical supervisor was asked this"
    NOT_A_CHOICE = "Say yes or no"
    NO_REASON = "Say why: whoever asked reads it, and so does their manager"


def why_not_answer(*, answer: str, reason: str, is_asked_of_them: bool) -> list[WhyNotAnswer]:
    """Return every reason against an answer; none means it may be kept."""
    against = {
        WhyNotAnswer.NOT_THEIRS: not is_asked_of_them,
        WhyNotAnswer.NOT_A_CHOICE: answer not in dict(ANSWERS),
        WhyNotAnswer.NO_REASON: not reason.strip(),
    }
    return [why for why, holds in against.items() if holds]
