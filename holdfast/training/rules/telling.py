"""What people are told by e-mail of a training day: in words that can name no family.

They are made from the section, the day, the place and the trainer alone. Why a day was cancelled is
read by whoever signs in.
"""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum


class Heard(StrEnum):
    """What somebody is told of a training day, as the subject of an e-mail says it."""

    INVITED = "you are invited"
    REMINDED = "a reminder"
    CHANGED = "changed"
    CANCELLED = "cancelled"
    MOVED_UP = "you have a place now"


WHAT_TO_DO = {
    Heard.INVITED: "Take a place, or say that you are not coming",
    Heard.REMINDED: "You have a place. If you cannot come, give it up there for another",
    Heard.CHANGED: "If you cannot come on that day, say so there",
    Heard.CANCELLED: "Why it is cancelled stands there",
    Heard.MOVED_UP: "You waited, and have a place. If you cannot come, give it up there",
}


@dataclass(frozen=True, kw_only=True)
class Facts:
    """A training day as an e-mail tells of it."""

    section: str
    held_on: date
    starts_at: time | None
    ends_at: time | None
    place: str
    link: str
    trainer: str

    @property
    def when(self) -> str:
        """Return the day and its times: Monday 16 March 2026, 09:30 to 16:30."""
        day = f"{self.held_on:%A} {self.held_on.day} {self.held_on:%B %Y}"
        times = f", {self.starts_at:%H:%M}" if self.starts_at else ""
        return day + times + (f" to {self.ends_at:%H:%M}" if times and self.ends_at else "")

    @property
    def where(self) -> str:
        """Return the place, the link or both."""
        return "; ".join(filter(None, [self.place, self.link]))


def subject(heard: Heard, facts: Facts) -> str:
    """Return the subject: what it is about and what became of it."""
    return f"Training on {facts.section}, {facts.held_on.day} {facts.held_on:%B %Y}: {heard}"


def told(heard: Heard, facts: Facts, *, address: str) -> str:
    """Return the words: when, where and by whom, and what to do about it."""
    lines = [f"Training day on {facts.section}.", "", f"When: {facts.when}"]
    if heard is not Heard.CANCELLED:
        lines += [f"Where: {facts.where}"] if facts.where else []
        lines += [f"Trainer: {facts.trainer}"] if facts.trainer else []
    return "\n".join(
        [*lines, "", f"{WHAT_TO_DO[heard]}: {address}", "An answer to this e-mail reaches nobody."]
    )
