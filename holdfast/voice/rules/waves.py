"""When a pulse is asked, answered, counted and told."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

LONGEST_COMMENT = 500  # characters
LONGEST_OPEN = timedelta(days=31)
MARKS = [
    (1, "No"),
    (2, "Rather no"),
    (3, "In between"),
    (4, "Rather yes"),
    (5, "Yes"),
]


class Audience(StrEnum):
    """Whom a pulse asks."""

    PRACTITIONERS = "practitioners"
    MANAGERS = "managers"


AUDIENCES = [(one.value, one.value.capitalize()) for one in Audience]


class Stand(StrEnum):
    """How a wave stands on a day."""

    PLANNED = "Not open yet"
    OPEN = "Open"
    OVER = "Closed, not counted yet"
    COUNTED = "Counted, not told yet"
    TOLD = "Told to all staff"


@dataclass(frozen=True, kw_only=True)
class Days:
    """The days of a wave; None for what has not happened."""

    opens_on: date
    closes_on: date
    counted_on: date | None = None
    published_on: date | None = None


def stands(days: Days, today: date) -> Stand:
    """Return how a wave stands on a day."""
    if days.published_on:
        return Stand.TOLD
    if days.counted_on:
        return Stand.COUNTED
    if today > days.closes_on:
        return Stand.OVER
    return Stand.OPEN if today >= days.opens_on else Stand.PLANNED


class WhyNotOpen(StrEnum):
    """Why a pulse may not be opened so."""

    BACKWARDS = "The last day is before the first"
    PAST = "The first day has passed already: choose today or a later day"
    TOO_LONG = "A pulse is open for 31 days at most: choose an earlier last day"
    ANOTHER = "A pulse for them is open, or is not counted yet: count that one first"


class WhyNotAnswer(StrEnum):
    """Why somebody may not answer a pulse."""

    NOT_ASKED = "This pulse is for others"
    NOT_OPEN = "This pulse is not open now"
    ANSWERED = "You have answered this pulse: each of us answers once"


class WhyNotCount(StrEnum):
    """Why a pulse may not be counted."""

    OPEN = "This pulse is not closed yet. Nobody looks at answers before its last day has passed"
    COUNTED = "This pulse has been counted"


class WhyNotPublish(StrEnum):
    """Why results may not be told."""

    NOT_COUNTED = "This pulse has not been counted yet"
    TOLD = "This pulse has been told to all staff already"
    COMMENTS = "Read the comments first, and say which of them all staff may read"


def why_not_open(days: Days, *, today: date, is_another: bool) -> list[WhyNotOpen]:
    """Return every reason against opening a pulse; `is_another` is not counted yet."""
    against = {
        WhyNotOpen.BACKWARDS: days.closes_on < days.opens_on,
        WhyNotOpen.PAST: days.opens_on < today,
        WhyNotOpen.TOO_LONG: days.closes_on - days.opens_on > LONGEST_OPEN,
        WhyNotOpen.ANOTHER: is_another,
    }
    return [reason for reason, holds in against.items() if holds]


def why_not_answer(*, stand: Stand, is_asked: bool, has_answered: bool) -> list[WhyNotAnswer]:
    """Return every reason against answering; none means somebody may."""
    against = {
        WhyNotAnswer.NOT_ASKED: not is_asked,
        WhyNotAnswer.NOT_OPEN: stand is not Stand.OPEN,
        WhyNotAnswer.ANSWERED: has_answered,
    }
    return [reason for reason, holds in against.items() if holds]


def why_not_count(stand: Stand) -> list[WhyNotCount]:
    """Return why a pulse may not be counted as it stands; none means it may be."""
    if stand in (Stand.PLANNED, Stand.OPEN):
        return [WhyNotCount.OPEN]
    return [WhyNotCount.COUNTED] if stand is not Stand.OVER else []


def why_not_publish(stand: Stand, *, comments_wait: bool) -> list[WhyNotPublish]:
    """Return every reason against telling the results; none means they may be told."""
    against = {
        WhyNotPublish.NOT_COUNTED: stand not in (Stand.COUNTED, Stand.TOLD),
        WhyNotPublish.TOLD: stand is Stand.TOLD,
        WhyNotPublish.COMMENTS: comments_wait,
    }
    return [reason for reason, holds in against.items() if holds]
