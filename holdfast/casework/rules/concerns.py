"""Safety concerns: how one may stand and go on, and who must be told by when.

Holdfast keeps that the duty was done in the real channel. It is not the channel.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from holdfast.casework.rules.choices import Choices
from holdfast.kit.working_days import is_working_day, working_days_after
from holdfast.programme.rules import AS_MEANT, Numbers


class State(StrEnum):
    """How a concern stands."""

    RAISED = "raised"
    TOLD = "manager told"
    DECIDED = "decision recorded"
    MONITOR = "being monitored"
    STRATEGY = "strategy discussion or section 47"
    STEPPED_DOWN = "stepped down"
    CLOSED = "closed"


MOVES: dict[State, frozenset[State]] = {
    State.RAISED: frozenset({State.TOLD}),
    State.TOLD: frozenset({State.DECIDED}),
    State.DECIDED: frozenset({State.MONITOR, State.STRATEGY, State.STEPPED_DOWN}),
    State.MONITOR: frozenset({State.DECIDED, State.CLOSED}),
    State.STRATEGY: frozenset({State.DECIDED, State.CLOSED}),
    State.STEPPED_DOWN: frozenset({State.DECIDED, State.CLOSED}),
    State.CLOSED: frozenset({State.RAISED}),
}
FOLLOWS: Choices = [
    (State.MONITOR.value, "Monitor it, and look again by a day"),
    (State.STRATEGY.value, "Strategy discussion or section 47 enquiry"),
    (State.STEPPED_DOWN.value, "Step it down: nothing more than the plan is needed"),
]
UNANSWERED = frozenset({State.RAISED, State.TOLD})
SERIOUS: Choices = [
    ("worry", "A worry that needs the manager’s view"),
    ("serious", "Serious: harm is likely if nothing changes"),
    ("harm", "Very serious: the child is being harmed, or may be"),
]
STATES: Choices = [(one.value, one.value.capitalize()) for one in State]


class Rung(StrEnum):
    """A rung of the ladder: who is told in turn while nobody has answered."""

    MANAGER = "team manager"
    SERVICE_MANAGER = "service manager"
    DIRECTOR = "assistant director or designated lead"


LADDER = tuple(Rung)
RUNGS: Choices = [(one.value, one.value.capitalize()) for one in Rung]
OUTSIDE: Choices = [
    ("duty", "The duty team, or the team out of hours"),
    ("police", "The police or ambulance (999)"),
    ("other", "Somebody else"),
]
TOLD: Choices = [*RUNGS, *OUTSIDE]


def waits(rung: Rung, numbers: Numbers = AS_MEANT) -> int:
    """Return after how many working days without an answer a rung is told; the manager at once."""
    days = {
        Rung.SERVICE_MANAGER: numbers.second_told_after,
        Rung.DIRECTOR: numbers.third_told_after,
    }
    return days.get(rung, 0)


def told_by(rung: Rung, *, raised_on: date, numbers: Numbers = AS_MEANT) -> date:
    """Return the working day by whose end a rung is told, where nobody has answered by then.

    The manager is told the same day; offices being shut, on the next day they are open.
    """
    first = raised_on if is_working_day(raised_on) else working_days_after(raised_on, 1)
    return working_days_after(first, waits(rung, numbers))


@dataclass(frozen=True, kw_only=True)
class Due:
    """What has to be done next about a concern, and by when; `rung` is who is to be told."""

    what: str
    on: date
    rung: Rung | None = None

    def is_overdue(self, *, today: date) -> bool:
        """Tell whether the day has passed."""
        return today > self.on


def next_due(
    state: State,
    *,
    raised_on: date,
    told: Collection[str],
    look_again_on: date | None,
    numbers: Numbers = AS_MEANT,
) -> Due | None:
    """Return what has to be done next about a concern; None once it is closed.

    `told` is everybody told since it was raised. Whoever stands higher covers those below.
    """
    if state in UNANSWERED:
        return next_rung(raised_on=raised_on, told=told, numbers=numbers)
    if state is State.CLOSED or look_again_on is None:
        return None
    what = {
        State.STEPPED_DOWN: "The team manager closes it",
        State.STRATEGY: "Record what the strategy discussion or enquiry decided",
    }
    return Due(what=what.get(state, "Look at it again with the manager"), on=look_again_on)


def next_rung(*, raised_on: date, told: Collection[str], numbers: Numbers = AS_MEANT) -> Due:
    """Return who is to be told next, where nobody has answered yet."""
    highest = max((place for place, rung in enumerate(LADDER) if rung in told), default=-1)
    left = LADDER[highest + 1 :]
    if left:
        by = told_by(left[0], raised_on=raised_on, numbers=numbers)
        return Due(what=f"Tell the {left[0]}", on=by, rung=left[0])
    last = told_by(Rung.DIRECTOR, raised_on=raised_on, numbers=numbers)
    what = "Nobody has answered: follow the safeguarding partnership’s escalation procedure"
    return Due(what=what, on=last)


def stands_at(*, raised_on: date, today: date, numbers: Numbers = AS_MEANT) -> Rung:
    """Return the highest rung whose time has come for a concern that nobody has answered."""
    by = {rung: told_by(rung, raised_on=raised_on, numbers=numbers) for rung in LADDER}
    come = [rung for rung in LADDER if by[rung] <= today]
    return come[-1] if come else Rung.MANAGER


class WhyNotRaise(StrEnum):
    """Why a concern may not be written down as it was told."""

    NOTHING = "Say what happened, or what worries you"
    IN_FUTURE = "That day has not come yet"
    NO_NAME = "Say the name of who was told"
    NO_CHANNEL = "Say how they were told"


class WhyNotMove(StrEnum):
    """Why something may not be written of a concern as it stands."""

    CLOSED = "This concern is closed: reopen it first"
    NOT_FROM_HERE = "That does not follow from how this concern stands now"
    IN_FUTURE = "That day has not come yet"
    BEFORE_RAISED = "That is before the concern was raised"
    LOOK_AGAIN = "Give the day by which it is looked at again: today, or a later one"
    NO_WORDS = "Say what was decided, and why"
    NOT_THEIRS = "The team manager records their own decision: ask them to answer here"


@dataclass(frozen=True, kw_only=True)
class Moving:
    """What is known when a concern would go on: from how it stands, to how, said on which day."""

    state: State
    to: tuple[State, ...]
    words: str
    on: date
    raised_on: date
    today: date
    look_again_on: date | None = None
    must_look_again: bool = False
    is_theirs_to_say: bool = True


def may_go(state: State, to: Iterable[State]) -> bool:
    """Tell whether a concern may go through these states, one after another."""
    for one in to:
        if one not in MOVES[state]:
            return False
        state = one
    return True


def why_not_move(moving: Moving) -> list[WhyNotMove]:
    """Return every reason against writing that a concern goes on; none means it may be."""
    again = moving.look_again_on
    is_closed = moving.state is State.CLOSED and moving.to != (State.RAISED,)
    against = {
        WhyNotMove.CLOSED: is_closed,
        WhyNotMove.NOT_FROM_HERE: not is_closed and not may_go(moving.state, moving.to),
        WhyNotMove.IN_FUTURE: moving.on > moving.today,
        WhyNotMove.BEFORE_RAISED: moving.on < moving.raised_on,
        WhyNotMove.LOOK_AGAIN: moving.must_look_again and (again is None or again < moving.on),
        WhyNotMove.NO_WORDS: not moving.words.strip(),
        WhyNotMove.NOT_THEIRS: not moving.is_theirs_to_say,
    }
    return [reason for reason, holds in against.items() if holds]


def why_not_tell(
    *, state: State, name: str, channel: str, on: date, raised_on: date, today: date
) -> list[str]:
    """Return every reason against writing that somebody was told; none means it may be."""
    against: dict[str, bool] = {
        WhyNotMove.CLOSED: state is State.CLOSED,
        WhyNotMove.IN_FUTURE: on > today,
        WhyNotMove.BEFORE_RAISED: on < raised_on,
        WhyNotRaise.NO_NAME: not name.strip(),
        WhyNotRaise.NO_CHANNEL: not channel,
    }
    return [reason for reason, holds in against.items() if holds]


def path_to_decision(state: State, follows: State) -> tuple[State, ...]:
    """Return how a concern goes on when its manager decides: whoever decides has been told."""
    before = (State.TOLD,) if state is State.RAISED else ()
    return (*before, State.DECIDED, follows)


@dataclass(frozen=True, kw_only=True)
class Told:
    """That somebody was told: who, in which real channel, when, and what they answered."""

    told: str
    name: str
    channel: str
    on: date
    at_time: time | None = None
    answer: str = ""


@dataclass(frozen=True, kw_only=True)
class Raised:
    """A concern as it was told: what the form holds."""

    what: str
    seriousness: str
    happened_on: date
    is_immediate: bool = False
    council_reference: str = ""


@dataclass(frozen=True, kw_only=True)
class Decided:
    """A decision as it was told: by whom on the ladder, in which real channel, and what follows."""

    by: str
    name: str
    channel: str
    words: str
    follows: str
    on: date
    look_again_on: date | None
