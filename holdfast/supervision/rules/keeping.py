"""Who may lead a meeting, and what may stand in the tables of rooms and school holidays."""

from datetime import date, timedelta
from enum import StrEnum

from holdfast.supervision.rules.meetings import Leads

IN_CHARGE = (Leads.LEAD, Leads.COVER)  # exactly one of these leads a meeting
LONGEST_HOLIDAY = timedelta(days=60)
WHY_AWAY = [  # never why somebody is ill: that is nobody’s business here
    ("away from work", "Away from work"),
    ("called elsewhere", "Called elsewhere"),
    ("arranged otherwise", "Arranged otherwise"),
]


class WhyNotLead(StrEnum):
    """Why somebody may not lead a meeting, or where it is may not change."""

    NOT_COMING = "This meeting was held or cancelled: nothing about it can be changed here"
    NOT_A_PSYCHOLOGIST = "Only a clinical supervisor who works here leads a meeting"
    LEADS_ALREADY = "They lead this meeting already: choose somebody else"
    NO_REASON = "Choose why somebody else leads it"


def why_not_lead(
    *, is_psychologist: bool, leads_already: bool, because: str = "-"
) -> list[WhyNotLead]:
    """Return every reason against somebody's leading a meeting."""
    against = {
        WhyNotLead.NOT_A_PSYCHOLOGIST: not is_psychologist,
        WhyNotLead.LEADS_ALREADY: leads_already,
        WhyNotLead.NO_REASON: not because.strip(),
    }
    return [reason for reason, holds in against.items() if holds]


class WhyNotRoom(StrEnum):
    """Why a room cannot be kept as it is told."""

    THERE_ALREADY = "There is a room of that name in that building: change that one"


class WhyNotHoliday(StrEnum):
    """Why a school holiday cannot be kept as it is told."""

    ENDS_BEFORE = "The last day is before the first"
    TOO_LONG = "That is more than 60 days: enter each holiday by itself"
    OVERLAPS = "Another school holiday has some of these days: change that one"


def why_not_holiday(*, began_on: date, ends_on: date, overlaps: bool) -> list[WhyNotHoliday]:
    """Return every reason against a school holiday."""
    against = {
        WhyNotHoliday.ENDS_BEFORE: ends_on < began_on,
        WhyNotHoliday.TOO_LONG: ends_on - began_on > LONGEST_HOLIDAY,
        WhyNotHoliday.OVERLAPS: overlaps,
    }
    return [reason for reason, holds in against.items() if holds]
