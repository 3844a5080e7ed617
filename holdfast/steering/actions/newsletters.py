"""A newsletter: drafted from the figures, edited, issued, and sent."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import IntegrityError, transaction

from holdfast.access.editing import change
from holdfast.access.models import User
from holdfast.audit.trail import record
from holdfast.kit.refusals import Refused, insist
from holdfast.mail.actions import write_to
from holdfast.mail.models import Mailing
from holdfast.mail.rules import Post
from holdfast.steering.models import Newsletter
from holdfast.steering.rules import newsletter as rules

THERE = "There is a newsletter of that month already"


@transaction.atomic
def draft_newsletter(*, month: date, parts: dict[str, str], by: User) -> Newsletter:
    """Begin the newsletter of a month with what was drafted. Raise `Refused` if there is one."""
    made = Newsletter(authority_id=by.authority, month=month.replace(day=1), parts=parts)
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError as taken:
        raise Refused([THERE]) from taken
    record("drafted a newsletter", about=[made], by=by)
    return made


@transaction.atomic
def edit_newsletter(
    *, found: Newsletter, version: int, parts: dict[str, str], by: User
) -> Newsletter:
    """Write a draft anew. Raise `Refused` once it is issued, or `Stale` in a race."""
    insist(rules.why_not_issue(is_issued=found.issued_on is not None, parts=parts))
    change(found, version=version, parts=parts)
    record("edited a newsletter", about=[found], by=by)
    return found


@transaction.atomic
def issue_newsletter(*, found: Newsletter, version: int, on: date, by: User) -> Newsletter:
    """Issue a newsletter: all staff read it, and it stays as it is. Raise `Refused`, `Stale`."""
    is_issued = found.issued_on is not None
    insist(rules.why_not_issue(is_issued=is_issued, parts=found.parts))
    change(found, version=version, issued_on=on, issued_by=by)
    record("issued a newsletter", about=[found], by=by)
    return found


@transaction.atomic
def send_newsletter(
    *, found: Newsletter, to: Sequence[User], at: datetime, by: User
) -> list[Mailing]:
    """Send an issued newsletter to people with an account, to each once. Raise `Refused`."""
    insist([] if found.issued_on else [rules.WhyNotIssue.NOT_ISSUED])
    posts = [
        Post(to=one.pk, occasion=f"newsletter {found.pk}", subject=str(found), words=found.as_text)
        for one in to
    ]
    return write_to(posts=posts, at=at, by=by)
