"""An authority, its teams, and who is posted where."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from holdfast.access import rows
from holdfast.access.models import User
from holdfast.access.permissions import Role


class Service(models.TextChoices):
    """The part of children's services a team belongs to."""

    SOCIAL_CARE = "social care", "Social care"
    SUPPORTING_FAMILIES = "supporting families", "Supporting Families"
    CHILDRENS_CENTRE = "childrens centre", "Children's centre"
    OTHER = "other", "Other"


class Authority(models.Model):
    """A local authority, known by the code the Department for Education gives it."""

    row_rule = rows.catalogue()

    code = models.TextField(primary_key=True)
    name = models.TextField()

    def __str__(self) -> str:
        return self.name


class Team(models.Model):
    """A team of one authority."""

    row_rule = rows.of_authority("authority_id", written_by=(Role.ADMINISTRATOR,), personal=False)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="teams")
    council_id = models.TextField(blank=True, help_text="The case system's own key for the team")
    name = models.TextField()
    service = models.TextField(choices=Service.choices)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="place_one_team_a_name", fields=["authority", "name"]),
        ]

    def __str__(self) -> str:
        return self.name


class PostQuerySet(models.QuerySet["Post"]):
    def current(self) -> "PostQuerySet":
        """Return the posts nobody has left."""
        return self.filter(left_on=None)


class Post(models.Model):
    """Somebody's place in a team, or at its head, from a day until a day."""

    row_rule = rows.under("team_id", "place_team", written_by=(Role.ADMINISTRATOR,))

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="posts")
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="posts")
    is_manager = models.BooleanField(default=False)
    joined_on = models.DateField()
    left_on = models.DateField(null=True, blank=True)

    objects = PostQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="place_leaves_after_joining",
                condition=Q(left_on=None) | Q(left_on__gte=F("joined_on")),
            ),
            models.UniqueConstraint(
                name="place_one_open_post_a_team",
                fields=["team", "person"],
                condition=Q(left_on=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.team_id}"
