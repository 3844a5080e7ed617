"""Who gets a place on a training day, who waits, and who moves up when a place is given up."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

from holdfast.training.rules.planning import PARTS
from holdfast.training.rules.states import (
    ABSENT,
    ATTENDED,
    BOOKED,
    DECLINED,
    OPEN,
    WAITING,
    BookingState,
    DayState,
    may_move,
)

T = TypeVar("T")


class WhyNotBook(StrEnum):
    """Why somebody may not take a place on a day."""

    NOT_OPEN = "This day is not open for booking"
    OVER = "That day is over"
    NOT_MEANT = "This day is meant for others: ask the programme lead"
    WITHDRAWN = "You no longer take part in the programme"
    HAS_ONE = "You have a place on this day already"
    WAITS = "You are on the waiting list of this day already"


@dataclass(frozen=True, kw_only=True)
class Booking:
    """What is known when somebody would take a place; `stands` is None for who was not asked."""

    day: DayState
    meant_for: str
    part: str
    held_on: date
    today: date
    stands: BookingState | None = None
    withdrawn: bool = False


def why_not_book(told: Booking) -> list[WhyNotBook]:
    """Return every reason against taking a place; none means they get one, or wait for one."""
    against = {
        WhyNotBook.NOT_OPEN: told.day is not OPEN,
        WhyNotBook.OVER: told.held_on < told.today,
        WhyNotBook.NOT_MEANT: told.part not in PARTS[told.meant_for],
        WhyNotBook.WITHDRAWN: told.withdrawn,
        WhyNotBook.HAS_ONE: told.stands in (BOOKED, ATTENDED, ABSENT),
        WhyNotBook.WAITS: told.stands is WAITING,
    }
    return [reason for reason, holds in against.items() if holds]


def gets(*, capacity: int, taken: int) -> BookingState:
    """Return what somebody gets who asks for a place: one if one is free, else to wait."""
    return BOOKED if taken < capacity else WAITING


def move_up(*, capacity: int, taken: int, waiting: Sequence[T]) -> list[T]:
    """Return who of the waiting, longest first, gets a place: as many as there are places free."""
    return list(waiting[: max(capacity - taken, 0)])


class WhyNotGiveUp(StrEnum):
    """Why somebody may not say that they are not coming."""

    NOT_OPEN = "This day is not open for booking"
    NOT_ASKED = "You were not invited to this day, and have no place on it"
    DECLINED = "You have said already that you are not coming"


def why_not_give_up(*, day: DayState, stands: BookingState | None) -> list[WhyNotGiveUp]:
    """Return every reason against saying that one is not coming; none means it may be said."""
    against = {
        WhyNotGiveUp.NOT_OPEN: day is not OPEN,
        WhyNotGiveUp.NOT_ASKED: stands is None,
        WhyNotGiveUp.DECLINED: stands is DECLINED,
    }
    return [reason for reason, holds in against.items() if holds]


class WhyNotTake(StrEnum):
    """Why attendance may not be kept as it was taken."""

    NO_REASON = "Say why each person who was absent did not come"
    HAD_NO_PLACE = "Only somebody who had a place can be absent: leave the others out"


def why_not_take(told: Sequence[tuple[BookingState, bool, str]]) -> list[WhyNotTake]:
    """Return every reason against attendance, told as (how they stood, whether they came, why not).

    None means it may be kept.
    """
    absent = [(stands, because) for stands, came, because in told if not came]
    against = {
        WhyNotTake.NO_REASON: any(not because.strip() for _, because in absent),
        WhyNotTake.HAD_NO_PLACE: any(
            stands is not ABSENT and not may_move(stands, ABSENT) for stands, _ in absent
        ),
    }
    return [reason for reason, holds in against.items() if holds]
