"""Nominating a child, letting the right people consider it, and ending that."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from holdfast.access.actions import end_grants, grant
from holdfast.access.editing import change
from holdfast.access.identity import adding
from holdfast.access.models import Grant, User
from holdfast.access.permissions import Role
from holdfast.access.rules import Standing
from holdfast.audit.trail import record
from holdfast.choosing import rules
from holdfast.choosing.models import Nomination
from holdfast.choosing.reports import has_open_case, is_considered
from holdfast.families.actions import NewFamily, add_new_family
from holdfast.families.models import Child
from holdfast.families.rules import level
from holdfast.kit.references import new_reference
from holdfast.kit.refusals import Refused, insist
from holdfast.place.models import Post
from holdfast.programme.models import Part, Participant

READ_AFTER_ENDING = timedelta(days=28)


@transaction.atomic
def nominate(
    *,
    family_id: UUID,
    child_id: UUID,
    participant: Participant,
    why: str,
    on: date,
    at: datetime,
    by: User,
    caseload: int | None = None,
    full_time: Decimal | None = None,
) -> Nomination:
    """Nominate a child for a practitioner, and let both and their managers consider it.

    Raise `Refused` if the rules say no. The child need not be within the nominator's reach before.
    """
    insist(rules.why_not_nominate(nominating(child_id, participant, full_time, on)))
    made = Nomination(
        reference=new_reference("HN"),
        authority_id=by.authority,
        family_id=family_id,
        child_id=child_id,
        run=participant.run,
        team=participant.team,
        participant=participant,
        why=why,
        caseload=caseload,
        full_time=full_time,
        nominated_on=on,
        nominated_by=by,
    )
    keep_new(made)
    record("nominated", about=[made, made.participant.person], by=by, team=made.team.name)
    let_in(made, at=at, by=by)
    note_characteristics(made, on=on)
    return made


@transaction.atomic
def nominate_of_new_family(*, told: NewFamily, by: User, **facts: Any) -> Nomination:
    """Add a family with its child, and nominate the child: all of it, or nothing."""
    child = add_new_family(told=told, by=by)
    return nominate(family_id=child.family_id, child_id=child.pk, by=by, **facts)


def nominating(
    child_id: UUID, participant: Participant, full_time: Decimal | None, on: date
) -> rules.Nominating:
    """Gather the facts that decide whether a child may be nominated."""
    return rules.Nominating(
        today=on,
        run_began_on=participant.run.began_on,
        run_ends_on=participant.run.ends_on,
        for_practitioner=participant.part == Part.PRACTITIONER and participant.team is not None,
        has_withdrawn=participant.withdrew_on is not None and participant.withdrew_on <= on,
        has_open_case=has_open_case(child_id),
        is_considered=is_considered(child_id),
        full_time=full_time,
    )


def keep_new(made: Nomination) -> None:
    """Keep a new nomination, unless somebody nominated the same child a moment ago."""
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError as clash:
        if "choosing_a_child_is_considered_once_at_a_time" in str(clash):
            raise Refused([rules.WhyNotNominate.ALREADY_NOMINATED]) from clash
        raise
    adding(made.pk)


def let_in(nomination: Nomination, *, at: datetime, by: User) -> None:
    """Let whoever considers a nomination reach it and its family from now on."""
    heads = Post.objects.current().filter(team=nomination.team, is_manager=True)
    managers = [post.person for post in heads.select_related("person")]
    considering(nomination, [nomination.nominated_by], "nominated it", at=at, by=by)
    considering(nomination, [nomination.participant.person], "would work with it", at=at, by=by)
    considering(nomination, managers, "manages the team", at=at, by=by)


def considering(
    nomination: Nomination, people: Iterable[User], why: str, *, at: datetime, by: User
) -> None:
    """Grant some people leave to consider a nomination."""
    grant(
        case=nomination, family_id=nomination.family_id, to=people, standing=Standing.CONSIDERS,
        at=at, why=why, by=by,
    )  # fmt: skip


def note_characteristics(nomination: Nomination, *, on: date) -> None:
    """Keep the child's characteristics as they stand, for counting who was considered."""
    child = Child.objects.get(pk=nomination.child_id)
    spans = [span.as_span() for span in child.statuses.all()]
    known = {
        "age_band": rules.age_band(child.age_on(on)),
        "sex": child.sex,
        "ethnic_group": rules.ethnic_group(child.ethnicity),
        "status": level(spans, on=on).value if spans else "",
    }
    Nomination.objects.filter(pk=nomination.pk).update(**known)
    nomination.refresh_from_db()


@transaction.atomic
def withdraw_nomination(
    *, nomination: Nomination, version: int, because: str, note: str, at: datetime, by: User
) -> Nomination:
    """End the considering of a family, with the reason; raise `Refused` if the rules say no."""
    insist(rules.why_not_step(nomination.state, rules.Step.END))
    change(
        nomination,
        version=version,
        state=rules.next_step(nomination.state, rules.Step.END),
        ended_because=because,
        ending_note=note,
    )
    record("withdrew nomination", about=[nomination], by=by, why=because)
    end_considering(nomination, at=at)
    return nomination


def end_considering(nomination: Nomination, *, at: datetime) -> None:
    """Let practitioners read an ended nomination for four weeks more; its managers read on."""
    Grant.objects.filter(
        case_id=nomination.pk,
        standing=Standing.CONSIDERS,
        person__role=Role.PRACTITIONER,
        ended_at=None,
    ).update(ended_at=at + READ_AFTER_ENDING)


@transaction.atomic
def become_case(*, nomination: Nomination, at: datetime, by: User) -> None:
    """Note that a case was opened from a nomination: from now on only the case's grants count.

    Raise `Refused` where it is not agreed.
    """
    insist(rules.why_not_step(nomination.state, rules.Step.OPEN))
    change(nomination, version=nomination.version, state=rules.State.OPENED)
    record("opened case from nomination", about=[nomination], by=by)
    granted = Grant.objects.filter(case_id=nomination.pk, standing=Standing.CONSIDERS)
    others = [one.person for one in granted.not_ended(at).select_related("person")]
    others.sort(key=lambda person: person.pk == by.pk)  # one's own last: by it one ends the others
    end_grants(
        case=nomination, of=others, standing=Standing.CONSIDERS, at=at, why="case opened", by=by
    )
