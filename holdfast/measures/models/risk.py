"""Answers that a person must act on, and what they did."""

import uuid
from dataclasses import replace
from typing import ClassVar

from django.db import models
from django.db.models import Q

from holdfast.access import rows
from holdfast.access.models import User
from holdfast.families.models import Child, Family, reachable
from holdfast.measures.models.administration import Administration, also_added_by_who_answers


def also_acted_on_by_overseers(rule: rows.RowRule) -> rows.RowRule:
    """Return a family's rule that also lets whoever oversees a case of it write what they did.

    One that came by private link they may raise too, by keeping the answers it is in.
    """
    overseen = rows.among("family_id", "my_overseen_families")
    return replace(
        rule,
        words=f"{rule.words}; raised and acted on by those who oversee a case of the family too",
        add=f"({rule.add}) OR {overseen}",
        change=f"({rule.change}) OR {overseen}",
    )


class RiskAnswerQuerySet(models.QuerySet["RiskAnswer"]):
    def visible_to(self, reader: User) -> "RiskAnswerQuerySet":
        """Return the risk answers about families this reader may reach."""
        return self.filter(family_id__in=reachable(reader))

    def waiting(self) -> "RiskAnswerQuerySet":
        """Return those that nobody has acted on yet."""
        return self.filter(acted_at=None)


class RiskAnswer(models.Model):
    """One answer that the site's written guidance says a person must act on.

    It is never scored and never hidden by a score. It waits until somebody has written down what
    they did in the real channel; the software sends nothing to anybody in their place.
    """

    row_rule = also_acted_on_by_overseers(also_added_by_who_answers(rows.of_family("family_id")))

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="risk_answers")
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="risk_answers")
    ask_id = models.UUIDField(null=True, blank=True)
    administration = models.ForeignKey(
        Administration, on_delete=models.PROTECT, related_name="risk_answers"
    )
    question = models.IntegerField(help_text="The number of the question, never its words")
    answer = models.IntegerField()
    words = models.TextField(help_text="What such an answer means, in our own words")
    raised_at = models.DateTimeField()
    acted_at = models.DateTimeField(null=True, blank=True)
    acted_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    action = models.TextField(blank=True, help_text="What was done, and whom it was told to")
    version = models.IntegerField(default=1)

    objects = RiskAnswerQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["child"], name="measures_risk_child")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="measures_one_risk_a_question", fields=["administration", "question"]
            ),
            models.CheckConstraint(
                name="measures_acted_on_says_who_when_and_what",
                condition=Q(acted_at=None, acted_by=None, action="")
                | (Q(acted_at__isnull=False, acted_by__isnull=False) & ~Q(action="")),
            ),
        ]

    def __str__(self) -> str:
        return f"Question {self.question}, {self.raised_at:%d %B %Y}"
