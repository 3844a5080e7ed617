"""A run of the programme, and the people in it."""

import uuid
from dataclasses import replace
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from holdfast.access import rows
from holdfast.access.models import User
from holdfast.access.permissions import Role
from holdfast.manual.models import Edition
from holdfast.place.models import Authority, Team


class Part(models.TextChoices):
    """What somebody's part in a run is."""

    PRACTITIONER = "practitioner", "Practitioner"
    SUPERVISOR = "clinical supervisor", "Clinical supervisor"
    MANAGER = "manager", "Manager"
    LEAD = "lead", "Programme lead"


class Run(models.Model):
    """One run of the programme in one authority: Merton's pilot year is one."""

    row_rule = rows.of_authority(
        "authority_id", written_by=(Role.LEAD, Role.ADMINISTRATOR), personal=False
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="runs")
    name = models.TextField()
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="runs")
    began_on = models.DateField()
    ends_on = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="programme_ends_after_it_begins", condition=Q(ends_on__gt=F("began_on"))
            ),
        ]

    def __str__(self) -> str:
        return self.name


OF_A_RUN = "run_id = ANY(ARRAY(SELECT id FROM programme_run))"
MY_PART = (
    "participant_id = ANY(ARRAY(SELECT id FROM programme_participant "
    "WHERE person_id = (SELECT app.uid())))"
)
OF_MY_LEAVERS = (
    "participant_id = ANY(ARRAY(SELECT id FROM programme_participant "  # noqa: S608  # our own names
    f"WHERE {rows.among('person_id', 'my_leavers')}))"
)


class ParticipantQuerySet(models.QuerySet["Participant"]):
    def current(self) -> "ParticipantQuerySet":
        """Return those who have not withdrawn."""
        return self.filter(withdrew_on=None)


class Participant(models.Model):
    """Somebody taking part in a run of the programme. Not a child or a parent."""

    row_rule = rows.ended_for_leavers(
        rows.under("run_id", "programme_run", written_by=(Role.LEAD, Role.ADMINISTRATOR)),
        rows.among("person_id", "my_leavers"),
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="participants")
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="parts")
    team = models.ForeignKey(
        Team, on_delete=models.PROTECT, related_name="participants", null=True, blank=True
    )
    part = models.TextField(choices=Part.choices)
    joined_on = models.DateField()
    withdrew_on = models.DateField(null=True, blank=True)
    withdrew_because = models.TextField(blank=True)

    objects = ParticipantQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="programme_once_in_a_run", fields=["run", "person"]),
            models.CheckConstraint(
                name="programme_withdraws_after_joining",
                condition=Q(withdrew_on=None) | Q(withdrew_on__gte=F("joined_on")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id}, {self.part}"


class RuleNumbers(models.Model):
    """The numbers one authority gave its rules at one time, and why. The latest hold."""

    row_rule = replace(
        rows.of_authority("authority_id", written_by=(Role.LEAD,), personal=False),
        words="Read by everybody in the authority; added by programme lead, and never changed",
        change=rows.NEVER,
        remove=rows.NEVER,
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="rule_numbers")
    number = models.IntegerField(help_text="1 was set first")
    numbers = models.JSONField(help_text="By key, those that are not as meant")
    because = models.TextField()
    said_at = models.DateTimeField()
    said_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name_plural = "rule numbers"
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="programme_numbers_in_order", fields=["authority", "number"]
            ),
            models.CheckConstraint(name="programme_numbers_why", condition=~Q(because="")),
        ]

    def __str__(self) -> str:
        return f"{self.authority_id}, {self.number}"
