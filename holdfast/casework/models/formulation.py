"""The formulation: a note at each of its seven stages, and the profile of harm; nothing lost."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from holdfast.access import rows
from holdfast.access.models import User
from holdfast.casework.models.case import Case
from holdfast.casework.rules import case_system, formulation


class StageNote(models.Model):
    """What is said at one stage of the formulation, and where the document itself is kept.

    Each writing is a row of its own: the highest number is what stands.
    """

    row_rule = rows.of_case("case_id")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="stage_notes")
    stage = models.TextField(choices=formulation.Stage.choices())
    number = models.IntegerField()
    note = models.TextField(blank=True)
    document = models.TextField(blank=True, help_text="What the document is called")
    system = models.TextField(choices=case_system.SYSTEMS, blank=True)
    reference = models.TextField(blank=True)
    written_on = models.DateField()
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="casework_one_stage_note_a_number", fields=["case", "stage", "number"]
            ),
            models.CheckConstraint(
                name="casework_a_stage_note_says_something",
                condition=~Q(note="") | ~Q(document="") | ~Q(reference=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.stage}, {self.number}"


class HarmProfile(models.Model):
    """One writing of what harm there is and how likely change is; the highest number stands."""

    row_rule = rows.of_case("case_id")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="harm_profiles")
    number = models.IntegerField()
    prospects = models.TextField(choices=formulation.PROSPECTS, blank=True)
    prospects_note = models.TextField(blank=True)
    written_on = models.DateField()
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="casework_one_harm_profile_a_number", fields=["case", "number"]
            ),
        ]

    def __str__(self) -> str:
        return f"Harm profile {self.number}"


class Harm(models.Model):
    """How severe one kind of harm is, for whom, and how that is known: a line of a profile."""

    row_rule = rows.of_case("case_id")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="harms")
    profile = models.ForeignKey(HarmProfile, on_delete=models.PROTECT, related_name="harms")
    kind = models.TextField(choices=formulation.HARMS)
    severity = models.TextField(choices=formulation.SEVERITIES)
    for_whom = models.JSONField(default=list)
    evidence = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="casework_a_harm_once_a_profile", fields=["profile", "kind"]
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.severity}"
