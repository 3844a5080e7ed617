"""Telling those it concerns, by e-mail, what became of meetings."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from holdfast.access.models import User
from holdfast.mail.actions import write_to
from holdfast.mail.models import Mailing
from holdfast.supervision.models import Meeting, Membership, ReflectivePlace
from holdfast.supervision.reports.feed import with_leads
from holdfast.supervision.reports.told import as_place, post_to, posts_about, posts_of_place
from holdfast.supervision.rules.telling import Happened


@transaction.atomic
def tell_of_meetings(
    *, meetings: Iterable[Meeting | UUID], happened: Happened, at: datetime, by: User
) -> list[Mailing]:
    """Write to everybody whom a change to meetings concerns, once; not to whoever made it.

    Call it in the transaction of the change: the letters leave once that is kept.
    """
    keys = [one.pk if isinstance(one, Meeting) else one for one in meetings]
    return write_to(posts=posts_about(keys, happened, at=at, but=by), at=at, by=by)


@transaction.atomic
def tell_of_place(
    *, place: Membership | ReflectivePlace, happened: Happened, at: datetime, by: User
) -> list[Mailing]:
    """Write to whoever joined a group, with its meetings to come, or left it: then without them."""
    return write_to(posts=posts_of_place(as_place(place), happened, at=at), at=at, by=by)


@transaction.atomic
def tell_of_leading(
    *, meeting: Meeting, led_before: Iterable[User], happened: Happened, at: datetime, by: User
) -> list[Mailing]:
    """Write to the group who leads a meeting now, and to whoever does not any more."""
    made = tell_of_meetings(meetings=[meeting], happened=happened, at=at, by=by)
    (now_is,) = with_leads(Meeting.objects.filter(pk=meeting.pk))
    leads = {one.person_id for one in now_is.leading}  # type: ignore[attr-defined]
    gone = [one for one in led_before if one.pk not in leads and one != by and one.has_access(at)]
    posts = [post_to(one, [now_is], Happened.STOOD_DOWN, at=at) for one in gone]
    return made + write_to(posts=posts, at=at, by=by)
