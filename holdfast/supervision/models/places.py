"""Rooms that supervision groups meet in."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from holdfast.access import rows
from holdfast.access.models import User
from holdfast.access.permissions import Role
from holdfast.place.models import Authority

RUNS_GROUPS = (Role.LEAD, Role.ADMINISTRATOR, Role.SUPERVISOR)


class RoomQuerySet(models.QuerySet["Room"]):
    def visible_to(self, reader: User) -> "RoomQuerySet":
        """Return the rooms of the reader's own authority."""
        return self.filter(authority_id=reader.authority)

    def in_use(self) -> "RoomQuerySet":
        """Return the rooms that may be booked."""
        return self.filter(is_in_use=True)


class Room(models.Model):
    """A room that meetings are held in."""

    row_rule = rows.of_authority("authority_id", written_by=RUNS_GROUPS, personal=False)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="rooms")
    name = models.TextField()
    site = models.TextField(help_text="The building, as people here call it")
    capacity = models.IntegerField(help_text="People it seats")
    is_in_use = models.BooleanField(default=True)
    version = models.IntegerField(default=1)

    objects = RoomQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="supervision_one_room_a_name", fields=["authority", "site", "name"]
            ),
            models.CheckConstraint(
                name="supervision_a_room_seats_somebody", condition=Q(capacity__gte=1)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.site}"
