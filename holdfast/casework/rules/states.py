"""How a case stands, and how it may go on from there: one table of moves, and what each needs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from holdfast.casework.rules.choices import Choices


class CaseState(StrEnum):
    """How a case stands. A new case is agreed; every other state is moved into."""

    AGREED = "agreed"
    ACTIVE = "active"
    PAUSED = "paused"
    ENDING = "ending"
    CLOSED = "closed"


AGREED, ACTIVE, PAUSED, ENDING, CLOSED = CaseState
SAID = {
    AGREED: "Getting ready",
    ACTIVE: "Module work",
    PAUSED: "Paused",
    ENDING: "Ending",
    CLOSED: "Closed",
}
MOVES: dict[tuple[CaseState, CaseState], str] = {
    (AGREED, ACTIVE): "module work begins",
    (AGREED, PAUSED): "paused",
    (ACTIVE, PAUSED): "paused",
    (PAUSED, AGREED): "taken up again",
    (PAUSED, ACTIVE): "taken up again",
    (AGREED, ENDING): "the ending begins",
    (ACTIVE, ENDING): "the ending begins",
    (PAUSED, ENDING): "the ending begins",
    (ENDING, AGREED): "the work goes on after all",
    (ENDING, ACTIVE): "the work goes on after all",
    (AGREED, CLOSED): "closed",
    (ACTIVE, CLOSED): "closed",
    (PAUSED, CLOSED): "closed",
    (ENDING, CLOSED): "closed",
    (CLOSED, AGREED): "reopened",
    (CLOSED, ACTIVE): "reopened",
}
PAUSES: Choices = [
    ("family away", "The family is away"),
    ("family asked", "The family asked for a break"),
    ("unwell", "Somebody in the family is unwell"),
    ("other work first", "Other work with the family comes first, such as court or a move"),
    ("practitioner absent", "The practitioner is absent and nobody covers"),
    ("other", "Another reason"),
]


class WhyNotActive(StrEnum):
    """What is still missing before module work begins."""

    NOT_CHECKED = "The check of whether the programme suits this family is not done"
    MANAGER = "The team’s manager has not agreed to the case"
    FAMILY = "The family has not been told and agreed to take part"
    NO_GOAL = "No goal is set"
    NO_BASELINE = "There is no first SDQ, and no reason why there is none"
    NO_PLAN = "The work is not linked to a statutory plan and an outcome there that it serves now"
    NO_RECHECK = (
        "The statutory plan has changed, and the time is over in which the plan of the work was to "
        "be held against it again"
    )


@dataclass(frozen=True, kw_only=True)
class Ready:
    """What is known of a case that gets ready for module work.

    `is_rechecked` is False once a re-check that the statutory plan asks for (R10) is overdue.
    """

    is_checked: bool
    has_managers_word: bool
    has_familys_word: bool
    has_goal: bool
    has_baseline_or_reason: bool
    has_plan: bool
    is_rechecked: bool = True


def why_not_active(ready: Ready) -> list[WhyNotActive]:
    """Return everything still missing before module work begins; none means it may begin."""
    against = {
        WhyNotActive.NOT_CHECKED: not ready.is_checked,
        WhyNotActive.MANAGER: not ready.has_managers_word,
        WhyNotActive.FAMILY: not ready.has_familys_word,
        WhyNotActive.NO_GOAL: not ready.has_goal,
        WhyNotActive.NO_BASELINE: not ready.has_baseline_or_reason,
        WhyNotActive.NO_PLAN: not ready.has_plan,
        WhyNotActive.NO_RECHECK: not ready.is_rechecked,
    }
    return [reason for reason, holds in against.items() if holds]


class WhyNotWord(StrEnum):
    """Why a manager's word on a case may not be written as it was typed."""

    GIVEN = "The manager’s word on this case is written already, and stays as it is"
    NO_WORDS = "Say why the programme suits this family, and who was asked"
    IN_FUTURE = "That day has not come yet"


@dataclass(frozen=True, kw_only=True)
class Word:
    """The manager's word on a case as it was typed."""

    words: str
    family_agreed_on: date
    today: date
    is_given: bool


def why_not_word(word: Word) -> list[WhyNotWord]:
    """Return every reason against a manager's word; none means it may be written."""
    against = {
        WhyNotWord.GIVEN: word.is_given,
        WhyNotWord.NO_WORDS: not word.words.strip(),
        WhyNotWord.IN_FUTURE: word.family_agreed_on > word.today,
    }
    return [reason for reason, holds in against.items() if holds]


class WhyNotMove(StrEnum):
    """Why a case may not go on to another state."""

    NO_WAY = "The case does not stand so that this can be done: see on its page how it stands now"
    WAS_ACTIVE = "Module work had begun before: the case goes on with that"
    IN_FUTURE = "That day has not come yet"
    BEFORE_LAST = "That is before the case came to stand as it does now"
    NO_REASON = "Say why"
    LOOK_AGAIN = "Give a day after the pause begins on which to look at it again"


@dataclass(frozen=True, kw_only=True)
class Moving:
    """What is known when a case would go from one state into another.

    `since` is the day from which it stands as it does; `was_active` is whether module work ever
    began in it.
    """

    frm: CaseState
    to: CaseState
    on: date
    today: date
    since: date
    because: str
    was_active: bool
    look_again_on: date | None = None
    missing: Sequence[WhyNotActive] = ()


def why_not_move(moving: Moving) -> list[str]:
    """Return every reason against a move, with what is missing where module work would begin."""
    to, look = moving.to, moving.look_again_on
    begins_work = to is ACTIVE and moving.frm is AGREED
    against: dict[str, bool] = {
        WhyNotMove.NO_WAY: (moving.frm, to) not in MOVES,
        WhyNotMove.WAS_ACTIVE: to is AGREED and moving.was_active,
        WhyNotMove.IN_FUTURE: moving.on > moving.today,
        WhyNotMove.BEFORE_LAST: moving.on < moving.since,
        WhyNotMove.NO_REASON: not begins_work and not moving.because.strip(),
        WhyNotMove.LOOK_AGAIN: to is PAUSED and (look is None or look <= moving.on),
    }
    reasons = [reason for reason, holds in against.items() if holds]
    needs_all = to is ACTIVE and not moving.was_active
    return [*reasons, *(moving.missing if needs_all else ())]


def goes_back_to(*, was_active: bool) -> CaseState:
    """Return the state a case goes back to after a pause, an ending taken back or a closing."""
    return ACTIVE if was_active else AGREED


class WhyNotReopen(StrEnum):
    """Why a closed case may not be reopened under a lead."""

    OPEN = "This case is open"
    NO_REASON = "Say why it is reopened"
    NOT_A_PRACTITIONER = "Only practitioners of the programme lead a case"
    WITHDRAWN = "This practitioner has withdrawn from the programme"
    ALREADY_OPEN = "This child has another open case in the programme: close that one first"
    RUN_OVER = "The programme run is over on that day"
    IN_FUTURE = "That day has not come yet"
    BEFORE_CLOSING = "That is before the case was closed"


@dataclass(frozen=True, kw_only=True)
class Reopening:
    """What is known when somebody would reopen a case."""

    on: date
    today: date
    closed_on: date | None
    run_ends_on: date
    because: str
    lead_is_practitioner: bool
    lead_withdrawn: bool
    child_has_open_case: bool


def why_not_reopen(asked: Reopening) -> list[WhyNotReopen]:
    """Return every reason against reopening a case; none means it may be reopened."""
    closed_on = asked.closed_on
    against = {
        WhyNotReopen.OPEN: closed_on is None,
        WhyNotReopen.NO_REASON: not asked.because.strip(),
        WhyNotReopen.NOT_A_PRACTITIONER: not asked.lead_is_practitioner,
        WhyNotReopen.WITHDRAWN: asked.lead_withdrawn,
        WhyNotReopen.ALREADY_OPEN: closed_on is not None and asked.child_has_open_case,
        WhyNotReopen.RUN_OVER: asked.on > asked.run_ends_on,
        WhyNotReopen.IN_FUTURE: asked.on > asked.today,
        WhyNotReopen.BEFORE_CLOSING: closed_on is not None and asked.on < closed_on,
    }
    return [reason for reason, holds in against.items() if holds]
