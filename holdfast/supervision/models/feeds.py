"""Secret addresses at which a calendar reads when groups meet."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from holdfast.access import rows
from holdfast.access.models import User
from holdfast.supervision.models.groups import Group


class CalendarFeedQuerySet(models.QuerySet["CalendarFeed"]):
    def in_force(self) -> "CalendarFeedQuerySet":
        """Return the feeds that have not been revoked."""
        return self.filter(revoked_at=None)


class CalendarFeed(models.Model):
    """A secret address at which a calendar reads somebody's meetings, or one group's.

    Only the address's hash is kept. It shows what its owner may see at the time, and no family.
    """

    row_rule = rows.own("person_id")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="calendar_feeds")
    group = models.ForeignKey(
        Group, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    token_hash = models.TextField(unique=True, help_text="SHA-256 of the token, in hex")
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = CalendarFeedQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="supervision_one_feed_in_force",
                fields=["person", "group"],
                condition=Q(revoked_at=None),
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                name="supervision_a_feed_ends_after_it_begins",
                condition=Q(revoked_at=None) | Q(revoked_at__gte=F("made_at")),
            ),
        ]

    def __str__(self) -> str:
        return self.group.name if self.group else "All your own meetings"
