"""How a nomination stands, and how it may go on from there: one table."""

from enum import StrEnum


class State(StrEnum):
    """How a nomination stands."""

    NOMINATED = "nominated"
    SCREENING = "screening"
    WAITING = "waiting"
    NOT_SUITABLE = "not suitable"
    CHOSEN = "chosen"
    AGREED = "agreed"
    OPENED = "opened"
    WITHDRAWN = "withdrawn"

    @classmethod
    def choices(cls) -> list[tuple[str, str]]:
        """Return the states as a page says them."""
        return [(state.value, state.value.capitalize()) for state in cls]


class Step(StrEnum):
    """What somebody does that moves a nomination, in the words of the page."""

    CHECK = "its suitability is checked"
    GO_AHEAD = "the manager says yes"
    NOT_NOW = "the manager says not now"
    NO = "the manager says no"
    AGREE = "the family agrees"
    TAKE_BACK = "the family takes its agreement back"
    OPEN = "the case is opened"
    END = "it is withdrawn"


S = State
MOVES: dict[State, dict[Step, State]] = {
    S.NOMINATED: {Step.CHECK: S.SCREENING, Step.END: S.WITHDRAWN},
    S.SCREENING: {
        Step.CHECK: S.SCREENING,
        Step.GO_AHEAD: S.CHOSEN,
        Step.NOT_NOW: S.WAITING,
        Step.NO: S.NOT_SUITABLE,
        Step.END: S.WITHDRAWN,
    },
    S.WAITING: {Step.CHECK: S.SCREENING, Step.END: S.WITHDRAWN},
    S.NOT_SUITABLE: {Step.CHECK: S.SCREENING},
    S.CHOSEN: {Step.CHECK: S.SCREENING, Step.AGREE: S.AGREED, Step.END: S.WITHDRAWN},
    S.AGREED: {
        Step.CHECK: S.SCREENING,
        Step.OPEN: S.OPENED,
        Step.TAKE_BACK: S.WITHDRAWN,
        Step.END: S.WITHDRAWN,
    },
    S.OPENED: {Step.TAKE_BACK: S.OPENED},  # a case is never closed by it: somebody must decide
    S.WITHDRAWN: {Step.CHECK: S.SCREENING},
}
LIVE = (S.NOMINATED, S.SCREENING, S.WAITING, S.CHOSEN, S.AGREED)
ENDED = (S.NOT_SUITABLE, S.WITHDRAWN)
STANDS: dict[State, str] = {
    S.NOMINATED: "Its suitability has not been checked yet",
    S.SCREENING: "It waits for the manager’s decision",
    S.WAITING: "The manager said not now: check it again first",
    S.NOT_SUITABLE: "It was found not suitable: check it again first",
    S.CHOSEN: "The family has not agreed yet",
    S.AGREED: "The family has agreed, and the case can be opened",
    S.OPENED: "A case was opened from it",
    S.WITHDRAWN: "It was withdrawn: check it again first",
}


def may_step(state: str, step: Step) -> bool:
    """Tell whether something may be done with a nomination as it stands."""
    return step in MOVES[State(state)]


def next_step(state: str, step: Step) -> State:
    """Return how a nomination stands after something that may be done."""
    return MOVES[State(state)][step]


def steps_from(state: str) -> list[Step]:
    """Return what may be done with a nomination as it stands."""
    return [*MOVES[State(state)]]


def why_not_step(state: str, step: Step) -> list[str]:
    """Return why something may not be done with a nomination as it stands; none means it may."""
    return [] if may_step(state, step) else [STANDS[State(state)]]
