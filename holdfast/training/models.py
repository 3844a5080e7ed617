"""Training days and who came to them."""

import uuid
from typing import ClassVar

from django.db import models

from holdfast.access import rows
from holdfast.access.permissions import Role
from holdfast.manual.models import Section
from holdfast.programme.models import Participant, Run


class Day(models.Model):
    """A training day on one section of the manual."""

    row_rule = rows.under("run_id", "programme_run", written_by=(Role.LEAD, Role.ADMINISTRATOR))

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="training_days")
    section = models.ForeignKey(Section, on_delete=models.PROTECT, related_name="training_days")
    held_on = models.DateField()

    def __str__(self) -> str:
        return f"Training on {self.held_on}"


class Attendance(models.Model):
    """Whether one participant came to one training day."""

    row_rule = rows.under("day_id", "training_day", written_by=(Role.LEAD, Role.ADMINISTRATOR))

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    day = models.ForeignKey(Day, on_delete=models.PROTECT, related_name="attendance")
    participant = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="training")
    has_attended = models.BooleanField()
    absent_because = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="training_once_a_day", fields=["day", "participant"]),
        ]

    def __str__(self) -> str:
        return f"{self.participant_id} {'came' if self.has_attended else 'was away'}"
