"""What goes with a visit: a second worker, what was changed, what to discuss, and reflection.

And a part of the manual used with a family outside the programme.
"""

import uuid
from dataclasses import replace
from typing import ClassVar

from django.db import models
from django.db.models import Q

from holdfast.access import rows
from holdfast.access.models import User
from holdfast.access.permissions import Role
from holdfast.casework import rules
from holdfast.casework.models.case import Case
from holdfast.casework.models.visits import Discussion, Visit
from holdfast.manual.models import Module
from holdfast.programme.models import MY_PART, OF_A_RUN, Participant, Run

ITS_AUTHOR = "author_id = (SELECT app.uid())"
ITS_USER = "person_id = (SELECT app.uid())"
OF_A_VISIT = (
    "visit_id = ANY(ARRAY(SELECT id FROM casework_visit "  # noqa: S608  # names of our own
    f"WHERE {rows.among('case_id', 'my_working_cases')}))"
)


class SecondWorker(models.Model):
    """Somebody who made a visit together with whoever recorded it, and the part they had.

    The day is here as well, since a second worker may read this row and nothing else of the case.
    """

    row_rule = replace(
        rows.of_case("case_id"),
        words="Read by those granted the case, and by the second worker; written by those who "
        "work with the case",
        read=f"{rows.among('case_id', 'my_cases')} OR {MY_PART}",
        remove=rows.among("case_id", "my_working_cases"),
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    visit = models.OneToOneField(Visit, on_delete=models.PROTECT, related_name="second")
    participant = models.ForeignKey(
        Participant, on_delete=models.PROTECT, related_name="joint_visits"
    )
    part = models.TextField(choices=rules.SECOND_PARTS)
    visited_on = models.DateField()
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.participant_id} {self.part} on {self.visited_on}"


class Adaptation(models.Model):
    """How the manual was departed from in one visit, as FRAME asks; what was not said is blank."""

    row_rule = rows.of_case("case_id")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="adaptations")
    visit = models.OneToOneField(Visit, on_delete=models.PROTECT, related_name="adaptation")
    planned = models.TextField(choices=rules.PLANNED, blank=True)
    decided_by = models.TextField(choices=rules.DECIDED_BY, blank=True)
    changed = models.TextField(choices=rules.CHANGED, blank=True)
    nature = models.TextField(choices=rules.NATURE, blank=True)
    keeps_core = models.TextField(choices=rules.KEEPS_CORE, blank=True)

    def __str__(self) -> str:
        return f"{self.nature or 'a change'} in {self.visit_id}"


class ToDiscuss(models.Model):
    """Something a practitioner wants to bring to supervision, until it was discussed."""

    row_rule = replace(
        rows.of_case("case_id"),
        words="Read by those granted the case; raised by those who work with it, and answered by "
        "them or by the clinical supervisor",
        change=f"{rows.among('case_id', 'my_working_cases')} OR "
        f"({rows.by_roles(Role.SUPERVISOR)} AND {rows.among('case_id', 'my_cases')})",
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="to_discuss")
    visit = models.OneToOneField(Visit, on_delete=models.PROTECT, related_name="to_discuss")
    why = models.TextField()
    raised_on = models.DateField()
    raised_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    discussion = models.ForeignKey(
        Discussion, on_delete=models.PROTECT, related_name="answers", null=True, blank=True
    )
    withdrawn_on = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "things to discuss"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="casework_discussed_or_withdrawn",
                condition=Q(discussion=None) | Q(withdrawn_on=None),
            ),
        ]

    def __str__(self) -> str:
        return self.why

    @property
    def is_open(self) -> bool:
        """Tell whether it still waits to be discussed."""
        return self.discussion_id is None and self.withdrawn_on is None


class ReflectionQuerySet(models.QuerySet["Reflection"]):
    def open_to(self, reader: User) -> "ReflectionQuerySet":
        """Return the reader's own and, to a clinical supervisor, those of their group.

        Which those are is the database's to say: the rows' own rule leaves the others out.
        """
        return self if reader.role == Role.SUPERVISOR else self.filter(author=reader)


class Reflection(models.Model):
    """What a practitioner thought after a visit: for them and their group's supervisor alone.

    It names no case: whoever is granted one reads all that names it, and its history.
    """

    row_rule = rows.RowRule(
        words="Read by whoever wrote it, and by the clinical supervisor of their group; written "
        "by whoever works with the case, about their own practice; never read by a manager",
        read=f"{ITS_AUTHOR} OR {rows.among('id', 'my_groups_reflections')}",
        add=f"{ITS_AUTHOR} AND {OF_A_VISIT}",
        change=ITS_AUTHOR,
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="+")
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="reflections")
    words = models.TextField()
    visited_on = models.DateField()
    written_at = models.DateTimeField()
    version = models.IntegerField(default=1)

    objects = ReflectionQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="casework_one_reflection_a_visit", fields=["visit", "author"]
            ),
        ]

    def __str__(self) -> str:
        return f"Reflection on a visit on {self.visited_on}"


class WiderUse(models.Model):
    """A part of the manual used with a family outside the programme, about whom nothing is kept."""

    row_rule = rows.RowRule(
        words="Read by whoever used it and by the programme lead; written, and taken back, by "
        "whoever used it",
        read=f"{ITS_USER} OR ({OF_A_RUN} AND {rows.by_roles(Role.LEAD)})",
        add=ITS_USER,
        change=ITS_USER,
        remove=ITS_USER,
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="wider_uses")
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="wider_uses")
    used_on = models.DateField()
    module = models.ForeignKey(Module, on_delete=models.PROTECT, related_name="wider_uses")
    steps = models.JSONField(default=list, help_text="Keys of the steps")
    situation = models.TextField(choices=rules.SITUATIONS)
    is_adapted = models.BooleanField(default=False)
    recorded_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.module_id} on {self.used_on}"
