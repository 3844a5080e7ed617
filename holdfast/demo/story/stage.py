"""Everybody and everything the story can speak of, by the short names it calls them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import NamedTuple
from zoneinfo import ZoneInfo

from holdfast.access.models import User
from holdfast.manual.models import Module, Section, Step
from holdfast.place.models import Team
from holdfast.programme.models import Participant, Run
from holdfast.supervision.models import Group, Meeting

LONDON = ZoneInfo("Europe/London")


@dataclass(kw_only=True)
class Stage:
    """The cast as rows, and what stands ready for them before the first family comes."""

    run: Run
    people: dict[str, User]
    teams: dict[str, Team]
    participants: dict[str, Participant] = field(default_factory=dict)
    groups: dict[str, Group] = field(default_factory=dict)
    meetings: dict[str, list[Meeting]] = field(default_factory=dict)
    sections: dict[str, Section] = field(default_factory=dict)
    modules: dict[str, Module] = field(default_factory=dict)
    steps: dict[str, list[Step]] = field(default_factory=dict)


class Order:
    """What comes first on one day."""

    FIRST = 1  # cases opened
    MORNING = 2  # the administrator's day; cases handed over, co-workers added
    DAY = 3  # the work
    EVENING = 4  # cases closed and sealed; leaving


class Happening(NamedTuple):
    """Something one person does on one day: `do` is called with `by=` that person."""

    on: date
    order: int
    who: str
    do: Callable[..., object]


def moment(day: date, hour: int = 17, minute: int = 0) -> datetime:
    """Return a moment of a day, in London."""
    return datetime.combine(day, time(hour, minute), LONDON)
