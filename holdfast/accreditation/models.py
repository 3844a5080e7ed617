"""What is stored of somebody's own development."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse

from holdfast.access import rows
from holdfast.access.models import User
from holdfast.accreditation.rules.development import EntryState
from holdfast.supervision.models import Meeting
from holdfast.training.models import Day

ENTRY_STATES = [(state.value, state.value.capitalize()) for state in EntryState]


class CpdEntryQuerySet(models.QuerySet["CpdEntry"]):
    def visible_to(self, reader: User) -> "CpdEntryQuerySet":
        """Return the reader's own entries: nobody else reads any."""
        return self.filter(person=reader)

    def kept(self) -> "CpdEntryQuerySet":
        """Return the entries that are kept, the latest day first."""
        return self.filter(state=EntryState.KEPT).order_by("-happened_on", "pk")


class CpdEntry(models.Model):
    """What somebody did and learned at a meeting or a training day, or that they keep nothing.

    It names nobody of a family. A declined one keeps what was written before, unseen.
    """

    row_rule = rows.own("person_id")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="cpd_entries")
    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    day = models.ForeignKey(Day, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    happened_on = models.DateField()
    title = models.TextField()
    state = models.TextField(choices=ENTRY_STATES)
    did = models.TextField(blank=True)
    learned = models.TextField(blank=True)
    differently = models.TextField(blank=True, help_text="What they will do differently")
    with_a_peer = models.BooleanField(default=False, help_text="Thought over with a colleague")
    settled_at = models.DateTimeField(help_text="When it was last kept or declined")
    version = models.IntegerField(default=1)

    objects = CpdEntryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "CPD entries"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="accreditation_an_entry_is_on_one_thing",
                condition=Q(meeting=None, day__isnull=False) | Q(meeting__isnull=False, day=None),
            ),
            models.CheckConstraint(
                name="accreditation_an_entry_state_we_know",
                condition=Q(state__in=[state.value for state in EntryState]),
            ),
            models.CheckConstraint(
                name="accreditation_kept_in_words",
                condition=~Q(state=EntryState.KEPT.value) | (~Q(did="") & ~Q(learned="")),
            ),
            models.UniqueConstraint(
                name="accreditation_one_entry_a_meeting", fields=["person", "meeting"]
            ),
            models.UniqueConstraint(name="accreditation_one_entry_a_day", fields=["person", "day"]),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        if self.meeting_id:
            return reverse("meeting_entry", args=[self.meeting_id])
        return reverse("day_entry", args=[self.day_id])

    @property
    def is_kept(self) -> bool:
        """Tell whether it is kept."""
        return self.state == EntryState.KEPT
