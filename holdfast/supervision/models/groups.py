"""Groups, of supervision and of reflective practice, and places in the first."""

import uuid
from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from holdfast.access import rows
from holdfast.access.models import User
from holdfast.access.permissions import Permission
from holdfast.place.models import Authority
from holdfast.programme.models import OF_A_RUN, OF_MY_LEAVERS, Participant, Run
from holdfast.programme.rules import AS_MEANT, Numbers
from holdfast.supervision import rules
from holdfast.supervision.models.places import RUNS_GROUPS, Room


class GroupQuerySet(models.QuerySet["Group"]):
    def visible_to(self, reader: User) -> "GroupQuerySet":
        """Return the groups of the reader's own authority."""
        here = Q(run__authority_id=reader.authority) | Q(authority_id=reader.authority)
        return self.filter(here)

    def of_kind(self, kind: rules.GroupKind) -> "GroupQuerySet":
        """Return the groups that meet for one thing."""
        return self.filter(kind=kind)

    def planned_by(self, reader: User) -> "GroupQuerySet":
        """Return the groups whose calendar the reader keeps: all, or those they lead."""
        seen = self.visible_to(reader)
        return seen if reader.may(Permission.SUPERVISION_RUN) else seen.filter(supervisor=reader)


IN_REACH = f"({OF_A_RUN} OR authority_id = (SELECT app.my_authority()))"
RUN_BY = f"{IN_REACH} AND {rows.by_roles(*RUNS_GROUPS)}"


class Group(models.Model):
    """A group with a clinical psychologist: of supervision in a run, or of reflective practice.

    The first belongs to a run of the programme, the second to an authority and to no manual.
    """

    row_rule = rows.RowRule(
        words="Read with the programme_run above or, of reflective practice, by everybody in the "
        f"authority; written by {' and '.join(RUNS_GROUPS)}",
        read=IN_REACH,
        add=RUN_BY,
        change=RUN_BY,
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.TextField(
        choices=[(one.value, one.value.capitalize()) for one in rules.GroupKind],
        default=rules.GroupKind.SUPERVISION.value,
    )
    run = models.ForeignKey(
        Run, on_delete=models.PROTECT, related_name="groups", null=True, blank=True
    )
    authority = models.ForeignKey(
        Authority, on_delete=models.PROTECT, related_name="+", null=True, blank=True,
        help_text="Of a group of reflective practice; a supervision group has its run's",
    )  # fmt: skip
    purpose = models.TextField(blank=True, help_text="What it is for, in a sentence")
    name = models.TextField()
    supervisor = models.ForeignKey(User, on_delete=models.PROTECT, related_name="groups")
    places = models.IntegerField(default=6)
    first_meeting_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    meets_at = models.TimeField(
        default=rules.USUAL_TIME, help_text="London's wall time, unless a meeting is moved"
    )
    minutes = models.IntegerField(default=rules.TWO_HOURS)
    room = models.ForeignKey(
        Room, on_delete=models.PROTECT, related_name="groups", null=True, blank=True
    )
    online_link = models.TextField(blank=True)
    version = models.IntegerField(default=1)

    objects = GroupQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="supervision_a_group_of_a_run_or_of_reflective_practice",
                condition=Q(kind="supervision", run__isnull=False, authority=None)
                | (
                    Q(kind="reflective practice", run=None, authority__isnull=False)
                    & ~Q(purpose="")
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("group", args=[self.pk])

    @property
    def is_reflective(self) -> bool:
        """Whether it meets for reflective practice."""
        return self.kind == rules.GroupKind.REFLECTIVE

    @property
    def its_authority(self) -> str:
        """The code of the authority it belongs to."""
        return self.authority_id or (self.run.authority_id if self.run else "")

    def as_of(self, day: date, *, numbers: Numbers = AS_MEANT) -> rules.Group:
        """Return the facts the rules need of this group from one day on.

        A place that somebody takes up later is taken already.
        """
        members = self.memberships.not_left_by(day).count()
        closed = self.closed_on is not None and self.closed_on <= day
        return rules.Group(
            places=self.places,
            members=members,
            closed=closed,
            is_reflective=self.is_reflective,
            numbers=numbers,
        )


class MembershipQuerySet(models.QuerySet["Membership"]):
    def visible_to(self, reader: User) -> "MembershipQuerySet":
        """Return the places in groups of the reader's own authority."""
        return self.filter(group__run__authority_id=reader.authority)

    def not_left_by(self, day: date) -> "MembershipQuerySet":
        """Return the places held on a day or taken up after it."""
        return self.filter(Q(left_on=None) | Q(left_on__gt=day))

    def in_groups_led_by(self, supervisor: User, *, on: date) -> "MembershipQuerySet":
        """Return the places held on a day in the groups that one supervisor leads on it."""
        is_led = Q(group__closed_on=None) | Q(group__closed_on__gt=on)
        held = self.not_left_by(on).filter(joined_on__lte=on)
        return held.filter(is_led, group__supervisor=supervisor)


THERE = "group_id = ANY(ARRAY(SELECT id FROM supervision_group))"
OF_SUPERVISION = (
    "group_id = ANY(ARRAY(SELECT id FROM supervision_group WHERE kind = 'supervision'))"
)


class Membership(models.Model):
    """A participant's place in a group, from the day they join until the day they leave."""

    row_rule = rows.ended_for_leavers(
        rows.RowRule(
            words="Read with the supervision_group above; written, in a supervision group alone, "
            f"by {' and '.join(RUNS_GROUPS)}",
            read=THERE,
            add=f"{OF_SUPERVISION} AND {rows.by_roles(*RUNS_GROUPS)}",
            change=f"{OF_SUPERVISION} AND {rows.by_roles(*RUNS_GROUPS)}",
        ),
        OF_MY_LEAVERS,
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="memberships")
    participant = models.ForeignKey(
        Participant, on_delete=models.PROTECT, related_name="memberships"
    )
    joined_on = models.DateField()
    left_on = models.DateField(null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="supervision_one_group_at_a_time",
                fields=["participant"],
                condition=Q(left_on=None),
                violation_error_message=rules.WhyNotJoin.ALREADY_IN_A_GROUP,
            ),
            models.CheckConstraint(
                name="supervision_leaves_after_joining",
                condition=Q(left_on=None) | Q(left_on__gte=F("joined_on")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.participant_id} in {self.group_id}"
