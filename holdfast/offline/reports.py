"""What is taken along of a case, and what the case says by now."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.db import connection
from django.urls import reverse
from django.utils.timezone import localtime

from holdfast.casework import rules as work
from holdfast.casework.duties import duties
from holdfast.casework.forms.rating import UNASKED, goals_of, is_open, wording_of
from holdfast.casework.models import Case, Rating, Visit
from holdfast.casework.worklist.facts import facts_of
from holdfast.manual.models import Step
from holdfast.measures import instruments
from holdfast.measures.models import Administration, Ask
from holdfast.offline import rules
from holdfast.offline.rules import Clash, GoalNow

ALWAYS = {name: title for name, title in rules.FORMS.items() if name != "measure_add"}


def due_in(cases: Iterable[Case], *, today: date) -> dict[Any, list[str]]:
    """Return, by case, what is overdue or due this week, in words that say a first name alone."""
    facts = facts_of(cases, today=today)
    return {
        key: [duty.what for duty in duties(replace(one, child=first_name(one.child)), today=today)]
        for key, one in facts.items()
    }


def first_name(name: str) -> str:
    """Return the first of somebody's names, which is all that is taken along."""
    return (name.split() or [""])[0]


def goals_now(case: Case) -> dict[str, GoalNow]:
    """Return a case's goals, ended ones too, by their key in 32 hexadecimal digits."""
    found = {}
    for goal in goals_of(case):
        if wording := wording_of(goal):
            now = GoalNow(words=wording.words, number=wording.number, is_open=is_open(goal))
            found[goal.pk.hex] = now
    return found


def rated_now(case: Case, *, on: date) -> dict[tuple[str, str], tuple[str, str]]:
    """Return what was rated on a day, by goal and rater: as a form holds it, and in words."""
    found = {}
    for one in Rating.objects.filter(case=case, rated_on=on).select_related("rated_by"):
        box = UNASKED if one.score is None else str(one.score)
        said = "Not asked" if one.score is None else work.said_score(one.scale, one.score)
        found[one.goal_id.hex, one.rater] = (box, f"{said}, recorded by {one.rated_by}")
    return found


def forms_of(case: Case) -> list[tuple[str, str, str]]:
    """Return the forms to take along of a case: each one's page, title and address.

    Besides the three that every case has, those of the instruments that wait to be answered.
    """
    forms = [(name, title, reverse(name, args=[case.pk])) for name, title in ALWAYS.items()]
    asked = Ask.objects.waiting().filter(child=case.child_id)
    names = set(asked.values_list("instrument", flat=True))
    for one in sorted(instruments.ALL.values(), key=lambda each: each.name):
        if one.name in names and one.key != "sdq":
            address = reverse("measure_add", args=[case.pk, one.key])
            forms.append(("measure_add", f"Key in {one.name}", address))
    return forms


def steps_of(cases: Iterable[Case]) -> dict[str, list[list[str]]]:
    """Return the steps of every module the cases' editions have: [[key, name]], by module."""
    editions = {case.run.edition_id for case in cases}
    found: dict[str, list[list[str]]] = {}
    steps = Step.objects.filter(module__section__edition__in=editions).order_by("order", "pk")
    for step in steps:
        found.setdefault(str(step.module_id), []).append([step.pk.hex, step.name])
    return found


def clashes_with(
    case: Case,
    *,
    kind: str,
    instrument: str,
    typed: rules.Typed,
    seen: dict[str, int],
    since: datetime,
) -> list[Clash]:
    """Return what the case says by now against a form filled in since it was taken along."""
    on = rules.day_in(typed)
    if on is None:  # which the form itself will not accept
        return []
    recorded = rated_now(case, on=on)
    rated = rules.rated_in(typed)
    found = rules.clashes_of_goals(rated, seen=seen, now=goals_now(case), recorded=recorded)
    if kind == "visit_add":
        found += visits_too(case, on=on, since=since)
    if kind in ("sdq_add", "measure_add"):
        form = (typed.get("form") or [""])[-1]
        found += measures_too(case, on=on, form=form, instrument=instrument)
    return found


def visits_too(case: Case, *, on: date, since: datetime) -> list[Clash]:
    """Return the visits of the same day that were recorded since the case was taken along."""
    others = Visit.objects.filter(case=case, visited_on=on, recorded_at__gt=since)
    return [
        Clash(
            what="Another visit of that day has been recorded since you left",
            yours="The visit below",
            theirs=f"{one.get_outcome_display()}, recorded by {one.recorded_by} at "
            f"{localtime(one.recorded_at):%H:%M}. {one.note}".strip(),
        )
        for one in others.select_related("recorded_by").order_by("recorded_at", "pk")
    ]


def measures_too(case: Case, *, on: date, form: str, instrument: str) -> list[Clash]:
    """Return the administrations of the same version on the same day."""
    others = Administration.objects.not_struck_out().filter(
        child=case.child_id, completed_on=on, form=form, instrument=instrument
    )
    return [
        Clash(
            what="The same form of the same day is recorded already",
            yours="The form below",
            theirs=f"{one.instrument} {one.form}, entered by {one.entered_by}",
        )
        for one in others.select_related("entered_by").order_by("pk")
    ]


def out_of_my_reach() -> int:
    """Return how many forms wait about cases of a manager's teams that they cannot reach."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT app.waiting_out_of_my_reach()")
        return int(cursor.fetchone()[0])
