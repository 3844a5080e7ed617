"""The year's calendar: training days, who was away and why, meetings that were not held."""

from datetime import date
from typing import NamedTuple


class TrainingDay(NamedTuple):
    """A day on one section: who was away, by short name, and why; everybody else came."""

    section: str
    on: date
    away: dict[str, str]


IN_COURT, ILL, ON_LEAVE, DUTY = "in court", "ill", "on leave", "on duty: no cover"
AT_HOME = "a child at home"
TRAINING = (
    TrainingDay("ENG", date(2014, 3, 3), {"yusuf": IN_COURT, "ruth": DUTY, "mei": ON_LEAVE}),
    TrainingDay("POS", date(2014, 3, 21), {"desmond": DUTY, "hannah": DUTY}),
    TrainingDay("ATT", date(2014, 4, 29), {"kofi": IN_COURT, "miriam": DUTY, "rosa": AT_HOME}),
    TrainingDay("ABU", date(2014, 6, 10), {"denise": ILL, "carol": DUTY, "samuel": IN_COURT}),
    TrainingDay("FAM", date(2014, 7, 8), {"denise": ILL, "nimmi": ON_LEAVE, "desmond": DUTY}),
    TrainingDay(
        "EMO", date(2014, 9, 23), {"ngozi": DUTY, "winston": ON_LEAVE, "callum": ILL, "ruth": DUTY}
    ),
    TrainingDay(
        "SHB", date(2014, 11, 11), {"leon": DUTY, "priya": ILL, "carol": DUTY, "katy": ON_LEAVE}
    ),
)
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
    """Somebody leaving the authority, and so the programme."""

    who: str
    on: date
    why: str


LEAVERS = (Departure("patrick", date(2014, 10, 17), "Took a post with another council"),)
