"""Handing a case over by agreement: the giver keeps it until whoever is asked accepts."""

from datetime import date, datetime

from django.db import transaction

from holdfast.access.editing import change
from holdfast.access.models import User
from holdfast.access.moments import transaction_moment
from holdfast.audit.trail import record
from holdfast.casework.actions.cases import hand_over
from holdfast.casework.models import Assignment, Case, Handover
from holdfast.casework.reports.leaving import planned_leavers
from holdfast.casework.rules import handing as rules
from holdfast.casework.rules.handing import Handing
from holdfast.kit.refusals import insist
from holdfast.programme.models import Part, Participant


def proposing(case: Case, to: Participant, *, on: date) -> rules.Proposing:
    """Gather the facts that decide whether a handover may be proposed."""
    is_of_team = to.team_id == case.team_id and to.part == Part.PRACTITIONER
    return rules.Proposing(
        is_closed=case.closed_on is not None,
        one_waits=case.handovers.filter(state=Handing.PROPOSED).exists(),
        leads_already=case.assignments.filter(participant=to, part="lead", ended_on=None).exists(),
        is_of_team=is_of_team,
        is_withdrawn=to.withdrew_on is not None and to.withdrew_on <= on,
        is_leaving=to.person_id in planned_leavers(),
    )


@transaction.atomic
def propose_handover(
    *,
    case: Case,
    to: Participant,
    because: str,
    note: str,
    works: str,
    on: date,
    at: datetime,
    by: User,
) -> Handover:
    """Ask another practitioner of the team to take a case over; nothing changes until they do."""
    Case.objects.select_for_update(of=("self",)).get(pk=case.pk)  # one proposal at a time
    insist(rules.why_not_propose(proposing(case, to, on=on)))
    made = Handover(
        case=case,
        to=to,
        to_person=to.person,
        because=because,
        note=note,
        works=works,
        proposed_by=by,
        proposed_on=on,
        proposed_at=at,
    )
    made.save(force_insert=True)
    record("proposed handover", about=[made, case], by=by, why=because, to=to.person.name)
    return made


@transaction.atomic
def accept_handover(
    *, handover: Handover, version: int, on: date, at: datetime, by: User
) -> Assignment:
    """Take a case over: from this moment whoever led it can no longer reach it."""
    answer(handover, version, Handing.ACCEPTED, "", by=by)
    case = Case.objects.get(pk=handover.case_id)  # reached from now on, by having accepted
    record("accepted handover", about=[handover, case], by=by)
    return hand_over(case=case, to=handover.to, because=handover.because, on=on, at=at, by=by)


@transaction.atomic
def return_handover(*, handover: Handover, version: int, words: str, by: User) -> Handover:
    """Say no to taking a case over, and why: its giver keeps it."""
    answer(handover, version, Handing.RETURNED, words.strip(), by=by)
    record("returned handover", about=[handover], by=by, why=words)
    return handover


@transaction.atomic
def withdraw_handover(*, handover: Handover, version: int, by: User) -> Handover:
    """Take a proposal back before it is answered."""
    answer(handover, version, Handing.WITHDRAWN, "", by=by)
    record("took handover back", about=[handover, handover.case], by=by)
    return handover


def answer(handover: Handover, version: int, to: Handing, words: str, *, by: User) -> None:
    """Let a handover stand otherwise, if it may, at this transaction's own moment."""
    insist(
        rules.why_not_answer(
            state=Handing(handover.state),
            to=to,
            is_asked=handover.to_person_id == by.pk,
            words=words,
        )
    )
    change(handover, version=version, state=to, answer=words, answered_at=transaction_moment())
