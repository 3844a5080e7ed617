"""How a training day and somebody's place on it stand, and how they may go on: two tables."""

from enum import StrEnum


class DayState(StrEnum):
    """How a training day stands."""

    PLANNED = "planned"
    OPEN = "open"
    HELD = "held"
    CANCELLED = "cancelled"


class BookingState(StrEnum):
    """How somebody stands to one training day."""

    INVITED = "invited"
    BOOKED = "booked"
    WAITING = "waiting"
    DECLINED = "declined"
    ATTENDED = "attended"
    ABSENT = "absent"


PLANNED, OPEN, HELD, CANCELLED = DayState
INVITED, BOOKED, WAITING, DECLINED, ATTENDED, ABSENT = BookingState
DAY_SAID = {
    PLANNED: "Planned",
    OPEN: "Open for booking",
    HELD: "Held",
    CANCELLED: "Cancelled",
}
BOOKING_SAID = {
    INVITED: "Invited",
    BOOKED: "Has a place",
    WAITING: "On the waiting list",
    DECLINED: "Not coming",
    ATTENDED: "Came",
    ABSENT: "Was absent",
}
DAY_MOVES: dict[tuple[DayState, DayState], str] = {
    (PLANNED, OPEN): "opened for booking",
    (PLANNED, CANCELLED): "cancelled",
    (OPEN, HELD): "attendance is taken",
    (OPEN, CANCELLED): "cancelled",
    (HELD, HELD): "attendance is put right",
}
BOOKING_MOVES: dict[tuple[BookingState, BookingState], str] = {
    (INVITED, BOOKED): "takes a place",
    (INVITED, WAITING): "no place is free",
    (INVITED, DECLINED): "says no",
    (BOOKED, DECLINED): "gives the place up",
    (WAITING, BOOKED): "moves up",
    (WAITING, DECLINED): "waits no longer",
    (DECLINED, BOOKED): "takes a place after all",
    (DECLINED, WAITING): "no place is free",
    (INVITED, ATTENDED): "came without having booked",
    (WAITING, ATTENDED): "came all the same",
    (DECLINED, ATTENDED): "came all the same",
    (BOOKED, ATTENDED): "came",
    (BOOKED, ABSENT): "did not come",
    (ATTENDED, ABSENT): "put right",
    (ABSENT, ATTENDED): "put right",
}
BEGINS_AS = (INVITED, BOOKED, WAITING)


def may_move(frm: BookingState, to: BookingState) -> bool:
    """Tell whether somebody's place may go from one state into another."""
    return (frm, to) in BOOKING_MOVES
