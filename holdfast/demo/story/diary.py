"""Turning a plot's diary of marks into days, and its goals into ratings."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from holdfast.demo.content.year import BANK_HOLIDAYS
from holdfast.demo.shapes import Aim, Plot

CHRISTMAS, NEW_YEAR = date(2014, 12, 22), date(2014, 12, 29)  # the Mondays of weeks not worked
MISSED = {
    "away": "family away",
    "cancelled": "family cancelled",
    "ill": "practitioner ill",
    "busy": "no time",
    "other": "other",
}
DAY, WEEK = timedelta(days=1), timedelta(days=7)
FRIDAY = 4


@dataclass(frozen=True)
class Planned:
    """A visit that was planned: its place in the diary, its day, and what became of it."""

    place: int
    on: date
    module: str = ""
    missed_because: str = ""
    turn: int = 0  # 0 for the first visit in a row on this module, 1 for the next

    @property
    def made(self) -> bool:
        return not self.missed_because


def marks(diary: str) -> list[str]:
    """Return a diary's marks one by one: 'ENG1*2 .' is ENG1, ENG1 and a full stop."""
    expanded = []
    for mark in diary.split():
        word, _, times = mark.partition("*")
        expanded += [word] * int(times or 1)
    return expanded


def planned(plot: Plot, chance: Random) -> list[Planned]:
    """Return the visits of a plot in order, each on a working day of its week."""
    usual = chance.randrange(5)
    monday = plot.opened_on - DAY * plot.opened_on.weekday()
    visits: list[Planned] = []
    turns: dict[str, int] = {}
    for place, mark in enumerate(marks(plot.diary)):
        if monday == CHRISTMAS:
            monday += WEEK
        if monday == NEW_YEAR and not plot.through_new_year:
            monday += WEEK
        on = working_day(monday, usual, chance, not_before=plot.opened_on)
        monday += WEEK
        if mark == "-" or (plot.closing and on > plot.closing.on):
            continue
        module = "" if mark == "." or mark in MISSED else mark
        visits.append(Planned(place, on, module, MISSED.get(mark, ""), turns.get(module, 0)))
        turns = {module: turns.get(module, 0) + 1} if module else turns
    return visits


def working_day(monday: date, usual: int, chance: Random, *, not_before: date) -> date:
    """Return the usual day of a week, or one beside it now and then; never a bank holiday."""
    weekday = min(FRIDAY, max(0, usual + chance.choice((0, 0, 0, 0, -1, 1))))
    on = max(monday + DAY * weekday, not_before)
    step = -DAY if on.weekday() == FRIDAY else DAY
    while on in BANK_HOLIDAYS:
        on += step
    return on


def rating_days(plot: Plot, visits: list[Planned]) -> list[Planned]:
    """Return the visits at which goals were rated: every so many made, from the first goal on."""
    first = min((aim.week for aim in plot.aims), default=0)
    made = [visit for visit in visits if visit.made and visit.place >= first]
    begun = {first_made(visits, aim.week) for aim in plot.aims}
    return [
        visit
        for number, visit in enumerate(made)
        if number % plot.rated_every == 0 or visit.place in begun
    ]


def first_made(visits: list[Planned], place: int) -> int:
    """Return the place of the first visit made at or after a place in the diary."""
    return next(visit.place for visit in visits if visit.made and visit.place >= place)


def course(aim: Aim, times: int, chance: Random) -> list[int]:
    """Return a goal's ratings: those given, or a way from the first to the last with setbacks."""
    if aim.scores:
        return [*aim.scores, *[aim.scores[-1]] * times][:times]
    if aim.is_still or times < 2:
        return [aim.first] * times
    way = [
        aim.first
        + (aim.last - aim.first) * number / (times - 1)
        + chance.choice((-1, 0, 0, 0, 0, 1))
        for number in range(times)
    ]
    return [aim.first, *[min(10, max(0, round(one))) for one in way[1:-1]], aim.last]
