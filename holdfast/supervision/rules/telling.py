"""What people are told by e-mail of a change to meetings: in words that can name no family.

They are made from days, times, places and the names of staff alone. A reason that somebody wrote is
left out: it may say more than an e-mail should hold, and whoever signs in reads it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Happened(StrEnum):
    """What became of meetings, as the subject of an e-mail says it."""

    PLANNED = "planned"
    MOVED = "moved"
    CANCELLED = "cancelled"
    PUT_BACK = "back in the calendar"
    LEAD = "led by somebody else"
    CO_LED = "led with a co-supervisor"
    CO_LEFT = "led without its co-supervisor"
    PLACE = "somewhere else"
    STOOD_DOWN = "not yours to lead any more"
    JOINED = "yours: you have a place in the group"
    LEFT = "not yours any more: your place in the group ends"


NOT_THEIRS = (Happened.CANCELLED, Happened.STOOD_DOWN, Happened.LEFT)  # who reads it has none


@dataclass(frozen=True, kw_only=True)
class Line:
    """One meeting as an e-mail tells of it, with London's times; `was` is when it was to begin."""

    begins: datetime
    ends: datetime
    place: str
    led_by: str
    was: datetime | None = None


def in_words(moment: datetime) -> str:
    """Return a moment as people say it: Tuesday 3 March 2026, 10:00."""
    return f"{moment:%A} {moment.day} {moment:%B %Y, %H:%M}"


def subject(
    happened: Happened, group: str, lines: Sequence[Line], *, what: str = "supervision meeting"
) -> str:
    """Return the subject: which meeting, or how many, and what became of it."""
    if len(lines) > 1:
        return f"{group}: {len(lines)} {what}s are {happened}"
    return f"{group}: the {what} on {in_words(lines[0].begins)} is {happened}"


def told(happened: Happened, group: str, lines: Sequence[Line], *, address: str) -> str:
    """Return the words: each meeting on a line of its own, and where to read more."""
    head = (
        f"{len(lines)} meetings of {group} are" if len(lines) > 1 else f"The meeting of {group} is"
    )
    return "\n".join(
        [
            f"{head} {happened}:",
            "",
            *(one_line(one, happened) for one in lines),
            "",
            f"More, and the reason where there is one: {address}",
            "An answer to this e-mail reaches nobody.",
        ]
    )


def one_line(one: Line, happened: Happened) -> str:
    """Return one meeting: when, where, who leads it and, of one that moved, when it was to be."""
    said = f"- {in_words(one.begins)} to {one.ends:%H:%M}"
    if happened is Happened.MOVED and one.was:
        said += f" (it was to be on {in_words(one.was)})"
    if happened in NOT_THEIRS:
        return said
    return f"{said}. {one.led_by}." + (f" Where: {one.place}" if one.place else "")
