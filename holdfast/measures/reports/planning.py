"""What is chosen, what is planned for some cases, and what a new plan would change in it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection

from holdfast.measures.instruments import named
from holdfast.measures.models import Ask, ChosenMeasure, Stage
from holdfast.measures.rules import replanning, schedule
from holdfast.measures.rules.replanning import Difference, Standing
from holdfast.measures.rules.schedule import Chosen, Work

PILOT = tuple(  # what is asked where nobody has chosen; brief: "goal tracking form and SDQ"
    schedule.chosen(named("SDQ"), informant, schedule.STAGES)
    for informant in ("parent", "teacher", "self")
)


@dataclass(frozen=True, kw_only=True)
class CaseDays:
    """The days of one case that its plan follows from, by whoever may read them."""

    case_id: UUID
    family_id: UUID
    child_id: UUID
    born_on: date
    started_on: date
    ending_on: date | None = None


def chosen_in(authority: str) -> tuple[Chosen, ...]:
    """Return what an authority's programme asks; where nobody ever chose, what the pilot asked."""
    return as_chosen(list(ChosenMeasure.objects.of(authority)))


def as_chosen(rows: Iterable[ChosenMeasure]) -> tuple[Chosen, ...]:
    """Return some choices as the plan needs them: those that hold now."""
    listed = list(rows)
    if not listed:
        return PILOT
    return tuple(
        schedule.chosen(named(one.instrument), one.informant, one.stages)
        for one in listed
        if one.ended_on is None
    )


def settings_of(authority: str, instrument: str, informant: str) -> dict[str, Any]:
    """Return what an authority decided for itself about one measure; {} is the default."""
    rows = ChosenMeasure.objects.of(authority).current()
    found = rows.filter(instrument=instrument, informant=informant).first()
    return dict(found.settings) if found else {}


def guidance_of(authority: str, instrument: str) -> str:
    """Return the site's own words on what to do about a risk answer; '' where it has none."""
    rows = ChosenMeasure.objects.of(authority).current().filter(instrument=instrument)
    return next((one.guidance for one in rows if one.guidance), "")


def cases_to_plan() -> list[CaseDays]:
    """Return every open case of the reader's authority, for planning anew and nothing else.

    Empty but within `acting_as(..., purpose="plan")` of a programme lead or administrator.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM app.cases_to_plan()")
        names = [column.name for column in cursor.description or ()]
        return [CaseDays(**dict(zip(names, row, strict=True))) for row in cursor.fetchall()]


def differences(
    cases: Iterable[CaseDays], choices: tuple[Chosen, ...], *, today: date
) -> dict[UUID, Difference]:
    """Return what planning some cases now would change in each; one question, however many."""
    listed = list(cases)
    asks: dict[UUID, list[Ask]] = defaultdict(list)
    planned = Ask.objects.planned().filter(case_id__in=[one.case_id for one in listed])
    for ask in planned.select_related("administration"):
        asks[ask.case_id].append(ask)
    return {one.case_id: difference(one, asks[one.case_id], choices, today=today) for one in listed}


def difference(
    days: CaseDays, asks: list[Ask], choices: tuple[Chosen, ...], *, today: date
) -> Difference:
    """Return what planning one case now would change in the asks it has."""
    work = Work(
        born_on=days.born_on,
        started_on=days.started_on,
        ending_on=days.ending_on,
        baselines={
            (one.instrument, one.informant): one.administration.completed_on
            for one in asks
            if one.stage == Stage.BASELINE and is_answered(one)
        },
    )
    standing = [
        Standing(
            place=one.place,
            window=one.window,
            is_settled=bool(one.missed_because) or has_come_back(one),
        )
        for one in asks
    ]
    return replanning.difference(standing, schedule.plan(work, choices), today=today)


def has_come_back(ask: Ask) -> bool:
    """Tell whether anything is recorded for an ask: scores, or why there are none."""
    return hasattr(ask, "administration")


def is_answered(ask: Ask) -> bool:
    """Tell whether an ask has its answer: a record that says why there is none is not one."""
    return has_come_back(ask) and not ask.administration.missing_because


def state_of(ask: Ask, *, today: date) -> schedule.State:
    """Return how an ask stands on a day."""
    return schedule.state(
        ask.window,
        today=today,
        answered=is_answered(ask),
        missed=bool(ask.missed_because) or has_come_back(ask),
    )
