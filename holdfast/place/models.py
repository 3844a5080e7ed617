"""An authority, its teams, and who is posted where."""

import uuid
from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

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

    row_rule = rows.ended_for_leavers(
        rows.under("team_id", "place_team", written_by=(Role.ADMINISTRATOR,)),
        rows.among("person_id", "my_leavers"),
    )

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


class LeavingQuerySet(models.QuerySet["Leaving"]):
    def visible_to(self, reader: User) -> "LeavingQuerySet":
        """Return the leavings this reader may know: their teams', or all of their authority."""
        if reader.role in (Role.LEAD, Role.ADMINISTRATOR):
            return self.filter(person__authority=reader.authority)
        headed = Post.objects.current().filter(person=reader, is_manager=True).values("team")
        staff = Post.objects.current().filter(team__in=headed).values("person")
        theirs = Q(person__in=staff) & ~Q(person=reader)
        return self.filter(theirs | Q(recorded_by=reader) | Q(settled_by=reader))

    def planned(self) -> "LeavingQuerySet":
        """Return the leavings that are neither finished nor withdrawn, the first day first."""
        return self.filter(state=rules.Leave.PLANNED).order_by("last_on", "pk")


OF_MY_AUTHORITY = (
    f"({rows.by_roles(Role.LEAD, Role.ADMINISTRATOR)} "  # noqa: S608  # names of our own
    "AND person_id = ANY(ARRAY(SELECT id FROM access_user "
    "WHERE authority = (SELECT app.my_authority()))))"
)


class Leaving(models.Model):
    """That somebody leaves the authority: their last day, and whether all is done for it."""

    row_rule = rows.RowRule(
        words="Read by the person, their team's manager and whoever recorded it; by the programme "
        "lead and the administrator; written by them all but the person",
        read=f"{OWN_OR_STAFF} OR {OF_MY_AUTHORITY} OR recorded_by_id = (SELECT app.uid()) "
        "OR settled_by_id = (SELECT app.uid())",
        add=f"({STAFF} OR {OF_MY_AUTHORITY}) AND recorded_by_id = (SELECT app.uid())",
        change=f"{STAFF} OR {OF_MY_AUTHORITY}",
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="leavings")
    last_on = models.DateField(help_text="Their last day at work")
    because = models.TextField(choices=rules.LEAVING_REASONS)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    state = models.TextField(choices=rules.LEAVES, default=rules.Leave.PLANNED)
    settled_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    settled_at = models.DateTimeField(null=True, blank=True)
    version = models.IntegerField(default=1)

    objects = LeavingQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="place_one_leaving_is_planned",
                fields=["person"],
                condition=Q(state="planned"),
                violation_error_message=rules.WhyNotLeave.KNOWN,
            ),
            models.CheckConstraint(
                name="place_a_settled_leaving_says_who_and_when",
                condition=Q(state="planned", settled_by=None, settled_at=None)
                | (~Q(state="planned") & Q(settled_by__isnull=False, settled_at__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} leaves on {self.last_on}"

    def get_absolute_url(self) -> str:
        return reverse("leaving", args=[self.pk])
