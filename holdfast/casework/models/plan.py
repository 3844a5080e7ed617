"""The plan of the work: what it serves, what is planned, and what came of it."""

import uuid
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from holdfast.access import rows
from holdfast.access.models import User
from holdfast.casework.models.case import Case
from holdfast.casework.models.visits import Visit
from holdfast.casework.rules import case_system, onward, planning, rechecks
from holdfast.manual.models import Module


class PlanOutcome(models.Model):
    """An outcome of the child's statutory plan that the work serves, until a day."""

    row_rule = rows.of_case("case_id")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="outcomes")
    words = models.TextField()
    reference = models.TextField(blank=True, help_text="Its number in the statutory plan")
    began_on = models.DateField()
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    ended_on = models.DateField(null=True, blank=True)
    ended_because = models.TextField(choices=planning.OUTCOME_ENDINGS, blank=True)
    version = models.IntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="casework_outcome_ends_after_it_begins",
                condition=Q(ended_on=None) | Q(ended_on__gte=F("began_on")),
            ),
            models.CheckConstraint(
                name="casework_outcome_ended_with_a_reason",
                condition=(Q(ended_on=None) & Q(ended_because=""))
                | (~Q(ended_on=None) & ~Q(ended_because="")),
            ),
        ]

    def __str__(self) -> str:
        return self.words


class PlannedModule(models.Model):
    """A module of the manual that is planned with a family, in its place among the others.

    No step named means all that are core. One that is dropped stays, with the reason.
    """

    row_rule = rows.of_case("case_id")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="planned")
    module = models.ForeignKey(Module, on_delete=models.PROTECT, related_name="planned")
    kind = models.TextField(choices=planning.KINDS)
    why = models.TextField(blank=True, help_text="What it is to help with, where it is not core")
    phase = models.TextField(choices=planning.Phase.choices())
    place = models.IntegerField(help_text="1 comes first")
    goals = ArrayField(models.UUIDField(), default=list, blank=True)
    steps = ArrayField(models.UUIDField(), default=list, blank=True)
    visits_expected = models.IntegerField(null=True, blank=True)
    planned_on = models.DateField()
    planned_at = models.DateTimeField()
    planned_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    dropped_on = models.DateField(null=True, blank=True)
    dropped_because = models.TextField(choices=planning.DROPPED, blank=True)
    dropped_note = models.TextField(blank=True)
    version = models.IntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="casework_a_module_planned_once_a_kind",
                fields=["case", "module", "kind"],
                condition=Q(dropped_on=None),
                violation_error_message=planning.WhyNotPlan.PLANNED,
            ),
            models.CheckConstraint(
                name="casework_dropped_with_a_reason",
                condition=(Q(dropped_on=None) & Q(dropped_because=""))
                | (~Q(dropped_on=None) & ~Q(dropped_because="")),
            ),
            models.CheckConstraint(
                name="casework_visits_expected_of_one_module",
                condition=Q(visits_expected=None)
                | Q(visits_expected__gte=1, visits_expected__lte=planning.MOST_VISITS),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.module_id} in place {self.place}"


class Recheck(models.Model):
    """That somebody held the plan of the work against the statutory plan after it had changed."""

    row_rule = rows.of_case("case_id")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="rechecks")
    answers = ArrayField(models.TextField(), help_text="The changes that asked for it, by key")
    found = models.TextField(choices=rechecks.FOUND)
    note = models.TextField(blank=True)
    done_on = models.DateField()
    done_at = models.DateTimeField()
    done_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.found} on {self.done_on}"


class OnwardReferral(models.Model):
    """The choice to ask another service for what this work cannot give, and what came of it."""

    row_rule = rows.of_case("case_id")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="referrals")
    service = models.TextField()
    reason = models.TextField()
    referred_on = models.DateField()
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    reply = models.TextField(choices=onward.REPLIES, blank=True)
    replied_on = models.DateField(null=True, blank=True)
    reply_note = models.TextField(blank=True)
    version = models.IntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="casework_replied_on_a_day",
                condition=Q(reply="", replied_on=None) | (~Q(reply="") & ~Q(replied_on=None)),
            ),
            models.CheckConstraint(
                name="casework_replied_after_it_was_referred",
                condition=Q(replied_on=None) | Q(replied_on__gte=F("referred_on")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.service} on {self.referred_on}"


class Pasting(models.Model):
    """That a paragraph from here was pasted into the council's case system, and its place there."""

    row_rule = rows.of_case("case_id")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="pastings")
    visit = models.ForeignKey(
        Visit, on_delete=models.PROTECT, related_name="pastings", null=True, blank=True
    )
    system = models.TextField(choices=case_system.SYSTEMS)
    reference = models.TextField()
    words = models.TextField(help_text="The paragraph, as it stood")
    pasted_on = models.DateField()
    pasted_at = models.DateTimeField()
    pasted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.system} {self.reference}"
