"""Reflective practice in groups: no manual, no cases; who may have a place, and what is kept of it.

A place in such a group gives its psychologist no access to anybody's cases: that comes with a place
in a supervision group alone.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class GroupKind(StrEnum):
    """What a group meets for."""

    SUPERVISION = "supervision"
    REFLECTIVE = "reflective practice"


MOST_PLACES = 16
LONGEST_THEME = 200  # characters: a few words, not minutes of what was said


class WhyNotPlace(StrEnum):
    """Why somebody may not be asked into a reflective-practice group, or take a place in it."""

    CLOSED = "This group has closed"
    FULL = "This group has no free place"
    HAS_ONE = "They have a place in this group already"
    ASKED = "They are asked already: they take the place themselves"
    LEADS = "They lead this group: its places are for others"
    NOT_REFLECTIVE = "This is a supervision group: the programme lead gives places in it"


@dataclass(frozen=True, kw_only=True)
class Seat:
    """A reflective-practice group on a day, and how somebody stands to it."""

    is_reflective: bool = True
    is_closed: bool = False
    places: int
    taken: int
    has_one: bool = False
    is_asked: bool = False
    leads: bool = False


def why_not_take(seat: Seat) -> list[WhyNotPlace]:
    """Return every reason against taking a place; none means it may be taken."""
    against = {
        WhyNotPlace.NOT_REFLECTIVE: not seat.is_reflective,
        WhyNotPlace.CLOSED: seat.is_closed,
        WhyNotPlace.FULL: seat.taken >= seat.places,
        WhyNotPlace.HAS_ONE: seat.has_one,
        WhyNotPlace.LEADS: seat.leads,
    }
    return [reason for reason, holds in against.items() if holds]


def why_not_invite(seat: Seat) -> list[WhyNotPlace]:
    """Return every reason against asking somebody into the group; none means they may be asked."""
    return why_not_take(seat) + ([WhyNotPlace.ASKED] if seat.is_asked else [])


class WhyNotKeep(StrEnum):
    """Why nothing may be kept of a session, or not by whoever tries."""

    NOT_YET = "The session is still to come: write about it from the day it is held"
    CANCELLED = "The session was cancelled: there is nothing to keep of it"
    NOBODY = "Say who came. If nobody did, cancel the session instead"
    NO_PLACE = "Only those with a place in the group on that day can be said to have come"
    NOT_MINE = "You had no place in this group on the day of the session"
    NO_THEME = "Write the theme in a few words"


def why_not_keep(
    *, held_on: date, today: date, is_cancelled: bool, came: set[int], members: set[int], theme: str
) -> list[WhyNotKeep]:
    """Return every reason against keeping who came (users' keys) and the theme."""
    against = {
        WhyNotKeep.NOT_YET: held_on > today,
        WhyNotKeep.CANCELLED: is_cancelled,
        WhyNotKeep.NOBODY: not came,
        WhyNotKeep.NO_PLACE: not came <= members,
        WhyNotKeep.NO_THEME: not theme.strip(),
    }
    return [reason for reason, holds in against.items() if holds]


def why_not_take_away(
    *, held_on: date, today: date, is_cancelled: bool, has_place: bool
) -> list[WhyNotKeep]:
    """Return every reason against writing what one takes away from a session."""
    against = {
        WhyNotKeep.NOT_MINE: not has_place,
        WhyNotKeep.NOT_YET: held_on > today,
        WhyNotKeep.CANCELLED: is_cancelled,
    }
    return [reason for reason, holds in against.items() if holds]
