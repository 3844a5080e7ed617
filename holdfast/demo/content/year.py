"""The year's calendar: holidays, rooms, meetings moved, covered or not held, who left."""

from datetime import date
from typing import NamedTuple

BANK_HOLIDAYS = {
    date(2014, 4, 18): "Good Friday",
    date(2014, 4, 21): "Easter Monday",
    date(2014, 5, 5): "the early May bank holiday",
    date(2014, 5, 26): "the spring bank holiday",
    date(2014, 8, 25): "the summer bank holiday",
    date(2014, 12, 25): "Christmas Day",
    date(2014, 12, 26): "Boxing Day",
    date(2015, 1, 1): "New Year’s Day",
}
NOT_HELD = {  # group, day: why
    ("wed", date(2014, 7, 30)): "Only two could come: leave, and an inspection",
    ("tue", date(2014, 8, 12)): "Most of the group were on leave",
    ("mon", date(2014, 11, 3)): "Dr Halfmoon was called to court",
}


class Covered(NamedTuple):
    """A meeting that another psychologist led, known on a day."""

    group: str
    day: date
    cover: str
    known_on: date
    because: str = "away from work"


COVERED = (  # the week in which Dr Waterlily was ill
    Covered("tue", date(2014, 6, 3), "ingrid", date(2014, 6, 2)),
    Covered("thu", date(2014, 6, 5), "ingrid", date(2014, 6, 2)),
)


class Moved(NamedTuple):
    """A meeting that its psychologist moved to another day and hour, on a day."""

    group: str
    day: date
    to: date
    hour: int
    on: date


MOVED = (Moved("mon", date(2015, 1, 26), date(2015, 1, 27), 14, date(2015, 1, 12)),)
ROOMS = (  # name, building, how many it seats; invented, like everybody here
    ("Kite room", "Lantern House", 8),
    ("Marble room", "Lantern House", 10),
)
MEETS_IN = {"mon": "Kite room", "tue": "Marble room", "wed": "Kite room", "thu": "Marble room"}
SCHOOL_HOLIDAYS = (  # invented too
    ("Easter holiday", date(2014, 4, 7), date(2014, 4, 21)),
    ("Half-term", date(2014, 5, 26), date(2014, 5, 30)),
    ("Summer holiday", date(2014, 7, 23), date(2014, 9, 2)),
    ("Half-term", date(2014, 10, 27), date(2014, 10, 31)),
    ("Christmas holiday", date(2014, 12, 22), date(2015, 1, 2)),
    ("Half-term", date(2015, 2, 16), date(2015, 2, 20)),
)


class Departure(NamedTuple):
    """Somebody leaving the authority: told on a day, by whom, and gone after another."""

    who: str
    known_on: date
    told_by: str
    on: date
    because: str


LEAVERS = (Departure("patrick", date(2014, 9, 22), "ada", date(2014, 10, 17), "another post"),)
STILL_TO_LEAVE = (
    Departure("kofi", date(2015, 1, 12), "miriam", date(2015, 3, 27), "another post"),
)
