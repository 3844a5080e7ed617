"""Handing a case over by agreement, and covering one for a span."""

import uuid
from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from holdfast.access import rows
from holdfast.access.models import Grant, User
from holdfast.casework import rules
from holdfast.casework.models.case import Case
from holdfast.casework.rules.handing import HANDINGS, Handing, WhyNotPropose
from holdfast.place.models import Absence
from holdfast.programme.models import Participant

MINE = (
    f"({rows.among('case_id', 'my_working_cases')} OR {rows.among('case_id', 'my_overseen_cases')})"
)


class HandoverQuerySet(models.QuerySet["Handover"]):
    def waiting(self) -> "HandoverQuerySet":
        """Return the handovers that nobody has answered or taken back."""
        return self.filter(state=Handing.PROPOSED)

    def asked_of(self, reader: User) -> "HandoverQuerySet":
        """Return the handovers that wait for this reader's answer."""
        return self.waiting().filter(to_person=reader)

    def returned_since(self, since: datetime, *, to: User) -> "HandoverQuerySet":
        """Return the handovers this reader proposed and has had returned since a moment."""
        return self.filter(state=Handing.RETURNED, proposed_by=to, answered_at__gte=since)


class Handover(models.Model):
    """A proposal that somebody take a case over; until it is accepted the giver keeps the case."""

    row_rule = rows.ended_for_leavers(
        rows.RowRule(
            words="Read by those granted the case and by whoever is asked; proposed by those who "
            "work with the case or oversee it; answered by whoever is asked",
            read=f"{rows.among('case_id', 'my_cases')} OR to_person_id = (SELECT app.uid())",
            add=f"proposed_by_id = (SELECT app.uid()) AND {MINE}",
            change=f"{MINE} OR to_person_id = (SELECT app.uid())",
        ),
        rows.among("to_person_id", "my_leavers"),
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="handovers")
    to = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="handovers")
    to_person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    because = models.TextField(choices=rules.HANDOVERS)
    note = models.TextField(help_text="What whoever takes it must know first")
    works = models.TextField(blank=True, help_text="What works with this child")
    proposed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    proposed_on = models.DateField()
    proposed_at = models.DateTimeField()
    state = models.TextField(choices=HANDINGS, default=Handing.PROPOSED)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    version = models.IntegerField(default=1)

    objects = HandoverQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["to_person", "answered_at"], name="casework_handover_to"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="casework_one_handover_waits",
                fields=["case"],
                condition=Q(state="proposed"),
                violation_error_message=WhyNotPropose.WAITS,
            ),
            models.CheckConstraint(
                name="casework_answered_says_when",
                condition=Q(state="proposed", answered_at=None)
                | (~Q(state="proposed") & Q(answered_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="casework_returned_says_why", condition=~Q(state="returned") | ~Q(answer="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} to {self.to_id}"


class Cover(models.Model):
    """Somebody who works with a case in another's place, from a day until a day."""

    row_rule = rows.ended_for_leavers(
        rows.RowRule(
            words="Read by those granted the case; given and ended by whoever oversees it",
            read=rows.among("case_id", "my_cases"),
            add=rows.among("case_id", "my_overseen_cases"),
            change=rows.among("case_id", "my_overseen_cases"),
        ),
        rows.among("person_id", "my_leavers"),
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="covers")
    absence = models.ForeignKey(Absence, on_delete=models.PROTECT, related_name="covers")
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="covers")
    grant = models.OneToOneField(Grant, on_delete=models.PROTECT, related_name="cover")
    began_on = models.DateField()
    until_on = models.DateField()
    given_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="casework_covered_once", fields=["case", "absence", "person"]
            ),
            models.CheckConstraint(
                name="casework_cover_ends_after_it_begins", condition=Q(until_on__gte=F("began_on"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} covers {self.case_id} until {self.until_on}"
