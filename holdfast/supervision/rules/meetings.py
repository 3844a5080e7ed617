"""How a supervision meeting stands, how it may go on from there, and who leads it."""

from collections.abc import Sequence
from enum import StrEnum


class MeetingState(StrEnum):
    """How a meeting stands. A new one is planned; every other state is moved into."""

    PLANNED = "planned"
    AGENDA_SET = "agenda set"
    HELD = "held"
    CANCELLED = "cancelled"
    DRAFTED = "drafted"
    SIGNED = "signed"


PLANNED, AGENDA_SET, HELD, CANCELLED, DRAFTED, SIGNED = MeetingState
COMING = (PLANNED, AGENDA_SET)  # still to be held: may move, be cancelled, change hands
MEETING_MOVES: dict[tuple[MeetingState, MeetingState], str] = {
    (PLANNED, AGENDA_SET): "its agenda is set",
    (AGENDA_SET, PLANNED): "its agenda is opened again",
    (PLANNED, HELD): "held",
    (AGENDA_SET, HELD): "held",
    (PLANNED, CANCELLED): "cancelled, with the reason",
    (AGENDA_SET, CANCELLED): "cancelled, with the reason",
    (CANCELLED, PLANNED): "put back in the calendar",
    (HELD, DRAFTED): "its record is drafted",
    (DRAFTED, SIGNED): "its record is signed",
}


class Leads(StrEnum):
    """What somebody is to a meeting they lead."""

    LEAD = "lead"
    CO_SUPERVISOR = "co-supervisor"
    COVER = "cover"


LEADS_SAID = {
    Leads.LEAD: "leads it",
    Leads.CO_SUPERVISOR: "leads it too",
    Leads.COVER: "leads it as cover",
}


class WhyNotMove(StrEnum):
    """Why a meeting may not go on to another state."""

    NO_SUCH_MOVE = "The meeting does not stand where that could happen: open its page again"
    NO_REASON = "Say why it is cancelled"


def why_not_move(frm: MeetingState, to: MeetingState, *, because: str = "") -> Sequence[WhyNotMove]:
    """Return every reason against a meeting's next state; none means it may be taken."""
    against = {
        WhyNotMove.NO_SUCH_MOVE: (frm, to) not in MEETING_MOVES,
        WhyNotMove.NO_REASON: to is CANCELLED and not because.strip(),
    }
    return [reason for reason, holds in against.items() if holds]


class WhyNotThen(StrEnum):
    """Why a meeting cannot be at a time or in a place: what the database's own word is for."""

    GROUP = "The group meets already at that time: choose another time"
    PERSON = "A psychologist of this meeting leads another one at that time: choose another time"
    ROOM = "The room is taken at that time: choose another room or another time"
