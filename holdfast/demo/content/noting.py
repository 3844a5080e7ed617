"""What is told of a note: who noted it, how it was sorted, and what was done about it."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

HELPS, HINDERS = "helps", "hinders"


class Sort(NamedTuple):
    """How the lead sorted a note: when, constructs, strength, whose it is, when to look again."""

    on: date
    constructs: tuple[str, ...]
    strength: int
    owner: str = ""
    review_on: date | None = None


class Plan(NamedTuple):
    """A strategy: what, of which kind, whose, from when, until when, when it ended, its effect."""

    name: str
    kind: str
    owner: str
    on: date
    ends_on: date | None = None
    ended: tuple[date, str] | None = None


class Move(NamedTuple):
    """How a note stands from a day, and how that is known."""

    on: date
    to: str
    why: str


class Answer(NamedTuple):
    """What was done, by whom, and when it was told."""

    on: date
    did: str
    done_by: str


@dataclass(frozen=True, kw_only=True)
class Noted:
    """A note: who noted it when, with a name or without; or a line of the slides by its key."""

    who: str = ""
    on: date | None = None
    sentence: str = ""
    valence: str = HINDERS
    has_name: bool = True
    slide: str = ""
    sort: Sort | None = None
    plan: Plan | None = None
    moves: tuple[Move, ...] = ()
    answer: Answer | None = None
