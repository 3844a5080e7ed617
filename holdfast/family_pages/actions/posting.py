"""Carrying a message with a private link, after what it is about has been recorded."""

from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils.timezone import now

from holdfast.access.identity import acting_as
from holdfast.access.models import User
from holdfast.audit.trail import record
from holdfast.family_pages.languages import speaking
from holdfast.family_pages.models import Link, Message
from holdfast.mail.senders import Letter, NotSent, sender_for, whole_address


def carry_when_recorded(link: Link, token: str, *, by: User) -> None:
    """Send the link's message once the link itself is safely recorded; never twice.

    What became of it is written down in a transaction of its own. If we are cut short between
    the two, the message stands as neither sent nor failed, and the page says so.
    """
    transaction.on_commit(lambda: carry(link=link, token=token, by=by))


def carry(*, link: Link, token: str, by: User) -> Message:
    """Send one message, and note what became of it."""
    letter = letter_of(link, token)
    reference, failed_because = "", ""
    try:
        reference = sender_for(link.channel).send(letter)
    except NotSent as failed:
        failed_because = str(failed)
    with acting_as(by):
        return note_carried(
            link=link, reference=reference, failed_because=failed_because, at=now(), by=by
        )


def letter_of(link: Link, token: str) -> Letter:
    """Return the message in the link's language; it names neither child nor service."""
    language = speaking(link.language)
    places = {
        "link": whole_address(reverse("link_door", args=[token])),
        "until": language.moment(link.expires_at),
    }
    return Letter(
        to=link.sent_to,
        subject=language.say("page_subject" if link.is_page else "message_subject"),
        words=language.say(f"{'page' if link.is_page else 'message'}_{link.channel}", **places),
        reference=str(link.pk),
    )


@transaction.atomic
def note_carried(
    *, link: Link, reference: str, failed_because: str, at: datetime, by: User
) -> Message:
    """Write down that a message was sent, or why it was not."""
    sent_at = None if failed_because else at
    Message.objects.filter(link=link, sent_at=None).update(
        sent_at=sent_at, reference=reference, failed_because=failed_because
    )
    what = "could not send a private link" if failed_because else "sent a private link"
    record(what, about=[link], by=by, channel=link.channel)
    return Message.objects.get(link=link)
