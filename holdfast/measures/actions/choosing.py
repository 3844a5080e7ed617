"""Choosing what the programme asks; open cases are then planned anew, and nothing done moves."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from holdfast.access.editing import change
from holdfast.access.identity import acting_as
from holdfast.access.models import User
from holdfast.audit.trail import record
from holdfast.kit.refusals import insist
from holdfast.measures.actions.planning import plan_cases
from holdfast.measures.instruments import ALL, Instrument
from holdfast.measures.models import ChosenMeasure
from holdfast.measures.reports import PILOT, as_chosen, cases_to_plan, differences
from holdfast.measures.rules import schedule
from holdfast.measures.rules.replanning import Difference
from holdfast.measures.rules.schedule import Chosen

PLANNING = "plan"  # the purpose for which whoever chooses may reach every open case's plan


@dataclass(frozen=True, kw_only=True)
class Choice:
    """A measure as somebody would choose it."""

    instrument: Instrument
    informant: str
    stages: tuple[str, ...]
    settings: dict[str, Any]
    guidance: str = ""


@dataclass(frozen=True, kw_only=True)
class Effect:
    """What a choice changes: in how many open cases, and how many asks of each kind."""

    cases: int
    changed: int
    moved: int
    added: int
    dropped: int


def why_not_choose(choice: Choice) -> list[str]:
    """Return every reason against choosing a measure as typed; none means it may be chosen."""
    name = choice.instrument.name
    against = {
        f"No form of the {name} is for that informant": not schedule.versions_of(
            choice.instrument, choice.informant
        ),
        "Choose at least one time to ask it": not choice.stages,
        "That is not a time at which a measure is asked": bool(
            set(choice.stages) - set(schedule.STAGES)
        ),
    }
    return [reason for reason, holds in against.items() if holds]


@transaction.atomic
def settle_default(*, on: date, by: User) -> bool:
    """Write down what the pilot asked as chosen; tell whether nobody had chosen anything yet."""
    if ChosenMeasure.objects.of(by.authority).exists():
        return False
    made = ChosenMeasure.objects.bulk_create(
        ChosenMeasure(
            authority_id=by.authority,
            instrument=one.instrument,
            informant=one.informant,
            stages=[stage for stage in schedule.STAGES if stage in one.stages],
            began_on=on,
        )
        for one in PILOT
    )
    record("chose what the pilot asked", about=made, by=by)
    return True


@transaction.atomic
def choose_measure(*, choice: Choice, version: int, on: date, at: datetime, by: User) -> Effect:
    """Ask a measure of an informant from now on, or by other rules than before.

    `version` is that of the choice there is, 0 where there is none. Raise `Refused` with every
    reason against, and `Stale` if somebody else changed the choice first.
    """
    insist(why_not_choose(choice))
    is_first = settle_default(on=on, by=by)
    rows = ChosenMeasure.objects.of(by.authority).current()
    there = rows.filter(instrument=choice.instrument.name, informant=choice.informant).first()
    told = {"stages": list(choice.stages), "settings": choice.settings, "guidance": choice.guidance}
    if there is None:
        there = ChosenMeasure.objects.create(
            authority_id=by.authority,
            instrument=choice.instrument.name,
            informant=choice.informant,
            began_on=on,
            **told,
        )
    else:
        change(there, version=there.version if is_first else version, **told)
    record("chose a measure", about=[there], by=by, measure=str(there), stages=told["stages"])
    return plan_anew(today=on, at=at, by=by)


@transaction.atomic
def end_choice(*, chosen: ChosenMeasure, version: int, on: date, at: datetime, by: User) -> Effect:
    """Ask a measure no longer: what is not yet done is dropped. Raise `Stale` if it was changed."""
    change(chosen, version=version, ended_on=max(on, chosen.began_on))
    record("stopped asking a measure", about=[chosen], by=by, measure=str(chosen))
    return plan_anew(today=on, at=at, by=by)


@transaction.atomic
def plan_anew(*, today: date, at: datetime, by: User) -> Effect:
    """Plan every open case of the authority by what is chosen now; return what that changed."""
    with acting_as(by, purpose=PLANNING):
        cases = cases_to_plan()
        return effect_of(plan_cases(cases=cases, today=today, at=at, by=by).values())


def if_chosen(choices: tuple[Chosen, ...], *, today: date, by: User) -> Effect:
    """Return what asking these and nothing else would change, without changing it."""
    with acting_as(by, purpose=PLANNING):
        return effect_of(differences(cases_to_plan(), choices, today=today).values())


def with_choice(choice: Choice, *, by: User) -> tuple[Chosen, ...]:
    """Return what would be asked if a choice were made."""
    new = schedule.chosen(choice.instrument, choice.informant, choice.stages)
    return (*without(choice.instrument.name, choice.informant, by=by), new)


def without(instrument: str, informant: str, *, by: User) -> tuple[Chosen, ...]:
    """Return what would be asked if one measure were not."""
    now = as_chosen(ChosenMeasure.objects.of(by.authority))
    return tuple(one for one in now if (one.instrument, one.informant) != (instrument, informant))


def effect_of(found: Iterable[Difference]) -> Effect:
    """Count what changes in how many cases."""
    listed = list(found)
    return Effect(
        cases=len(listed),
        changed=sum(not one.is_nothing for one in listed),
        moved=sum(len(one.moved) for one in listed),
        added=sum(len(one.added) for one in listed),
        dropped=sum(len(one.dropped) for one in listed),
    )


def can_be_asked() -> list[tuple[Instrument, str]]:
    """Return every measure with each informant who has a form of it, by the measure's name."""
    return [
        (one, informant)
        for one in sorted(ALL.values(), key=lambda one: one.name.casefold())
        for informant in dict(schedule.INFORMANTS)
        if schedule.versions_of(one, informant)
    ]
