"""How a mailing goes on: it is sent once, and whatever failed is tried again."""

from dataclasses import dataclass
from enum import StrEnum

PATIENCE = 5.0  # seconds that whoever pressed a button waits for all its letters; the rest wait
FAILURES_IN_A_ROW = 2  # after which a carrier is left alone, and what is left waits


class MailState(StrEnum):
    """How a mailing stands. `leaving` is between taking it up and knowing what became of it."""

    WAITING = "waiting"
    LEAVING = "leaving"
    SENT = "sent"
    FAILED = "failed"


WAITING, LEAVING, SENT, FAILED = MailState
TAKEN_UP = (WAITING, FAILED)  # from these alone it is sent, by whoever takes it up first
SAID = {
    WAITING: "Waiting",
    LEAVING: "May or may not have left",
    SENT: "Sent",
    FAILED: "Did not leave",
}


@dataclass(frozen=True, kw_only=True)
class Post:
    """One e-mail to be written: to whom (a user's key), of what occasion, and what is in it.

    `occasion` is the same for the same thing told to everybody: nobody is told of it twice.
    `calendar` is an iCalendar text, "" for none, of which `method` is the kind (RFC 5546).
    """

    to: int
    occasion: str
    subject: str
    words: str
    calendar: str = ""
    method: str = ""


class WhyNotAgain(StrEnum):
    """Why a mailing is not tried again."""

    SENT = "It has been sent already"


def why_not_again(state: str) -> list[WhyNotAgain]:
    """Return the reason against trying again; none means it may be tried."""
    return [WhyNotAgain.SENT] if state == SENT else []
