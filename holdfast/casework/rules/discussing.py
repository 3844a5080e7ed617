"""Discussing a case at a supervision meeting: techniques, risk, and what makes a record whole.

Techniques are our own words for what was seen to matter: modelling and role-play predict what
is used with families (Bearman and others 2013), and active learning raised fidelity where talking
alone did not (Bearman and others 2016).
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from holdfast.casework.rules.choices import Choices

TECHNIQUES: Choices = [
    ("modelling", "Modelling: somebody showed how"),
    ("role-play", "Role-play: the worker tried it"),
    ("video", "Video or recording looked at"),
    ("feedback", "Feedback on what was tried"),
    ("dashboard", "Looked at the measures and goals together"),
    ("materials", "Manual or worksheet looked at"),
    ("reflecting", "Reflecting on the relationship"),
    ("problem solving", "Solving a problem together"),
    ("explaining", "Explaining an idea or method"),
    ("tasks reviewed", "Tasks between visits looked at"),
]
ACTIVE = ("modelling", "role-play", "video", "feedback")  # learning by doing
LONGEST = 120  # minutes: no discussion is longer than a meeting
ACTION_WITHIN = timedelta(days=365)


class WhyNotDiscuss(StrEnum):
    """Why what was said of a case may not be recorded, or a record with it signed."""

    CASE_CLOSED = "The case is closed"
    RISK_UNTOLD = "Say who was told of the risk, and when"
    TOLD_WITHOUT_RISK = "You say who was told of a risk: say too that risk was discussed"
    TOO_LONG = "Minutes are from 1 to 120"
    UNKNOWN_TECHNIQUE = "Choose techniques from the list"
    NOT_ITS_STEP = "Choose a step of the module you chose"
    SIGNED = "The record of that meeting is signed: ask its clinical psychologist to amend it"


class WhyNotAgree(StrEnum):
    """Why an action may not be agreed, or be said to be done."""

    NO_WORDS = "Write what is to be done"
    PAST = "The action is due before the meeting: enter a later day"
    FAR = "The action is due more than a year after the meeting: enter an earlier day"
    DONE_ALREADY = "The action is done already"


@dataclass(frozen=True, kw_only=True)
class Discussed:
    """What was said of one case at one meeting; what was not said is blank.

    `agreed` is the advice, and what was agreed to try next. `minutes` is None where nobody counted.
    """

    question: str = ""
    dashboard_viewed: bool = False
    techniques: tuple[str, ...] = ()
    hypotheses: str = ""
    agreed: str = ""
    minutes: int | None = None
    has_risk: bool = False
    risk_told: str = ""


def why_not_discuss(
    told: Discussed, *, is_closed: bool, is_step_of_module: bool
) -> list[WhyNotDiscuss]:
    """Return every reason against recording what was said of a case; none means it may be."""
    said = bool(told.risk_told.strip())
    against = {
        WhyNotDiscuss.CASE_CLOSED: is_closed,
        WhyNotDiscuss.RISK_UNTOLD: told.has_risk and not said,
        WhyNotDiscuss.TOLD_WITHOUT_RISK: said and not told.has_risk,
        WhyNotDiscuss.TOO_LONG: told.minutes is not None and not 1 <= told.minutes <= LONGEST,
        WhyNotDiscuss.UNKNOWN_TECHNIQUE: not set(told.techniques) <= set(dict(TECHNIQUES)),
        WhyNotDiscuss.NOT_ITS_STEP: not is_step_of_module,
    }
    return [reason for reason, holds in against.items() if holds]


def why_not_agree(*, words: str, due_on: date, met_on: date) -> list[WhyNotAgree]:
    """Return every reason against agreeing on an action at a meeting; none means it may be."""
    against = {
        WhyNotAgree.NO_WORDS: not words.strip(),
        WhyNotAgree.PAST: due_on < met_on,
        WhyNotAgree.FAR: due_on > met_on + ACTION_WITHIN,
    }
    return [reason for reason, holds in against.items() if holds]


def said_techniques(kept: list[str]) -> list[str]:
    """Return techniques in words, in the order of the list."""
    return [words for key, words in TECHNIQUES if key in kept]


def missing(*, question: str, agreed: str) -> list[str]:
    """Return what the record of one case lacks before it is signed, in words."""
    lacks = {
        "write the question that was asked": not question.strip(),
        "write the advice": not agreed.strip(),
    }
    return [words for words, holds in lacks.items() if holds]
