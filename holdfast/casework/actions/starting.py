"""Opening a case of a family nobody has told us of yet."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from holdfast.access.models import User
from holdfast.casework.actions.cases import open_case
from holdfast.casework.models import Case
from holdfast.families.actions import NewFamily, add_new_family
from holdfast.place.models import Team
from holdfast.programme.models import Participant, Run


@transaction.atomic
def open_case_of_new_family(
    *,
    told: NewFamily,
    run: Run,
    team: Team,
    lead: Participant,
    on: date,
    at: datetime,
    by: User,
    **plan: Any,
) -> Case:
    """Add a family with its child, and open their case: all of it, or nothing."""
    child = add_new_family(told=told, by=by)
    return open_case(
        family_id=child.family_id,
        child_id=child.pk,
        run=run,
        team=team,
        lead=lead,
        on=on,
        at=at,
        by=by,
        **plan,
    )
