"""Reflective practice: places in its groups, and what is kept of a session."""

import uuid
from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from holdfast.access import rows
from holdfast.access.models import User
from holdfast.supervision.models.groups import THERE, Group
from holdfast.supervision.models.meetings import Meeting
from holdfast.supervision.models.places import RUNS_GROUPS
from holdfast.supervision.models.records import BY_ME, COUNTS_IT, HERE, I_LEAD

OF_REFLECTION = (
    "group_id = ANY(ARRAY(SELECT id FROM supervision_group WHERE kind = 'reflective practice'))"
)
MINE_OR_RUN = f"{OF_REFLECTION} AND (person_id {BY_ME} OR {rows.by_roles(*RUNS_GROUPS)})"


class ReflectivePlaceQuerySet(models.QuerySet["ReflectivePlace"]):
    def visible_to(self, reader: User) -> "ReflectivePlaceQuerySet":
        """Return the places in groups of the reader's own authority."""
        return self.filter(group__authority_id=reader.authority)

    def kept_by(self, reader: User) -> "ReflectivePlaceQuerySet":
        """Return the places the reader may give up: their own or, to who runs groups, anybody's."""
        seen = self.visible_to(reader)
        return seen if reader.role in RUNS_GROUPS else seen.filter(person=reader)

    def open(self, day: date) -> "ReflectivePlaceQuerySet":
        """Return the places not left by a day: of those who joined, and of those only asked."""
        return self.filter(Q(left_on=None) | Q(left_on__gt=day))

    def held(self, day: date) -> "ReflectivePlaceQuerySet":
        """Return the places somebody has on a day."""
        return self.open(day).filter(joined_on__lte=day)


class ReflectivePlace(models.Model):
    """Somebody's place in a group of reflective practice: asked into it, joined, left."""

    row_rule = rows.ended_for_leavers(
        rows.RowRule(
            words="Read with the supervision_group above; written by the person and by "
            f"{' and '.join(RUNS_GROUPS)}",
            read=THERE,
            add=MINE_OR_RUN,
            change=MINE_OR_RUN,
        ),
        rows.among("person_id", "my_leavers"),
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="reflective_places")
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="reflective_places")
    asked_on = models.DateField(null=True, blank=True)
    joined_on = models.DateField(null=True, blank=True)
    left_on = models.DateField(
        null=True, blank=True, help_text="Or, of one who was only asked, when they said no"
    )

    objects = ReflectivePlaceQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="supervision_one_reflective_place_at_a_time",
                fields=["group", "person"],
                condition=Q(left_on=None),
            ),
            models.CheckConstraint(
                name="supervision_a_reflective_place_asked_or_joined",
                condition=Q(asked_on__isnull=False) | Q(joined_on__isnull=False),
            ),
            models.CheckConstraint(
                name="supervision_leaves_reflection_after_joining",
                condition=Q(left_on=None) | Q(joined_on=None) | Q(left_on__gte=F("joined_on")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.group_id}"


class SessionTheme(models.Model):
    """What a session of reflective practice was about, in a few words that name nobody."""

    row_rule = rows.RowRule(
        words="Read with the supervision_group above; written by whoever leads the meeting",
        read=HERE,
        add=f"{I_LEAD} AND written_by_id {BY_ME}",
        change=f"{I_LEAD} AND written_by_id {BY_ME}",
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.OneToOneField(Meeting, on_delete=models.PROTECT, related_name="theme")
    words = models.TextField()
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.words


class SessionPresence(models.Model):
    """That somebody came to a session of reflective practice."""

    row_rule = rows.RowRule(
        words="Read by the person, by whoever leads the meeting, and by the programme lead and "
        "administrator, who count it; written and taken out by whoever leads the meeting",
        read=f"person_id {BY_ME} OR {I_LEAD} OR {COUNTS_IT}",
        add=I_LEAD,
        remove=I_LEAD,
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="presences")
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="supervision_present_once", fields=["meeting", "person"]),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} at {self.meeting_id}"


class TakeAway(models.Model):
    """What somebody takes away from a session of reflective practice: for themselves alone."""

    row_rule = rows.RowRule(
        words="Read and written by that person alone",
        read=f"person_id {BY_ME}",
        add=f"person_id {BY_ME} AND {HERE}",
        change=f"person_id {BY_ME}",
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="take_aways")
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    words = models.TextField()
    written_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="supervision_one_take_away_each", fields=["meeting", "person"]
            ),
        ]

    def __str__(self) -> str:
        return f"What {self.person_id} takes away"
