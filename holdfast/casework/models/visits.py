"""Visits and the steps done in them; events; discussion in supervision."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from holdfast.access import rows
from holdfast.access.models import User
from holdfast.casework import rules
from holdfast.casework.models.case import Case
from holdfast.casework.rules import discussing
from holdfast.manual.models import Module, Step
from holdfast.supervision.models import I_LEAD, UNSIGNED, Meeting


class Visit(models.Model):
    """A visit that was made, or was planned and missed."""

    row_rule = rows.of_case("case_id")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="visits")
    visited_on = models.DateField()
    outcome = models.TextField(choices=rules.VISIT_OUTCOMES)
    missed_because = models.TextField(choices=rules.MISSED, blank=True)
    module = models.ForeignKey(
        Module, on_delete=models.PROTECT, related_name="visits", null=True, blank=True
    )
    took_part = models.JSONField(default=list)
    people = models.JSONField(
        default=list, help_text="Keys of the children and adults who took part, where told by name"
    )
    minutes = models.IntegerField(null=True, blank=True, help_text="With the family")
    preparing_minutes = models.IntegerField(null=True, blank=True)
    travelling_minutes = models.IntegerField(null=True, blank=True)
    recording_minutes = models.IntegerField(null=True, blank=True)
    other_minutes = models.IntegerField(
        null=True,
        blank=True,
        help_text="Preparing, travelling and recording together, from before they were told apart",
    )
    tried = models.TextField(choices=rules.TRIED, blank=True)
    tried_note = models.TextField(blank=True)
    task_from = models.ForeignKey(
        "self", on_delete=models.PROTECT, related_name="+", null=True, blank=True,
        help_text="The visit whose task was asked about",
    )  # fmt: skip
    task = models.TextField(blank=True, help_text="What the family will try before the next visit")
    next_time = models.TextField(blank=True, help_text="What is next")
    makes_up_for = models.OneToOneField(
        "self", on_delete=models.PROTECT, related_name="made_up_by", null=True, blank=True,
        help_text="A missed visit",
    )  # fmt: skip
    childs_voice = models.TextField(blank=True)
    note = models.TextField(blank=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    version = models.IntegerField(default=1)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["case", "visited_on"], name="casework_visit_day")]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="casework_missed_with_a_reason",
                condition=Q(outcome="made", missed_because="")
                | (Q(outcome="missed") & ~Q(missed_because="")),
            ),
            models.CheckConstraint(
                name="casework_minutes_of_one_day",
                condition=(Q(minutes=None) | Q(minutes__gte=0, minutes__lte=720))
                & (Q(other_minutes=None) | Q(other_minutes__gte=0, other_minutes__lte=720)),
            ),
            models.CheckConstraint(
                name="casework_minutes_by_kind_of_one_day",
                condition=(
                    Q(preparing_minutes=None)
                    | Q(preparing_minutes__gte=0, preparing_minutes__lte=720)
                )
                & (
                    Q(travelling_minutes=None)
                    | Q(travelling_minutes__gte=0, travelling_minutes__lte=720)
                )
                & (
                    Q(recording_minutes=None)
                    | Q(recording_minutes__gte=0, recording_minutes__lte=720)
                ),
            ),
            models.CheckConstraint(
                name="casework_no_minute_counted_twice",
                condition=Q(other_minutes=None)
                | Q(preparing_minutes=None, travelling_minutes=None, recording_minutes=None),
            ),
            models.CheckConstraint(
                name="casework_tried_what_was_set",
                condition=Q(tried="") | Q(task_from__isnull=False),
            ),
            models.CheckConstraint(
                name="casework_only_a_visit_made_makes_up",
                condition=Q(makes_up_for=None) | Q(outcome="made"),
            ),
        ]

    def __str__(self) -> str:
        return f"Visit on {self.visited_on}"

    @property
    def minutes_by_kind(self) -> tuple[int | None, ...]:
        """Return the minutes in the order of `rules.MINUTES`."""
        return tuple(getattr(self, name) for name, _ in rules.MINUTES)


class StepDone(models.Model):
    """What became of one step of the module in one visit."""

    row_rule = rows.of_case("case_id")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="steps_done")
    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="steps_done")
    step = models.ForeignKey(Step, on_delete=models.PROTECT, related_name="done")
    how = models.TextField(choices=rules.HOW_DONE)
    reason = models.TextField(choices=rules.REASONS, blank=True)
    why = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="casework_a_step_once_a_visit", fields=["visit", "step"]),
        ]

    def __str__(self) -> str:
        return f"{self.step_id} {self.how}"


class Event(models.Model):
    """Something that happened in the child's life or plan, such as a change of placement."""

    row_rule = rows.of_case("case_id")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="events")
    kind = models.TextField(choices=rules.EVENTS)
    happened_on = models.DateField()
    note = models.TextField(blank=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    version = models.IntegerField(default=1)

    def __str__(self) -> str:
        return f"{self.kind} on {self.happened_on}"


MAY_DISCUSS = (
    f"({rows.among('case_id', 'my_working_cases')} "
    f"OR ({I_LEAD} AND {rows.among('case_id', 'my_cases')})) AND {UNSIGNED}"
)


class Discussion(models.Model):
    """What was said of a case at a supervision meeting: the part of its record about the case."""

    row_rule = rows.RowRule(
        words="Read by those granted the case; written by those who work with it and by whoever "
        "leads the meeting, until its record is signed",
        read=rows.among("case_id", "my_cases"),
        add=MAY_DISCUSS,
        change=MAY_DISCUSS,
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="discussions")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="discussions")
    question = models.TextField(blank=True, help_text="What was asked of the group")
    dashboard_viewed = models.BooleanField(default=False)
    module = models.ForeignKey(
        Module, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    step = models.ForeignKey(
        Step, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    techniques = models.JSONField(default=list, help_text="Keys of `rules.discussing.TECHNIQUES`")
    hypotheses = models.TextField(blank=True)
    agreed = models.TextField(blank=True, help_text="The advice: what was agreed to try next")
    minutes = models.IntegerField(null=True, blank=True)
    has_risk = models.BooleanField(default=False, help_text="Whether risk was discussed")
    risk_told = models.TextField(blank=True, help_text="Who was told of the risk, and when")
    version = models.IntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="casework_once_a_meeting", fields=["case", "meeting"]),
            models.CheckConstraint(
                name="casework_minutes_of_a_discussion",
                condition=Q(minutes=None) | Q(minutes__gte=1, minutes__lte=discussing.LONGEST),
            ),
            models.CheckConstraint(
                name="casework_risk_discussed_says_who_was_told",
                condition=Q(has_risk=False, risk_told="") | (Q(has_risk=True) & ~Q(risk_told="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} at {self.meeting_id}"
