"""Who might be glad of a call: an offer of help, never a score, and nothing of the pulse in it."""

from dataclasses import dataclass
from datetime import date

from holdfast.programme.rules import Numbers

MISSED = 2  # meetings one after another


@dataclass(frozen=True, kw_only=True)
class Known:
    """What attendance, visits and cases say of one practitioner."""

    missed: int = (
        0  # meetings of the group, the latest, one after another, without an agreed reason
    )
    open_cases: int = 0
    had_cases: int = 0  # open and closed
    last_visit_on: date | None = None
    joined_on: date


def quiet_reasons(known: Known, *, today: date, numbers: Numbers) -> list[str]:
    """Return why somebody might be glad of a call, in words they could read; none for most."""
    found = []
    if known.missed >= MISSED:
        found.append(f"Was not at the last {known.missed} meetings of the group")
    if known.open_cases and since(known, today) > numbers.visit_very_late:
        when = f"since {known.last_visit_on:%-d %B %Y}" if known.last_visit_on else "so far"
        found.append(f"No visit is recorded {when}")
    days = (today - known.joined_on).days
    if not known.had_cases and days > numbers.without_a_case:
        found.append(f"No case yet, {days // 7} weeks after joining")
    return found


def since(known: Known, today: date) -> int:
    """Return how many days ago the last visit was; or since they joined, where there is none."""
    return (today - (known.last_visit_on or known.joined_on)).days
