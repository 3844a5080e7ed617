"""Making a case ready, moving it, and ending it, as its people would."""

from datetime import date, timedelta
from typing import Any

from holdfast.access.identity import acting_as
from holdfast.casework.actions.ending import begin_ending, sign_summary, write_summary
from holdfast.casework.actions.goals import set_goal
from holdfast.casework.actions.moving import begin_work, give_word
from holdfast.casework.actions.outcomes import link_plan
from holdfast.casework.models import Case, Ending
from holdfast.casework.reports.endings import goal_ends
from holdfast.measures.actions.recording import record_sdq
from tests import people

DAY, MOMENT = people.A_MONDAY, people.A_MOMENT
FOLLOW_UP = DAY + timedelta(days=90)


def found(case: Case) -> Case:
    """Return a case as it is now."""
    return Case.objects.select_related("child", "run").get(pk=case.pk)


def vouched(case: Case) -> None:
    """Have the manager write their word on a case."""
    mona = people.mona()
    with acting_as(mona):
        give_word(
            case=found(case), words="It suits them", family_agreed_on=DAY, today=DAY, at=MOMENT,
            by=mona,
        )  # fmt: skip


def with_goal(case: Case) -> None:
    grace = people.grace()
    with acting_as(grace):
        set_goal(
            case=found(case), owner="parent", words="Calm bedtimes", agreed_with=["parent"],
            on=DAY, today=DAY, by=grace,
        )  # fmt: skip


def with_baseline(case: Case) -> None:
    grace = people.grace()
    with acting_as(grace):
        record_sdq(
            child=found(case).child, form="P4-17", stage="baseline", completed_on=DAY, today=DAY,
            at=MOMENT, by=grace, missing_because="SDQ2",
        )  # fmt: skip


def with_plan(case: Case) -> None:
    grace = people.grace()
    with acting_as(grace):
        now = found(case)
        link_plan(
            case=now, version=now.version, plan_kind="child in need plan", plan_reference="P1",
            plan_outcome="Home", at=MOMENT, today=DAY, by=grace,
        )  # fmt: skip


MAKE_READY = (vouched, with_goal, with_baseline, with_plan)


def ready(case: Case) -> Case:
    """Return a case that has everything module work needs."""
    for make in MAKE_READY:
        make(case)
    return case


def active(case: Case) -> Case:
    """Return a case in which module work has begun."""
    ready(case)
    grace = people.grace()
    with acting_as(grace):
        begin_work(case=found(case), on=DAY, today=DAY, at=MOMENT, by=grace)
    return case


def ending(case: Case, *, on: date = DAY, is_planned: bool = True) -> Ending:
    """Begin the ending of a case."""
    grace = people.grace()
    with acting_as(grace):
        return begin_ending(
            case=found(case), is_planned=is_planned, because="goals met", why="They can go on",
            last_day=on, on=on, today=on, at=MOMENT, by=grace,
        )  # fmt: skip


def told(case: Case, begun: Ending, **more: Any) -> dict[str, Any]:
    """Return what a closing summary says."""
    lines = {str(one.id): "Calm most nights" for one in goal_ends(case, begun)}
    known = {
        "goal_lines": lines, "learned": "To wait", "familys_words": "“We sleep”",
        "next": "School goes on", "follow_up_on": FOLLOW_UP,
    }  # fmt: skip
    return known | more


def signed(case: Case, *, on: date = DAY) -> Ending:
    """Begin an ending, write its closing summary and sign it."""
    begun, grace = ending(case, on=on), people.grace()
    with acting_as(grace):
        begun = Ending.objects.select_related("case__child").get(pk=begun.pk)
        write_summary(
            ending=begun, version=begun.version, told=told(case, begun), on=on, at=MOMENT, by=grace
        )
        sign_summary(ending=begun, on=on, at=MOMENT, by=grace)
    return begun
