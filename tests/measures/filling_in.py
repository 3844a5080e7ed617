"""Measures of the cast's child, recorded through the one action."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from holdfast.access.identity import acting_as
from holdfast.casework.models import Case
from holdfast.measures import instruments
from holdfast.measures.actions.recording import record_measure
from holdfast.measures.models import Administration
from tests import people

LAST_DAY = date(2027, 2, 26)


def at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 17, tzinfo=ZoneInfo("Europe/London"))


def filled(
    case: Case, key: str, form: str, answers: Any = None, *, on: date = people.A_MONDAY, **more: Any
) -> Administration:
    """Record a measure as Grace would; `answers` is one answer to all, or each by its number."""
    instrument = instruments.ALL[key]
    told = {"stage": "baseline", "today": LAST_DAY, "at": at(on), "by": people.grace()} | more
    if isinstance(answers, int):
        numbers = instrument.allowed(form, follow_up=told["stage"] == "follow-up")
        answers = {n: answers for n in numbers if key != "sdq" or n < 26}
    with acting_as(people.grace()):
        return record_measure(
            child=case.child, instrument=instrument, form=form, completed_on=on, answers=answers,
            **told,
        )  # fmt: skip
