"""Reports as they were frozen, and what there is for the year to come."""

import uuid
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse

from holdfast.access import rows
from holdfast.access.models import User
from holdfast.access.permissions import Role
from holdfast.evaluation.rules import findings
from holdfast.programme.models import Run
from holdfast.report.rules import document
from holdfast.steering.rules.reviewing import checksum

HERE = "authority_id = (SELECT app.my_authority())"
READERS = (Role.LEAD, Role.DIRECTOR, Role.EVALUATOR)
BY_LEAD = f"{HERE} AND {rows.by_roles(Role.LEAD)}"
FORMS = [("board", "For the board"), ("evaluator", "For the evaluator")]


class ReportQuerySet(models.QuerySet["Report"]):
    def visible_to(self, reader: User) -> "ReportQuerySet":
        """Return the reports of the reader's authority; to others than its readers none."""
        if reader.role not in READERS:
            return self.none()
        return self.filter(authority_id=reader.authority)


class Report(models.Model):
    """What an evaluation found, and how it was written, on a day; never changed after it."""

    row_rule = rows.RowRule(
        words="Read by the programme lead, the director and the evaluator of the authority; "
        "frozen by the lead, and never changed",
        read=f"{HERE} AND {rows.by_roles(*READERS)}",
        add=f"{BY_LEAD} AND frozen_by_id = (SELECT app.uid())",
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    authority_id = models.TextField()
    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="+")
    number = models.IntegerField(help_text="1 was frozen first")
    as_of = models.DateField(help_text="The day whose records it tells of")
    content = models.JSONField(help_text="The findings, and each document written from them")
    checksum = models.TextField(help_text="SHA-256 of the content")
    frozen_at = models.DateTimeField()
    frozen_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = ReportQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="report_in_order", fields=["run", "number"]),
        ]

    def __str__(self) -> str:
        return f"Report {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("report", args=[self.pk, "board"])

    @property
    def is_whole(self) -> bool:
        """Tell whether the content is what it was when it was frozen."""
        return checksum(self.content) == self.checksum

    @property
    def findings(self) -> findings.Findings:
        """Return what was found."""
        return findings.from_json(self.content["findings"])

    def document(self, form: str) -> document.Document:
        """Return the report as it was written for a reader: 'board' or 'evaluator'."""
        return document.from_json(self.content["documents"][form])


class ComingYearQuerySet(models.QuerySet["ComingYear"]):
    def visible_to(self, reader: User) -> "ComingYearQuerySet":
        """Return what the reader's authority has for the year to come, to a report's readers."""
        if reader.role not in READERS:
            return self.none()
        return self.filter(authority_id=reader.authority)


class ComingYear(models.Model):
    """What there is for the year to come, and what an hour costs, as the lead was told."""

    row_rule = rows.RowRule(
        words="Read by the programme lead, the director and the evaluator of the authority; "
        "written by the lead",
        read=f"{HERE} AND {rows.by_roles(*READERS)}",
        add=BY_LEAD,
        change=BY_LEAD,
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    authority_id = models.TextField(unique=True)
    clinician_rate = models.DecimalField(max_digits=10, decimal_places=2, help_text="£ an hour")
    practitioner_rate = models.DecimalField(max_digits=10, decimal_places=2, help_text="£ an hour")
    clinician_hours = models.IntegerField(help_text="That can be bought in the year")
    practitioner_hours = models.IntegerField(help_text="That managers can release in the year")
    money = models.DecimalField(max_digits=10, decimal_places=2, help_text="£ for the year")
    version = models.IntegerField(default=1)

    objects = ComingYearQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="report_nothing_under_nought",
                condition=Q(
                    clinician_rate__gte=0, practitioner_rate__gte=0, clinician_hours__gte=0,
                    practitioner_hours__gte=0, money__gte=0,
                ),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return "The year to come"

    def get_absolute_url(self) -> str:
        return reverse("coming_year")

    def values(self) -> dict[str, Any]:
        """Return what is said of the year, by the field's name."""
        return {
            name: getattr(self, name)
            for name in (
                "clinician_rate", "practitioner_rate", "clinician_hours", "practitioner_hours",
                "money",
            )
        }  # fmt: skip
