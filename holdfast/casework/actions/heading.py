"""A manager comes to a team, and to the cases that were open before; and goes, and leaves them."""

from datetime import date, datetime

from django.db import transaction

from holdfast.access.actions import grant
from holdfast.access.models import Grant, User
from holdfast.audit.trail import record
from holdfast.casework.models import Case
from holdfast.casework.reports.heading import cases_to_oversee, left_behind
from holdfast.casework.rules import Standing
from holdfast.place.actions import leave_team
from holdfast.place.models import Post


@transaction.atomic
def oversee_my_teams(*, at: datetime, by: User) -> int:
    """Let a manager oversee every open case of their teams; return how many were new to them."""
    found = cases_to_oversee()
    for case_id, family_id in found:
        grant(
            case=Case(pk=case_id),
            family_id=family_id,
            to=[by],
            standing=Standing.OVERSEES,
            at=at,
            why="came to manage the team",
            by=by,
        )
    return len(found)


@transaction.atomic
def stop_heading(*, post: Post, on: date, at: datetime, by: User) -> int:
    """End a manager's post, and at once their leave to oversee the team's cases; return how many.

    A sealed case stays with those named when it was sealed, until they are named no longer.
    """
    leave_team(post=post, on=on, by=by)
    found = list(Grant.objects.filter(pk__in=left_behind(), person=post.person_id).order_by("pk"))
    for one in found:
        Grant.objects.filter(pk=one.pk).update(ended_at=at)
        why = "no longer manages the team"
        record("ended leave", about=[Case(pk=one.case_id), post.person], by=by, why=why)
    return len(found)
