"""Handing a case over by agreement: proposed, then accepted or returned with a reason."""

from dataclasses import dataclass
from enum import StrEnum

from holdfast.casework.rules.choices import Choices


class Handing(StrEnum):
    """How a handover that was proposed stands."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"


HANDING_MOVES: dict[Handing, frozenset[Handing]] = {
    Handing.PROPOSED: frozenset({Handing.ACCEPTED, Handing.RETURNED, Handing.WITHDRAWN}),
    Handing.ACCEPTED: frozenset(),
    Handing.RETURNED: frozenset(),
    Handing.WITHDRAWN: frozenset(),
}
HANDINGS: Choices = [(one.value, one.value.capitalize()) for one in Handing]


class WhyNotPropose(StrEnum):
    """Why a handover may not be proposed."""

    CLOSED = "This case is closed already"
    WAITS = "A handover of this case waits for an answer: take it back first"
    LEADS_ALREADY = "They lead this case already"
    NOT_OF_TEAM = "Only practitioners of the case’s own team may be asked to take it over"
    WITHDRAWN = "This practitioner has withdrawn from the programme"
    LEAVES = "They will not be here long enough: ask somebody else, or your manager"


@dataclass(frozen=True, kw_only=True)
class Proposing:
    """What is known when somebody would propose a handover."""

    is_closed: bool
    one_waits: bool
    leads_already: bool
    is_of_team: bool
    is_withdrawn: bool
    is_leaving: bool = False


def why_not_propose(proposing: Proposing) -> list[WhyNotPropose]:
    """Return every reason against proposing a handover; none means it may be."""
    against = {
        WhyNotPropose.CLOSED: proposing.is_closed,
        WhyNotPropose.WAITS: proposing.one_waits,
        WhyNotPropose.LEADS_ALREADY: proposing.leads_already,
        WhyNotPropose.NOT_OF_TEAM: not proposing.is_of_team,
        WhyNotPropose.WITHDRAWN: proposing.is_withdrawn,
        WhyNotPropose.LEAVES: proposing.is_leaving,
    }
    return [reason for reason, holds in against.items() if holds]


class WhyNotAnswer(StrEnum):
    """Why a handover may not be accepted, returned or taken back."""

    OVER = "This handover no longer waits for an answer"
    NOT_THEIRS = "Only the practitioner who is asked may accept or return a handover"
    NO_REASON = "Say why you return it"


def why_not_answer(
    *, state: Handing, to: Handing, is_asked: bool, words: str
) -> list[WhyNotAnswer]:
    """Return every reason against an answer to a handover; none means it may be given."""
    is_answer = to in (Handing.ACCEPTED, Handing.RETURNED)
    against = {
        WhyNotAnswer.OVER: to not in HANDING_MOVES[state],
        WhyNotAnswer.NOT_THEIRS: is_answer and not is_asked,
        WhyNotAnswer.NO_REASON: to is Handing.RETURNED and not words.strip(),
    }
    return [reason for reason, holds in against.items() if holds]
