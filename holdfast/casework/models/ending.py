"""The end of the work with a family: how it is planned, what was signed, and asking afterwards."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from holdfast.access import rows
from holdfast.access.models import User
from holdfast.casework import rules
from holdfast.casework.models.case import Case
from holdfast.casework.models.states import BY_WORKERS_AND_OVERSEERS, CaseMove, by_whom
from holdfast.casework.rules import ending


class Ending(models.Model):
    """An ending that was begun: planned or not, and what its closing summary is to say."""

    row_rule = rows.RowRule(
        words="Read by those granted the case; written by those who work with it or oversee it",
        read=rows.among("case_id", "my_cases"),
        add=BY_WORKERS_AND_OVERSEERS,
        change=BY_WORKERS_AND_OVERSEERS,
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="endings")
    move = models.OneToOneField(CaseMove, on_delete=models.PROTECT, related_name="ending")
    is_planned = models.BooleanField()
    because = models.TextField(choices=rules.ENDINGS)
    last_day = models.DateField()
    goal_lines = models.JSONField(default=dict, help_text="By goal: how it ended, in a line")
    learned = models.TextField(blank=True)
    familys_words = models.TextField(blank=True)
    next = models.TextField(blank=True, help_text="What happens next, and who carries on")
    follow_up_on = models.DateField(null=True, blank=True)
    case_system_reference = models.TextField(blank=True)
    version = models.IntegerField(default=1)

    def __str__(self) -> str:
        return f"Ending of {self.case_id}"


class ClosingSummary(models.Model):
    """A closing summary as somebody signed it: a change is another row, which says why."""

    row_rule = rows.RowRule(
        words="Read by those granted the case; signed by those who work with it or oversee it; "
        "never changed",
        read=rows.among("case_id", "my_cases"),
        add=by_whom("signed_by_id", BY_WORKERS_AND_OVERSEERS),
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="closing_summaries")
    ending = models.ForeignKey(Ending, on_delete=models.PROTECT, related_name="summaries")
    number = models.IntegerField(help_text="1 is the first; any later one changes it")
    text = models.TextField()
    because = models.TextField(blank=True, help_text="Why a signed summary was changed")
    signed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    signed_on = models.DateField()
    signed_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "closing summaries"
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="casework_one_summary_a_number", fields=["ending", "number"]
            ),
            models.CheckConstraint(
                name="casework_changed_with_a_reason", condition=Q(number=1) | ~Q(because="")
            ),
        ]

    def __str__(self) -> str:
        return f"Closing summary {self.number} of {self.case_id}"


class FollowUp(models.Model):
    """Asking how a family is, some while after their case closed: due, done or missed."""

    row_rule = rows.RowRule(
        words="Read and recorded by those granted the case; planned by whoever closes it",
        read=rows.among("case_id", "my_cases"),
        add=rows.among("case_id", "my_overseen_cases"),
        change=rows.among("case_id", "my_cases"),
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="follow_ups")
    due_on = models.DateField()
    outcome = models.TextField(choices=ending.FOLLOW_UPS, blank=True)
    asked_on = models.DateField(null=True, blank=True)
    note = models.TextField(blank=True)
    recorded_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    version = models.IntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="casework_followed_up_says_how",
                condition=Q(outcome="", asked_on=None, recorded_by=None)
                | (~Q(outcome="") & Q(asked_on__isnull=False, recorded_by__isnull=False)),
            ),
            models.CheckConstraint(
                name="casework_follow_up_missed_with_a_reason",
                condition=~Q(outcome="missed") | ~Q(note=""),
            ),
        ]

    def __str__(self) -> str:
        return f"Follow-up due {self.due_on}"
