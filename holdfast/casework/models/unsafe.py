"""Goals flagged as unsafe to pursue, and the supervisor's word that settles each flag."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from holdfast.access import rows
from holdfast.access.models import User
from holdfast.casework import rules
from holdfast.casework.models.case import Case
from holdfast.casework.models.goals import Goal


class UnsafeFlag(models.Model):
    """Somebody's word that a goal may be unsafe to pursue, until a supervisor's word settles it."""

    row_rule = rows.RowRule(
        words="Read by those granted the case; raised by those who work with it or oversee it; "
        "settled by those who work with it",
        read=rows.among("case_id", "my_cases"),
        add="flagged_by_id = (SELECT app.uid()) AND "
        f"({rows.among('case_id', 'my_working_cases')} OR "
        f"{rows.among('case_id', 'my_overseen_cases')})",
        change=rows.among("case_id", "my_working_cases"),
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="flags")
    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="flags")
    reason = models.TextField()
    flagged_on = models.DateField()
    flagged_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    flagged_at = models.DateTimeField()
    settled_as = models.TextField(choices=rules.SETTLEMENTS, blank=True)
    advised_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    advised_on = models.DateField(null=True, blank=True)
    advice = models.TextField(blank=True)
    settled_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    settled_at = models.DateTimeField(null=True, blank=True)
    version = models.IntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="casework_one_open_flag_a_goal",
                fields=["goal"],
                condition=Q(settled_as=rules.OPEN),
                violation_error_message=rules.WhyNotFlag.FLAGGED,
            ),
            models.CheckConstraint(
                name="casework_settled_by_a_supervisors_word",
                condition=Q(
                    settled_as="", advised_by=None, advised_on=None, advice="", settled_by=None
                )
                | (
                    ~Q(settled_as="")
                    & ~Q(advised_by=None)
                    & ~Q(advised_on=None)
                    & ~Q(advice="")
                    & ~Q(settled_by=None)
                ),
            ),
            models.CheckConstraint(
                name="casework_advised_after_it_was_flagged",
                condition=Q(advised_on=None) | Q(advised_on__gte=F("flagged_on")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.goal_id} flagged on {self.flagged_on}"
