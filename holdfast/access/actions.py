"""Every change to what people hold: drafts, grants, blocks."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import models, transaction

from holdfast.access.models import Block, Draft, Grant, User
from holdfast.access.rules import Standing
from holdfast.audit.trail import record


@transaction.atomic
def save_draft(
    *, address: str, typed: dict[str, Any], base_version: int | None, at: datetime, by: User
) -> Draft:
    """Keep what has been typed into one form, in place of what was kept before."""
    kept, _ = Draft.objects.update_or_create(
        person=by,
        address=address,
        defaults={"typed": typed, "base_version": base_version, "saved_at": at},
    )
    return kept


@transaction.atomic
def throw_draft_away(*, address: str, by: User) -> None:
    """Forget what was typed into one form and never sent."""
    Draft.objects.filter(person=by, address=address).delete()


@transaction.atomic
def grant(
    *,
    case: models.Model,
    family_id: UUID,
    to: Iterable[User],
    standing: Standing,
    at: datetime,
    why: str,
    by: User,
) -> None:
    """Let some people reach one case and its family from now on."""
    people = list(to)
    have = set(
        Grant.objects.filter(
            case_id=case.pk, person__in=people, standing=standing, ended_at=None
        ).values_list("person_id", flat=True)
    )
    for person in people:
        if person.pk not in have:
            Grant.objects.create(
                person=person,
                case_id=case.pk,
                family_id=family_id,
                standing=standing,
                began_at=at,
                why=why,
            )
            record("gave leave", about=[case, person], by=by, why=why, standing=standing.value)


@transaction.atomic
def end_grants(
    *, case: models.Model, of: Iterable[User], standing: Standing, at: datetime, why: str, by: User
) -> None:
    """End, at once, some people's leave to reach one case."""
    for person in of:
        ended = (
            Grant.objects.filter(case_id=case.pk, person=person, standing=standing)
            .not_ended(at)
            .update(ended_at=at)
        )
        if ended:
            record("ended leave", about=[case, person], by=by, why=why, standing=standing.value)


@transaction.atomic
def declare_conflict(*, family_id: UUID, person: User, why: str, at: datetime, by: User) -> Block:
    """Keep one person from everything about one family, because of a conflict of interest."""
    block = Block.objects.create(person=person, family_id=family_id, why=why, began_at=at)
    record("declared a conflict of interest", about=[block, person], by=by, why=why)
    return block


@transaction.atomic
def invite(
    *, name: str, email: str, role: str, authority: str, by: User, is_invented: bool = False
) -> User:
    """Add somebody who may sign in; they set a password and a second factor for themselves."""
    person = User(name=name, email=email, role=role, authority=authority, is_invented=is_invented)
    person.set_unusable_password()
    person.save(force_insert=True)
    record("invited", about=[person], by=by, role=role)
    return person


@transaction.atomic
def set_access_end(*, person: User, at: datetime | None, by: User) -> None:
    """Have somebody's account close by itself at a moment; None opens it without end again."""
    User.objects.filter(pk=person.pk).update(access_ends_at=at)
    record("set when access ends", about=[person], by=by, at=at)


@transaction.atomic
def end_access(*, person: User, why: str, by: User) -> None:
    """Let somebody sign in no more, because they have left; what they wrote stays theirs."""
    User.objects.filter(pk=person.pk).update(is_active=False)
    record("ended access", about=[person], by=by, why=why)
