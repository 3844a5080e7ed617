"""Every change to teams, who is posted to them, who is away and who leaves."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Min

from holdfast.access.actions import set_access_end
from holdfast.access.editing import change
from holdfast.access.models import User
from holdfast.access.moments import midnight, transaction_moment
from holdfast.audit.trail import record
from holdfast.kit.refusals import insist
from holdfast.place import rules
from holdfast.place.models import Absence, AbsenceReason, Authority, Leaving, Post, Team

A_DAY = timedelta(days=1)


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


def leaver(person: User, *, last_on: date, but: Leaving | None = None) -> rules.Leaver:
    """Gather what decides whether a leaving may be kept; `but` is the one that is changed."""
    posts = Post.objects.current().filter(person=person)
    known = Leaving.objects.planned().filter(person=person)
    return rules.Leaver(
        last_on=last_on,
        joined_on=posts.aggregate(first=Min("joined_on"))["first"],
        is_known=but is None and known.exists(),
        stands=rules.Leave(but.state) if but else rules.Leave.PLANNED,
    )


def close_after(leaving: Leaving, *, today: date, at: datetime, by: User) -> None:
    """Have the leaver's account close by itself when their last day has ended."""
    ends = midnight(leaving.last_on + A_DAY, today=today, at=at)
    set_access_end(person=leaving.person, at=ends, by=by)


@transaction.atomic
def record_leaving(
    *, person: User, last_on: date, because: str, today: date, at: datetime, by: User
) -> Leaving:
    """Record that somebody leaves; when their last day has ended their account closes by itself."""
    User.objects.select_for_update().get(pk=person.pk)  # two people record it at once
    insist(rules.why_not_leave(leaver(person, last_on=last_on)))
    leaving = Leaving(
        person=person, last_on=last_on, because=because, recorded_by=by, recorded_at=at
    )
    leaving.save(force_insert=True)
    record("recorded a leaving", about=[leaving, person], by=by, why=because, last_on=last_on)
    close_after(leaving, today=today, at=at, by=by)
    return leaving


@transaction.atomic
def change_leaving(
    *,
    leaving: Leaving,
    version: int,
    last_on: date,
    because: str,
    today: date,
    at: datetime,
    by: User,
) -> Leaving:
    """Change somebody's last day, or why they leave; raise `Stale` if somebody else did first."""
    insist(rules.why_not_leave(leaver(leaving.person, last_on=last_on, but=leaving)))
    change(leaving, version=version, last_on=last_on, because=because)
    about = [leaving, leaving.person]
    record("changed a leaving", about=about, by=by, why=because, last_on=last_on)
    close_after(leaving, today=today, at=at, by=by)
    return leaving


@transaction.atomic
def withdraw_leaving(*, leaving: Leaving, version: int, today: date, by: User) -> Leaving:
    """Note that somebody stays after all: nothing of theirs has changed, and nothing will."""
    settle(leaving, version, rules.Leave.WITHDRAWN, open_cases=0, today=today, by=by)
    record("withdrew a leaving", about=[leaving, leaving.person], by=by)
    set_access_end(person=leaving.person, at=None, by=by)
    return leaving


def settle(
    leaving: Leaving, version: int, to: rules.Leave, *, open_cases: int, today: date, by: User
) -> None:
    """Let a leaving stand otherwise, if it may, at this transaction's own moment."""
    insist(
        rules.why_not_finish(
            stands=rules.Leave(leaving.state),
            to=to,
            last_on=leaving.last_on,
            open_cases=open_cases,
            today=today,
        )
    )
    change(leaving, version=version, state=to, settled_by=by, settled_at=transaction_moment())
