"""Forms that came from a device and could not simply be recorded: none is dropped or merged."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse

from holdfast.access import rows
from holdfast.access.models import Grant, User
from holdfast.access.rules import Standing
from holdfast.offline import rules

DECIDES = (Standing.WORKS, Standing.OVERSEES)


class WaitingFormQuerySet(models.QuerySet["WaitingForm"]):
    def visible_to(self, reader: User) -> "WaitingFormQuerySet":
        """Return the reader's own forms, and those about cases they work with or oversee."""
        granted = Grant.objects.open_to(reader).filter(standing__in=DECIDES)
        return self.filter(Q(person=reader) | Q(case_id__in=granted.values("case_id")))

    def waiting(self) -> "WaitingFormQuerySet":
        """Return the forms nobody has decided about."""
        return self.filter(decided_at=None)


class WaitingForm(models.Model):
    """A form filled in without signal that arrived, and waits for a person to decide about it."""

    row_rule = rows.RowRule(
        words="Read and decided by whoever filled it in, and by those who work with the case or "
        "oversee it; added by whoever filled it in",
        read=f"person_id = (SELECT app.uid()) OR {rows.among('case_id', 'my_working_cases')} OR "
        + rows.among("case_id", "my_overseen_cases"),
        add="person_id = (SELECT app.uid())",
        change=f"person_id = (SELECT app.uid()) OR {rows.among('case_id', 'my_working_cases')} OR "
        + rows.among("case_id", "my_overseen_cases"),
    )

    id = models.UUIDField(
        primary_key=True, default=uuid.uuid4, editable=False, help_text="The form's own key"
    )
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    case_id = models.UUIDField()
    reference = models.TextField(blank=True, help_text="The case's, as the device had it")
    kind = models.TextField(choices=list(rules.FORMS.items()))
    address = models.TextField()
    typed = models.JSONField()
    said = models.JSONField(help_text="The same as questions and answers: [[question, answer]]")
    why = models.TextField(choices=rules.WHY_WAITING)
    reasons = models.JSONField(default=list)
    clashes = models.JSONField(default=list, help_text="[{what, yours, theirs}]")
    taken_at = models.DateTimeField()
    recorded_at = models.DateTimeField(help_text="When it was filled in, by the device's clock")
    received_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    decision = models.TextField(choices=rules.DECISIONS, blank=True)
    decided_because = models.TextField(blank=True)
    version = models.IntegerField(default=1)

    objects = WaitingFormQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["case_id"], name="offline_waiting_case"),
            models.Index(fields=["person"], name="offline_waiting_person"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="offline_decided_by_somebody",
                condition=Q(decided_at=None, decided_by=None, decision="")
                | (Q(decided_at__isnull=False, decided_by__isnull=False) & ~Q(decision="")),
            ),
            models.CheckConstraint(
                name="offline_let_go_with_a_reason",
                condition=~Q(decision="let go") | ~Q(decided_because=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.reference}"

    def get_absolute_url(self) -> str:
        return reverse("waiting_form", args=[self.pk])
