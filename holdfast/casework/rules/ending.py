"""The end of the work: what a closing summary holds, when a case may close, what is asked after."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from holdfast.casework.rules.choices import Choices
from holdfast.casework.rules.goals import GoalScale, said_score

FOLLOW_UPS: Choices = [
    ("done", "We were in touch with the family"),
    ("missed", "We were not in touch"),
]


class WhyNotEndWork(StrEnum):
    """Why the ending may not begin as it was typed."""

    LAST_DAY = "The last day planned is before the ending begins"


class WhyNotSign(StrEnum):
    """Why a closing summary may not be signed yet."""

    CLOSED = "This case was closed without a summary: one can no longer be signed"
    NO_LINES = "Write for each goal how it ended, in a line"
    NO_LEARNED = "Write what you learned"
    NO_FAMILY = "Write the family’s own words, or that they did not want to say"
    NO_NEXT = "Write what happens next, and who carries on"
    NO_FOLLOW_UP = "Give a day, after the last day of the work, to ask how the family is"
    NO_REASON = "Say why the signed summary is changed: both stay"
    UNCHANGED = "Nothing in the summary is changed"


@dataclass(frozen=True, kw_only=True)
class Signing:
    """A closing summary that somebody would sign. `signed_before` is the last one's text, or ""."""

    is_closed: bool
    lines: Sequence[str]
    learned: str
    familys_words: str
    next: str
    last_day: date
    follow_up_on: date | None
    text: str = ""
    signed_before: str = ""
    because: str = ""


def why_not_sign(signing: Signing) -> list[WhyNotSign]:
    """Return every reason against signing a closing summary, or signing it anew once changed."""
    follow_up, again = signing.follow_up_on, bool(signing.signed_before)
    against = {
        WhyNotSign.CLOSED: signing.is_closed and not again,
        WhyNotSign.NO_LINES: not all(line.strip() for line in signing.lines),
        WhyNotSign.NO_LEARNED: not signing.learned.strip(),
        WhyNotSign.NO_FAMILY: not signing.familys_words.strip(),
        WhyNotSign.NO_NEXT: not signing.next.strip(),
        WhyNotSign.NO_FOLLOW_UP: follow_up is None or follow_up <= signing.last_day,
        WhyNotSign.NO_REASON: again and not signing.because.strip(),
        WhyNotSign.UNCHANGED: again and signing.text == signing.signed_before,
    }
    return [reason for reason, holds in against.items() if holds]


class WhyNotClose(StrEnum):
    """Why a case that could otherwise be closed may not be."""

    RISK_WAITS = "An answer that a person must act on waits: write down first what was done"
    UNDECIDED_RISK = (
        "Answers that came second or late, one of which a person must act on, wait for a decision: "
        "whoever works with the family decides about them first"
    )
    CONCERN_OPEN = "A safety concern is open: the team manager closes it first"
    NO_SUMMARY = (
        "The closing summary is not signed. If the work ended as nobody planned and there is "
        "none, say why"
    )


@dataclass(frozen=True, kw_only=True)
class Closing:
    """What is known when a case would close.

    `risks_undecided` counts the sets of answers that came second or late, hold a risk answer, and
    wait for a decision. `is_planned` is whether an ending was begun as a planned one; `why_none` is
    the reason given for there being no summary.
    """

    risks_waiting: int
    risks_undecided: int = 0
    has_open_concern: bool = False
    has_signed_summary: bool
    is_planned: bool
    why_none: str


def why_not_close(closing: Closing) -> list[WhyNotClose]:
    """Return every reason against closing that the ending of the work gives."""
    may_lack = not closing.is_planned and bool(closing.why_none.strip())
    against = {
        WhyNotClose.RISK_WAITS: closing.risks_waiting > 0,
        WhyNotClose.UNDECIDED_RISK: closing.risks_undecided > 0,
        WhyNotClose.CONCERN_OPEN: closing.has_open_concern,
        WhyNotClose.NO_SUMMARY: not closing.has_signed_summary and not may_lack,
    }
    return [reason for reason, holds in against.items() if holds]


class WhyNotFollowUp(StrEnum):
    """Why a follow-up may not be recorded as it was typed."""

    NO_REASON = "Say why the family was not reached"
    IN_FUTURE = "That day has not come yet"
    BEFORE_CLOSING = "That is before the case was closed"


def why_not_follow_up(
    *, outcome: str, note: str, on: date, closed_on: date, today: date
) -> list[WhyNotFollowUp]:
    """Return every reason against a follow-up as typed; none means it may be recorded."""
    against = {
        WhyNotFollowUp.NO_REASON: outcome == "missed" and not note.strip(),
        WhyNotFollowUp.IN_FUTURE: on > today,
        WhyNotFollowUp.BEFORE_CLOSING: on < closed_on,
    }
    return [reason for reason, holds in against.items() if holds]


def course(scale: str, scores: Sequence[int]) -> str:
    """Say how one voice's ratings of a goal went from first to last, in words and numbers.

    It says what was rated and judges nothing: "from 2 to 7 of 10, up 5 points over 6 ratings".
    """
    if not scores:
        return "not rated"
    first, last = said_score(scale, scores[0]), said_score(scale, scores[-1])
    if len(scores) == 1:
        return f"{last}, rated once"
    moved = scores[-1] - scores[0]
    noun = "level" if scale == GoalScale.ATTAINMENT else "point"
    by = f"{abs(moved)} {noun}{'' if abs(moved) == 1 else 's'}"
    went = f"{'up' if moved > 0 else 'down'} {by}" if moved else "the same"
    return f"from {first} to {last}, {went} over {len(scores)} ratings"
