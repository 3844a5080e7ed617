"""Meetings about the programme, decisions, and actions from being agreed to being done."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from holdfast.access.editing import change
from holdfast.access.models import User
from holdfast.audit.trail import record
from holdfast.kit.refusals import insist
from holdfast.steering.models import ReviewPoint, SteeringAction, SteeringDecision, SteeringMeeting
from holdfast.steering.rules import decisions as rules
from holdfast.steering.rules.decisions import ActionState


@transaction.atomic
def record_meeting(
    *, forum: str, held_on: date, came: str, said: str = "", today: date, by: User
) -> SteeringMeeting:
    """Record a meeting about the programme. Raise `Refused` for a day to come."""
    insist(rules.why_not_decision(decided_on=held_on, review_on=None, today=today))
    made = SteeringMeeting(
        authority_id=by.authority, forum=forum, held_on=held_on, came=came, said=said
    )
    made.save(force_insert=True)
    record("recorded a meeting about the programme", about=[made], by=by)
    return made


@dataclass(frozen=True, kw_only=True)
class Decided:
    """A decision as it was typed."""

    words: str
    because: str
    forum: str
    decided_on: date
    review_on: date | None = None
    meeting: SteeringMeeting | None = None
    review: ReviewPoint | None = None


@transaction.atomic
def record_decision(*, told: Decided, today: date, by: User) -> SteeringDecision:
    """Record what was decided, with its reason. Raise `Refused`."""
    insist(
        rules.why_not_decision(decided_on=told.decided_on, review_on=told.review_on, today=today)
    )
    made = SteeringDecision(authority_id=by.authority, **vars(told))
    made.save(force_insert=True)
    record("recorded a decision", about=[made], by=by)
    return made


@transaction.atomic
def look_again(
    *,
    found: SteeringDecision,
    version: int,
    outcome: str,
    why: str,
    review_on: date | None,
    today: date,
    by: User,
) -> SteeringDecision:
    """Say what a decision looks like now, and when it is looked at next. Raise `Refused`, `Stale`.

    One that still stands may have a next day; one that does not has none.
    """
    insist(rules.why_not_decision(decided_on=found.decided_on, review_on=review_on, today=today))
    change(
        found, version=version, outcome=outcome, outcome_why=why, looked_on=today,
        review_on=review_on if outcome == "stands" else None,
    )  # fmt: skip
    record("looked at a decision again", about=[found], by=by, outcome=outcome)
    return found


@dataclass(frozen=True, kw_only=True)
class Agreed:
    """An action as it was typed."""

    words: str
    owner: User
    agreed_on: date
    due_on: date
    meeting: SteeringMeeting | None = None


@transaction.atomic
def agree_action(*, told: Agreed, today: date, by: User) -> SteeringAction:
    """Note what somebody is to do by a day. Raise `Refused`."""
    insist(rules.why_not_agree(agreed_on=told.agreed_on, due_on=told.due_on, today=today))
    made = SteeringAction(authority_id=by.authority, **vars(told))
    made.save(force_insert=True)
    record("noted an action for the programme", about=[made, told.owner], by=by)
    return made


@transaction.atomic
def finish_action(
    *, found: SteeringAction, version: int, to: ActionState, because: str, on: date, by: User
) -> SteeringAction:
    """Say that an action is done, or dropped and why. Raise `Refused`, or `Stale` in a race."""
    insist(rules.why_not_finish(found.state, to=to, because=because))
    change(found, version=version, state=to, finished_on=on, because=because.strip())
    record("finished an action for the programme", about=[found], by=by, state=to)
    return found
