"""What an authority says about goals."""

from django.db import transaction

from holdfast.access.editing import Stale, change
from holdfast.access.models import User
from holdfast.audit.trail import record
from holdfast.casework.models import GoalRules


@transaction.atomic
def say_goal_rules(*, version: int, most_open: int, by: User) -> GoalRules:
    """Say how many goals a case may have open at once; `version` is 0 where nothing was said yet.

    Goals that are open stay open. Raise `Stale` if somebody else said so first.
    """
    said, is_new = GoalRules.objects.get_or_create(
        authority_id=by.authority, defaults={"most_open": most_open}
    )
    if is_new != (version == 0):
        raise Stale
    if not is_new:
        change(said, version=version, most_open=most_open)
    record("said goal rules", about=[said], by=by, most_open=most_open)
    return said
