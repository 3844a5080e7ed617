"""Writing letters to staff with what they tell of, and carrying them once that is recorded."""

import logging
from collections.abc import Iterable, Sequence
from datetime import datetime
from time import monotonic
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils.timezone import now

from holdfast.access.identity import acting_as
from holdfast.access.models import User
from holdfast.audit.trail import record
from holdfast.kit.refusals import insist
from holdfast.mail import rules
from holdfast.mail.models import Mailing
from holdfast.mail.senders import Enclosed, Letter, NotSent, sender_for

logger = logging.getLogger(__name__)
BROKEN = "The carrier broke: whoever hosts the site finds why in its log"
OUT_OF_PATIENCE = "Not tried: the letters before it could not be sent"


@transaction.atomic
def write_to(*, posts: Iterable[rules.Post], at: datetime, by: User) -> list[Mailing]:
    """Write letters, in the transaction of what they tell of, to be carried once it is kept.

    Whoever was told of the same occasion already is not written to again.
    """
    wanted = {(one.to, one.occasion): one for one in posts}
    told = Mailing.objects.filter(occasion__in={occasion for _, occasion in wanted})
    for pair in told.values_list("to_id", "occasion"):
        wanted.pop(pair, None)
    made = [
        Mailing(
            authority_id=by.authority, to_id=one.to, occasion=one.occasion, subject=one.subject,
            words=one.words, calendar=one.calendar, method=one.method, written_by=by, written_at=at,
        )
        for one in wanted.values()
    ]  # fmt: skip
    for one in made:
        one.save(force_insert=True)
    if made:
        record("wrote to staff", about=made, by=by, letters=len(made))
        keys = [one.pk for one in made]
        transaction.on_commit(lambda: carry(keys=keys, by=by, within=rules.PATIENCE), robust=True)
    return made


@transaction.atomic
def try_again(*, mailings: Sequence[Mailing], by: User) -> None:
    """Carry letters again that did not leave. Raise `Refused` if one of them has been sent.

    One that may have left already is carried too: whoever asks for it has been told so.
    """
    insist([why for one in mailings for why in rules.why_not_again(one.state)])
    keys = [one.pk for one in mailings]
    Mailing.objects.filter(pk__in=keys, state=rules.LEAVING).update(state=rules.WAITING)
    record("tried letters again", about=mailings, by=by, letters=len(keys))
    transaction.on_commit(lambda: carry(keys=keys, by=by, within=rules.PATIENCE), robust=True)


def carry(*, keys: Sequence[UUID], by: User, within: float | None = None) -> None:
    """Send letters one after another, each once; leave a carrier alone that fails twice in a row.

    None is begun after `within` seconds: what is left waits as it was, for `send_letters` or for
    whoever tries again. Each is taken up in a transaction of its own and what became of it written
    down in another. If we are cut short between the two it stands as leaving, and the page says so.
    """
    failed_in_a_row, began = 0, monotonic()
    for key in keys:
        if within is not None and monotonic() - began >= within:
            return
        if failed_in_a_row >= rules.FAILURES_IN_A_ROW:
            note_failed(key=key, because=OUT_OF_PATIENCE, by=by)
            continue
        mailing = take_up(key=key, by=by)
        if mailing is None:
            continue
        if send_one(mailing, by=by):
            failed_in_a_row = 0
        else:
            failed_in_a_row += 1


def send_one(mailing: Mailing, *, by: User) -> bool:
    """Send one letter and write down what became of it; tell whether it left.

    A carrier that breaks in a way of its own has failed like any other: nobody's page breaks by it.
    """
    try:
        reference = sender_for("email").send(letter_of(mailing))
    except NotSent as failed:
        note_failed(key=mailing.pk, because=str(failed), by=by)
        return False
    except Exception:
        logger.exception("a carrier of letters broke")
        note_failed(key=mailing.pk, because=BROKEN, by=by)
        return False
    note_sent(key=mailing.pk, reference=reference, at=now(), by=by)
    return True


def take_up(*, key: UUID, by: User) -> Mailing | None:
    """Take a letter up to be sent; None for one that somebody else has taken up, or sent."""
    with acting_as(by):
        free = Mailing.objects.filter(pk=key, state__in=rules.TAKEN_UP)
        if not free.update(state=rules.LEAVING, failed_because="", tries=F("tries") + 1):
            return None
        return Mailing.objects.select_related("to").get(pk=key)


def letter_of(mailing: Mailing) -> Letter:
    """Return a mailing as a carrier takes it."""
    calendar = mailing.calendar
    enclosed = Enclosed(calendar=calendar, method=mailing.method) if calendar else None
    return Letter(
        to=mailing.to.email,
        subject=mailing.subject,
        words=mailing.words,
        reference=str(mailing.pk),
        enclosed=enclosed,
    )


def note_sent(*, key: UUID, reference: str, at: datetime, by: User) -> None:
    """Write down that a letter has left."""
    with acting_as(by):
        Mailing.objects.filter(pk=key).update(state=rules.SENT, sent_at=at, reference=reference)


def note_failed(*, key: UUID, because: str, by: User) -> None:
    """Write down why a letter did not leave; it waits to be tried again."""
    with acting_as(by):
        left = Mailing.objects.filter(pk=key).exclude(state=rules.SENT)
        left.update(state=rules.FAILED, failed_because=because)
