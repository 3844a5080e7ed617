"""Rooms that supervision groups meet in, and when the schools are closed."""

import uuid
from dataclasses import replace
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

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


KEPT_BY = (Role.LEAD, Role.ADMINISTRATOR)
KEPT = rows.of_authority("authority_id", written_by=KEPT_BY, personal=False)


class SchoolHolidayQuerySet(models.QuerySet["SchoolHoliday"]):
    def visible_to(self, reader: User) -> "SchoolHolidayQuerySet":
        """Return the school holidays of the reader's own authority, in order of time."""
        return self.filter(authority_id=reader.authority).order_by("began_on", "pk")


class SchoolHoliday(models.Model):
    """Days on which an authority's schools are closed, the first and the last among them."""

    row_rule = replace(KEPT, words=f"{KEPT.words}, who may also take one out", remove=KEPT.change)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    authority = models.ForeignKey(
        Authority, on_delete=models.PROTECT, related_name="school_holidays"
    )
    name = models.TextField()
    began_on = models.DateField()
    ends_on = models.DateField(help_text="The last day without school")
    version = models.IntegerField(default=1)

    objects = SchoolHolidayQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="supervision_a_holiday_ends_after_it_begins",
                condition=Q(ends_on__gte=F("began_on")),
            ),
            models.UniqueConstraint(
                name="supervision_one_holiday_a_day", fields=["authority", "began_on"]
            ),
        ]

    def __str__(self) -> str:
        return self.name
