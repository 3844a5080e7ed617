"""The moment a transaction began, by the database's own clock; and the moment a day begins."""

from datetime import date, datetime, time

from django.db.models import DateTimeField, Func
from django.utils.timezone import get_current_timezone, localdate


def transaction_moment() -> Func:
    """Return the present transaction's moment, for a column that proves a row is of it."""
    return Func(function="transaction_timestamp", output_field=DateTimeField())


def midnight(day: date, *, today: date, at: datetime) -> datetime:
    """Return the first moment of a day, counted from today as `at` has it.

    In the demonstration the story's day is not the clock's: leave runs by the clock.
    """
    by_the_clock = localdate(at) + (day - today)
    return datetime.combine(by_the_clock, time(), get_current_timezone())
