"""Whether a measure may be shown to a clinical supervisor."""

from dataclasses import dataclass
from enum import StrEnum

DAYS_SHOWN = 28
MOST_DAYS = 90


class WhyNotShow(StrEnum):
    """Why measures may not be shown as asked."""

    NO_GROUP = "You have no place in a supervision group at present, so there is nobody to show to"
    NOTHING = "There is nothing recorded to show"
    STRUCK = "What was struck out is not shown to anybody"
    DAYS = "Show it for 1 to 90 days"


@dataclass(frozen=True, kw_only=True)
class Showing:
    """What somebody would show: to whom, how much, for how long."""

    has_supervisor: bool
    measures: int
    any_struck: bool
    days: int


def why_not_show(asked: Showing) -> list[WhyNotShow]:
    """Return every reason against; none means it may be shown."""
    against = {
        WhyNotShow.NO_GROUP: not asked.has_supervisor,
        WhyNotShow.NOTHING: asked.measures == 0,
        WhyNotShow.STRUCK: asked.any_struck,
        WhyNotShow.DAYS: not 1 <= asked.days <= MOST_DAYS,
    }
    return [reason for reason, holds in against.items() if holds]
