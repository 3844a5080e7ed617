"""How an observation stands, and how it may go on: one table."""

from enum import StrEnum


class State(StrEnum):
    """How an observation stands."""

    NOTED = "noted"
    ACCEPTED = "accepted"
    RUNNING = "running"
    EASED = "eased"
    REMAINS = "remains"
    CLOSED = "closed"

    @classmethod
    def choices(cls) -> list[tuple[str, str]]:
        """Return the states as a page says them."""
        return [(state.value, SAID[state]) for state in cls]


NOTED, ACCEPTED, RUNNING, EASED, REMAINS, CLOSED = State
SAID = {
    NOTED: "Noted",
    ACCEPTED: "Accepted",
    RUNNING: "Strategy running",
    EASED: "Eased or done",
    REMAINS: "Remains",
    CLOSED: "Closed",
}
MOVES: dict[tuple[State, State], str] = {
    (NOTED, ACCEPTED): "the lead sorts it, and everybody may read it",
    (NOTED, CLOSED): "the lead does not take it up, with the reason",
    (ACCEPTED, RUNNING): "a strategy begins",
    (ACCEPTED, CLOSED): "nothing is to be done, with the reason",
    (RUNNING, EASED): "it gets in the way no longer, or is done",
    (RUNNING, REMAINS): "it is as it was, whatever was tried",
    (EASED, REMAINS): "it came back",
    (EASED, CLOSED): "nobody need look at it again",
    (REMAINS, RUNNING): "another strategy begins",
    (REMAINS, EASED): "it gets in the way no longer, or is done",
    (REMAINS, CLOSED): "it has to be lived with, with the reason",
}
OPEN = (ACCEPTED, RUNNING, REMAINS)  # still there, and known to all
BY_ITSELF = (ACCEPTED, RUNNING)  # by sorting it, or by a strategy: never chosen as such
STANDS = {
    NOTED: "This note has not been accepted yet",
    ACCEPTED: "This note has been accepted, and no strategy has begun",
    RUNNING: "A strategy is running for this",
    EASED: "This has been said to have eased",
    REMAINS: "This has been said to remain",
    CLOSED: "This is closed",
}


def may_move(frm: str, to: State) -> bool:
    """Tell whether an observation may go from one state into another."""
    return (State(frm), to) in MOVES


def chosen_from(frm: str) -> list[tuple[str, str]]:
    """Return the states the lead may choose now, each with what it means."""
    return [
        (to.value, f"{SAID[to]}: {words}")
        for (was, to), words in MOVES.items()
        if was == frm and to not in BY_ITSELF
    ]


def why_not_move(frm: str, to: State) -> list[str]:
    """Return why an observation may not go on so, as it stands; none means it may."""
    return [] if may_move(frm, to) else [STANDS[State(frm)]]
