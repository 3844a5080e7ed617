"""How many children somebody holds, and the time their manager released for the programme."""

import uuid
from datetime import date
from decimal import Decimal
from typing import ClassVar

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q

from holdfast.access import rows
from holdfast.access.models import User
from holdfast.access.permissions import Role
from holdfast.capacity import rules
from holdfast.choosing.rules import per_full_time
from holdfast.place.models import OWN_OR_STAFF, STAFF, Post

OF_THE_LEAD = (
    f"({rows.by_roles(Role.LEAD)} "  # noqa: S608  # names of our own
    "AND person_id = ANY(ARRAY(SELECT id FROM access_user "
    "WHERE authority = (SELECT app.my_authority()))))"
)
READ = f"{OWN_OR_STAFF} OR {OF_THE_LEAD}"
WORDS = "Read by the person, their team's manager and the programme lead"


class OfAPersonQuerySet(models.QuerySet["HeldCases"]):
    def visible_to(self, reader: User) -> "OfAPersonQuerySet":
        """Return what is the reader's own, of their teams or, to the lead, of the authority."""
        return self.filter(seen_by(reader))


class ReleaseQuerySet(models.QuerySet["Release"]):
    def visible_to(self, reader: User) -> "ReleaseQuerySet":
        """Return what is the reader's own, of their teams or, to the lead, of the authority."""
        return self.filter(seen_by(reader))

    def in_force(self, day: date) -> "ReleaseQuerySet":
        """Return the releases that hold on a day."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=day), begins_on__lte=day)


def seen_by(reader: User) -> Q:
    """Return the condition 'about the reader, their staff or, for the lead, anybody here'."""
    if reader.role == Role.LEAD:
        return Q(person__authority=reader.authority)
    if reader.role != Role.MANAGER:
        return Q(person=reader)
    headed = Post.objects.current().filter(person=reader, is_manager=True).values("team")
    staff = Post.objects.current().filter(team__in=headed).values("person")
    return Q(person=reader) | Q(person__in=staff)


class HeldCases(models.Model):
    """How many children somebody holds in the council's case system, as said on a day."""

    row_rule = rows.RowRule(
        words=f"{WORDS}; added by the manager, and never changed",
        read=READ,
        add=f"{STAFF} AND said_by_id = (SELECT app.uid())",
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="held_cases")
    children = models.IntegerField(help_text="All they hold, the programme's among them")
    full_time = models.DecimalField(
        max_digits=3, decimal_places=2, validators=[MinValueValidator(Decimal("0.1"))],
        help_text="Their part of a full-time post: 1, or 0.6",
    )  # fmt: skip
    is_protected = models.BooleanField(
        default=False, help_text="No new children are given to them for the time of the programme"
    )
    said_on = models.DateField()
    said_at = models.DateTimeField()
    said_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = OfAPersonQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "held cases"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="capacity_some_children", condition=Q(children__gte=0, children__lte=60)
            ),
            models.CheckConstraint(
                name="capacity_a_part_of_full_time",
                condition=Q(full_time__gte=Decimal("0.1"), full_time__lte=1),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.children} children"

    @property
    def per_full_time(self) -> Decimal:
        """The children for each full-time post, to one decimal."""
        return per_full_time(caseload=self.children, full_time=self.full_time) or Decimal(0)

    @property
    def said(self) -> str:
        """The same as people say it: 17, or 31.7."""
        return str(self.per_full_time).removesuffix(".0")


class Release(models.Model):
    """The time a manager released somebody from other work for the programme, minutes a week."""

    row_rule = rows.RowRule(
        words=f"{WORDS}; made and ended by the manager",
        read=READ,
        add=f"{STAFF} AND agreed_by_id = (SELECT app.uid())",
        change=STAFF,
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="releases")
    preparing = models.IntegerField(default=0)
    visiting = models.IntegerField(default=0, help_text="With the way there")
    recording = models.IntegerField(default=0)
    group = models.IntegerField(default=0)
    gives_way = models.TextField(help_text="What is not done in that time, or by somebody else")
    begins_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True, help_text="The last day it holds")
    agreed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    agreed_at = models.DateTimeField()

    objects = ReleaseQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="capacity_one_release_at_a_time", fields=["person"], condition=Q(ends_on=None)
            ),
            models.CheckConstraint(
                name="capacity_a_release_ends_after_it_begins",
                condition=Q(ends_on=None) | Q(ends_on__gte=F("begins_on")),
            ),
            models.CheckConstraint(
                name="capacity_a_release_says_what_gives_way", condition=~Q(gives_way="")
            ),
        ]

    def __str__(self) -> str:
        return f"{rules.as_hours(self.minutes.all)} hours a week"

    @property
    def minutes(self) -> rules.Minutes:
        """The minutes a week by what they are for."""
        return rules.Minutes(
            preparing=self.preparing,
            visiting=self.visiting,
            recording=self.recording,
            group=self.group,
        )
