"""What a manager who comes to a team does about the cases that were open before."""

from datetime import datetime

from django.db import transaction

from holdfast.access.actions import grant
from holdfast.access.models import User
from holdfast.casework.models import Case
from holdfast.casework.reports.heading import cases_to_oversee
from holdfast.casework.rules import Standing


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
