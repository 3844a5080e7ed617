"""Flagging a goal as unsafe to pursue, and settling that by a clinical supervisor's word."""

from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction

from holdfast.access.editing import Stale, change
from holdfast.access.models import User
from holdfast.audit.trail import record
from holdfast.casework import rules
from holdfast.casework.actions.cases import may_record
from holdfast.casework.actions.goals import end_goal
from holdfast.casework.models import Goal, UnsafeFlag
from holdfast.kit.refusals import Refused, insist
from holdfast.supervision.reports import supervisors_of


@transaction.atomic
def flag_goal(*, goal: Goal, reason: str, at: datetime, today: date, by: User) -> UnsafeFlag:
    """Say that a goal may be unsafe to pursue: from now on it is marked, and not rated."""
    insist(may_record(goal.case, on=today, today=today))
    flags = UnsafeFlag.objects.filter(goal=goal).values_list("settled_as", flat=True)
    against = rules.why_not_flag(
        reason=reason, has_ended=goal.ended_on is not None, is_flagged=rules.is_flagged(list(flags))
    )
    insist(against)
    flag = UnsafeFlag(
        case=goal.case, goal=goal, reason=reason, flagged_on=today, flagged_by=by, flagged_at=at
    )
    keep_new(flag)
    record("flagged goal as unsafe", about=[flag, goal, goal.case], by=by, why=reason)
    return flag


def keep_new(flag: UnsafeFlag) -> None:
    """Keep a new flag, unless somebody flagged the same goal a moment ago."""
    try:
        with transaction.atomic():
            flag.save(force_insert=True)
    except IntegrityError as clash:
        if "casework_one_open_flag_a_goal" in str(clash):
            raise Refused([rules.WhyNotFlag.FLAGGED]) from clash
        raise


@transaction.atomic
def settle_flag(
    *,
    flag: UnsafeFlag,
    version: int,
    settled_as: str,
    advised_by: User,
    advised_on: date,
    advice: str,
    at: datetime,
    today: date,
    by: User,
) -> UnsafeFlag:
    """Record the supervisor's word on a flagged goal. A goal to be set aside ends on that day."""
    insist(may_record(flag.case, on=advised_on, today=today))
    flag.refresh_from_db(from_queryset=UnsafeFlag.objects.select_for_update())
    if flag.version != version:
        raise Stale
    word: dict[str, Any] = {"settled_as": settled_as, "advised_on": advised_on, "advice": advice}
    settling = rules.Settling(
        is_settled=flag.settled_as != rules.OPEN,
        is_their_supervisor=advised_by in supervisors_of(by),
        flagged_on=flag.flagged_on,
        today=today,
        **word,
    )
    insist(rules.why_not_settle(settling))
    change(flag, version=version, advised_by=advised_by, settled_by=by, settled_at=at, **word)
    about = [flag, flag.goal, flag.case]
    record("settled unsafe goal", about=about, by=by, why=advice, settled_as=settled_as)
    if settled_as == "set aside":
        goal, because = Goal.objects.get(pk=flag.goal_id), "set aside"
        end_goal(
            goal=goal, version=goal.version, because=because, on=advised_on, today=today, by=by
        )
    return flag
