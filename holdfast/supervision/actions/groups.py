"""Every change to supervision groups and places in them."""

from datetime import date, time

from django.db import transaction

from holdfast.access.models import User
from holdfast.audit.trail import record
from holdfast.kit.refusals import insist
from holdfast.programme.models import Participant, Run
from holdfast.programme.reports import numbers_in_force
from holdfast.supervision import rules
from holdfast.supervision.models import Group, Membership


@transaction.atomic
def form_group(
    *,
    run: Run,
    name: str,
    supervisor: User,
    first_meeting_on: date,
    meets_at: time = rules.USUAL_TIME,
    by: User,
) -> Group:
    """Begin a supervision group under one clinical psychologist, with its usual wall time."""
    group = Group.objects.create(
        run=run,
        name=name,
        supervisor=supervisor,
        first_meeting_on=first_meeting_on,
        meets_at=meets_at,
    )
    record("formed group", about=[group], by=by)
    return group


@transaction.atomic
def join_group(*, group: Group, participant: Participant, on: date, by: User) -> Membership:
    """Give a participant a place in a group. Raise `Refused` if the rules say no."""
    group = Group.objects.select_for_update().get(pk=group.pk)  # two people, one last place
    newcomer = rules.Newcomer(
        in_a_group=participant.memberships.not_left_by(on).exists(),
        withdrawn=participant.withdrew_on is not None and participant.withdrew_on <= on,
    )
    insist(rules.why_not_join(group.as_of(on, numbers=numbers_in_force()), newcomer))
    membership = Membership.objects.create(group=group, participant=participant, joined_on=on)
    record("joined supervision group", about=[membership, group], by=by)
    return membership


@transaction.atomic
def leave_group(*, membership: Membership, on: date, by: User) -> None:
    """End a participant's place in a group. Raise `Refused` if the rules say no."""
    membership = Membership.objects.select_for_update().get(pk=membership.pk)
    insist(rules.why_not_leave(joined_on=membership.joined_on, left_on=membership.left_on, on=on))
    Membership.objects.filter(pk=membership.pk).update(left_on=on)
    record("left supervision group", about=[membership, membership.group], by=by)
