"""What somebody writes down once they have acted on a risk answer."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

CHANNELS = [
    ("in person", "In person"),
    ("by telephone", "By telephone"),
    ("on the duty line", "On the service’s duty line"),
    ("by the council’s own secure e-mail", "By the council’s own secure e-mail"),
    ("by calling 999", "By calling 999"),
    ("another way", "Another way: say which below"),
]


class WhyNotAct(StrEnum):
    """Why an action may not be written down as it was told."""

    ALREADY = "Somebody wrote down already what was done"
    IN_FUTURE = "That day has not come yet"
    BEFORE = "That is before the answer was given"
    NOBODY = "Say who was told"
    NOTHING = "Say what was done"


@dataclass(frozen=True, kw_only=True)
class Acted:
    """What was done about a risk answer: who was told, in which real channel, when, and what."""

    told: str
    channel: str
    on: date
    at_time: str
    done: str

    def in_words(self) -> str:
        """Return it as it is kept."""
        when = f"{self.on.day} {self.on:%B %Y}{f' at {self.at_time}' if self.at_time else ''}"
        return f"Told {self.told.strip()}, {self.channel}, {when}. {self.done.strip()}"


def why_not_act(acted: Acted, *, is_done: bool, given_on: date, today: date) -> list[WhyNotAct]:
    """Return every reason against; none means it may be written down."""
    against = {
        WhyNotAct.ALREADY: is_done,
        WhyNotAct.IN_FUTURE: acted.on > today,
        WhyNotAct.BEFORE: acted.on < given_on,
        WhyNotAct.NOBODY: not acted.told.strip(),
        WhyNotAct.NOTHING: not acted.done.strip(),
    }
    return [reason for reason, holds in against.items() if holds]
