"""Formulating and planning: outcomes, modules, re-checks, referrals onward, references kept."""

from collections.abc import Iterator
from datetime import date, datetime
from functools import partial
from typing import Any

from holdfast.access.models import User
from holdfast.casework.actions.formulation import (
    last_number,
    last_profile,
    write_profile,
    write_stage,
)
from holdfast.casework.actions.onward import note_reply, refer_onward
from holdfast.casework.actions.outcomes import add_outcome, tie_goal
from holdfast.casework.actions.pasting import note_pasting
from holdfast.casework.actions.plan_of_work import Planned, drop_planned, plan_module
from holdfast.casework.actions.rechecks import recheck
from holdfast.casework.models import OnwardReferral, PlannedModule, PlanOutcome
from holdfast.casework.reports import sheet_of, whole_case
from holdfast.casework.reports.paragraphs import plan_in_words
from holdfast.casework.rules.formulation import HarmTyped, StageTyped
from holdfast.demo.content.plans import PLANS
from holdfast.demo.plan_shapes import Dropped, Held, Intent, Laid, Onward, Profile, Said
from holdfast.demo.story.stage import Happening, Order, moment
from holdfast.demo.story.thread import Thread

LAID = {laid.family: laid for laid in PLANS}


def planning(thread: Thread) -> Iterator[Happening]:
    """Yield what was formulated and planned with one family, where anything was."""
    laid = LAID.get(thread.plot.family.name)
    if laid is None:
        return
    for on, do in deeds(laid):
        yield Happening(on, Order.DAY, thread.worker_on(on), partial(do, thread, on))


def deeds(laid: Laid) -> Iterator[tuple[date, "partial[None]"]]:
    """Yield each deed of a plan with its day; what depends on another comes after it."""
    yield from ((one.on, partial(say, one)) for one in laid.said)
    yield from ((one.on, partial(profile, one)) for one in laid.profiles)
    yield from ((on, partial(serve, words, number)) for on, words, number in laid.outcomes)
    yield from ((laid.on, partial(intend, one)) for one in laid.intents)
    yield from ((on, partial(bind, aim, place)) for on, aim, place in laid.ties)
    yield from ((one.on, partial(drop, one)) for one in laid.dropped)
    yield from ((one.on, partial(hold, one)) for one in laid.held)
    for one in laid.onward:
        yield one.on, partial(send_onward, one)
        if one.replied_on:
            yield one.replied_on, partial(hear, one)
    yield from ((on, partial(paste, system, number)) for on, system, number in laid.pasted)


def late(on: date) -> datetime:
    """Return the moment somebody sits down to plan."""
    return moment(on, 19)


def said_on(on: date, by: User) -> dict[str, Any]:
    """Return when and by whom something is said."""
    return {"at": late(on), "today": on, "by": by}


def say(one: Said, thread: Thread, on: date, *, by: User) -> None:
    """Write one stage of the formulation."""
    told = StageTyped(
        note=one.note, document=one.document, system=one.system, reference=one.reference
    )
    number = last_number(thread.case, one.stage)
    write_stage(case=thread.case, stage=one.stage, number=number, told=told, **said_on(on, by))


def profile(one: Profile, thread: Thread, on: date, *, by: User) -> None:
    """Write the profile of harm."""
    write_profile(
        case=thread.case,
        number=last_profile(thread.case),
        harms=[
            HarmTyped(kind=kind, severity=severity, for_whom=whom, evidence=evidence)
            for kind, severity, whom, evidence in one.harms
        ],
        prospects=one.prospects,
        prospects_note=one.note,
        **said_on(on, by),
    )


def serve(words: str, number: str, thread: Thread, on: date, *, by: User) -> None:
    """Say that the work serves one more outcome."""
    add_outcome(case=thread.case, words=words, reference=number, **said_on(on, by))


def intend(one: Intent, thread: Thread, on: date, *, by: User) -> None:
    """Plan one module."""
    told = Planned(
        module=thread.stage.modules[one.module],
        kind=one.kind,
        phase=one.phase,
        why=one.why,
        goals=[thread.goals[place].pk for place in one.aims],
        visits_expected=one.visits,
    )
    plan_module(case=thread.case, told=told, **said_on(on, by))


def bind(aim: int, place: int, thread: Thread, on: date, *, by: User) -> None:
    """Tie a goal to an outcome."""
    outcomes = PlanOutcome.objects.filter(case=thread.case).order_by("began_on", "pk")
    goal = thread.goals[aim]
    tie_goal(goal=goal, version=goal.version, outcome=outcomes[place], by=by)


def drop(one: Dropped, thread: Thread, on: date, *, by: User) -> None:
    """Drop a module from the plan."""
    planned = PlannedModule.objects.get(
        case=thread.case, module=thread.stage.modules[one.module], dropped_on=None
    )
    told: dict[str, Any] = {"because": one.because, "note": one.note, "on": on}
    drop_planned(planned=planned, version=planned.version, by=by, **told)


def hold(one: Held, thread: Thread, on: date, *, by: User) -> None:
    """Hold the plan against the statutory plan."""
    recheck(case=thread.case, found=one.found, note=one.note, **said_on(on, by))


def send_onward(one: Onward, thread: Thread, on: date, *, by: User) -> None:
    """Refer the family to another service."""
    refer_onward(case=thread.case, service=one.service, reason=one.reason, on=on, today=on, by=by)


def hear(one: Onward, thread: Thread, on: date, *, by: User) -> None:
    """Say what came of a referral."""
    referral = OnwardReferral.objects.get(case=thread.case, service=one.service)
    told: dict[str, Any] = {"reply": one.reply, "on": on, "note": one.note, "today": on}
    note_reply(referral=referral, version=referral.version, by=by, **told)


def paste(system: str, number: str, thread: Thread, on: date, *, by: User) -> None:
    """Paste the plan into the case system, and type back its reference."""
    sheet = sheet_of(thread.case, whole_case(thread.case, on=on), today=on)
    words = plan_in_words(thread.case, sheet, today=on)
    note_pasting(case=thread.case, words=words, system=system, reference=number, **said_on(on, by))
