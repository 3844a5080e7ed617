"""Who leads what, who committed to what, and the hours and the money."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from holdfast.access.models import User
from holdfast.steering.models.reading import STEERED, SteeredQuerySet
from holdfast.steering.rules import commitments


class Responsibility(models.Model):
    """One thing that has to be led: who leads it, and who stands in."""

    row_rule = STEERED

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    authority_id = models.TextField()
    name = models.TextField()
    leader = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    deputy = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    ended_on = models.DateField(
        null=True, blank=True, help_text="From when it need not be led any more"
    )
    version = models.IntegerField(default=1)

    objects = SteeredQuerySet["Responsibility"].as_manager()

    class Meta:
        verbose_name_plural = "responsibilities"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="steering_a_deputy_is_somebody_else",
                condition=Q(deputy=None) | (Q(leader__isnull=False) & ~Q(leader=F("deputy"))),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"{reverse('leadership')}#led-{self.pk}"


class Commitment(models.Model):
    """What a director, a partnership or managers committed to, how far, and until when."""

    row_rule = STEERED

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    authority_id = models.TextField()
    seat = models.TextField(choices=commitments.SEATS)
    who = models.TextField(help_text="The person or the body, as people call them")
    level = models.IntegerField(choices=commitments.LEVELS)
    words = models.TextField()
    given_on = models.DateField()
    until = models.DateField(null=True, blank=True)
    renews = models.OneToOneField(
        "self", on_delete=models.PROTECT, related_name="renewed_by", null=True, blank=True
    )
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_why = models.TextField(blank=True)
    version = models.IntegerField(default=1)

    objects = SteeredQuerySet["Commitment"].as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="steering_a_level_we_know",
                condition=Q(level__in=[level for level, _ in commitments.LEVELS]),
            ),
            models.CheckConstraint(
                name="steering_holds_until_later",
                condition=Q(until=None) | Q(until__gt=F("given_on")),
            ),
            models.CheckConstraint(
                name="steering_withdrawn_with_a_reason",
                condition=Q(withdrawn_on=None, withdrawn_why="")
                | (Q(withdrawn_on__isnull=False) & ~Q(withdrawn_why="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.who}: {self.words}"

    def get_absolute_url(self) -> str:
        return f"{reverse('commitments')}#commitment-{self.pk}"


class Purchase(models.Model):
    """Clinical sessions that were bought: how many, of how many minutes, between which days."""

    row_rule = STEERED

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    authority_id = models.TextField()
    name = models.TextField()
    supplier = models.TextField()
    sessions = models.IntegerField()
    minutes_each = models.IntegerField()
    began_on = models.DateField()
    ends_on = models.DateField()

    objects = SteeredQuerySet["Purchase"].as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="steering_bought_something",
                condition=Q(sessions__gt=0, minutes_each__gt=0, ends_on__gt=F("began_on")),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class BudgetLine(models.Model):
    """Money that was set aside for one thing, in pounds."""

    row_rule = STEERED

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    authority_id = models.TextField()
    name = models.TextField()
    planned = models.DecimalField(max_digits=10, decimal_places=2)

    objects = SteeredQuerySet["BudgetLine"].as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(name="steering_set_aside", condition=Q(planned__gte=0)),
        ]

    def __str__(self) -> str:
        return self.name


class Payment(models.Model):
    """Money that was spent out of a budget line on a day."""

    row_rule = STEERED

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    authority_id = models.TextField()
    line = models.ForeignKey(BudgetLine, on_delete=models.PROTECT, related_name="payments")
    paid_on = models.DateField()
    amount = models.DecimalField(
        max_digits=10, decimal_places=2, help_text="Negative where it came back"
    )
    for_what = models.TextField()

    objects = SteeredQuerySet["Payment"].as_manager()

    def __str__(self) -> str:
        return f"{self.amount} for {self.for_what}"
