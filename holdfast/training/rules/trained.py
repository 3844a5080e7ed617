"""Who is trained in what, from when, and when that is to be refreshed."""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

LONGEST_INTERVAL = 120  # months
DUE_SOON = 60  # days before a refresher is due that it is said


class Known(StrEnum):
    """How somebody stands to one section of the manual."""

    TRAINED = "trained"
    REFRESH_SOON = "refresher due soon"
    REFRESH = "refresher overdue"
    BOOKED = "has a place"
    GAP = "not trained"


@dataclass(frozen=True, kw_only=True)
class Training:
    """Somebody's training in one section: on what days they came, and what is to come."""

    known: Known
    first_on: date | None = None
    last_on: date | None = None
    refresh_on: date | None = None
    booked_on: date | None = None

    @property
    def is_trained(self) -> bool:
        """Whether they have come to a day on this section, however long ago."""
        return self.first_on is not None

    @property
    def is_fresh(self) -> bool:
        """Whether they are trained, and no refresher is overdue."""
        return self.is_trained and self.known is not Known.REFRESH


def months_after(day: date, months: int) -> date:
    """Return the same day of the month so many months later, or that month's last day."""
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def refresh_due(last_on: date, months: int | None) -> date | None:
    """Return when training is to be refreshed; None where the section asks for no refresher."""
    return None if months is None else months_after(last_on, months)


def training(
    *, came_on: Iterable[date], booked_on: date | None, months: int | None, today: date
) -> Training:
    """Return how somebody stands to a section.

    `came_on` are the days held by today that they came to; `months` is the section's interval.
    """
    days = sorted(day for day in came_on if day <= today)
    if not days:
        return Training(known=Known.BOOKED if booked_on else Known.GAP, booked_on=booked_on)
    refresh_on = refresh_due(days[-1], months)
    return Training(
        known=how_fresh(refresh_on, today),
        first_on=days[0],
        last_on=days[-1],
        refresh_on=refresh_on,
        booked_on=booked_on,
    )


def how_fresh(refresh_on: date | None, today: date) -> Known:
    """Return whether training stands, is to be refreshed soon, or should have been."""
    if refresh_on is None or (refresh_on - today).days > DUE_SOON:
        return Known.TRAINED
    return Known.REFRESH if refresh_on < today else Known.REFRESH_SOON


def warning_of(section: str, training: Training) -> str:
    """Say what to mind before a module of a section is used by somebody; '' for nothing."""
    if not training.is_trained:
        return (
            f"You have not come to training on {section} yet: "
            "talk it over with your clinical supervisor first"
        )
    if training.known is Known.REFRESH and training.refresh_on:
        due = f"{training.refresh_on.day} {training.refresh_on:%B %Y}"
        return f"Your training on {section} was to be refreshed by {due}"
    return ""


class WhyNotInterval(StrEnum):
    """Why a section's refresher interval may not be as it was told."""

    MONTHS = f"Months must be from 1 to {LONGEST_INTERVAL}, or left blank for no refresher"


def why_not_interval(months: int | None) -> list[WhyNotInterval]:
    """Return the reason against an interval; none means it may be kept."""
    fits = months is None or 1 <= months <= LONGEST_INTERVAL
    return [] if fits else [WhyNotInterval.MONTHS]
