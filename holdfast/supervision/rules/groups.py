"""Who may join a supervision group, and leave it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from holdfast.programme.rules import AS_MEANT, Numbers


def size_says(members: int, *, numbers: Numbers = AS_MEANT) -> str:
    """Return what is to be said of a group's size; '' where it is as it was meant (R1)."""
    fewest, most = numbers.fewest_meant, numbers.most_meant
    between = "or" if most == fewest + 1 else "to"
    meant = f"Groups are meant for {fewest} {between} {most} people"
    if members < fewest:
        return f"{meant}: this one has fewer"
    return f"{meant}: this one has more" if members > most else ""


class WhyNotJoin(StrEnum):
    """Why somebody may not have a place in a group."""

    CLOSED = "This group has closed"
    FULL = "This group has no free place"
    TOO_MANY = "As many people are in this group as any may have"
    ALREADY_IN_A_GROUP = "They already belong to a supervision group"
    WITHDRAWN = "They have withdrawn from the programme"
    REFLECTIVE = "This group is for reflective practice: people take a place on its own page"


@dataclass(frozen=True, kw_only=True)
class Group:
    """A supervision group as it stands on one day."""

    places: int
    members: int
    closed: bool = False
    is_reflective: bool = False
    numbers: Numbers = AS_MEANT


@dataclass(frozen=True, kw_only=True)
class Newcomer:
    """Somebody who would join a group, as they stand on one day."""

    in_a_group: bool = False
    withdrawn: bool = False


def why_not_join(group: Group, newcomer: Newcomer) -> list[WhyNotJoin]:
    """Return every reason against; none means they may join."""
    against = {
        WhyNotJoin.CLOSED: group.closed,
        WhyNotJoin.FULL: group.members >= group.places,
        WhyNotJoin.TOO_MANY: group.members >= group.numbers.most_members,
        WhyNotJoin.ALREADY_IN_A_GROUP: newcomer.in_a_group,
        WhyNotJoin.WITHDRAWN: newcomer.withdrawn,
        WhyNotJoin.REFLECTIVE: group.is_reflective,
    }
    return [reason for reason, holds in against.items() if holds]


class WhyNotLeave(StrEnum):
    """Why somebody's place in a group may not end on a day."""

    ALREADY_LEFT = "They have left this group already"
    BEFORE_JOINING = "That is before they joined this group"


def why_not_leave(*, joined_on: date, left_on: date | None, on: date) -> list[WhyNotLeave]:
    """Return every reason against; none means their place may end on that day."""
    against = {
        WhyNotLeave.ALREADY_LEFT: left_on is not None,
        WhyNotLeave.BEFORE_JOINING: on < joined_on,
    }
    return [reason for reason, holds in against.items() if holds]
