"""Stakeholders, what people are told, notices, and how many read them."""

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum

from holdfast.kit.small_numbers import SMALLEST

KINDS = [("person", "A person"), ("body", "A body or a group")]
ENGAGED = [
    (4, "Takes part in leading it"),
    (3, "Works with us"),
    (2, "Is asked what they think"),
    (1, "Is kept informed"),
    (0, "Is not in touch"),
]
CHANNELS = [
    ("meeting", "At a meeting"),
    ("email", "By e-mail"),
    ("notice", "By a notice here"),
    ("newsletter", "In the newsletter"),
    ("paper", "In a paper"),
    ("talk", "In conversation"),
]
STEP = SMALLEST  # read rates go up in steps of so many, so that one more reader does not show


class WhyNotTell(StrEnum):
    """Why something told, or to be told, may not be kept as typed."""

    NO_DAY = "Enter the day it is planned for, or the day it was told"
    NOT_YET = "It was not told on a day to come: enter it as planned"


def why_not_tell(*, planned_on: date | None, told_on: date | None, today: date) -> list[WhyNotTell]:
    """Return every reason against a line of the plan or the log of what people are told."""
    against = {
        WhyNotTell.NO_DAY: planned_on is None and told_on is None,
        WhyNotTell.NOT_YET: told_on is not None and told_on > today,
    }
    return [reason for reason, holds in against.items() if holds]


class WhyNotNotice(StrEnum):
    """Why a notice may not be put up as typed."""

    NOBODY = "Choose whom the notice is for"
    ENDS = "It is shown until today or later: enter a later day"
    BACKWARDS = "It is shown until a day that is not before the first: enter a later day"


def why_not_notice(
    *, roles: Sequence[str], begins_on: date, ends_on: date, today: date
) -> list[WhyNotNotice]:
    """Return every reason against a notice as typed."""
    against = {
        WhyNotNotice.NOBODY: not roles,
        WhyNotNotice.ENDS: ends_on < today,
        WhyNotNotice.BACKWARDS: ends_on < begins_on,
    }
    return [reason for reason, holds in against.items() if holds]


def read_said(read: int, addressed: int) -> str:
    """Say how many of those a notice is for have read it, so that nobody is told from it (R21).

    Of fewer than five people, and of fewer than five readers, no number is said; nor of a rest of
    one to four who have not. What is said goes up in steps of five: whoever looks twice learns of
    five more people at once, or of none.
    """
    if addressed < SMALLEST:
        return f"For fewer than {SMALLEST} people: who has read it is not counted"
    at_least = min(read, addressed) // STEP * STEP
    if addressed - at_least < SMALLEST:
        at_least -= STEP
    if at_least < SMALLEST:
        return (
            f"Fewer than {2 * STEP} of {addressed}"
            if read >= SMALLEST
            else (f"Fewer than {SMALLEST} of {addressed}")
        )
    return f"At least {at_least} of {addressed}"


def level_words(level: int) -> str:
    """Return how engaged somebody is, in words."""
    return dict(ENGAGED)[level]


def course(levels: Iterable[int]) -> str:
    """Say how engagement went from the first time it was said to the last."""
    found = list(levels)
    if len(found) < 2:
        return "said once so far" if found else "not said yet"
    if found[0] == found[-1]:
        return "as at first"
    return "closer than at first" if found[-1] > found[0] else "further off than at first"
