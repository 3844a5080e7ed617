"""Hours promised for the programme against hours used, a week, by what they were for.

Promised is what a manager released; used is what visits and attendance say. Minutes are whole.
"""

from dataclasses import astuple, dataclass
from datetime import date
from enum import StrEnum

KINDS = (
    ("preparing", "Preparing"),
    ("visiting", "Weekly visits, and the way there"),
    ("recording", "Recording"),
    ("group", "Supervision group"),
)
EITHER_WAY = 25  # per cent by which what is used may differ and still be as promised
MOST = 1200  # minutes a week of one kind


@dataclass(frozen=True, kw_only=True)
class Minutes:
    """Minutes by what they were for."""

    preparing: int = 0
    visiting: int = 0
    recording: int = 0
    group: int = 0

    @property
    def all(self) -> int:
        """Return them together."""
        return sum(astuple(self))


class Kept(StrEnum):
    """Whether a promise of time was kept."""

    NOTHING = "nothing promised"
    LESS = "less used than promised"
    AS_PROMISED = "as promised"
    MORE = "more used than promised"


def kept(promised: int, used: int) -> Kept:
    """Tell how minutes used stand to minutes promised, a quarter either way being as promised."""
    if promised <= 0:
        return Kept.NOTHING
    if abs(used - promised) * 100 <= promised * EITHER_WAY:
        return Kept.AS_PROMISED
    return Kept.MORE if used > promised else Kept.LESS


def per_week(minutes: int, *, days: int) -> int:
    """Return minutes of some days (one or more) as minutes a week, to the nearest."""
    return round(minutes * 7 / days)


def as_hours(minutes: int) -> str:
    """Say minutes as people say hours: 2, or 1.5; to one decimal."""
    return f"{minutes / 60:.1f}".removesuffix(".0")


class WhyNotRelease(StrEnum):
    """Why a release of time may not be kept as it was typed."""

    NOTHING = "Promise some time, or end the release there is"
    TOO_MUCH = "No more than 20 hours a week of one kind can be promised here"
    BEFORE = "It cannot begin before the release it takes the place of"
    OVER = "That release has ended already"


def why_not_release(
    told: Minutes, *, begins_on: date, former_began_on: date | None
) -> list[WhyNotRelease]:
    """Return every reason against a release of time; none means it may be kept."""
    against = {
        WhyNotRelease.NOTHING: told.all == 0,
        WhyNotRelease.TOO_MUCH: any(not 0 <= one <= MOST for one in astuple(told)),
        WhyNotRelease.BEFORE: former_began_on is not None and begins_on < former_began_on,
    }
    return [reason for reason, holds in against.items() if holds]
