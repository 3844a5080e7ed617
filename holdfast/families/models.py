"""Families and the people in them."""

import uuid
from collections.abc import Callable
from datetime import date
from typing import Any, ClassVar, TypeVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from holdfast.access import rows
from holdfast.access.models import Grant, User
from holdfast.access.moments import transaction_moment
from holdfast.access.rules import Standing
from holdfast.families import rules

# Cases that somebody may read without a grant to each, told by an app above that knows them.
READ_BESIDES: list[Callable[[User], "models.QuerySet[Any, Any]"]] = []


def read_besides(reader: User) -> "list[models.QuerySet[Any, Any]]":
    """Return the cases one reader may read besides those granted to them; none for most."""
    found = [cases(reader) for cases in READ_BESIDES]
    return [cases for cases in found if not cases.query.is_empty()]


def reachable(reader: User) -> "models.QuerySet[Any, Any]":
    """Return the families one reader may reach, as keys."""
    granted = Grant.objects.open_to(reader).values("family_id")
    more = [cases.values("family_id") for cases in read_besides(reader)]
    return granted.union(*more) if more else granted


def worked(reader: User) -> "models.QuerySet[Grant, Any]":
    """Return the families one reader works with, and so may write about, as keys."""
    works = Grant.objects.open_to(reader).filter(standing=Standing.WORKS)
    return works.values("family_id")


class FamilyQuerySet(models.QuerySet["Family"]):
    def visible_to(self, reader: User) -> "FamilyQuerySet":
        """Return the families this reader has a grant to reach."""
        return self.filter(pk__in=reachable(reader))

    def worked_by(self, reader: User) -> "FamilyQuerySet":
        """Return the families this reader works with, and so may write about."""
        return self.filter(pk__in=worked(reader))


class Family(models.Model):
    """People who live as, or are worked with as, one family."""

    row_rule = rows.RowRule(
        words="Read by those granted a case of the family; added by practitioners, managers and "
        "imports of their own authority",
        read=rows.among("id", "my_families"),
        add="authority_id = (SELECT app.my_authority()) AND added_by_id = (SELECT app.uid()) AND "
        + f"({rows.by_roles('practitioner', 'team manager')} OR {rows.IMPORTING})",
        change=rows.among("id", "my_working_families"),
        remove=f"{rows.among('id', 'my_working_families')} AND {rows.IMPORTING}",
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    authority_id = models.TextField()
    council_id = models.TextField(blank=True, help_text="The case system's own key for the family")
    name = models.TextField(blank=True)
    small_area = models.TextField(
        blank=True, help_text="The code of the small area (LSOA) they live in; never a postcode"
    )
    version = models.IntegerField(default=1)
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField(default=transaction_moment)

    objects = FamilyQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="families_one_family_a_key",
                fields=["authority_id", "council_id"],
                condition=~Q(council_id=""),
            ),
            models.CheckConstraint(
                name="families_small_area_is_a_code",
                condition=Q(small_area="") | Q(small_area__regex=rules.SMALL_AREA),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} family" if self.name else "Family not yet named"

    def get_absolute_url(self) -> str:
        return reverse("family", args=[self.pk])


Of = TypeVar("Of", bound=models.Model)


class OfFamilyQuerySet(models.QuerySet[Of]):
    def visible_to(self, reader: User) -> "OfFamilyQuerySet[Of]":
        """Return the people and facts of families this reader may reach."""
        return self.filter(family_id__in=reachable(reader))

    def worked_by(self, reader: User) -> "OfFamilyQuerySet[Of]":
        """Return the people and facts of families this reader works with."""
        return self.filter(family_id__in=worked(reader))


class Child(models.Model):
    """A child or young person, as the family and the council know them."""

    row_rule = rows.of_family("family_id")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="children")
    authority_id = models.TextField()
    council_id = models.TextField(blank=True, help_text="The case system's own key for the child")
    upn = models.TextField(blank=True, help_text="Unique pupil number")
    name = models.TextField(blank=True)
    born_on = models.DateField()
    sex = models.TextField(choices=rules.SEXES, blank=True)
    ethnicity = models.TextField(choices=rules.ETHNICITIES, blank=True)
    is_disabled = models.BooleanField(null=True, blank=True)
    disability = models.TextField(blank=True)
    first_language = models.TextField(blank=True)
    needs_interpreter = models.BooleanField(null=True, blank=True)
    version = models.IntegerField(default=1)

    objects = OfFamilyQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="families_one_child_a_key",
                fields=["authority_id", "council_id"],
                condition=~Q(council_id=""),
            ),
        ]

    def __str__(self) -> str:
        return self.name or f"Child {self.council_id}"

    def age_on(self, day: date) -> int:
        """Return the child's age in whole years on a day."""
        return rules.age(born_on=self.born_on, on=day)


class Adult(models.Model):
    """A parent, carer or other adult of a family."""

    row_rule = rows.of_family("family_id")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="adults")
    council_id = models.TextField(blank=True)
    name = models.TextField()
    born_on = models.DateField(null=True, blank=True)
    first_language = models.TextField(blank=True)
    needs_interpreter = models.BooleanField(null=True, blank=True)
    contact = models.TextField(blank=True, help_text="How, and when, it is safe to make contact")
    version = models.IntegerField(default=1)

    objects = OfFamilyQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name


class Tie(models.Model):
    """What an adult is to a child."""

    row_rule = rows.of_family("family_id")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="ties")
    adult = models.ForeignKey(Adult, on_delete=models.PROTECT, related_name="ties")
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="ties")
    kind = models.TextField(choices=rules.TIES)
    has_parental_responsibility = models.BooleanField(null=True, blank=True)

    objects = OfFamilyQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="families_one_tie_a_pair", fields=["adult", "child"]),
        ]

    def __str__(self) -> str:
        return f"{self.adult_id} is {self.kind} of {self.child_id}"


class StatusSpan(models.Model):
    """One status of one child, from a day until a day; a child may hold several at once."""

    row_rule = rows.of_family("family_id")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="statuses")
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="statuses")
    status = models.TextField(choices=rules.Status.choices())
    began_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    detail = models.TextField(blank=True, help_text="The return's own codes, such as C2 or NEG")
    source = models.TextField(help_text="Where we have this from, such as SSDA903")
    council_id = models.TextField(blank=True, help_text="The case system's own key for the span")
    version = models.IntegerField(default=1)

    objects = OfFamilyQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["child", "began_on"], name="families_span_child")]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="families_a_status_ends_after_it_begins",
                condition=Q(ended_on=None) | Q(ended_on__gte=F("began_on")),
            ),
            models.UniqueConstraint(
                name="families_one_span_a_start",
                fields=["child", "status", "began_on", "source", "detail"],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.status} from {self.began_on}"

    def as_span(self) -> rules.Span:
        """Return the span as the rules read it."""
        return rules.Span(
            status=rules.Status(self.status), began_on=self.began_on, ended_on=self.ended_on
        )
