"""How a message leaves: into a folder, by e-mail, or through GOV.UK Notify.

`MESSAGE_SENDERS` names a class for each channel. A sender that cannot raises `NotSent` with words
for whoever sent it; it never says what was in the message: a private link may be in it.
"""

import os
from dataclasses import dataclass
from typing import Protocol, cast

from django.conf import settings
from django.utils.module_loading import import_string


@dataclass(frozen=True, kw_only=True)
class Enclosed:
    """An iCalendar text that goes with an e-mail, and what it asks of a calendar (RFC 5546)."""

    calendar: str
    method: str


@dataclass(frozen=True, kw_only=True)
class Letter:
    """One message: to whom, its words, and the carrier's key by which it is known again.

    Whatever is enclosed says nothing that the words do not: a carrier that cannot enclose it goes
    without.
    """

    to: str
    subject: str
    words: str
    reference: str
    enclosed: Enclosed | None = None


class NotSent(Exception):  # noqa: N818  # what became of a message
    """The message did not leave; in words for whoever sent it."""


class Sender(Protocol):
    """Something that carries a message."""

    def send(self, letter: Letter) -> str:
        """Send it and return the carrier's own reference, '' if it has none."""


def sender_for(channel: str) -> Sender:
    """Return what carries messages of this channel at this site."""
    return cast(Sender, import_string(settings.MESSAGE_SENDERS[channel])())


def whole_address(path: str) -> str:
    """Return the whole address of one of the site's pages, as a message carries it."""
    host, port = settings.ALLOWED_HOSTS[0], os.environ.get("PORT", "8000")
    return f"https://{host}{path}" if settings.SECURE else f"http://{host}:{port}{path}"
