"""Safety concerns about the child of a case, and each step that was taken about one."""

import uuid
from dataclasses import replace
from typing import ClassVar

from django.db import models
from django.db.models import F, Prefetch, Q

from holdfast.access import rows
from holdfast.access.models import User
from holdfast.casework.models.case import Case, reachable_cases
from holdfast.casework.rules import concerns as rules
from holdfast.measures.rules.acting import CHANNELS

MINE = (
    f"({rows.among('case_id', 'my_working_cases')} OR {rows.among('case_id', 'my_overseen_cases')})"
)


class ConcernQuerySet(models.QuerySet["Concern"]):
    def visible_to(self, reader: User) -> "ConcernQuerySet":
        """Return the concerns about cases this reader may reach."""
        return self.filter(case_id__in=reachable_cases(reader))

    def open(self) -> "ConcernQuerySet":
        """Return the concerns that no manager has closed."""
        return self.exclude(state=rules.State.CLOSED)

    def with_steps(self) -> "ConcernQuerySet":
        """Return the concerns with their steps, oldest first, and whoever raised each."""
        steps = ConcernStep.objects.select_related("by").order_by("written_at", "place")
        return self.select_related("raised_by").prefetch_related(Prefetch("steps", queryset=steps))


class Concern(models.Model):
    """Somebody's word that the child of a case may not be safe, until a manager closes it."""

    row_rule = rows.RowRule(
        words="Read by those granted the case; raised and taken on by those who work with it or "
        "oversee it",
        read=rows.among("case_id", "my_cases"),
        add=f"raised_by_id = (SELECT app.uid()) AND {MINE}",
        change=MINE,
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="concerns")
    what = models.TextField()
    seriousness = models.TextField(choices=rules.SERIOUS)
    is_immediate = models.BooleanField(default=False)
    happened_on = models.DateField()
    raised_on = models.DateField(help_text="From when the clock runs; again when it is reopened")
    raised_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    raised_at = models.DateTimeField()
    state = models.TextField(choices=rules.STATES, default=rules.State.RAISED)
    look_again_on = models.DateField(null=True, blank=True)
    council_reference = models.TextField(blank=True, help_text="Its number in the case system")
    version = models.IntegerField(default=1)

    objects = ConcernQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["case"], name="casework_open_concern", condition=~Q(state="closed")
            )
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="casework_a_concern_stands_as_we_know",
                condition=Q(state__in=[one.value for one in rules.State]),
            ),
            models.CheckConstraint(
                name="casework_happened_before_it_was_raised",
                condition=Q(happened_on__lte=F("raised_on")),
            ),
        ]

    def __str__(self) -> str:
        return f"Concern of {self.raised_on}"


class ConcernStep(models.Model):
    """One step about a concern: who was told in which real channel, or how it went on."""

    row_rule = replace(
        rows.of_case("case_id"),
        words="Read by those granted the case; added, and never changed, by those who work with "
        "it or oversee it",
        add=f"by_id = (SELECT app.uid()) AND {MINE}",
        change=rows.NEVER,
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    concern = models.ForeignKey(Concern, on_delete=models.PROTECT, related_name="steps")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="concern_steps")
    place = models.IntegerField(help_text="Which of the concern's steps, from 1")
    before = models.TextField(choices=rules.STATES, blank=True)
    after = models.TextField(choices=rules.STATES)
    told = models.TextField(choices=rules.TOLD, blank=True)
    name = models.TextField(blank=True, help_text="Who was told, or who decided")
    channel = models.TextField(choices=CHANNELS, blank=True)
    on = models.DateField()
    at_time = models.TimeField(null=True, blank=True)
    words = models.TextField(blank=True, help_text="The answer, the decision, or why")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="casework_one_step_a_place", fields=["concern", "place"]),
            models.CheckConstraint(
                name="casework_told_says_whom_and_how",
                condition=Q(told="") | (~Q(name="") & ~Q(channel="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.after}, {self.on}"
