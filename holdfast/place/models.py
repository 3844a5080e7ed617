"""An authority, its teams, and who is posted where."""

import uuid
from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from holdfast.access import rows
from holdfast.access.models import User
from holdfast.access.permissions import Role
from holdfast.place import rules


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


STAFF = rows.among("person_id", "my_staff")
OWN_OR_STAFF = f"(person_id = (SELECT app.uid()) OR {STAFF})"


class AbsenceQuerySet(models.QuerySet["Absence"]):
    def not_over(self, day: date) -> "AbsenceQuerySet":
        """Return the absences whose last day has not passed."""
        return self.filter(ends_on__gte=day)


class Absence(models.Model):
    """Days on which somebody is away from work, and who covers; why is kept apart."""

    row_rule = rows.RowRule(
        words="Read by the person, their team's manager and whoever covers; written by the person "
        "and their team's manager",
        read=f"{OWN_OR_STAFF} OR cover_id = (SELECT app.uid())",
        add=f"{OWN_OR_STAFF} AND entered_by_id = (SELECT app.uid())",
        change=OWN_OR_STAFF,
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="absences")
    began_on = models.DateField()
    ends_on = models.DateField(help_text="The last day away, as it is expected")
    cover = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    entered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()
    version = models.IntegerField(default=1)

    objects = AbsenceQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="place_absence_ends_after_it_begins",
                condition=Q(ends_on__gte=F("began_on")),
            ),
            models.CheckConstraint(
                name="place_somebody_else_covers",
                condition=Q(cover=None) | ~Q(cover=F("person")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} away from {self.began_on} to {self.ends_on}"


class AbsenceReason(models.Model):
    """Why somebody is away: health data, for them and their team's manager alone."""

    row_rule = rows.RowRule(
        words="Read and written by the person and their team's manager alone: health data",
        read=OWN_OR_STAFF,
        add=OWN_OR_STAFF,
        change=OWN_OR_STAFF,
    )

    absence = models.OneToOneField(
        Absence, on_delete=models.PROTECT, related_name="reason", primary_key=True
    )
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    kind = models.TextField(choices=rules.ABSENCES)
    note = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.kind
