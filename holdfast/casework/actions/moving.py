"""Moving a case from one state to another: beginning module work, pausing, going on again."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from holdfast.access.models import User
from holdfast.audit.trail import record
from holdfast.casework.models import Case, CaseMove, ManagersWord, RunDecision
from holdfast.casework.reports.planned import days_of
from holdfast.casework.reports.states import Stands, missing, stands
from holdfast.casework.rules import run_end, states
from holdfast.casework.rules.states import CaseState
from holdfast.kit.refusals import insist
from holdfast.measures.actions.planning import plan_asks


@transaction.atomic
def move_case(
    *,
    case: Case,
    to: CaseState,
    on: date,
    today: date,
    at: datetime,
    by: User,
    because: str = "",
    look_again_on: date | None = None,
) -> CaseMove:
    """Let a case go on to another state; raise `Refused` with every reason why it may not.

    Whoever moves it waits for whoever else does so at the same moment. The measures that follow
    from how it stands are planned anew.
    """
    Case.objects.select_for_update().get(pk=case.pk)
    before = stands(case)
    asked = states.Moving(
        **as_it_stands(case, before, to=to, today=today),
        to=to,
        on=on,
        today=today,
        because=because,
        look_again_on=look_again_on,
    )
    insist(states.why_not_move(asked))
    move = next_move(case, before, asked)
    move.moved_by, move.moved_at = by, at
    move.save(force_insert=True)
    said = f"{states.MOVES[before.state, to]} ({before.state} to {to})"
    record(f"moved case: {said}", about=[case], by=by, why=because)
    plan_asks(days=days_of(case), today=on, at=at, by=by)
    return move


def next_move(case: Case, before: Stands, asked: states.Moving) -> CaseMove:
    """Return a case's next move as it was asked for, ready to be kept."""
    return CaseMove(
        case=case,
        number=len(before.moves) + 1,
        from_state=asked.frm.value,
        to_state=asked.to.value,
        moved_on=asked.on,
        because=asked.because,
        look_again_on=asked.look_again_on,
    )


def as_it_stands(case: Case, before: Stands, *, to: CaseState, today: date) -> dict[str, Any]:
    """Gather what is known of a case that would move."""
    needs_all = to is states.ACTIVE and not before.was_active
    return {
        "frm": before.state,
        "since": before.since,
        "was_active": before.was_active,
        "missing": missing(case, today=today) if needs_all else (),
    }


@transaction.atomic
def begin_work(*, case: Case, on: date, today: date, at: datetime, by: User) -> CaseMove:
    """Begin module work, once everything it needs is there."""
    return move_case(case=case, to=states.ACTIVE, on=on, today=today, at=at, by=by)


@transaction.atomic
def pause(
    *,
    case: Case,
    because: str,
    look_again_on: date | None,
    on: date,
    today: date,
    at: datetime,
    by: User,
) -> CaseMove:
    """Pause the work until a day on which somebody looks at it again."""
    return move_case(
        case=case,
        to=states.PAUSED,
        because=because,
        look_again_on=look_again_on,
        on=on,
        today=today,
        at=at,
        by=by,
    )


@transaction.atomic
def go_on(*, case: Case, because: str, on: date, today: date, at: datetime, by: User) -> CaseMove:
    """Take the work up again after a pause, or after an ending that was begun and is not to be."""
    to = states.goes_back_to(was_active=stands(case).was_active)
    return move_case(case=case, to=to, because=because, on=on, today=today, at=at, by=by)


@transaction.atomic
def give_word(
    *, case: Case, words: str, family_agreed_on: date, today: date, at: datetime, by: User
) -> ManagersWord:
    """Write why a case that was opened without a nomination suits the family all the same."""
    Case.objects.select_for_update().get(pk=case.pk)
    asked = states.Word(
        words=words,
        family_agreed_on=family_agreed_on,
        today=today,
        is_given=ManagersWord.objects.filter(case=case).exists(),
    )
    insist(states.why_not_word(asked))
    word = ManagersWord(
        case=case, words=words, family_agreed_on=family_agreed_on, said_by=by, said_at=at
    )
    word.save(force_insert=True)
    record("gave the manager’s word on a case", about=[word, case], by=by, why=words)
    return word


@transaction.atomic
def decide_for_run_end(
    *, case: Case, decision: str, because: str, on: date, by: User
) -> RunDecision:
    """Record what is to become of a case when the programme's run ends."""
    insist(run_end.why_not_decide(is_closed=case.closed_on is not None, because=because))
    made = RunDecision(case=case, decision=decision, because=because, decided_on=on, decided_by=by)
    made.save(force_insert=True)
    record("decided for the end of the run", about=[case], by=by, why=because, decision=decision)
    return made
