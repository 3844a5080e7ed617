"""What a list needs to know of how an open case stands."""

from dataclasses import dataclass
from datetime import date

from holdfast.casework.rules.states import ACTIVE, PAUSED, CaseState, WhyNotActive


@dataclass(frozen=True, kw_only=True)
class StandsNow:
    """How an open case stands, since when, and what that leaves to do.

    `lacks` is what is missing before module work; `decide_since` the day from which a decision for
    the end of the run is owed.
    """

    state: CaseState = ACTIVE
    since: date | None = None
    look_again_on: date | None = None
    lacks: tuple[WhyNotActive, ...] = ()
    has_signed_summary: bool = False
    decide_since: date | None = None

    @property
    def is_paused(self) -> bool:
        """Whether the work is paused: then little is asked."""
        return self.state is PAUSED


STANDS_NOW = StandsNow()
