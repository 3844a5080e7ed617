"""Decisions and steering actions: what may be said of them, and in which order they are read."""

from datetime import date
from enum import StrEnum

FORUMS = [
    ("board", "Programme board"),
    ("partnership", "Safeguarding partnership"),
    ("leadership", "Director’s leadership meeting"),
    ("managers", "Managers’ meeting"),
    ("lead", "The programme lead alone"),
    ("other", "Another meeting"),
]
OUTCOMES = [
    ("stands", "It still stands"),
    ("changed", "It was changed by another decision"),
    ("ended", "It has served its turn"),
]


class WhyNotDecision(StrEnum):
    """Why a decision may not be kept as typed."""

    NOT_YET = "It was not taken on a day to come: enter the day it was taken"
    REVIEW = "It is looked at again after the day it was taken: enter a later day"


def why_not_decision(
    *, decided_on: date, review_on: date | None, today: date
) -> list[WhyNotDecision]:
    """Return every reason against a decision as typed; none means it may be kept."""
    against = {
        WhyNotDecision.NOT_YET: decided_on > today,
        WhyNotDecision.REVIEW: review_on is not None and review_on <= decided_on,
    }
    return [reason for reason, holds in against.items() if holds]


class ActionState(StrEnum):
    """How a steering action stands."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


OPEN, DONE, DROPPED = ActionState
SAID = {OPEN: "To do", DONE: "Done", DROPPED: "Dropped"}


class WhyNotFinish(StrEnum):
    """Why an action may not be finished as typed."""

    FINISHED = "It is finished already"
    NO_REASON = "Say why it is dropped"


def why_not_finish(state: str, *, to: ActionState, because: str) -> list[WhyNotFinish]:
    """Return every reason against saying that an action is done or dropped."""
    against = {
        WhyNotFinish.FINISHED: state != OPEN,
        WhyNotFinish.NO_REASON: to is DROPPED and not because.strip(),
    }
    return [reason for reason, holds in against.items() if holds]


class WhyNotAgree(StrEnum):
    """Why an action may not be agreed as typed."""

    DUE_BEFORE = "It is due on the day it is agreed or later: enter a later day"
    NOT_YET = "It was not agreed on a day to come"


def why_not_agree(*, agreed_on: date, due_on: date, today: date) -> list[WhyNotAgree]:
    """Return every reason against an action as typed."""
    against = {
        WhyNotAgree.DUE_BEFORE: due_on < agreed_on,
        WhyNotAgree.NOT_YET: agreed_on > today,
    }
    return [reason for reason, holds in against.items() if holds]


def how_due(due_on: date, *, today: date) -> str:
    """Say how an open action stands to its day: "3 days overdue", "due today", "due in 5 days"."""
    days = (due_on - today).days
    if days == 0:
        return "due today"
    many = f"{abs(days)} day{'' if abs(days) == 1 else 's'}"
    return f"{many} overdue" if days < 0 else f"due in {many}"
