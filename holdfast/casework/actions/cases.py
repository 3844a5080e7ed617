"""Opening a case, giving it to somebody, linking its plan, sealing it."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F, Q, QuerySet
from django.utils.timezone import localdate

from holdfast.access.actions import end_grants, grant
from holdfast.access.identity import adding
from holdfast.access.models import Grant, User
from holdfast.access.permissions import Role
from holdfast.audit.trail import record
from holdfast.casework import rules
from holdfast.casework.models import Assignment, Case, Handover, PlanOutcome, Reminder
from holdfast.casework.reports.planned import days_of
from holdfast.casework.rules import Standing
from holdfast.casework.rules.handing import Handing
from holdfast.choosing.actions.nominating import become_case
from holdfast.choosing.models import Nomination
from holdfast.choosing.reports import has_open_case, is_considered, latest_choice
from holdfast.choosing.rules import State
from holdfast.kit.references import new_reference
from holdfast.kit.refusals import Refused, insist
from holdfast.measures.actions.planning import plan_asks
from holdfast.place.models import Post, Team
from holdfast.programme.models import Part, Participant, Run
from holdfast.programme.reports import numbers_in_force


@transaction.atomic
def open_case(
    *,
    family_id: UUID,
    child_id: UUID,
    run: Run,
    team: Team,
    lead: Participant,
    on: date,
    at: datetime,
    by: User,
    plan_kind: str = "",
    plan_reference: str = "",
    plan_outcome: str = "",
    nomination: Nomination | None = None,
) -> Case:
    """Open a case, allocate it, and let its lead and the team's managers reach it.

    Raise `Refused` if the rules say no. `at` is the present moment, from which they may reach it.
    """
    facts = opening(child_id=child_id, run=run, lead=lead, on=on, nomination=nomination, by=by)
    insist(rules.why_not_open(facts))
    case = Case(
        reference=new_reference("HF"), authority_id=by.authority, family_id=family_id,
        child_id=child_id, run=run, team=team, nomination=nomination, opened_on=on, opened_by=by,
        plan_kind=plan_kind, plan_reference=plan_reference,
    )  # fmt: skip
    keep_new(case)
    record("opened case", about=[case], by=by, team=team.name)
    begin(case, lead=lead, on=on, at=at, by=by)
    if plan_outcome.strip():
        PlanOutcome(case=case, words=plan_outcome.strip(), began_on=on, written_by=by).save(
            force_insert=True
        )
    if nomination is not None:
        become_case(nomination=nomination, at=at, by=by)
    plan_asks(days=days_of(case, is_new=True), today=on, at=at, by=by)
    return case


def keep_new(case: Case) -> None:
    """Keep a new case, unless somebody opened one for the same child a moment ago."""
    try:
        with transaction.atomic():
            case.save(force_insert=True)
    except IntegrityError as clash:
        if "casework_one_open_case_a_child" in str(clash):
            raise Refused([rules.WhyNotOpen.ALREADY_OPEN]) from clash
        raise
    adding(case.pk)


def begin(case: Case, *, lead: Participant, on: date, at: datetime, by: User) -> None:
    """Allocate a new case to its lead, and let its team's managers in."""
    let_in(case, [lead.person], Standing.WORKS, at=at, why="leads the case", by=by)
    let_in(case, managers_of(case.team), Standing.OVERSEES, at=at, why="manages the team", by=by)
    Assignment(case=case, participant=lead, part="lead", began_on=on).save(force_insert=True)


def opening(
    *,
    child_id: UUID,
    run: Run,
    lead: Participant,
    on: date,
    by: User,
    nomination: Nomination | None = None,
) -> rules.Opening:
    """Gather the facts that decide whether a case may be opened."""
    open_leads = Assignment.objects.filter(
        participant=lead, part="lead", ended_on=None, case__closed_on=None
    )
    said = latest_choice(nomination) if nomination else None
    return rules.Opening(
        opened_on=on,
        run_began_on=run.began_on,
        run_ends_on=run.ends_on,
        lead_is_practitioner=lead.part == Part.PRACTITIONER,
        lead_withdrawn=lead.withdrew_on is not None and lead.withdrew_on <= on,
        open_cases=open_leads.count(),
        manager_agrees_to_more=by.role == Role.MANAGER or bool(said and said.above_two_because),
        child_has_open_case=has_open_case(child_id),
        is_considered=nomination is None and is_considered(child_id),
        is_agreed=nomination is None
        or (nomination.state == State.AGREED and nomination.child_id == child_id),
        numbers=numbers_in_force(),
    )


def allocating(
    case: Case,
    *,
    ending: "QuerySet[Assignment]",
    on: date,
    at: datetime,
    to: Participant | None = None,
    part: str = "",
) -> rules.Allocating:
    """Gather the facts that decide whether a case may go to somebody else, or be closed."""
    working = case.assignments.filter(participant=to, ended_on=None) if to else ending.none()
    began = [case.opened_on, *ending.values_list("began_on", flat=True)]
    return rules.Allocating(
        on=on,
        today=localdate(at),
        is_closed=case.closed_on is not None,
        last_began_on=max(began),
        works_already=working.filter(part__startswith=part).exists(),
        is_practitioner=to is None or to.part == Part.PRACTITIONER,
        is_withdrawn=to is not None and to.withdrew_on is not None and to.withdrew_on <= on,
    )


def managers_of(team: Team) -> list[User]:
    """Return the people who manage a team now."""
    posts = Post.objects.current().filter(team=team, is_manager=True).select_related("person")
    return [post.person for post in posts]


def let_in(
    case: Case, people: Iterable[User], standing: Standing, *, at: datetime, why: str, by: User
) -> None:
    """Grant some people one standing in a case."""
    grant(case=case, family_id=case.family_id, to=people, standing=standing, at=at, why=why, by=by)


@transaction.atomic
def hand_over(
    *, case: Case, to: Participant, because: str, on: date, at: datetime, by: User
) -> Assignment:
    """Give a case to another lead: the one before can no longer reach it, from this moment."""
    open_now = case.assignments.filter(ended_on=None)
    ending = open_now.filter(Q(part="lead") | Q(participant=to))
    facts = allocating(case, ending=ending, to=to, part="lead", on=on, at=at)
    insist(rules.why_not_allocate(facts))
    waiting = Handover.objects.waiting().filter(case=case)
    waiting.update(state=Handing.WITHDRAWN, answered_at=at)
    open_now.filter(part="co-worker", participant=to).update(ended_on=on, ended_because="other")
    for assignment in open_now.filter(part="lead").select_related("participant__person"):
        Assignment.objects.filter(pk=assignment.pk).update(ended_on=on, ended_because=because)
        before = assignment.participant.person
        give_reminders(case=case, giver=before, to=to.person, by=by)
        end_grants(
            case=case,
            of=[before],
            standing=Standing.WORKS,
            at=at,
            why=f"handed over: {because}",
            by=by,
        )
    let_in(case, [to.person], Standing.WORKS, at=at, why="leads the case", by=by)
    made = Assignment(case=case, participant=to, part="lead", began_on=on)
    made.save(force_insert=True)
    record("handed case over", about=[case], by=by, why=because, to=to.person.name)
    return made


@transaction.atomic
def give_reminders(*, case: Case, giver: User, to: User, by: User) -> None:
    """Let the reminders on a case that were one person's be another's."""
    theirs = Reminder.objects.filter(case=case, owner=giver, closed_on=None)
    if theirs.update(owner=to, version=F("version") + 1):
        record("gave reminders to another", about=[case, giver, to], by=by)


@transaction.atomic
def add_co_worker(
    *, case: Case, participant: Participant, on: date, at: datetime, by: User
) -> None:
    """Let a second practitioner work with a case beside its lead."""
    none = case.assignments.none()
    insist(rules.why_not_allocate(allocating(case, ending=none, to=participant, on=on, at=at)))
    let_in(case, [participant.person], Standing.WORKS, at=at, why="works with the lead", by=by)
    Assignment(case=case, participant=participant, part="co-worker", began_on=on).save(
        force_insert=True
    )
    record("added co-worker", about=[case], by=by, who=participant.person.name)


def may_record(case: Case, *, on: date, today: date) -> list[rules.WhyNotRecord]:
    """Return why something may not be written in this case as of a day."""
    return rules.why_not_record(
        on=on, opened_on=case.opened_on, closed_on=case.closed_on, today=today
    )


@transaction.atomic
def seal_case(*, case: Case, only: Iterable[User], why: str, at: datetime, by: User) -> Case:
    """Seal a case: from now on nobody reaches it but the people named."""
    named = {person.pk for person in only}
    Case.objects.filter(pk=case.pk).update(sealed_at=at, version=F("version") + 1)
    case.refresh_from_db()
    grants = Grant.objects.filter(case_id=case.pk).not_ended(at).exclude(person__in=named)
    record("sealed case", about=[case], by=by, why=why, named=len(named))
    others = [one for one in grants.select_related("person") if one.person_id != by.pk]
    mine = [one for one in grants.select_related("person") if one.person_id == by.pk]
    for one in [*others, *mine]:  # one's own last: it is what lets one end the others
        end_grants(
            case=case,
            of=[one.person],
            standing=Standing(one.standing),
            at=at,
            why="case sealed",
            by=by,
        )
    return case
