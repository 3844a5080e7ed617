"""What others wrote lately in somebody's cases, and what somebody began and has not sent."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import CharField, F, QuerySet, Value
from django.db.models import DateField as DateColumn
from django.db.models.functions import Cast, TruncDate

from holdfast.access.models import User
from holdfast.casework.models import (
    CaseMove,
    Concern,
    Event,
    GoAhead,
    Rating,
    UnsafeFlag,
    Visit,
    Wording,
)

FORMS = {  # the name of a form's page, and what is begun there
    "visit_add": "a visit",
    "visit_change": "a change to a visit",
    "visit_reflect": "a reflection on a visit",
    "wider_use": "a wider use of the manual",
    "goal_add": "a goal",
    "goals_rate": "ratings of goals",
    "goal_reword": "new words for a goal",
    "goal_end": "the end of a goal",
    "goal_change": "a goal in place of another",
    "goal_flag": "a flag on a goal",
    "flag_settle": "a supervisor’s word on a goal",
    "pack_add": "a wording pack",
    "goal_rules": "how many goals there may be at once",
    "rule_numbers": "the rules’ numbers",
    "sdq_add": "an SDQ",
    "measure_add": "a measure",
    "measure_change": "a correction to a measure",
    "measure_show": "showing a measure",
    "measures_show": "showing measures",
    "showing_withdraw": "taking back what is shown",
    "risk": "what was done about a risk answer",
    "measure_strike": "striking out a measure",
    "ask_missed": "why a measure was missed",
    "case_start_day": "another day for the start of the work",
    "leaving_add": "recording that somebody leaves",
    "leaving_change": "a change to when somebody leaves",
    "reminder_add": "a reminder",
    "reminder_change": "a change to a reminder",
    "reminder_close": "closing a reminder",
    "family_page": "what a family sees",
    "feedback": "what was done about what a family wrote",
    "event_add": "an event",
    "event_change": "a change to an event",
    "case_begin": "beginning module work",
    "case_word": "the manager’s word on a case",
    "case_pause": "a pause in the work",
    "case_go_on": "taking the work up again",
    "case_end": "the ending of the work",
    "closing_write": "a closing summary",
    "closing_sign": "signing a closing summary",
    "closing_pasted": "where a closing summary was pasted",
    "case_reopen": "reopening a case",
    "follow_up": "a follow-up after the work",
    "run_decision": "what becomes of a case when the run ends",
    "plan_link": "a plan link",
    "outcome_add": "an outcome of the statutory plan",
    "outcome_change": "a change to an outcome",
    "outcome_end": "the end of an outcome",
    "goal_tie": "what a goal serves",
    "planned_add": "a module for the plan",
    "planned_change": "a change to a planned module",
    "planned_drop": "dropping a module from the plan",
    "recheck": "a re-check of the plan",
    "go_ahead_ask": "a question about a specialist section",
    "go_ahead": "an answer about a specialist section",
    "refer_onward": "a referral onward",
    "referral_reply": "what came of a referral",
    "stage_write": "a note of the formulation",
    "harm_profile": "a profile of harm",
    "case_paragraph": "a reference from the case system",
    "visit_paragraph": "a visit’s reference from the case system",
    "discussion_add": "notes of a supervision",
    "case_start": "a new case",
    "case_open": "a case to open",
    "nomination_add": "a nomination",
    "nomination_check": "a check of whether a family suits",
    "nomination_decide": "a decision about a family",
    "nomination_end": "withdrawing a nomination",
    "advice_ask": "a question to your clinical supervisor",
    "advice": "advice on a family",
    "agreement_add": "a family’s agreement",
    "agreement_take_back": "an agreement taken back",
    "case_hand_over": "handing a case over",
    "case_close": "closing a case",
    "case_seal": "sealing a case",
    "case_co_worker": "adding a co-worker",
    "link_revoke": "revoking a private link",
    "arrival": "a decision about answers that came late",
    "child_change": "a change to what is known of a child",
    "adult_add": "adding an adult",
    "adult_change": "a change to what is known of an adult",
    "status_add": "a child’s status",
    "handover_propose": "asking somebody to take a case over",
    "handover_withdraw": "taking a handover back",
    "handover_answer": "an answer to a handover",
    "absence_add": "an absence",
    "absence_change": "a change to an absence",
    "absence_cover": "cover for an absence",
    "concern_raise": "a safety concern",
    "concern_tell": "who was told of a safety concern",
    "concern_decide": "a decision about a safety concern",
    "concern_close": "closing a safety concern",
    "concern_reopen": "reopening a safety concern",
    "concern_reference": "a safety concern’s number",
    "waiting_form": "a decision about a form that waits",
}


@dataclass(frozen=True, kw_only=True)
class Change:
    """Something written in a case by somebody: what, by whom, on which day."""

    case_id: UUID
    what: str
    who: str
    on: date


def changed_by_others(cases: list[UUID], *, reader: User, since: date, today: date) -> list[Change]:
    """Return what others wrote in these cases since a day, and since the reader last wrote there.

    The latest change of each kind to each case stands for the rest of its kind.
    """
    written = [
        written_in(Visit, cases, "a visit", "recorded_by", TruncDate("recorded_at")),
        written_in(Event, cases, "an event", "recorded_by", TruncDate("recorded_at")),
        written_in(Wording, cases, "a goal", "written_by", F("written_on")),
        written_in(Rating, cases, "ratings", "rated_by", F("rated_on")),
        written_in(Concern, cases, "a safety concern", "raised_by", F("raised_on")),
        written_in(UnsafeFlag, cases, "a flag on a goal", "flagged_by", F("flagged_on")),
        written_in(
            GoAhead, cases, "an answer about a specialist section", "supervisor", F("answered_on")
        ),
        written_in(CaseMove, cases, "how the case stands", "moved_by", TruncDate("moved_at")),
    ]
    mine: dict[UUID, date] = {}
    theirs: dict[tuple[UUID, str], Change] = {}
    rows = written[0].union(*written[1:], all=True).order_by("on_day")
    for case, what, who, name, written_on in rows:
        on = min(written_on, today)  # the clock runs ahead of the demonstration's day
        if on < since:
            continue
        if who == reader.pk:
            mine[case] = on
        else:
            theirs[case, what] = Change(case_id=case, what=what, who=name, on=on)
    return [one for one in theirs.values() if one.on >= mine.get(one.case_id, since)]


def written_in(model: Any, cases: list[UUID], what: str, who: str, on: Any) -> "QuerySet[Any]":
    """Return (case, what, writer's key, writer's name, day) of one kind of row."""
    rows: QuerySet[Any] = (
        model.objects.filter(case__in=cases)
        .annotate(what_is=Value(what, CharField()), on_day=Cast(on, DateColumn()))
        .filter(on_day__isnull=False)
        .values_list("case_id", "what_is", f"{who}_id", f"{who}__name", "on_day")
    )
    return rows


@dataclass(frozen=True, kw_only=True)
class Begun:
    """A form somebody began and has not sent."""

    address: str
    saved_at: datetime


def begun_by(reader: User) -> list[Begun]:
    """Return the forms one person began and has not sent, the newest first."""
    drafts = reader.drafts.order_by("-saved_at", "pk").values_list("address", "saved_at")
    return [Begun(address=address, saved_at=at) for address, at in drafts]
