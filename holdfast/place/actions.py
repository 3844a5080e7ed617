"""Every change to teams and who is posted to them."""

from datetime import date, datetime

from django.db import transaction

from holdfast.access.editing import change
from holdfast.access.models import User
from holdfast.audit.trail import record
from holdfast.kit.refusals import insist
from holdfast.place import rules
from holdfast.place.models import Absence, AbsenceReason, Authority, Post, Team


@transaction.atomic
def add_team(*, authority: Authority, name: str, service: str, by: User) -> Team:
    """Add a team to the authority."""
    team = Team.objects.create(authority=authority, name=name, service=service)
    record("added team", about=[team], by=by)
    return team


@transaction.atomic
def post(*, team: Team, person: User, is_manager: bool, on: date, by: User) -> Post:
    """Post somebody to a team, or put them at its head."""
    made = Post.objects.create(team=team, person=person, is_manager=is_manager, joined_on=on)
    record("posted", about=[made, team, person], by=by, is_manager=is_manager)
    return made


@transaction.atomic
def leave_team(*, post: Post, on: date, by: User) -> None:
    """End somebody's post in a team on a day."""
    Post.objects.filter(pk=post.pk).update(left_on=on)
    record("left team", about=[post, post.team, post.person], by=by)


def away(
    person: User, *, began_on: date, ends_on: date, cover: User | None, but: Absence | None = None
) -> rules.Away:
    """Gather what decides whether an absence may be kept; `but` is the one that is changed."""
    others = Absence.objects.filter(person=person)
    others = others if but is None else others.exclude(pk=but.pk)
    spans = tuple(others.values_list("began_on", "ends_on"))
    return rules.Away(began_on=began_on, ends_on=ends_on, others=spans, covers_self=cover == person)


@transaction.atomic
def say_absent(
    *,
    person: User,
    kind: str,
    note: str,
    began_on: date,
    ends_on: date,
    cover: User | None,
    at: datetime,
    by: User,
) -> Absence:
    """Say that somebody is away from a day to a day; why is kept for them and their manager."""
    insist(rules.why_not_absent(away(person, began_on=began_on, ends_on=ends_on, cover=cover)))
    absence = Absence(
        person=person, began_on=began_on, ends_on=ends_on, cover=cover, entered_by=by,
        entered_at=at,
    )  # fmt: skip
    absence.save(force_insert=True)
    AbsenceReason(absence=absence, person=person, kind=kind, note=note).save(force_insert=True)
    record("said who is away", about=[absence, person], by=by)
    return absence


@transaction.atomic
def change_absence(
    *,
    absence: Absence,
    version: int,
    kind: str,
    note: str,
    began_on: date,
    ends_on: date,
    cover: User | None,
    by: User,
) -> Absence:
    """Change an absence's days, why, or who covers; raise `Stale` if somebody else did first."""
    told = away(absence.person, began_on=began_on, ends_on=ends_on, cover=cover, but=absence)
    insist(rules.why_not_absent(told))
    change(absence, version=version, began_on=began_on, ends_on=ends_on, cover=cover)
    AbsenceReason.objects.filter(absence=absence).update(kind=kind, note=note)
    record("changed absence", about=[absence, absence.person], by=by)
    return absence
