"""Measures as they were asked of one child, and what came back."""

import uuid
from dataclasses import replace
from typing import ClassVar

from django.db import models
from django.db.models import Q

from holdfast.access import rows
from holdfast.access.models import User
from holdfast.families.models import Child, Family, reachable
from holdfast.measures.models.asking import Ask
from holdfast.measures.models.stages import Stage

__all__ = ["Administration", "Stage", "also_added_by_who_answers"]


def also_added_by_who_answers(rule: rows.RowRule) -> rows.RowRule:
    """Return a family's rule that also lets whoever answers by private link add their answers."""
    return replace(
        rule,
        words=f"{rule.words}; added by whoever answers by private link, who reads none of them",
        add=f"({rule.add}) OR ask_id = ANY((SELECT app.my_asks())::uuid[])",
    )


class AdministrationQuerySet(models.QuerySet["Administration"]):
    def visible_to(self, reader: User) -> "AdministrationQuerySet":
        """Return the measures of families this reader may reach."""
        return self.filter(family_id__in=reachable(reader))


class Administration(models.Model):
    """One measure asked of one informant about one child on one day, with its scores.

    Either answers by item number, or scale scores alone, or a reason why there is neither. The
    scores are stored as they were worked out, beside the rule's name, so that a later rule never
    changes what a practitioner was told.
    """

    row_rule = also_added_by_who_answers(rows.of_family("family_id"))

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="measures")
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="measures")
    instrument = models.TextField(default="SDQ")
    form = models.TextField(help_text="The form's version, such as P4-10")
    informant = models.TextField(help_text="parent, teacher, self or informant")
    stage = models.TextField(choices=Stage.choices)
    completed_on = models.DateField()
    answers = models.JSONField(null=True, blank=True, help_text="item number -> answer, or null")
    scores = models.JSONField(default=dict, help_text="scale -> score, null if too few answers")
    missing_because = models.TextField(blank=True, help_text="SDQ1 to SDQ5, or our own words")
    note = models.TextField(blank=True)
    source = models.TextField(
        default="keyed", help_text="keyed, scores, link, kiosk, offline or SSDA903 2017"
    )
    language = models.TextField(default="en", help_text="The language it was answered in")
    ask = models.OneToOneField(
        Ask, on_delete=models.PROTECT, related_name="administration", null=True, blank=True
    )
    entered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()
    version = models.IntegerField(default=1)

    objects = AdministrationQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["child", "completed_on"], name="measures_child_day"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="measures_scored_or_missing_with_a_reason",
                condition=(Q(missing_because="") & ~Q(scores={}))
                | (~Q(missing_because="") & Q(scores={})),
            ),
            models.UniqueConstraint(
                name="measures_one_a_return",
                fields=["child", "instrument", "source"],
                condition=Q(stage="return"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.instrument} {self.form}, {self.completed_on}"
