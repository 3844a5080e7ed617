"""A reminder on a case: why, whose it is, when it is looked at again, and how it was closed."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class WhyNotRemind(StrEnum):
    """Why a reminder may not be set, or set otherwise, as it was typed."""

    NO_REASON = "Say what is to be kept in mind, and why"
    PAST = "Choose today or a later day to look at it again"
    OWNER = "Choose somebody who works with this case or manages its team"
    CLOSED = "This reminder is closed already"


@dataclass(frozen=True, kw_only=True)
class Reminding:
    """A reminder as somebody would set it."""

    reason: str
    review_on: date
    is_owner_near: bool
    today: date
    is_closed: bool = False


def why_not_remind(asked: Reminding) -> list[WhyNotRemind]:
    """Return every reason against a reminder; none means it may be set."""
    against = {
        WhyNotRemind.NO_REASON: not asked.reason.strip(),
        WhyNotRemind.PAST: asked.review_on < asked.today,
        WhyNotRemind.OWNER: not asked.is_owner_near,
        WhyNotRemind.CLOSED: asked.is_closed,
    }
    return [reason for reason, holds in against.items() if holds]


class WhyNotClose(StrEnum):
    """Why a reminder may not be closed."""

    CLOSED = "This reminder is closed already"
    NO_NOTE = "Say how it ended, so that whoever reads the record later understands"


def why_not_close(*, is_closed: bool, note: str) -> list[WhyNotClose]:
    """Return every reason against closing a reminder; none means it may be."""
    against = {WhyNotClose.CLOSED: is_closed, WhyNotClose.NO_NOTE: not note.strip()}
    return [reason for reason, holds in against.items() if holds]
