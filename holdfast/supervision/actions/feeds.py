"""Making a calendar feed's secret address, anew or for the first time, and revoking it."""

from datetime import datetime

from django.db import transaction

from holdfast.access.models import User
from holdfast.audit.trail import record
from holdfast.supervision import rules
from holdfast.supervision.models import CalendarFeed, Group


@transaction.atomic
def make_feed(*, group: Group | None, at: datetime, by: User) -> tuple[CalendarFeed, str]:
    """Make a feed of one's own meetings or of one group's; return it with its token, kept nowhere.

    An earlier address of the same feed is dead from now on.
    """
    User.objects.select_for_update().get(pk=by.pk)  # two at once: one address is left
    former = CalendarFeed.objects.in_force().filter(person=by, group=group)
    for one in former:
        revoke_feed(feed=one, at=at, by=by)
    token = rules.new_token()
    feed = CalendarFeed(person=by, group=group, token_hash=rules.hash_of(token), made_at=at)
    feed.save(force_insert=True)
    record("made a calendar feed", about=[feed], by=by)
    return feed, token


@transaction.atomic
def revoke_feed(*, feed: CalendarFeed, at: datetime, by: User) -> None:
    """End a feed's address from this moment on."""
    CalendarFeed.objects.in_force().filter(pk=feed.pk).update(revoked_at=at)
    record("revoked a calendar feed", about=[feed], by=by)
