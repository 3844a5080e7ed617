"""A case at supervision: its place on an agenda, what was agreed, and how a record is amended."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from holdfast.access import rows
from holdfast.access.models import User
from holdfast.casework.models.case import Case
from holdfast.casework.models.visits import Discussion
from holdfast.casework.rules import agenda
from holdfast.supervision.models import I_LEAD, UNSIGNED, Meeting

READ = rows.among("case_id", "my_cases")
LEADS_AND_READS = f"({I_LEAD} AND {READ})"
OF_A_DISCUSSION_I_LEAD = (
    f"({READ} AND discussion_id = ANY(ARRAY("  # noqa: S608  # names of our own
    f"SELECT id FROM casework_discussion WHERE {I_LEAD})))"
)


class SlotQuerySet(models.QuerySet["Slot"]):
    def on_agenda(self) -> "SlotQuerySet":
        """Return the places that were not taken off, in the agenda's order."""
        return self.filter(dropped_because="").order_by("place", "pk")


class Slot(models.Model):
    """A case's place on the agenda of one meeting: how it is brought, its minutes, and why."""

    row_rule = rows.RowRule(
        words="Read by those granted the case; written by whoever leads the meeting, until it is "
        "signed",
        read=READ,
        add=f"{LEADS_AND_READS} AND {UNSIGNED}",
        change=f"{LEADS_AND_READS} AND {UNSIGNED}",
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="slots")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="slots")
    place = models.IntegerField(help_text="1 is the first")
    kind = models.TextField(choices=agenda.KINDS)
    minutes = models.IntegerField()
    reasons = models.JSONField(default=list, help_text="Why it was proposed, in words, as of then")
    is_by_hand = models.BooleanField(default=False)
    dropped_because = models.TextField(blank=True, help_text="Why it was taken off")

    objects = SlotQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="casework_once_on_an_agenda", fields=["case", "meeting"]),
            models.CheckConstraint(
                name="casework_minutes_of_a_slot",
                condition=Q(minutes__gte=1, minutes__lte=agenda.LONGEST),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} at {self.meeting_id}"


class AgreedActionQuerySet(models.QuerySet["AgreedAction"]):
    def to_do(self) -> "AgreedActionQuerySet":
        """Return the actions that nobody has said are done, those due first on top."""
        return self.filter(done_on=None).order_by("due_on", "pk")


class AgreedAction(models.Model):
    """What somebody is to do about a case by a day: on each agenda until it is done."""

    row_rule = rows.RowRule(
        words="Read, and said to be done, by those granted the case; agreed by whoever leads the "
        "meeting; its words never change once the record is signed",
        read=READ,
        add=OF_A_DISCUSSION_I_LEAD,
        change=READ,
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="agreed_actions")
    discussion = models.ForeignKey(Discussion, on_delete=models.PROTECT, related_name="actions")
    words = models.TextField()
    owner = models.ForeignKey(User, on_delete=models.PROTECT, related_name="agreed_actions")
    due_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    version = models.IntegerField(default=1)

    objects = AgreedActionQuerySet.as_manager()

    def __str__(self) -> str:
        return self.words


class Amendment(models.Model):
    """What is said anew of a discussion whose record is signed, and why; the first words stay."""

    row_rule = rows.RowRule(
        words="Read by those granted the case; written by whoever leads the meeting, once it is "
        "signed; never changed",
        read=READ,
        add=f"{OF_A_DISCUSSION_I_LEAD} AND amended_by_id = (SELECT app.uid())",
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="amendments")
    discussion = models.ForeignKey(Discussion, on_delete=models.PROTECT, related_name="amendments")
    words = models.TextField()
    because = models.TextField()
    amended_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    amended_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="casework_amended_with_a_reason",
                condition=~Q(words="") & ~Q(because=""),
            ),
        ]

    def __str__(self) -> str:
        return f"Amendment of {self.discussion_id}"
