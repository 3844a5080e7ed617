"""Which changes of the statutory plan a plan of work has not been held against yet."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from uuid import UUID

from django.db.models import Min
from django.utils.timezone import localdate

from holdfast.casework.models import Case, Event, PlannedModule, Recheck
from holdfast.casework.rules.rechecks import CHANGES, Asked, Change, asked
from holdfast.families.models import StatusSpan


def asked_of(case: Case, *, today: date) -> Asked | None:
    """Return the re-check that one case asks for now, if it asks for one."""
    return rechecks_of([case], today=today).get(case.pk)


def rechecks_of(cases: Sequence[Case], *, today: date) -> dict[UUID, Asked]:
    """Return, by case, the re-checks that are to be done: four queries, however many cases.

    What counts is a review or change of the statutory plan recorded after the first module was
    planned, and a status of the child that began or ended since that day.
    """
    planned = planned_at(cases)
    if not planned:
        return {}
    changes = events_since(planned, today=today)
    for case, found in statuses_since(cases, planned, today=today).items():
        changes[case] += found
    answered = answered_in(planned)
    waiting = {case: asked(changes[case], answered=answered[case]) for case in planned}
    return {case: one for case, one in waiting.items() if one is not None}


def planned_at(cases: Sequence[Case]) -> dict[UUID, tuple[datetime, date]]:
    """Return the moment and the day the first module was planned, of each open case with one."""
    open_cases = [case.pk for case in cases if case.closed_on is None]
    rows = PlannedModule.objects.filter(case__in=open_cases).order_by().values_list("case_id")
    firsts = rows.annotate(Min("planned_at"), Min("planned_on"))
    return {case: (at, on) for case, at, on in firsts}


def events_since(
    planned: dict[UUID, tuple[datetime, date]], *, today: date
) -> defaultdict[UUID, list[Change]]:
    """Return the events that changed a statutory plan, each on the day it was written down."""
    found: defaultdict[UUID, list[Change]] = defaultdict(list)
    rows = Event.objects.filter(case__in=list(planned), kind__in=list(CHANGES))
    columns = ("case_id", "id", "kind", "note", "happened_on", "recorded_at")
    for case, key, kind, note, happened_on, at in rows.values_list(*columns):
        if at > planned[case][0]:
            known_on = min(max(happened_on, localdate(at)), today)
            what = f"{CHANGES[kind]}: {note}" if note else CHANGES[kind]
            found[case].append(Change(key=f"event:{key}", what=what, on=known_on))
    return found


def statuses_since(
    cases: Sequence[Case], planned: dict[UUID, tuple[datetime, date]], *, today: date
) -> dict[UUID, list[Change]]:
    """Return the statuses that began or ended since; one told twice counts once."""
    case_of = {case.child_id: case.pk for case in cases if case.pk in planned}
    found: dict[UUID, dict[str, Change]] = defaultdict(dict)
    rows = StatusSpan.objects.filter(child__in=list(case_of))
    for child, status, began_on, ended_on in rows.values_list(
        "child_id", "status", "began_on", "ended_on"
    ):
        for edge, on in (("began", began_on), ("ended", ended_on)):
            if on is not None and planned[case_of[child]][1] < on <= today:
                key = f"status:{status}:{edge}:{on}"
                what = f"The child’s status “{status}” {edge}"
                found[case_of[child]][key] = Change(key=key, what=what, on=on)
    return {case: list(changes.values()) for case, changes in found.items()}


def answered_in(planned: Iterable[UUID]) -> defaultdict[UUID, set[str]]:
    """Return the keys of the changes that were answered already, by case."""
    found: defaultdict[UUID, set[str]] = defaultdict(set)
    rows = Recheck.objects.filter(case__in=list(planned)).values_list("case_id", "answers")
    for case, keys in rows:
        found[case].update(keys)
    return found
