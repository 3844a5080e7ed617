"""The plan: milestones, meetings at which something was agreed, decisions and actions."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from holdfast.access import rows
from holdfast.access.models import User
from holdfast.access.permissions import Role
from holdfast.programme.models import Run
from holdfast.steering.models.reading import BY_LEAD, BY_THOSE_WHO_STEER, STEERED, SteeredQuerySet
from holdfast.steering.models.reviews import ReviewPoint
from holdfast.steering.rules import decisions, milestones

MINE = "owner_id = (SELECT app.uid())"


class Milestone(models.Model):
    """Something that must have been reached by a day: planned, forecast and done."""

    row_rule = STEERED

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    authority_id = models.TextField()
    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="milestones")
    phase = models.TextField(
        choices=[(one.value, one.words) for one in milestones.Phase],
    )
    name = models.TextField()
    owner = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    planned_on = models.DateField()
    forecast_on = models.DateField(
        null=True, blank=True, help_text="When it is expected now; empty: as planned"
    )
    done_on = models.DateField(null=True, blank=True)
    needs: "models.ManyToManyField[Milestone, Need]" = models.ManyToManyField(
        "self", through="Need", symmetrical=False, related_name="needed_by"
    )
    version = models.IntegerField(default=1)

    objects = SteeredQuerySet["Milestone"].as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="steering_no_forecast_once_done",
                condition=Q(done_on=None) | Q(forecast_on=None),
            ),
            models.CheckConstraint(
                name="steering_a_phase_of_epis",
                condition=Q(phase__in=[one.value for one in milestones.Phase]),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"{reverse('plan')}#milestone-{self.pk}"


class Need(models.Model):
    """That one milestone cannot be reached before another."""

    row_rule = rows.RowRule(
        words="Read with the milestone above; added and taken away by the programme lead",
        read=rows.under("milestone_id", "steering_milestone", written_by=()).read,
        add=rows.under("milestone_id", "steering_milestone", written_by=(Role.LEAD,)).add,
        remove=rows.under("milestone_id", "steering_milestone", written_by=(Role.LEAD,)).add,
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    milestone = models.ForeignKey(Milestone, on_delete=models.PROTECT, related_name="needed")
    first = models.ForeignKey(Milestone, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="steering_needed_once", fields=["milestone", "first"]),
            models.CheckConstraint(
                name="steering_no_milestone_needs_itself", condition=~Q(milestone=F("first"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.milestone_id} needs {self.first_id}"


class SteeringMeeting(models.Model):
    """A meeting of any people about the programme, at which something was decided or agreed."""

    row_rule = STEERED

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    authority_id = models.TextField()
    forum = models.TextField(choices=decisions.FORUMS)
    held_on = models.DateField()
    came = models.TextField(help_text="Who came, as people call them")
    said = models.TextField(blank=True, help_text="What was talked of; no family is named")

    objects = SteeredQuerySet["SteeringMeeting"].as_manager()

    def __str__(self) -> str:
        return f"{self.get_forum_display()}, {self.held_on.day} {self.held_on:%B %Y}"

    def get_absolute_url(self) -> str:
        return reverse("steering_meeting", args=[self.pk])


class SteeringDecision(models.Model):
    """What was decided about the programme: why, where, when, and when it is looked at again."""

    row_rule = STEERED

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    authority_id = models.TextField()
    words = models.TextField()
    because = models.TextField()
    forum = models.TextField(choices=decisions.FORUMS)
    meeting = models.ForeignKey(
        SteeringMeeting, on_delete=models.PROTECT, related_name="decisions", null=True, blank=True
    )
    review = models.ForeignKey(
        ReviewPoint, on_delete=models.PROTECT, related_name="decisions", null=True, blank=True
    )
    decided_on = models.DateField()
    review_on = models.DateField(null=True, blank=True)
    outcome = models.TextField(choices=decisions.OUTCOMES, blank=True)
    outcome_why = models.TextField(blank=True)
    looked_on = models.DateField(null=True, blank=True, help_text="When it was last looked at")
    version = models.IntegerField(default=1)

    objects = SteeredQuerySet["SteeringDecision"].as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="steering_a_decision_says_why", condition=~Q(because="") & ~Q(words="")
            ),
            models.CheckConstraint(
                name="steering_looked_at_with_an_outcome",
                condition=Q(looked_on=None, outcome="")
                | (Q(looked_on__isnull=False) & ~Q(outcome="")),
            ),
        ]

    def __str__(self) -> str:
        return self.words

    def get_absolute_url(self) -> str:
        return f"{reverse('decisions')}#decision-{self.pk}"


class SteeringActionQuerySet(models.QuerySet["SteeringAction"]):
    def visible_to(self, reader: User) -> "SteeringActionQuerySet":
        """Return those of the authority, to its lead and director; to others their own."""
        here = self.filter(authority_id=reader.authority)
        return here if reader.role in (Role.LEAD, Role.DIRECTOR) else here.filter(owner=reader)

    def within_reach_of(self, reader: User) -> "SteeringActionQuerySet":
        """Return those that somebody may open and finish: their own and, as lead, everybody's."""
        here = self.filter(authority_id=reader.authority)
        return here if reader.role == Role.LEAD else here.filter(owner=reader)

    def open(self) -> "SteeringActionQuerySet":
        """Return those that are still to be done."""
        return self.filter(state=decisions.OPEN)


class SteeringAction(models.Model):
    """What somebody is to do for the programme by a day, agreed at any meeting about it."""

    row_rule = rows.RowRule(
        words="Read by its owner, and by the programme lead and the director; agreed by the lead; "
        "finished by its owner or the lead",
        read=f"({BY_THOSE_WHO_STEER}) OR ({MINE})",
        add=BY_LEAD,
        change=f"({BY_LEAD}) OR ({MINE})",
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    authority_id = models.TextField()
    words = models.TextField()
    owner = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    agreed_on = models.DateField()
    due_on = models.DateField()
    meeting = models.ForeignKey(
        SteeringMeeting, on_delete=models.PROTECT, related_name="actions", null=True, blank=True
    )
    state = models.TextField(
        choices=[(one.value, decisions.SAID[one]) for one in decisions.ActionState],
        default=decisions.OPEN.value,
    )
    finished_on = models.DateField(null=True, blank=True)
    because = models.TextField(blank=True, help_text="What came of it, or why it is dropped")
    version = models.IntegerField(default=1)

    objects = SteeringActionQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["owner", "due_on"], name="steering_to_do", condition=Q(state="open")
            )
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="steering_due_once_agreed", condition=Q(due_on__gte=F("agreed_on"))
            ),
            models.CheckConstraint(
                name="steering_finished_on_a_day",
                condition=Q(state="open", finished_on=None)
                | (Q(state__in=["done", "dropped"]) & Q(finished_on__isnull=False)),
            ),
            models.CheckConstraint(
                name="steering_dropped_with_a_reason",
                condition=~Q(state="dropped") | ~Q(because=""),
            ),
        ]

    def __str__(self) -> str:
        return self.words

    def get_absolute_url(self) -> str:
        return reverse("steering_action", args=[self.pk])
