"""The present day, which in the demonstration is the day its story has reached."""

from datetime import date

from django.conf import settings
from django.utils.timezone import localdate


def today() -> date:
    """Return the day it is: the story's in the demonstration, the calendar's otherwise."""
    told: date | None = getattr(settings, "STORY_DAY", None)
    return told or localdate()
