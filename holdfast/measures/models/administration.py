"""Measures as they were asked of one child, and what came back."""

import uuid
from dataclasses import replace
from typing import ClassVar

from django.db import models
from django.db.models import Q

from holdfast.access import rows
from holdfast.access.models import User
from holdfast.families.models import Child, Family, reachable
from holdfast.measures import instruments
from holdfast.measures.models.asking import PLANNED_ANEW, Ask
from holdfast.measures.models.stages import Stage
from holdfast.measures.rules import reading

__all__ = ["Administration", "Stage", "also_added_by_who_answers"]


def also_added_by_who_answers(rule: rows.RowRule) -> rows.RowRule:
    """Return a family's rule that also lets whoever answers by private link add their answers."""
    return replace(
        rule,
        words=f"{rule.words}; added by whoever answers by private link, who reads none of them",
        add=f"({rule.add}) OR ask_id = ANY((SELECT app.my_asks())::uuid[])",
    )


def also_kept_by_overseers(rule: rows.RowRule) -> rows.RowRule:
    """Return a family's rule that also lets an overseer keep what came by private link."""
    overseen = rows.among("family_id", "my_overseen_families")
    return replace(
        rule,
        words=f"{rule.words}; what came by private link kept by those who oversee a case too",
        add=f"({rule.add}) OR (source IN ('link', 'kiosk') AND {overseen})",
    )


def also_read_when_shown(rule: rows.RowRule) -> rows.RowRule:
    """Return a family's rule that also lets a clinical supervisor read what is shown to them."""
    return replace(
        rule,
        words=f"{rule.words}; read by the clinical supervisor it is shown to, until a day",
        read=f"({rule.read}) OR {rows.among('id', 'my_shown_measures')}",
    )


def also_tied_to_a_new_plan(rule: rows.RowRule) -> rows.RowRule:
    """Return a rule that lets a change of the programme's choice tie answers to what was asked."""
    return replace(
        rule,
        words=f"{rule.words}; tied to its ask when the programme’s choice of measures changes",
        read=f"({rule.read}) OR {PLANNED_ANEW}",
        change=f"({rule.change}) OR {PLANNED_ANEW}",
    )


class AdministrationQuerySet(models.QuerySet["Administration"]):
    def visible_to(self, reader: User) -> "AdministrationQuerySet":
        """Return the measures of families this reader may reach."""
        return self.filter(family_id__in=reachable(reader))

    def not_struck_out(self) -> "AdministrationQuerySet":
        """Return what nobody has struck out: what counts."""
        return self.filter(struck_at=None)


class Administration(models.Model):
    """One measure asked of one informant about one child on one day, with its scores.

    Either answers by item number, or scale scores alone, or a reason why there is neither. The
    scores are stored as they were worked out, beside the rule's name, so that a later rule never
    changes what a practitioner was told. One that is struck out stays, and counts for nothing.
    """

    row_rule = also_tied_to_a_new_plan(
        also_read_when_shown(
            also_kept_by_overseers(also_added_by_who_answers(rows.of_family("family_id")))
        )
    )

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
    corrected_at = models.DateTimeField(null=True, blank=True)
    corrected_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    corrected_because = models.TextField(blank=True)
    struck_at = models.DateTimeField(null=True, blank=True)
    struck_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    struck_because = models.TextField(blank=True)
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
            models.CheckConstraint(
                name="measures_struck_out_says_who_when_and_why",
                condition=Q(struck_at=None, struck_by=None, struck_because="")
                | (Q(struck_at__isnull=False, struck_by__isnull=False) & ~Q(struck_because="")),
            ),
            models.UniqueConstraint(
                name="measures_one_a_return",
                fields=["child", "instrument", "source"],
                condition=Q(stage="return"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.instrument} {self.form}, {self.completed_on}"

    def as_filled(self) -> reading.Filled:
        """Return what the rules read, as plain values."""
        answers = self.answers
        return reading.Filled(
            instrument=instruments.named(self.instrument),
            form=self.form,
            informant=self.informant,
            completed_on=self.completed_on,
            answers=None if answers is None else {int(n): one for n, one in answers.items()},
            scores=self.scores,
            missing_because=self.missing_because,
            is_follow_up=self.stage == Stage.FOLLOW_UP,
            is_from_return=self.stage == Stage.RETURN,
        )
