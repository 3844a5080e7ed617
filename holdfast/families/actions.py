"""Every change to who is in a family and what they are."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction

from holdfast.access.editing import change
from holdfast.access.identity import adding
from holdfast.access.models import User
from holdfast.audit.trail import record
from holdfast.families import rules
from holdfast.families.models import Adult, Child, Family, StatusSpan, Tie
from holdfast.kit.refusals import insist


@transaction.atomic
def add_family(*, name: str, by: User, council_id: str = "") -> Family:
    """Add a family to the reader's authority."""
    family = Family(authority_id=by.authority, name=name, council_id=council_id, added_by=by)
    family.save(force_insert=True)
    adding(family.pk)
    record("added family", about=[family], by=by)
    return family


@transaction.atomic
def say_where(*, family: Family, version: int, small_area: str, by: User) -> Family:
    """Say which small area a family lives in, or that it is not to be kept ("").

    Raise `Stale` if somebody else changed the family first.
    """
    insist(rules.why_not_small_area(small_area))
    change(family, version=version, small_area=small_area)
    record("said where a family lives", about=[family], by=by)
    return family


@transaction.atomic
def add_child(*, family: Family, born_on: date, by: User, **facts: Any) -> Child:
    """Add a child to a family."""
    child = Child(family=family, authority_id=family.authority_id, born_on=born_on, **facts)
    child.save(force_insert=True)
    record("added child", about=[child, family], by=by)
    return child


@transaction.atomic
def change_child(*, child: Child, version: int, by: User, **facts: Any) -> Child:
    """Correct what is known of a child; raise `Stale` if somebody else did so first."""
    change(child, version=version, **facts)
    record("changed child", about=[child], by=by, fields=sorted(facts))
    return child


@transaction.atomic
def add_adult(*, family: Family, name: str, by: User, **facts: Any) -> Adult:
    """Add a parent, carer or other adult to a family."""
    adult = Adult(family=family, name=name, **facts)
    adult.save(force_insert=True)
    record("added adult", about=[adult, family], by=by)
    return adult


@transaction.atomic
def change_adult(*, adult: Adult, version: int, by: User, **facts: Any) -> Adult:
    """Correct what is known of an adult; raise `Stale` if somebody else did so first."""
    change(adult, version=version, **facts)
    record("changed adult", about=[adult], by=by, fields=sorted(facts))
    return adult


@transaction.atomic
def add_adult_with_ties(
    *, family: Family, ties: Iterable[tuple[Child, str, bool | None]], by: User, **facts: Any
) -> Adult:
    """Add an adult, and say what they are to each child: all of it, or nothing."""
    adult = add_adult(family=family, by=by, **facts)
    for child, kind, responsible in ties:
        tie(adult=adult, child=child, kind=kind, has_parental_responsibility=responsible, by=by)
    return adult


@transaction.atomic
def tie(
    *,
    adult: Adult,
    child: Child,
    kind: str,
    by: User,
    has_parental_responsibility: bool | None = None,
) -> Tie:
    """Say what an adult is to a child."""
    made = Tie(
        family_id=child.family_id,
        adult=adult,
        child=child,
        kind=kind,
        has_parental_responsibility=has_parental_responsibility,
    )
    made.save(force_insert=True)
    record("tied adult and child", about=[made, adult, child], by=by, kind=kind)
    return made


@transaction.atomic
def add_status(
    *,
    child: Child,
    status: str,
    began_on: date,
    by: User,
    ended_on: date | None = None,
    detail: str = "",
    source: str = "keyed",
) -> StatusSpan:
    """Say that a child has had a status from a day on. Raise `Refused` if the rules say no."""
    same = child.statuses.filter(status=status, began_on=began_on, source=source, detail=detail)
    against = rules.why_not_status(began_on=began_on, ended_on=ended_on, is_recorded=same.exists())
    insist(against)
    span = StatusSpan(
        family_id=child.family_id,
        child=child,
        status=status,
        began_on=began_on,
        ended_on=ended_on,
        detail=detail,
        source=source,
    )
    span.save(force_insert=True)
    record("added status", about=[span, child], by=by, status=status)
    return span


@transaction.atomic
def end_status(*, span: StatusSpan, on: date, version: int, by: User) -> StatusSpan:
    """Say that a child's status ended on a day."""
    change(span, version=version, ended_on=on)
    record("ended status", about=[span], by=by, on=on)
    return span


@dataclass(frozen=True, kw_only=True)
class NewFamily:
    """A family as it was told: its name, one child and, where there is one, one adult."""

    name: str
    born_on: date
    child: dict[str, Any]
    adult: dict[str, Any] = field(default_factory=dict)
    tie: str = ""


@transaction.atomic
def add_new_family(*, told: NewFamily, by: User) -> Child:
    """Add a family with its child and, where one was told of, an adult; return the child."""
    family = add_family(name=told.name, by=by)
    child = add_child(family=family, born_on=told.born_on, by=by, **told.child)
    if told.adult:
        adult = add_adult(family=family, by=by, **told.adult)
        tie(adult=adult, child=child, kind=told.tie, by=by)
    return child
