"""Coming in by a private link: the check, wrong answers counted, the door shut after five."""

from datetime import datetime

from django.contrib.auth.hashers import check_password
from django.db import transaction

from holdfast.access.models import User
from holdfast.audit.trail import record
from holdfast.family_pages.models import Knock, Link
from holdfast.family_pages.reports import behind, one_at_a_time


@transaction.atomic
def knock(*, link: Link, said: str, at: datetime, by: User) -> Knock | None:
    """Check what somebody says at the door, as its respondent; None where the link has ended.

    One knock at a time, so that guesses sent all at once are counted one by one.
    """
    one_at_a_time(link.pk)
    if behind(link.token_hash) != (link.pk, by.pk):
        return None
    is_right = bool(said) and check_password(said, link.check_hash)
    kind = Knock.Kind.OPENED if is_right else Knock.Kind.WRONG
    made = Knock(link=link, family_id=link.family_id, kind=kind, at=at)
    made.save(force_insert=True)
    what = "came in by private link" if is_right else "gave a wrong answer at the door"
    record(what, about=[link, made], by=by)
    return made


@transaction.atomic
def hand_device(*, link: Link, at: datetime, by: User) -> Knock:
    """Note that the respondent has the device in hand."""
    made = Knock(link=link, family_id=link.family_id, kind=Knock.Kind.OPENED, at=at)
    made.save(force_insert=True)
    record("was handed a device", about=[link, made], by=by)
    return made
