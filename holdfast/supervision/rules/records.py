"""What the record of a supervision meeting holds, and when it may be written and signed."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from holdfast.supervision.rules.meetings import AGENDA_SET, DRAFTED, HELD, PLANNED, MeetingState

CONSULTATION = (
    "Psychologist’s advice is consultation; case accountability stays with the line manager."
)


class Came(StrEnum):
    """Whether a member came to a meeting."""

    ATTENDED = "attended"
    PART = "part"
    AGREED_ABSENCE = "agreed absence"
    ABSENT = "absent"


CAME_SAID = [
    (Came.ATTENDED.value, "Attended"),
    (Came.PART.value, "Attended part of it"),
    (Came.AGREED_ABSENCE.value, "Agreed absence"),
    (Came.ABSENT.value, "Absent"),
]
WRITABLE = (PLANNED, AGENDA_SET, HELD, DRAFTED)  # until it is signed
TAKES_RECORD = (HELD, DRAFTED)  # it was held, and its record is not signed


class WhyNotRecord(StrEnum):
    """Why something of a meeting's record may not be written."""

    NOT_YET = "The meeting is still to come: write its record from the day it is held"
    CANCELLED = "The meeting was cancelled: it has no record"
    NOT_HELD = "Say first who came to the meeting"
    SIGNED = "The record is signed and stays as it is: amend it, with the reason"
    NOT_SIGNED = "The record is not signed yet: change it itself"
    NO_REASON = "Say why the record is amended"
    NO_WORDS = "Write what is amended"
    NOT_A_MEMBER = "They had no place in this group on the day of the meeting"
    ABSENCE_REASON = "Say in a few words why the absence was agreed"


@dataclass(frozen=True, kw_only=True)
class Attending:
    """What is to be recorded of one member at one meeting.

    `is_day_come` is whether the day of the meeting has come; `because` why an absence is agreed.
    """

    state: MeetingState
    is_day_come: bool
    is_member: bool
    came: Came
    because: str = ""


def why_not_attend(told: Attending) -> list[WhyNotRecord]:
    """Return every reason against recording who came; none means it may be recorded."""
    against = {
        WhyNotRecord.NOT_YET: not told.is_day_come,
        WhyNotRecord.CANCELLED: told.state is MeetingState.CANCELLED,
        WhyNotRecord.SIGNED: told.state is MeetingState.SIGNED,
        WhyNotRecord.NOT_A_MEMBER: not told.is_member,
        WhyNotRecord.ABSENCE_REASON: told.came is Came.AGREED_ABSENCE and not told.because.strip(),
    }
    return [reason for reason, holds in against.items() if holds]


def why_not_write(state: MeetingState) -> list[WhyNotRecord]:
    """Return every reason against writing in the record of a meeting; none means it is open."""
    against = {
        WhyNotRecord.CANCELLED: state is MeetingState.CANCELLED,
        WhyNotRecord.NOT_HELD: state in (PLANNED, AGENDA_SET),
        WhyNotRecord.SIGNED: state is MeetingState.SIGNED,
    }
    return [reason for reason, holds in against.items() if holds]


def why_not_amend(state: MeetingState, *, words: str, because: str) -> list[WhyNotRecord]:
    """Return every reason against amending a record; none means it may be amended."""
    against = {
        WhyNotRecord.NOT_SIGNED: state is not MeetingState.SIGNED,
        WhyNotRecord.NO_WORDS: not words.strip(),
        WhyNotRecord.NO_REASON: not because.strip(),
    }
    return [reason for reason, holds in against.items() if holds]


class WhyNotSign(StrEnum):
    """Why a meeting's record may not be signed."""

    NOT_HELD = "Say first who came to the meeting"
    SIGNED = "The record is signed already"
    CANCELLED = "The meeting was cancelled: it has no record to sign"
    NOT_EVERYBODY = "Say of every member whether they came"


@dataclass(frozen=True, kw_only=True)
class Signing:
    """What decides whether a record may be signed.

    `unaccounted` is how many members nothing is said of; `missing` what its cases lack, in words.
    """

    state: MeetingState
    unaccounted: int
    missing: Sequence[str] = ()


def why_not_sign(signing: Signing) -> list[str]:
    """Return every reason against signing; none means that the record may be signed."""
    against = {
        WhyNotSign.NOT_HELD: signing.state in (PLANNED, AGENDA_SET),
        WhyNotSign.SIGNED: signing.state is MeetingState.SIGNED,
        WhyNotSign.CANCELLED: signing.state is MeetingState.CANCELLED,
        WhyNotSign.NOT_EVERYBODY: signing.unaccounted > 0,
    }
    return [*(reason.value for reason, holds in against.items() if holds), *signing.missing]
