"""A question to a clinician, from asking to what came of it."""

from datetime import date, datetime

from django.db import transaction

from holdfast.access.editing import change
from holdfast.access.models import User
from holdfast.audit.trail import record
from holdfast.casework.models import Case
from holdfast.consultation import rules
from holdfast.consultation.models import Consultation
from holdfast.consultation.reports.people import clinicians_of, clinicians_of_case
from holdfast.consultation.rules import State
from holdfast.families.reports import nameable
from holdfast.families.rules import named_in
from holdfast.kit.references import new_reference
from holdfast.kit.refusals import insist


@transaction.atomic
def ask_clinician(
    *,
    case: Case | None,
    question: str,
    urgency: str,
    asked_of: User | None,
    on: date,
    at: datetime,
    by: User,
    are_no_names: bool = False,
) -> Consultation:
    """Ask a clinician about a case or, with none, without a name. Raise `Refused` with reasons."""
    reasons: list[str] = [
        *rules.why_not_ask(
            about_a_case=case is not None,
            case_clinicians=[one.pk for one in clinicians_of_case(case)] if case else [],
            authority_clinicians=[one.pk for one in clinicians_of(by)],
            asked_of=asked_of.pk if asked_of else None,
        )
    ]
    if case is None:
        reasons += why_not_unnamed(question, are_no_names=are_no_names, by=by)
    insist(reasons)
    made = Consultation(
        reference=new_reference("HC"),
        authority_id=by.authority,
        case=case,
        asked_by=by,
        asked_on=on,
        asked_at=at,
        asked_of=asked_of,
        urgency=urgency,
        question=question,
    )
    made.save(force_insert=True)
    record("asked a clinician", about=[made, *filter(None, [case])], by=by, urgency=urgency)
    return made


def why_not_unnamed(*texts: str, are_no_names: bool, by: User) -> list[str]:
    """Return why words may not be kept without a name: whom of theirs the writer names."""
    people = nameable(by)
    found = [named_in(text, people) for text in texts]
    return rules.why_not_write(
        certain=list(dict.fromkeys(said for one in found for said in one.certain)),
        likely=list(dict.fromkeys(said for one in found for said in one.likely)),
        are_no_names=are_no_names,
    )


@transaction.atomic
def take_question(*, found: Consultation, version: int, on: date, by: User) -> Consultation:
    """Take a question to advise on it; raise `Refused` where somebody has, `Stale` in a race."""
    insist(rules.why_not_move(found.state, State.TAKEN))
    change(found, version=version, state=State.TAKEN, clinician=by, taken_on=on)
    record("took a question", about=about(found), by=by)
    return found


@transaction.atomic
def give_back(*, found: Consultation, version: int, by: User) -> Consultation:
    """Give a question back to the list, by whoever took it."""
    insist(rules.why_not_move(found.state, State.ASKED))
    insist(why_not_mine(found, by))
    change(found, version=version, state=State.ASKED, clinician=None, taken_on=None)
    record("gave a question back", about=about(found), by=by)
    return found


@transaction.atomic
def advise(
    *,
    found: Consultation,
    version: int,
    advice: str,
    minutes: int,
    on: date,
    by: User,
    are_no_names: bool = False,
) -> Consultation:
    """Advise on a question one has taken; accountability stays with the line manager."""
    insist(rules.why_not_move(found.state, State.ADVISED))
    reasons = why_not_mine(found, by)
    if found.case_id is None:
        reasons += why_not_unnamed(advice, are_no_names=are_no_names, by=by)
    insist(reasons)
    told = {"advice": advice, "minutes": minutes, "advised_on": on}
    change(found, version=version, state=State.ADVISED, **told)
    record("advised on a question", about=about(found), by=by)
    return found


@transaction.atomic
def say_outcome(
    *,
    found: Consultation,
    version: int,
    outcome: str,
    note: str,
    on: date,
    by: User,
    are_no_names: bool = False,
) -> Consultation:
    """Close a question with what came of the advice, by whoever asked."""
    insist(rules.why_not_move(found.state, State.CLOSED))
    if found.case_id is None:
        insist(why_not_unnamed(note, are_no_names=are_no_names, by=by))
    told = {"outcome": outcome, "outcome_note": note, "closed_on": on}
    change(found, version=version, state=State.CLOSED, **told)
    record("said what came of advice", about=about(found), by=by, outcome=outcome)
    return found


@transaction.atomic
def withdraw_question(*, found: Consultation, version: int, on: date, by: User) -> Consultation:
    """Take a question back before there is advice, by whoever asked."""
    insist(rules.why_not_move(found.state, State.WITHDRAWN))
    change(found, version=version, state=State.WITHDRAWN, withdrawn_on=on)
    record("withdrew a question", about=about(found), by=by)
    return found


def why_not_mine(found: Consultation, by: User) -> list[str]:
    """Return why somebody may not answer a question: another clinician took it."""
    return [] if found.clinician_id == by.pk else [f"{found.clinician} has taken this question"]


def about(found: Consultation) -> list[Consultation | Case]:
    """Return what the trail names: the question, and the case it is about."""
    return [found, Case(pk=found.case_id)] if found.case_id else [found]
