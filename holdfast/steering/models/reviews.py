"""Reviews of a run, and their papers as they were frozen."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse

from holdfast.access import rows
from holdfast.access.models import User
from holdfast.access.permissions import Role
from holdfast.programme.models import Run
from holdfast.steering.models.reading import STEERED, SteeredQuerySet
from holdfast.steering.rules import reviewing


class ReviewPoint(models.Model):
    """A review of a run: which, by when, and when it was complete."""

    row_rule = STEERED

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    authority_id = models.TextField()
    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="reviews")
    kind = models.TextField(choices=[(one.value, reviewing.SAID[one]) for one in reviewing.SAID])
    due_on = models.DateField()
    completed_on = models.DateField(null=True, blank=True)
    version = models.IntegerField(default=1)

    objects = SteeredQuerySet["ReviewPoint"].as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="steering_each_review_once",
                fields=["run", "kind"],
                condition=~Q(kind="other"),
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()

    def get_absolute_url(self) -> str:
        return reverse("review", args=[self.pk])


class ReviewPaper(models.Model):
    """The paper of a review as it was frozen on a day; the database refuses any change."""

    row_rule = rows.RowRule(
        words="Read with the review above; frozen by the programme lead, and never changed",
        read=rows.under("review_id", "steering_reviewpoint", written_by=()).read,
        add=rows.under("review_id", "steering_reviewpoint", written_by=(Role.LEAD,)).add,
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    review = models.ForeignKey(ReviewPoint, on_delete=models.PROTECT, related_name="papers")
    number = models.IntegerField(help_text="1 was frozen first")
    content = models.JSONField()
    checksum = models.TextField(help_text="SHA-256 of the content")
    frozen_at = models.DateTimeField()
    frozen_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="steering_papers_in_order", fields=["review", "number"]),
        ]

    def __str__(self) -> str:
        return f"Paper {self.number}"

    @property
    def is_whole(self) -> bool:
        """Tell whether the content is what it was when it was frozen."""
        return reviewing.checksum(self.content) == self.checksum
