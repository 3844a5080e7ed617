"""Commitments, who leads what, and what was bought and spent against what was used."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

SEATS = [("director", "Director"), ("partnership", "Partnership"), ("managers", "Managers")]
LEVELS = [
    (4, "Leads it: says so openly and clears the way"),
    (3, "Backs it: gives time, people or money"),
    (2, "Agrees: lets it happen"),
    (1, "Knows of it"),
    (0, "Has doubts"),
]
SHORT = {level: words.partition(":")[0] for level, words in LEVELS}
AHEAD = timedelta(days=28)  # a commitment that lapses within it is due for renewing


class Standing(StrEnum):
    """How a commitment stands on a day."""

    STANDS = "stands"
    DUE = "to be renewed"
    LAPSED = "lapsed"
    RENEWED = "renewed"
    WITHDRAWN = "withdrawn"


STANDS, DUE, LAPSED, RENEWED, WITHDRAWN = Standing
NEEDS_SOMEBODY = (DUE, LAPSED)


def standing(
    *, until: date | None, withdrawn_on: date | None, is_renewed: bool, today: date
) -> Standing:
    """Tell how a commitment stands; one that was renewed gives way to the newer one."""
    if withdrawn_on is not None:
        return WITHDRAWN
    if is_renewed:
        return RENEWED
    if until is None or until - AHEAD > today:
        return STANDS
    return LAPSED if until < today else DUE


class WhyNotCommit(StrEnum):
    """Why a commitment may not be kept as typed."""

    NOT_YET = "It was not given on a day to come: enter the day it was given"
    UNTIL = "It holds until a day after it was given: enter a later day"
    OVER = "It was renewed or withdrawn already"


def why_not_commit(
    *, given_on: date, until: date | None, today: date, is_over: bool = False
) -> list[WhyNotCommit]:
    """Return every reason against a commitment, or its renewal, as typed."""
    against = {
        WhyNotCommit.OVER: is_over,
        WhyNotCommit.NOT_YET: given_on > today,
        WhyNotCommit.UNTIL: until is not None and until <= given_on,
    }
    return [reason for reason, holds in against.items() if holds]


@dataclass(frozen=True, kw_only=True)
class Led:
    """One thing that somebody leads: by whom and by which deputy, by their keys."""

    name: str
    leader: int | None
    deputy: int | None


def gaps(one: Led, *, here: Iterable[int]) -> list[str]:
    """Say what is missing from the lead of one thing; `here` are the staff who are there now."""
    there = set(here)
    if one.leader is None:
        return ["Nobody leads it"]
    found = [] if one.leader in there else ["Who leads it has left"]
    if one.deputy is None:
        found.append("Nobody stands in")
    elif one.deputy not in there:
        found.append("Who stands in has left")
    return found


def spread(all_led: Sequence[Led]) -> list[tuple[int, int]]:
    """Return who leads how many of them, by key, the most first: lead that is shared is spread."""
    many = Counter(one.leader for one in all_led if one.leader is not None)
    return sorted(many.items(), key=lambda pair: (-pair[1], pair[0]))


class WhyNotLead(StrEnum):
    """Why the lead of something may not be shared out so."""

    SAME = "Somebody cannot stand in for themselves: choose another deputy"
    NO_LEADER = "A deputy stands in for somebody: choose who leads it"


def why_not_lead(one: Led) -> list[WhyNotLead]:
    """Return every reason against a leader and deputy as typed."""
    against = {
        WhyNotLead.SAME: one.leader is not None and one.leader == one.deputy,
        WhyNotLead.NO_LEADER: one.leader is None and one.deputy is not None,
    }
    return [reason for reason, holds in against.items() if holds]


@dataclass(frozen=True, kw_only=True)
class ClinicalTime:
    """What clinicians gave between two days: how many of each kind, and minutes in all."""

    meetings: int
    meeting_minutes: int
    consultations: int
    consultation_minutes: int

    @property
    def minutes(self) -> int:
        """Return the minutes of both kinds."""
        return self.meeting_minutes + self.consultation_minutes


@dataclass(frozen=True, kw_only=True)
class Use:
    """How much of what was bought has been used, in whole sessions and in hours."""

    bought: int
    used: int
    hours_bought: Decimal
    hours_used: Decimal

    @property
    def left(self) -> int:
        """Return the sessions that are left; negative where more were given than bought."""
        return self.bought - self.used

    @property
    def percent(self) -> int:
        """Return how many in a hundred of the hours bought were used; 0 where none were bought."""
        return round(100 * self.hours_used / self.hours_bought) if self.hours_bought else 0


def used(*, sessions: int, minutes_each: int, given: ClinicalTime) -> Use:
    """Return the sessions bought against those used, each of so many minutes.

    A session begun counts whole.
    """
    return Use(
        bought=sessions,
        used=-(-given.minutes // minutes_each),
        hours_bought=hours(sessions * minutes_each),
        hours_used=hours(given.minutes),
    )


def hours(minutes: int) -> Decimal:
    """Return minutes as hours, to a tenth."""
    return (Decimal(minutes) / 60).quantize(Decimal("0.1"))


class WhyNotBuy(StrEnum):
    """Why a purchase or a payment may not be kept as typed."""

    ENDS = "It ends after it begins: enter a later day"
    NOT_YET = "It was not paid on a day to come: enter the day it was paid"


def why_not_buy(*, began_on: date, ends_on: date) -> list[WhyNotBuy]:
    """Return the reason against a purchase as typed."""
    return [WhyNotBuy.ENDS] if ends_on <= began_on else []


def why_not_pay(*, paid_on: date, today: date) -> list[WhyNotBuy]:
    """Return the reason against a payment as typed."""
    return [WhyNotBuy.NOT_YET] if paid_on > today else []
