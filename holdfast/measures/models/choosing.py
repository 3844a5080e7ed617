"""Which measures an authority's programme uses, of whom, when, and by which of its own rules."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from holdfast.access import rows
from holdfast.access.permissions import Role
from holdfast.place.models import Authority


class ChosenMeasureQuerySet(models.QuerySet["ChosenMeasure"]):
    def of(self, authority: str) -> "ChosenMeasureQuerySet":
        """Return every choice of one authority, ended ones too, in the order of a list."""
        return self.filter(authority_id=authority).order_by("instrument", "informant", "began_on")

    def current(self) -> "ChosenMeasureQuerySet":
        """Return the choices that hold now."""
        return self.filter(ended_on=None)


class ChosenMeasure(models.Model):
    """One measure of one informant that an authority's programme asks, and its rules for it.

    `stages` names when it is asked. `settings` holds what a site may decide for itself, such as
    `{"impact": "zero-fill", "prediction": true}`; what is not there is the instrument's default.
    `guidance` is the site's own written words on what to do about a risk answer.
    """

    row_rule = rows.of_authority(
        "authority_id", written_by=(Role.LEAD, Role.ADMINISTRATOR), personal=False
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="measures")
    instrument = models.TextField()
    informant = models.TextField()
    stages = models.JSONField(default=list)
    settings = models.JSONField(default=dict)
    guidance = models.TextField(blank=True)
    began_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    version = models.IntegerField(default=1)

    objects = ChosenMeasureQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="measures_a_choice_ends_after_it_begins",
                condition=Q(ended_on=None) | Q(ended_on__gte=F("began_on")),
            ),
            models.UniqueConstraint(
                name="measures_one_choice_an_informant",
                fields=["authority", "instrument", "informant"],
                condition=Q(ended_on=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.instrument} by {self.informant}"
