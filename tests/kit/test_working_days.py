"""Working days of England, against the government's own list of bank holidays."""

import json
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from holdfast.kit.working_days import (
    is_working_day,
    working_days_after,
    working_days_between,
)
from tests.shared_data import shared

DAYS = some.dates(min_value=date(2010, 1, 1), max_value=date(2035, 12, 31))
COUNTS = some.integers(min_value=0, max_value=30)


@pytest.mark.parametrize(
    ("day", "days", "then"),
    [
        (date(2014, 2, 24), 5, date(2014, 3, 3)),  # a Monday: the Monday after
        (date(2014, 2, 28), 1, date(2014, 3, 3)),  # a Friday
        (date(2014, 3, 1), 1, date(2014, 3, 3)),  # a Saturday
        (date(2014, 4, 17), 1, date(2014, 4, 22)),  # the day before Good Friday
        (date(2014, 12, 24), 5, date(2015, 1, 5)),  # Christmas and New Year
        (date(2022, 9, 16), 1, date(2022, 9, 20)),  # a state funeral, on a day of its own
        (date(2014, 3, 4), 0, date(2014, 3, 4)),
    ],
)
def test_working_days_are_counted_from_the_day_after(day: date, days: int, then: date) -> None:
    assert working_days_after(day, days) == then


@given(day=DAYS, days=COUNTS)
def test_the_last_of_some_working_days_is_one_and_counts_back(day: date, days: int) -> None:
    last = working_days_after(day, days)
    assert working_days_between(day, last) == days
    assert last == day or is_working_day(last)


@given(day=DAYS, days=COUNTS, later=some.integers(min_value=0, max_value=40))
def test_a_later_start_never_ends_sooner(day: date, days: int, later: int) -> None:
    assert working_days_after(day + timedelta(days=later), days) >= working_days_after(day, days)


@given(day=DAYS)
def test_no_weekend_is_worked(day: date) -> None:
    assert not (day.weekday() >= 5 and is_working_day(day))


def test_the_governments_own_list_agrees() -> None:
    told = json.loads(shared("data/calendar/govuk_bank_holidays.json").read_text())
    listed = {date.fromisoformat(one["date"]) for one in told["england-and-wales"]["events"]}
    first, last = min(listed), max(listed)
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    assert [day for day in days if day.weekday() < 5 and not is_working_day(day)] == sorted(
        day for day in listed if day.weekday() < 5
    )
