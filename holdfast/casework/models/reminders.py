"""Reminders on a case: what is to be kept in mind, whose it is, until it is closed with a note."""

import uuid
from dataclasses import replace
from typing import ClassVar

from django.db import models
from django.db.models import Q

from holdfast.access import rows
from holdfast.access.models import User
from holdfast.casework.models.case import Case

WORKS, OVERSEES = (rows.among("case_id", f"my_{how}_cases") for how in ("working", "overseen"))


class ReminderQuerySet(models.QuerySet["Reminder"]):
    def open(self) -> "ReminderQuerySet":
        """Return the reminders that nobody has closed, the first to look at again first."""
        return self.filter(closed_on=None).order_by("review_on", "pk")


class Reminder(models.Model):
    """Something about a case to be kept in mind: why, whose it is, and when to look at it again."""

    row_rule = replace(
        rows.of_case("case_id"),
        words="Read by those granted the case; set, changed and closed by those who work with it "
        "or oversee it",
        add=f"{WORKS} OR {OVERSEES}",
        change=f"{WORKS} OR {OVERSEES}",
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="reminders")
    reason = models.TextField()
    owner = models.ForeignKey(User, on_delete=models.PROTECT, related_name="reminders")
    review_on = models.DateField()
    set_on = models.DateField()
    set_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    closed_on = models.DateField(null=True, blank=True)
    closed_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    closing_note = models.TextField(blank=True)
    version = models.IntegerField(default=1)

    objects = ReminderQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["case"], name="casework_reminder_case")]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="casework_a_closed_reminder_says_how_it_ended",
                condition=Q(closed_on=None, closed_by=None, closing_note="")
                | (Q(closed_on__isnull=False, closed_by__isnull=False) & ~Q(closing_note="")),
            )
        ]

    def __str__(self) -> str:
        return self.reason
