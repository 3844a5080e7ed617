"""Planning what is asked, and saying why something was not. What was done is never moved."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F

from holdfast.access.editing import change
from holdfast.access.models import User
from holdfast.audit.trail import record
from holdfast.families.models import Child
from holdfast.kit.refusals import insist
from holdfast.measures.actions.answering import tie_loose_answers
from holdfast.measures.models import Ask
from holdfast.measures.reports import CaseDays, chosen_in, differences, has_come_back
from holdfast.measures.rules import schedule
from holdfast.measures.rules.replanning import Difference
from holdfast.measures.rules.schedule import Place, Window


@transaction.atomic
def plan_asks(*, days: CaseDays, today: date, at: datetime, by: User) -> Difference:
    """Plan what is asked in one case, or plan it anew; return what that changed.

    Planning twice is planning once. What was answered, or said to be missed, stays as it is.
    """
    return plan_cases(cases=[days], today=today, at=at, by=by)[days.case_id]


@transaction.atomic
def plan_cases(
    *, cases: Iterable[CaseDays], today: date, at: datetime, by: User
) -> dict[UUID, Difference]:
    """Plan several cases by what the reader's authority has chosen; return what changed in each.

    Answers that were recorded before there was a plan are tied to what they answered, and then
    count: the follow-up of an answered baseline is reckoned from the day it was answered.
    """
    listed, choices = list(cases), chosen_in(by.authority)
    found = differences(listed, choices, today=today)
    for days in listed:
        carry_out(days=days, found=found[days.case_id], at=at, by=by)
    if tie_loose_answers(children=[one.child_id for one in listed]):
        again = differences(listed, choices, today=today)
        for days in listed:
            carry_out(days=days, found=again[days.case_id], at=at, by=by)
    return found


@transaction.atomic
def carry_out(*, days: CaseDays, found: Difference, at: datetime, by: User) -> None:
    """Write one case's new plan down, and on the trail."""
    if found.is_nothing:
        return
    planned = Ask.objects.planned().filter(case_id=days.case_id)
    ours = {ask.place: ask for ask in planned} if found.dropped or found.moved else {}
    drop([ours[place] for place in found.dropped], at=at)
    move([(ours[place], window) for place, _, window in found.moved])
    Ask.objects.bulk_create(
        [new_ask(days, place, window, at=at, by=by) for place, window in found.added]
    )
    record("planned measures", about=[Child(pk=days.child_id)], by=by, counts=found.counts)


def new_ask(days: CaseDays, place: Place, window: Window, *, at: datetime, by: User) -> Ask:
    """Return one ask of a plan, ready to be kept."""
    return Ask(
        case_id=days.case_id,
        family_id=days.family_id,
        child_id=days.child_id,
        instrument=place.instrument,
        informant=place.informant,
        stage=place.stage,
        number=place.number,
        opens_on=window.opens_on,
        due_on=window.due_on,
        closes_on=window.closes_on,
        planned_by=by,
        planned_at=at,
    )


def move(moved: list[tuple[Ask, Window]]) -> None:
    """Give some asks other days, in one statement."""
    for ask, window in moved:
        ask.opens_on, ask.due_on, ask.closes_on = window.opens_on, window.due_on, window.closes_on
        ask.version = F("version") + 1
    Ask.objects.bulk_update(
        [ask for ask, _ in moved], ["opens_on", "due_on", "closes_on", "version"]
    )


def drop(asks: list[Ask], *, at: datetime) -> None:
    """Leave some asks out of the plan; a private link to one opens nothing any more."""
    Ask.objects.filter(pk__in=[ask.pk for ask in asks]).update(
        dropped_at=at, answer_until=None, version=F("version") + 1
    )


@transaction.atomic
def say_missed(*, ask: Ask, version: int, because: str, words: str, on: date, by: User) -> Ask:
    """Say why a measure was not answered. Raise `Refused` with every reason against."""
    insist(schedule.why_not_missed(because=because, words=words, is_answered=has_come_back(ask)))
    change(ask, version=version, missed_because=because, missed_note=words, missed_on=on)
    record("said why a measure was missed", about=[ask, ask.child], by=by, why=because)
    return ask


@transaction.atomic
def unsay_missed(*, ask: Ask, version: int, by: User) -> Ask:
    """Take back that a measure was missed: it is to be asked again, by its own days."""
    change(ask, version=version, missed_because="", missed_note="", missed_on=None)
    record("took back that a measure was missed", about=[ask, ask.child], by=by)
    return ask
