"""Ending the work: beginning to, writing and signing the closing summary, asking afterwards."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from holdfast.access.editing import change
from holdfast.access.models import User
from holdfast.audit.trail import record
from holdfast.casework.actions.moving import move_case
from holdfast.casework.models import Case, ClosingSummary, Ending, FollowUp
from holdfast.casework.reports.endings import goal_ends, signed, summary_text
from holdfast.casework.rules import ending as rule
from holdfast.casework.rules import states
from holdfast.kit.refusals import insist


@transaction.atomic
def begin_ending(
    *,
    case: Case,
    is_planned: bool,
    because: str,
    why: str,
    last_day: date,
    on: date,
    today: date,
    at: datetime,
    by: User,
) -> Ending:
    """Begin the ending of the work: from that day its last measures are asked."""
    insist([rule.WhyNotEndWork.LAST_DAY] if last_day < on else [])
    move = move_case(case=case, to=states.ENDING, because=why, on=on, today=today, at=at, by=by)
    begun = Ending(case=case, move=move, is_planned=is_planned, because=because, last_day=last_day)
    begun.save(force_insert=True)
    record("began ending", about=[begun, case], by=by, why=why, planned=is_planned)
    return begun


def signing(ending: Ending, *, text: str, lines: list[str], because: str) -> rule.Signing:
    """Gather what decides whether a closing summary may be signed."""
    last = signed(ending)
    return rule.Signing(
        is_closed=ending.case.closed_on is not None,
        lines=lines,
        learned=ending.learned,
        familys_words=ending.familys_words,
        next=ending.next,
        last_day=ending.last_day,
        follow_up_on=ending.follow_up_on,
        text=text,
        signed_before=last.text if last else "",
        because=because,
    )


@transaction.atomic
def write_summary(
    *,
    ending: Ending,
    version: int,
    told: dict[str, Any],
    on: date,
    at: datetime,
    by: User,
    because: str = "",
) -> Ending:
    """Write what a closing summary says. Once signed, a change is signed at once, with its reason.

    The summary as it was signed stays as it is. Raise `Stale` if somebody else wrote first.
    """
    change(ending, version=version, **told)
    record("wrote closing summary", about=[ending, ending.case], by=by)
    if signed(ending):
        sign_summary(ending=ending, on=on, at=at, by=by, because=because)
    return ending


@transaction.atomic
def sign_summary(
    *, ending: Ending, on: date, at: datetime, by: User, because: str = ""
) -> ClosingSummary:
    """Sign a closing summary: from now on its words cannot change, only another follow them."""
    Ending.objects.select_for_update().get(pk=ending.pk)
    ends = goal_ends(ending.case, ending)
    text = summary_text(ending.case, ending, ends)
    lines = [one.line for one in ends]
    insist(rule.why_not_sign(signing(ending, text=text, lines=lines, because=because)))
    number = ending.summaries.count() + 1
    made = ClosingSummary(
        case=ending.case,
        ending=ending,
        number=number,
        text=text,
        because=because,
        signed_by=by,
        signed_on=on,
        signed_at=at,
    )
    made.save(force_insert=True)
    what = "signed closing summary" if number == 1 else "changed signed closing summary"
    record(what, about=[made, ending.case], by=by, why=because)
    return made


@transaction.atomic
def note_reference(*, ending: Ending, version: int, reference: str, by: User) -> Ending:
    """Keep where in the case system the closing summary was pasted."""
    change(ending, version=version, case_system_reference=reference)
    record("noted where summary was pasted", about=[ending, ending.case], by=by, where=reference)
    return ending


@transaction.atomic
def record_follow_up(
    *,
    follow_up: FollowUp,
    version: int,
    outcome: str,
    note: str,
    on: date,
    today: date,
    by: User,
) -> FollowUp:
    """Record that somebody asked how a family is after the work, or that nobody was reached."""
    closed_on = follow_up.case.closed_on or follow_up.due_on
    against = rule.why_not_follow_up(
        outcome=outcome, note=note, on=on, closed_on=closed_on, today=today
    )
    insist(against)
    change(follow_up, version=version, outcome=outcome, note=note, asked_on=on, recorded_by=by)
    record("followed up", about=[follow_up, follow_up.case], by=by, outcome=outcome)
    return follow_up
