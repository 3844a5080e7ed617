"""What was moved in the calendar, from when to when, so that a move can be undone exactly."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from holdfast.access import rows
from holdfast.access.models import User
from holdfast.supervision import rules
from holdfast.supervision.models.groups import Group
from holdfast.supervision.models.meetings import THERE, WRITE, Meeting


class MeetingMoveQuerySet(models.QuerySet["MeetingMove"]):
    def in_force(self) -> "MeetingMoveQuerySet":
        """Return the moves that have not been undone."""
        return self.filter(undone_at=None)


class MeetingMove(models.Model):
    """One meeting's move from a time to another; those moved at once share `together`."""

    row_rule = rows.RowRule(
        words="Read with the supervision_group above; written by programme lead, programme "
        "administrator and the group's own clinical supervisor",
        read=THERE,
        add=f"{THERE} AND {WRITE}",
        change=f"{THERE} AND {WRITE}",
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    together = models.UUIDField(db_index=True)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="moves")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="moves")
    was_from = models.DateTimeField()
    was_until = models.DateTimeField()
    now_from = models.DateTimeField()
    now_until = models.DateTimeField()
    moved_from_before = models.DateTimeField(
        null=True, blank=True, help_text="The meeting’s `moved_from` before this move"
    )
    moved_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    moved_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)

    objects = MeetingMoveQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="supervision_moved_once_at_once", fields=["together", "meeting"]
            ),
            models.CheckConstraint(
                name="supervision_a_move_is_undone_after_it",
                condition=Q(undone_at=None) | Q(undone_at__gte=F("moved_at")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id} from {self.was_from} to {self.now_from}"

    @property
    def shift(self) -> rules.Shift:
        """The move as the rules know it."""
        return rules.Shift(
            key=str(self.meeting_id),
            was=(self.was_from, self.was_until),
            now=(self.now_from, self.now_until),
        )
