"""How far off a day is, in words."""

from datetime import date


def ago(day: date, *, today: date) -> str:
    """Say how long ago a day was: "today", "yesterday", "12 days ago"."""
    days = (today - day).days
    return {0: "today", 1: "yesterday"}.get(days, f"{days} days ago")


def ahead(day: date, *, today: date) -> str:
    """Say how far off a day is: "today", "tomorrow", "in 3 days", "2 days ago"."""
    days = (day - today).days
    if days < 0:
        return ago(day, today=today)
    return {0: "today", 1: "tomorrow"}.get(days, f"in {days} days")
