"""Goals, how each was worded, and how far along each person says it is."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from holdfast.access import rows
from holdfast.access.models import User
from holdfast.casework import rules
from holdfast.casework.models.case import Case


class Goal(models.Model):
    """Something the child, a parent, the family or the practitioner wants to be different."""

    row_rule = rows.of_case("case_id")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="goals")
    owner = models.TextField(choices=rules.VOICES)
    set_on = models.DateField()
    rank = models.IntegerField(help_text="1 matters most")
    ended_on = models.DateField(null=True, blank=True)
    ended_because = models.TextField(choices=rules.GOAL_ENDINGS, blank=True)
    version = models.IntegerField(default=1)

    def __str__(self) -> str:
        return f"Goal {self.rank}"


class Wording(models.Model):
    """A goal's words from one day on. A goal re-worded keeps its earlier words."""

    row_rule = rows.of_case("case_id")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="wordings")
    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="wordings")
    number = models.IntegerField()
    words = models.TextField()
    agreed_with = models.JSONField(default=list)
    written_on = models.DateField()
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="casework_one_wording_a_number", fields=["goal", "number"]
            ),
        ]

    def __str__(self) -> str:
        return self.words


class Rating(models.Model):
    """How far along a goal is, from 0 to 10, in one person's view on one day."""

    row_rule = rows.of_case("case_id")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="ratings")
    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="ratings")
    wording = models.ForeignKey(Wording, on_delete=models.PROTECT, related_name="ratings")
    rater = models.TextField(choices=rules.VOICES)
    score = models.IntegerField()
    rated_on = models.DateField()
    rated_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    version = models.IntegerField(default=1)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["case", "rated_on"], name="casework_rating_day")]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="casework_rated_0_to_10", condition=Q(score__gte=0) & Q(score__lte=10)
            ),
            models.UniqueConstraint(
                name="casework_one_rating_a_day", fields=["goal", "rater", "rated_on"]
            ),
        ]

    def __str__(self) -> str:
        return f"{self.score} on {self.rated_on}"
