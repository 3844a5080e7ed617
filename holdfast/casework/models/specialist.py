"""A clinical supervisor's yes or no to a specialist section in one case."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from holdfast.access import rows
from holdfast.access.models import User
from holdfast.access.permissions import Role
from holdfast.casework.models.case import Case
from holdfast.casework.rules import specialist
from holdfast.manual.models import Section


class GoAheadQuerySet(models.QuerySet["GoAhead"]):
    def asked_of(self, reader: User) -> "GoAheadQuerySet":
        """Return what one clinical supervisor was asked, in cases they may read now."""
        return self.filter(supervisor=reader, case__in=Case.objects.visible_to(reader))

    def waiting(self) -> "GoAheadQuerySet":
        """Return what nobody has answered yet, the longest waiting first."""
        return self.filter(answer=specialist.WAITS).order_by("asked_at", "pk")


class GoAhead(models.Model):
    """What a worker asked of their clinical supervisor before a specialist section, and the answer.

    It is theirs alone: whoever takes the case over is trained in the section, or asks anew.
    """

    row_rule = rows.RowRule(
        words="Read by those granted the case, and by those who supervise it; asked by whoever "
        "works with it; answered by the clinical supervisor who was asked",
        read=rows.among("case_id", "my_cases"),
        add=f"asked_by_id = (SELECT app.uid()) AND answer = '{specialist.WAITS}' "
        f"AND {rows.among('case_id', 'my_working_cases')}",
        change=f"supervisor_id = (SELECT app.uid()) AND {rows.among('case_id', 'my_cases')} "
        f"AND {rows.by_roles(Role.SUPERVISOR)}",
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="go_aheads")
    section = models.ForeignKey(Section, on_delete=models.PROTECT, related_name="+")
    why = models.TextField()
    supervisor = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_on = models.DateField()
    asked_at = models.DateTimeField()
    answer = models.TextField(choices=specialist.ANSWERS, blank=True)
    reason = models.TextField(blank=True)
    answered_on = models.DateField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    version = models.IntegerField(default=1)

    objects = GoAheadQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="casework_asked_for_a_yes_once",
                fields=["case", "section", "asked_by", "supervisor"],
                condition=Q(answer=specialist.WAITS),
                violation_error_message=specialist.WhyNotAsk.ASKED,
            ),
            models.CheckConstraint(
                name="casework_a_yes_or_no_has_a_reason_and_a_day",
                condition=Q(answer=specialist.WAITS, reason="", answered_on=None, answered_at=None)
                | (
                    Q(answer__in=[specialist.YES, specialist.NO])
                    & ~Q(reason="")
                    & Q(answered_on__isnull=False, answered_at__isnull=False)
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.section_id} in {self.case_id}: {self.answer or 'asked'}"
