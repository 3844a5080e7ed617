"""Setting, re-wording, rating and ending goals."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.db import transaction
from django.db.models import Max

from holdfast.access.editing import change
from holdfast.access.models import User
from holdfast.audit.trail import record
from holdfast.casework.actions.cases import may_record
from holdfast.casework.models import Case, Goal, Rating, Wording
from holdfast.kit.refusals import insist


@transaction.atomic
def set_goal(
    *, case: Case, owner: str, words: str, agreed_with: list[str], on: date, today: date, by: User
) -> Goal:
    """Set a goal in somebody's own words; it ranks after those already there."""
    insist(may_record(case, on=on, today=today))
    last = case.goals.aggregate(last=Max("rank"))["last"] or 0
    goal = Goal(case=case, owner=owner, set_on=on, rank=last + 1)
    goal.save(force_insert=True)
    Wording(
        case=case,
        goal=goal,
        number=1,
        words=words,
        agreed_with=agreed_with,
        written_on=on,
        written_by=by,
    ).save(force_insert=True)
    record("set goal", about=[goal, case], by=by)
    return goal


@transaction.atomic
def reword_goal(
    *, goal: Goal, version: int, words: str, agreed_with: list[str], on: date, today: date, by: User
) -> Wording:
    """Put a goal in other words from a day on; the earlier words stay with their ratings."""
    insist(may_record(goal.case, on=on, today=today))
    change(goal, version=version)
    last = goal.wordings.aggregate(last=Max("number"))["last"] or 0
    wording = Wording(
        case=goal.case,
        goal=goal,
        number=last + 1,
        words=words,
        agreed_with=agreed_with,
        written_on=on,
        written_by=by,
    )
    wording.save(force_insert=True)
    record("re-worded goal", about=[goal, goal.case], by=by)
    return wording


@transaction.atomic
def end_goal(*, goal: Goal, version: int, because: str, on: date, today: date, by: User) -> Goal:
    """Say that a goal is met, has become another, or is set aside."""
    insist(may_record(goal.case, on=on, today=today))
    change(goal, version=version, ended_on=on, ended_because=because)
    record("ended goal", about=[goal, goal.case], by=by, because=because)
    return goal


class Rated(NamedTuple):
    """One goal as one person rates it, 0 to 10."""

    goal: Goal
    rater: str
    score: int


@transaction.atomic
def rate_goals(*, case: Case, rated: Iterable[Rated], on: date, today: date, by: User) -> None:
    """Note how far along each goal is in each person's view; a second view that day replaces it."""
    insist(may_record(case, on=on, today=today))
    views = {(one.goal.pk, one.rater): one for one in rated}
    wordings = Wording.objects.filter(case=case).order_by("number")
    latest = {wording.goal_id: wording for wording in wordings}
    Rating.objects.bulk_create(
        [
            Rating(
                case=case,
                goal=one.goal,
                wording=latest[one.goal.pk],
                rater=one.rater,
                score=one.score,
                rated_on=on,
                rated_by=by,
            )
            for one in views.values()
        ],
        update_conflicts=True,
        unique_fields=["goal", "rater", "rated_on"],
        update_fields=["wording", "score", "rated_by"],
    )
    record("rated goals", about=[case], by=by, ratings=len(views))
