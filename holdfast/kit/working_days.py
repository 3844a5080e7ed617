"""Working days of England: Mondays to Fridays that are no bank holiday. No Django, no clock."""

from datetime import date, timedelta

from holidays import country_holidays

BANK_HOLIDAYS = country_holidays("GB", subdiv="ENG")  # a year when it is asked for
A_DAY = timedelta(days=1)


def is_working_day(day: date) -> bool:
    """Tell whether offices are open on a day in England."""
    return day.weekday() < 5 and day not in BANK_HOLIDAYS


def working_days_after(day: date, days: int) -> date:
    """Return the last day of so many working days, the first being the one after `day`.

    One working day after a Friday is the Monday, unless that is a bank holiday.
    """
    while days > 0:
        day += A_DAY
        days -= is_working_day(day)
    return day


def working_days_between(first: date, last: date) -> int:
    """Count the working days after `first`, up to and with `last`; 0 if `last` is no later."""
    days = (first + A_DAY * n for n in range(1, (last - first).days + 1))
    return sum(is_working_day(day) for day in days)
