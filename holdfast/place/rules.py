"""When somebody is away: what an absence must be, and how long is long."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from holdfast.kit.working_days import working_days_between

ABSENCES = [
    ("sickness", "Sickness"),
    ("parental leave", "Maternity, paternity, adoption or other parental leave"),
    ("leave", "Annual leave, study or other leave"),
    ("undisclosed", "Something else, or not said"),
]
LONG = 10  # working days: an absence that is longer asks for a handover of each case
A_DAY = timedelta(days=1)
Span = tuple[date, date]


def working_days_of(began_on: date, ends_on: date) -> int:
    """Count the working days of an absence, its first and its last day among them."""
    return working_days_between(began_on - A_DAY, ends_on)


def asks_for_hand_over(began_on: date, ends_on: date) -> bool:
    """Tell whether an absence is so long that each case is to be handed over."""
    return working_days_of(began_on, ends_on) > LONG


class WhyNotAbsent(StrEnum):
    """Why an absence may not be kept as it was told."""

    ENDS_BEFORE = "The last day is before the first"
    OVERLAPS = "They are known to be away on some of these days already: change that absence"
    COVERS_SELF = "Somebody else covers: choose another person"


@dataclass(frozen=True, kw_only=True)
class Away:
    """An absence as it was told, beside the person's other ones."""

    began_on: date
    ends_on: date
    others: tuple[Span, ...] = ()
    covers_self: bool = False


def overlaps(began_on: date, ends_on: date, spans: Iterable[Span]) -> bool:
    """Tell whether some days are in one of these spans."""
    return any(began_on <= last and first <= ends_on for first, last in spans)


def why_not_absent(away: Away) -> list[WhyNotAbsent]:
    """Return every reason against an absence; none means it may be kept."""
    against = {
        WhyNotAbsent.ENDS_BEFORE: away.ends_on < away.began_on,
        WhyNotAbsent.OVERLAPS: overlaps(away.began_on, away.ends_on, away.others),
        WhyNotAbsent.COVERS_SELF: away.covers_self,
    }
    return [reason for reason, holds in against.items() if holds]
