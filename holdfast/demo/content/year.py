"""The year's calendar: bank holidays, meetings that were not held, who left."""

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
    ("tue", date(2014, 6, 3)): "Dr Waterlily was ill",
    ("wed", date(2014, 7, 30)): "Only two could come: leave, and an inspection",
    ("tue", date(2014, 8, 12)): "Most of the group were on leave",
    ("wed", date(2014, 12, 24)): "Christmas Eve: most of the group were on leave",
    ("mon", date(2014, 11, 3)): "Dr Halfmoon was called to court",
}


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
