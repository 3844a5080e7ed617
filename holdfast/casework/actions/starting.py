"""Opening a case of a family nobody has told us of yet."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import transaction

from holdfast.access.models import User
from holdfast.casework.actions.cases import open_case
from holdfast.casework.models import Case
from holdfast.families.actions import add_adult, add_child, add_family, tie
from holdfast.place.models import Team
from holdfast.programme.models import Participant, Run


@dataclass(frozen=True, kw_only=True)
class NewFamily:
    """A family as it was told: its name, one child and, where there is one, one adult."""

    name: str
    born_on: date
    child: dict[str, Any]
    adult: dict[str, Any] = field(default_factory=dict)
    tie: str = ""


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
    **plan: str,
) -> Case:
    """Add a family with its child, and open their case: all of it, or nothing."""
    family = add_family(name=told.name, by=by)
    child = add_child(family=family, born_on=told.born_on, by=by, **told.child)
    if told.adult:
        adult = add_adult(family=family, by=by, **told.adult)
        tie(adult=adult, child=child, kind=told.tie, by=by)
    return open_case(
        family_id=family.pk,
        child_id=child.pk,
        run=run,
        team=team,
        lead=lead,
        on=on,
        at=at,
        by=by,
        **plan,
    )
