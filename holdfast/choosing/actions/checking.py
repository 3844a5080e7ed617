"""Checking whether a nomination suits, and asking a clinical supervisor about it."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from holdfast.access.editing import change
from holdfast.access.models import User
from holdfast.access.permissions import Role
from holdfast.audit.trail import record
from holdfast.choosing import rules
from holdfast.choosing.actions.nominating import let_in
from holdfast.choosing.models import Advice, Nomination, SuitabilityCheck
from holdfast.choosing.reports import has_open_case, is_considered
from holdfast.kit.refusals import insist


@transaction.atomic
def check_suitability(
    *,
    nomination: Nomination,
    version: int,
    answers: Mapping[str, str],
    notes: Mapping[str, str],
    on: date,
    at: datetime,
    by: User,
) -> SuitabilityCheck:
    """Keep what somebody found of the seven things, and put the nomination to the manager.

    One that had ended is taken up again by this, by a manager. Raise `Refused` if the rules say no.
    """
    has_ended = nomination.state in rules.ENDED
    insist(why_not_check(nomination, by=by))
    made = SuitabilityCheck(
        nomination=nomination,
        family_id=nomination.family_id,
        answers=dict(answers),
        notes={key: note for key, note in notes.items() if note},
        says=rules.read(answers).outcome.value,
        checked_on=on,
        checked_by=by,
        checked_at=at,
    )
    made.save(force_insert=True)
    change(
        nomination,
        version=version,
        state=rules.next_step(nomination.state, rules.Step.CHECK),
        look_again_on=None,
        ended_because="",
        ending_note="",
    )
    record("checked suitability", about=[made, nomination], by=by, says=made.says)
    if has_ended:
        let_in(nomination, at=at, by=by)
    return made


def why_not_check(nomination: Nomination, *, by: User) -> list[str]:
    """Return why somebody may not check whether a nomination suits; none means they may."""
    return rules.why_not_check(
        state=nomination.state,
        is_manager=by.role == Role.MANAGER,
        is_free=nomination.state not in rules.ENDED or is_free(nomination),
    )


def is_free(nomination: Nomination) -> bool:
    """Tell whether nobody else considers the child, or works with them, by now."""
    return not (has_open_case(nomination.child_id) or is_considered(nomination.child_id))


@transaction.atomic
def ask_advice(
    *,
    nomination: Nomination,
    supervisor: User | None,
    question: str,
    at: datetime,
    by: User,
) -> Advice:
    """Ask a clinical supervisor about a nomination; they see no name of the family."""
    asked = nomination.advice.filter(supervisor=supervisor, advised_at=None)
    insist(
        rules.why_not_advise(
            state=nomination.state,
            has_supervisor=supervisor is not None,
            is_checked=nomination.checks.exists(),
            is_waiting=asked.exists(),
        )
    )
    assert supervisor is not None  # noqa: S101  # insisted on above
    made = Advice(
        nomination=nomination,
        family_id=nomination.family_id,
        supervisor=supervisor,
        question=question,
        asked_by=by,
        asked_at=at,
    )
    made.save(force_insert=True)
    record(f"asked {supervisor.name} for advice", about=[made, nomination], by=by)
    return made


@transaction.atomic
def advise(*, advice: Advice, version: int, words: str, at: datetime, by: User) -> Advice:
    """Write what a clinical supervisor advises; the decision stays the manager's."""
    change(advice, version=version, advice=words, advised_at=at)
    record("advised", about=[advice, Nomination(pk=advice.nomination_id)], by=by)
    return advice
