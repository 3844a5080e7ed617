"""R10: the statutory plan has changed, so the plan of the work is held against it again."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from holdfast.casework.rules.choices import Choices
from holdfast.kit.working_days import working_days_after

WITHIN = 5  # working days of the day the change was known
FOUND: Choices = [
    ("right", "The plan of the work is still right"),
    ("changed", "I have changed the plan of the work"),
]
CHANGES = {  # events that change the statutory plan
    "plan review": "The statutory plan was reviewed",
    "plan changed": "The statutory plan was changed",
    "child protection conference": "There was a child protection conference",
}


@dataclass(frozen=True, kw_only=True)
class Change:
    """One change of the statutory plan: its key, what it was, and the day it was known here."""

    key: str
    what: str
    on: date


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A re-check that is to be done: for which changes, and by when."""

    changes: tuple[Change, ...]
    due_on: date

    @property
    def said(self) -> str:
        """Say what asks for it: the first change, and how many more."""
        first, *more = self.changes
        return f"{first.what}, and {len(more)} more" if more else first.what

    def is_overdue(self, *, today: date) -> bool:
        """Tell whether the time for it is over."""
        return today > self.due_on


def asked(changes: Iterable[Change], *, answered: Collection[str]) -> Asked | None:
    """Return the re-check that changes ask for; None where each has been answered already."""
    waiting = sorted(
        (one for one in changes if one.key not in answered), key=lambda one: (one.on, one.key)
    )
    if not waiting:
        return None
    return Asked(changes=tuple(waiting), due_on=working_days_after(waiting[0].on, WITHIN))


class WhyNotRecheck(StrEnum):
    """Why a re-check may not be recorded as typed."""

    NOTHING = "Nothing has changed since the last re-check: there is nothing to record"
    WHAT_CHANGED = "Say what you changed in the plan of the work"


def why_not_recheck(*, found: str, note: str, waiting: int) -> list[WhyNotRecheck]:
    """Return every reason against recording a re-check; none means it may be."""
    against = {
        WhyNotRecheck.NOTHING: waiting == 0,
        WhyNotRecheck.WHAT_CHANGED: found == "changed" and not note.strip(),
    }
    return [reason for reason, holds in against.items() if holds]
