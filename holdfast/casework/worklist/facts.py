"""Open cases as they stand: a dozen or so queries, however many cases."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Max, QuerySet

from holdfast.casework import rules
from holdfast.casework.models import (
    Case,
    Goal,
    Rating,
    UnsafeFlag,
    Visit,
    Wording,
)
from holdfast.casework.reports.rechecks import rechecks_of
from holdfast.casework.reports.states import serving_an_outcome
from holdfast.casework.standing_facts import Asked, Facts, Unsafe
from holdfast.casework.worklist.states import how_they_stand
from holdfast.measures.models import Ask
from holdfast.measures.rules.schedule import Place, Window
from holdfast.programme.reports import numbers_in_force


def facts_of(cases: Iterable[Case], *, today: date) -> dict[UUID, Facts]:
    """Return, by key, each case as it stands; the cases' children and runs are loaded already."""
    listed = list(cases)
    keys = [case.pk for case in listed]
    goals = goals_of(keys)
    visited = latest(Visit.objects.filter(outcome="made"), keys, "visited_on")
    rated = latest(Rating.objects.all(), keys, "rated_on")
    asks = asks_of(keys)
    words = words_of(keys)
    paused = paused_by(keys)
    serving = serving_an_outcome(keys)
    waiting = rechecks_of(listed, today=today)
    numbers = numbers_in_force()
    stood = how_they_stand(listed, today=today, numbers=numbers)
    return {
        case.pk: Facts(
            case_id=case.pk,
            child=str(case.child),
            opened_on=case.opened_on,
            last_visited_on=visited.get(case.pk),
            has_goals=bool(goals[case.pk]),
            last_rated_on=rated.get(case.pk),
            unsafe=tuple(
                unsafe(goal, paused[goal.pk], words) for goal in goals[case.pk] if goal.pk in paused
            ),
            asks=tuple(asks[case.pk]),
            has_plan=bool(case.plan_kind) and case.pk in serving,
            recheck=waiting.get(case.pk),
            stands=stood[case.pk],
            numbers=numbers,
        )
        for case in listed
    }


def latest(rows: "QuerySet[Any]", cases: list[UUID], day: str) -> dict[UUID, date]:
    """Return the latest day of some rows, for each case that has any."""
    found = rows.filter(case__in=cases).order_by().values_list("case_id").annotate(Max(day))
    return dict(found)


def goals_of(cases: list[UUID]) -> dict[UUID, list[Goal]]:
    """Return the goals of each case that go on."""
    found: dict[UUID, list[Goal]] = defaultdict(list)
    for goal in Goal.objects.filter(case__in=cases, ended_on=None).order_by("rank", "pk"):
        found[goal.case_id].append(goal)
    return found


def asks_of(cases: list[UUID]) -> dict[UUID, list[Asked]]:
    """Return what each case is still to ask: neither answered, nor said to be missed."""
    found: dict[UUID, list[Asked]] = defaultdict(list)
    waiting = Ask.objects.waiting().filter(case_id__in=cases, missed_because="")
    columns = ("instrument", "informant", "stage", "number", "opens_on", "due_on", "closes_on")
    for case, *told in waiting.order_by("due_on", "pk").values_list("case_id", *columns):
        found[case].append(Asked(place=Place(*told[:4]), window=Window(*told[4:])))
    return found


def paused_by(cases: list[UUID]) -> dict[UUID, UnsafeFlag]:
    """Return, by goal, the latest flag of each that may not be rated at present."""
    flags: dict[UUID, list[UnsafeFlag]] = defaultdict(list)
    for flag in UnsafeFlag.objects.filter(case__in=cases).order_by("flagged_at", "pk"):
        flags[flag.goal_id].append(flag)
    return {
        goal: raised[-1]
        for goal, raised in flags.items()
        if rules.is_paused([flag.settled_as for flag in raised])
    }


def unsafe(goal: Goal, flag: UnsafeFlag, words: dict[UUID, str]) -> Unsafe:
    """Return what a flagged goal asks: a supervisor's word or, after it, to be changed."""
    is_flagged = flag.settled_as == rules.OPEN
    return Unsafe(
        key=flag.pk if is_flagged else goal.pk,
        words=words.get(goal.pk, ""),
        flagged_on=flag.flagged_on,
        is_to_change=not is_flagged,
    )


def words_of(cases: list[UUID]) -> dict[UUID, str]:
    """Return each goal's present words."""
    said = Wording.objects.filter(case__in=cases).order_by("number")
    return dict(said.values_list("goal_id", "words"))
