"""Every change to teams and who is posted to them."""

from datetime import date

from django.db import transaction

from holdfast.access.models import User
from holdfast.audit.trail import record
from holdfast.place.models import Authority, Post, Team


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
