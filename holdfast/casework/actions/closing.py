"""Closing a case, and reopening one: who may reach it, who leads it, and what is asked in it."""

from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.module_loading import import_string
from django.utils.timezone import localdate

from holdfast.access.actions import end_grants
from holdfast.access.editing import change
from holdfast.access.models import Grant, User
from holdfast.audit.trail import record
from holdfast.casework import rules
from holdfast.casework.actions.cases import allocating, let_in
from holdfast.casework.actions.moving import move_case
from holdfast.casework.models import Assignment, Case, FollowUp
from holdfast.casework.reports.concerns import has_open_concern
from holdfast.casework.reports.endings import ending_now, signed
from holdfast.casework.reports.states import stands
from holdfast.casework.rules import states
from holdfast.casework.rules.states import WhyNotReopen
from holdfast.choosing.reports import has_open_case
from holdfast.kit.refusals import Refused, insist
from holdfast.measures.models import RiskAnswer
from holdfast.programme.models import Part, Participant

READ_AFTER_CLOSING = timedelta(days=28)


def closing(case: Case, *, why_none: str) -> rules.Closing:
    """Gather what the ending of the work says for or against closing a case."""
    begun = ending_now(case)
    return rules.Closing(
        risks_waiting=RiskAnswer.objects.filter(child=case.child_id).waiting().count(),
        risks_undecided=risks_undecided(case),
        has_open_concern=has_open_concern(case),
        has_signed_summary=begun is not None and signed(begun) is not None,
        is_planned=begun is not None and begun.is_planned,
        why_none=why_none,
    )


def risks_undecided(case: Case) -> int:
    """Return how many sets of answers wait for a decision with a risk answer among them.

    They are kept in a layer above, which the settings name: the site wires it, and nothing here
    imports it.
    """
    found: int = import_string(settings.CASEWORK_RISKS_UNDECIDED)(child_id=case.child_id)
    return found


def before_closing(case: Case) -> list[rules.WhyNotClose]:
    """Return what stands against closing a case before anything is typed."""
    return rules.why_not_close(closing(case, why_none=""))


@transaction.atomic
def close_case(
    *, case: Case, version: int, because: str, note: str, on: date, at: datetime, by: User
) -> Case:
    """Close a case. Those who worked it may read it for four weeks more and write no longer.

    `note` says why there is no signed closing summary, where there is none. Raise `Refused` with
    every reason against, and `Stale` if somebody else changed the case first.
    """
    working = case.assignments.filter(ended_on=None)
    against: list[str] = [*rules.why_not_allocate(allocating(case, ending=working, on=on, at=at))]
    insist([*against, *rules.why_not_close(closing(case, why_none=note))])
    begun = ending_now(case)
    change(case, version=version, closed_on=on, closed_because=because, closing_note=note)
    ended = dict(rules.ENDINGS)[because]
    said = f"{ended}: {note}" if note.strip() else ended
    move_case(case=case, to=states.CLOSED, because=said, on=on, today=localdate(at), at=at, by=by)
    if begun and begun.follow_up_on:
        FollowUp(case=case, due_on=begun.follow_up_on).save(force_insert=True)
    let_workers_out(case, on=on, at=at, by=by)
    record("closed case", about=[case], by=by, why=because)
    return case


def let_workers_out(case: Case, *, on: date, at: datetime, by: User) -> None:
    """End every allocation to a case: those who worked it may read on for four weeks."""
    Assignment.objects.filter(case=case, ended_on=None).update(ended_on=on, ended_because="closed")
    works = Grant.objects.filter(case_id=case.pk, standing=rules.Standing.WORKS, ended_at=None)
    people = [one.person for one in works.select_related("person")]
    end_grants(case=case, of=people, standing=rules.Standing.WORKS, at=at, why="case closed", by=by)
    let_in(case, people, rules.Standing.READS, at=at, why="reads on for four weeks", by=by)
    Grant.objects.filter(
        case_id=case.pk, standing=rules.Standing.READS, person__in=people, ended_at=None
    ).update(ended_at=at + READ_AFTER_CLOSING)


@transaction.atomic
def reopen_case(
    *, case: Case, version: int, lead: Participant, because: str, on: date, at: datetime, by: User
) -> Case:
    """Reopen a closed case under a lead: it goes on as it was before, and its measures with it."""
    asked = states.Reopening(
        on=on,
        today=localdate(at),
        closed_on=case.closed_on,
        run_ends_on=case.run.ends_on,
        because=because,
        lead_is_practitioner=lead.part == Part.PRACTITIONER,
        lead_withdrawn=lead.withdrew_on is not None and lead.withdrew_on <= on,
        child_has_open_case=has_open_case(case.child_id),
    )
    insist(states.why_not_reopen(asked))
    open_again(case, version=version)
    to = states.goes_back_to(was_active=stands(case).was_active)
    let_in(case, [lead.person], rules.Standing.WORKS, at=at, why="leads the case", by=by)
    Assignment(case=case, participant=lead, part="lead", began_on=on).save(force_insert=True)
    move_case(case=case, to=to, because=because, on=on, today=localdate(at), at=at, by=by)
    record("reopened case", about=[case], by=by, why=because, lead=lead.person.name)
    return case


def open_again(case: Case, *, version: int) -> None:
    """Take a case's closing back, unless another case of the child was opened a moment ago."""
    try:
        with transaction.atomic():
            change(case, version=version, closed_on=None, closed_because="", closing_note="")
    except IntegrityError as clash:
        if "casework_one_open_case_a_child" in str(clash):
            raise Refused([WhyNotReopen.ALREADY_OPEN]) from clash
        raise
