"""The manager's decision, and the family's agreement."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from holdfast.access.editing import change
from holdfast.access.models import User
from holdfast.audit.trail import record
from holdfast.choosing import rules
from holdfast.choosing.actions.nominating import end_considering, note_characteristics
from holdfast.choosing.models import Agreement, Choice, Nomination
from holdfast.choosing.reports import latest_check, places_of
from holdfast.choosing.rules.deciding import STEPS
from holdfast.kit.refusals import insist
from holdfast.programme.reports import numbers_in_force


@dataclass(frozen=True, kw_only=True)
class Decided:
    """A manager's decision as it was typed."""

    decided: rules.Outcome
    because: str = ""
    look_again_on: date | None = None
    above_two_because: str = ""
    gives_way: str = ""


@transaction.atomic
def decide(
    *, nomination: Nomination, version: int, told: Decided, on: date, at: datetime, by: User
) -> Choice:
    """Keep a manager's decision. Raise `Refused` with what is still to be written."""
    check = latest_check(nomination)
    waits = told.decided is rules.Outcome.NOT_NOW
    insist(rules.why_not_decide(deciding(nomination, told, on)))
    assert check is not None  # noqa: S101  # insisted on above
    made = Choice(
        nomination=nomination,
        family_id=nomination.family_id,
        decided=told.decided.value,
        check_said=check.says,
        because=told.because,
        above_two_because=told.above_two_because,
        gives_way=told.gives_way,
        look_again_on=told.look_again_on if waits else None,
        decided_on=on,
        decided_by=by,
        decided_at=at,
    )
    made.save(force_insert=True)
    state = rules.next_step(nomination.state, STEPS[told.decided])
    change(nomination, version=version, state=state, look_again_on=made.look_again_on)
    note_characteristics(nomination, on=on)
    record(f"decided: {made.decided}", about=[made, nomination], by=by, why=made.because)
    if told.decided is rules.Outcome.NO:
        end_considering(nomination, at=at)
    return made


def deciding(nomination: Nomination, told: Decided, on: date) -> rules.Deciding:
    """Gather the facts that decide whether a decision may be kept."""
    check = latest_check(nomination)
    return rules.Deciding(
        state=nomination.state,
        decided=told.decided,
        check_says=rules.Outcome(check.says) if check else None,
        today=on,
        places=places_of(nomination),
        caseload=nomination.per_full_time,
        numbers=numbers_in_force(),
        look_again_on=told.look_again_on,
        because=told.because,
        above_two_because=told.above_two_because,
        gives_way=told.gives_way,
    )


@transaction.atomic
def record_agreement(
    *,
    nomination: Nomination,
    version: int,
    told_on: date,
    agreed_on: date,
    who: Sequence[str],
    how: str,
    today: date,
    by: User,
    note: str = "",
) -> Agreement:
    """Keep that a family was told what the work is, and agreed to it."""
    asked = rules.Agreeing(
        state=nomination.state, told_on=told_on, agreed_on=agreed_on, today=today, who=len(who)
    )
    insist(rules.why_not_agree(asked))
    made = Agreement(
        nomination=nomination,
        family_id=nomination.family_id,
        told_by=by,
        told_on=told_on,
        agreed_on=agreed_on,
        who=list(who),
        how=how,
        note=note,
    )
    made.save(force_insert=True)
    state = rules.next_step(nomination.state, rules.Step.AGREE)
    change(nomination, version=version, state=state)
    record("family agreed", about=[made, nomination], by=by, how=how)
    return made


@transaction.atomic
def take_agreement_back(
    *,
    nomination: Nomination,
    version: int,
    who: str,
    on: date,
    note: str,
    today: date,
    at: datetime,
    by: User,
) -> Agreement:
    """Keep that a family takes its agreement back. An open case stays open: somebody decides."""
    standing = nomination.agreements.filter(taken_back_on=None).first()
    agreed_on = standing.agreed_on if standing else None
    insist(rules.why_not_take_back(agreed_on=agreed_on, on=on, today=today))
    assert standing is not None  # noqa: S101  # insisted on above
    change(
        standing,
        version=version,
        taken_back_on=on,
        taken_back_by=who,
        taken_back_note=note,
    )
    record("family took agreement back", about=[standing, nomination], by=by)
    if nomination.state == rules.State.AGREED:
        state = rules.next_step(nomination.state, rules.Step.TAKE_BACK)
        change(nomination, version=nomination.version, state=state, ended_because="family said no")
        end_considering(nomination, at=at)
    return standing
