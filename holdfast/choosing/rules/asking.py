"""What a nomination asks next, of whom."""

from dataclasses import dataclass
from datetime import date

from holdfast.choosing.rules.moves import State


@dataclass(frozen=True, kw_only=True)
class Asks:
    """What to do next, the page that does it, and whether it is the manager's to do."""

    words: str
    form: str
    by_manager: bool = False


NEXT = {
    State.NOMINATED: Asks(words="Check whether it suits", form="nomination_check"),
    State.SCREENING: Asks(words="Decide", form="nomination_decide", by_manager=True),
    State.CHOSEN: Asks(words="Ask whether the family agrees", form="agreement_add"),
    State.AGREED: Asks(words="Open the case", form="case_open"),
}
LOOK_AGAIN = Asks(words="Look at it again", form="nomination_check")


def asks(state: str, *, look_again_on: date | None, today: date) -> Asks | None:
    """Return what a nomination asks next; None where it asks nothing now."""
    if state == State.WAITING and look_again_on is not None and look_again_on <= today:
        return LOOK_AGAIN
    return NEXT.get(State(state))
