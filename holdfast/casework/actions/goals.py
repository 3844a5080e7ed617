"""Setting, re-wording, changing and ending goals."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.db.models import Max

from holdfast.access.editing import Stale, change
from holdfast.access.models import User
from holdfast.audit.trail import record
from holdfast.casework import rules
from holdfast.casework.actions.cases import may_record
from holdfast.casework.models import Case, Goal, GoalRules, Wording
from holdfast.kit.refusals import insist


@transaction.atomic
def set_goal(
    *,
    case: Case,
    owner: str,
    words: str,
    agreed_with: list[str],
    on: date,
    today: date,
    by: User,
    scale: str = rules.GoalScale.PROGRESS.value,
    levels: Sequence[str] = (),
    weight: int = 1,
) -> Goal:
    """Set a goal in somebody's own words; it ranks after those already there.

    `levels` are five, lowest first, on the scale of attainment, and none on that from 0 to 10.
    """
    insist(may_record(case, on=on, today=today))
    Case.objects.select_for_update().get(pk=case.pk)  # two people, the last goal allowed
    typed = rules.Setting(
        words=words,
        scale=scale,
        levels=levels,
        weight=weight,
        open_goals=case.goals.filter(ended_on=None).count(),
        most_open=most_open(case.authority_id),
    )
    insist(rules.why_not_set(typed))
    goal = begun(case, owner=owner, typed=typed, on=on)
    put_in_words(goal, words=words, levels=levels, agreed_with=agreed_with, on=on, by=by)
    record("set goal", about=[goal, case], by=by, scale=scale)
    return goal


def most_open(authority: str) -> int:
    """Return how many goals may be open in one case of an authority at once."""
    said = GoalRules.objects.filter(authority_id=authority).values_list("most_open", flat=True)
    return said.first() or rules.MOST_OPEN


def begun(
    case: Case, *, owner: str, typed: rules.Setting, on: date, replaces: Goal | None = None
) -> Goal:
    """Keep a new goal after those already there, with no words yet."""
    last = case.goals.aggregate(last=Max("rank"))["last"] or 0
    goal = Goal(case=case, owner=owner, set_on=on, rank=last + 1, replaces=replaces)
    goal.scale, goal.weight = typed.scale, typed.weight
    goal.save(force_insert=True)
    return goal


def put_in_words(
    goal: Goal, *, words: str, levels: Sequence[str], agreed_with: list[str], on: date, by: User
) -> Wording:
    """Keep a goal's words from a day on, after those already there."""
    last = goal.wordings.aggregate(last=Max("number"))["last"] or 0
    wording = Wording(
        case=goal.case,
        goal=goal,
        number=last + 1,
        words=words,
        levels=list(levels) if goal.scale == rules.GoalScale.ATTAINMENT else [],
        agreed_with=agreed_with,
        written_on=on,
        written_by=by,
    )
    wording.save(force_insert=True)
    return wording


def held(goal: Goal, *, version: int) -> None:
    """Keep everybody else from a goal until this is done; raise `Stale` if they were first."""
    goal.refresh_from_db(from_queryset=Goal.objects.select_for_update())
    if goal.version != version:
        raise Stale


@transaction.atomic
def reword_goal(
    *,
    goal: Goal,
    version: int,
    words: str,
    agreed_with: list[str],
    on: date,
    today: date,
    by: User,
    levels: Sequence[str] = (),
) -> Wording:
    """Put a goal in other words from a day on; the earlier words stay with their ratings."""
    insist(may_record(goal.case, on=on, today=today))
    held(goal, version=version)
    worded_on = goal.wordings.aggregate(last=Max("written_on"))["last"] or goal.set_on
    against = rules.why_not_reword(
        words=words,
        scale=goal.scale,
        levels=levels,
        on=on,
        worded_on=worded_on,
        has_ended=goal.ended_on is not None,
        is_paused=goal.is_paused,
    )
    insist(against)
    change(goal, version=version)
    wording = put_in_words(goal, words=words, levels=levels, agreed_with=agreed_with, on=on, by=by)
    record("re-worded goal", about=[goal, goal.case], by=by)
    return wording


@transaction.atomic
def change_goal(
    *,
    goal: Goal,
    version: int,
    owner: str,
    words: str,
    agreed_with: list[str],
    on: date,
    today: date,
    by: User,
    scale: str = rules.GoalScale.PROGRESS.value,
    levels: Sequence[str] = (),
    weight: int = 1,
) -> Goal:
    """Put another goal in the place of one, which ends; the new one points back to it."""
    insist(may_record(goal.case, on=on, today=today))
    held(goal, version=version)
    typed = rules.Setting(words=words, scale=scale, levels=levels, weight=weight)
    insist([*why_not_end(goal, on=on), *rules.why_not_set(typed)])
    change(goal, version=version, ended_on=on, ended_because="changed")
    new = begun(goal.case, owner=owner, typed=typed, on=on, replaces=goal)
    put_in_words(new, words=words, levels=levels, agreed_with=agreed_with, on=on, by=by)
    record("changed goal", about=[goal, new, goal.case], by=by, scale=scale)
    return new


def why_not_end(goal: Goal, *, on: date) -> list[rules.WhyNotEnd]:
    """Return every reason against a goal's ending on a day."""
    last = goal.ratings.aggregate(last=Max("rated_on"))["last"]
    return rules.why_not_end(
        on=on,
        set_on=goal.set_on,
        ended_on=goal.ended_on,
        last_rated_on=last,
        is_flagged=goal.is_flagged,
    )


@transaction.atomic
def end_goal(*, goal: Goal, version: int, because: str, on: date, today: date, by: User) -> Goal:
    """Say that a goal is met or is set aside. (`change_goal` ends one that becomes another.)"""
    insist(may_record(goal.case, on=on, today=today))
    held(goal, version=version)
    insist(why_not_end(goal, on=on))
    change(goal, version=version, ended_on=on, ended_because=because)
    record("ended goal", about=[goal, goal.case], by=by, because=because)
    return goal
