"""What groups are formed from: when people can come, wishes about two people, and proposals."""

import uuid
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse

from holdfast.access import rows
from holdfast.access.models import User
from holdfast.access.permissions import Role
from holdfast.programme.models import MY_PART, OF_A_RUN, Participant, Run
from holdfast.supervision.forming.question import Kind

FORMS_GROUPS = (Role.LEAD, Role.ADMINISTRATOR)
OF_A_PARTICIPANT = "participant_id = ANY(ARRAY(SELECT id FROM programme_participant))"
BY_FORMERS = rows.by_roles(*FORMS_GROUPS)
FORMERS_ALONE = f"{OF_A_RUN} AND {BY_FORMERS}"


class Availability(models.Model):
    """When a participant can come to supervision, and where they work. No row: not asked yet."""

    row_rule = rows.RowRule(
        words="Read and written by the person, and by those who form the groups",
        read=f"{OF_A_PARTICIPANT} AND ({BY_FORMERS} OR {MY_PART})",
        add=f"{OF_A_PARTICIPANT} AND ({BY_FORMERS} OR {MY_PART})",
        change=f"{OF_A_PARTICIPANT} AND ({BY_FORMERS} OR {MY_PART})",
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    participant = models.OneToOneField(
        Participant, on_delete=models.PROTECT, related_name="availability"
    )
    slots = models.JSONField(default=list, help_text="Half-days, such as tue-am; empty is none")
    site = models.TextField(blank=True, help_text="Where they work, as people here call it")
    said_at = models.DateTimeField()
    version = models.IntegerField(default=1)

    def __str__(self) -> str:
        return f"When {self.participant_id} can come"


class PlacementWish(models.Model):
    """A wish about two people, or about one and a supervisor. It may say why; few may read it."""

    row_rule = rows.RowRule(
        words="Read and written by those who form the groups alone",
        read=FORMERS_ALONE,
        add=FORMERS_ALONE,
        change=FORMERS_ALONE,
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="placement_wishes")
    kind = models.TextField(choices=[(str(kind), str(kind)) for kind in Kind])
    a = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    b = models.ForeignKey(
        Participant, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    supervisor = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    points = models.IntegerField(null=True, blank=True, help_text="Blank: it must hold")
    because = models.TextField(blank=True)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "placement wishes"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="supervision_a_wish_is_about_two",
                condition=Q(kind=Kind.NOT_WITH_SUPERVISOR, b=None, supervisor__isnull=False)
                | (~Q(kind=Kind.NOT_WITH_SUPERVISOR) & Q(b__isnull=False, supervisor=None)),
            ),
            models.CheckConstraint(
                name="supervision_a_wish_weighs_something",
                condition=Q(points=None) | Q(points__gte=1, points__lte=1000),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.a_id} {self.kind} {self.b_id or self.supervisor_id}"


class Proposal(models.Model):
    """Groups proposed for a run, as formed and as the lead changed them, until used or dropped.

    `arrangement` and `formed` are lists of groups: `name`, `slot`, `supervisor` (a user's key or
    "") and `members` (participants' keys).
    """

    row_rule = rows.RowRule(
        words="Read and written by those who form the groups alone",
        read=FORMERS_ALONE,
        add=FORMERS_ALONE,
        change=FORMERS_ALONE,
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="proposals")
    groups = models.IntegerField()
    smallest = models.IntegerField()
    largest = models.IntegerField()
    status = models.TextField()
    meaning = models.TextField(help_text="How sure the answer is, in a sentence")
    conflict = models.JSONField(default=list)
    formed = models.JSONField(default=list)
    arrangement = models.JSONField(default=list)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    dropped_at = models.DateTimeField(null=True, blank=True)
    version = models.IntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="supervision_used_or_dropped", condition=Q(used_at=None) | Q(dropped_at=None)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.groups} groups proposed at {self.made_at}"

    def get_absolute_url(self) -> str:
        return reverse("proposal", args=[self.pk])

    @property
    def is_open(self) -> bool:
        """Tell whether it may still be changed and used."""
        return self.used_at is None and self.dropped_at is None

    @property
    def members(self) -> dict[str, str]:
        """Return the group of each participant's key."""
        groups: list[dict[str, Any]] = self.arrangement
        return {key: group["name"] for group in groups for key in group["members"]}
