"""How a question to a clinician stands, and how it may go on: one table."""

from enum import StrEnum


class State(StrEnum):
    """How a question to a clinician stands."""

    ASKED = "asked"
    TAKEN = "taken"
    ADVISED = "advised"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"

    @classmethod
    def choices(cls) -> list[tuple[str, str]]:
        """Return the states as a page says them."""
        return [(state.value, SAID[state]) for state in cls]


ASKED, TAKEN, ADVISED, CLOSED, WITHDRAWN = State
SAID = {
    ASKED: "Waits for a clinician",
    TAKEN: "Taken by a clinician",
    ADVISED: "Advised",
    CLOSED: "Closed, with what came of it",
    WITHDRAWN: "Withdrawn",
}
MOVES: dict[tuple[State, State], str] = {
    (ASKED, TAKEN): "a clinician takes it",
    (ASKED, WITHDRAWN): "whoever asked takes it back",
    (TAKEN, ASKED): "the clinician gives it back to the list",
    (TAKEN, ADVISED): "the clinician advises",
    (TAKEN, WITHDRAWN): "whoever asked takes it back",
    (ADVISED, CLOSED): "whoever asked says what came of it",
}
ENDED = (CLOSED, WITHDRAWN)
STANDS = {
    ASKED: "Nobody has taken this question yet",
    TAKEN: "A clinician has taken this question",
    ADVISED: "This question has been answered",
    CLOSED: "What came of it has been said already",
    WITHDRAWN: "This question was withdrawn",
}


def may_move(frm: str, to: State) -> bool:
    """Tell whether a question may go from one state into another."""
    return (State(frm), to) in MOVES


def why_not_move(frm: str, to: State) -> list[str]:
    """Return why a question may not go on so, as it stands; none means it may."""
    return [] if may_move(frm, to) else [STANDS[State(frm)]]
