"""Published figures, the areas they are about, their boundaries, and what is claimed of the place.

Figures are kept by the sheet and not one by one: the ranks of an authority's small areas are one
row. So the whole of England is read in within seconds, and the trail keeps every sheet as it was.
"""

import uuid
from typing import ClassVar

from django.db import models
from django.urls import reverse

from holdfast.access import rows
from holdfast.access.models import User
from holdfast.access.permissions import Role
from holdfast.area.rules.beside import About
from holdfast.area.rules.claims import Shape
from holdfast.area.rules.measures import Kind, Level

IMPORTERS = (Role.ADMINISTRATOR, Role.LEAD)
LEVELS = [(level.value, level.value.capitalize()) for level in Level]
KINDS = [(kind.value, kind.value.capitalize()) for kind in Kind]


class Publication(models.Model):
    """A published table: whose, what, which edition, its licence and how it is made."""

    row_rule = rows.catalogue(written_by=IMPORTERS)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.TextField(unique=True)
    publisher = models.TextField()
    title = models.TextField()
    edition = models.TextField()
    licence = models.TextField()
    method = models.TextField(help_text="How its figures are made, and what to beware of")

    def __str__(self) -> str:
        return f"{self.publisher}, {self.title}, {self.edition}"


class AreaImport(models.Model):
    """One reading in of a published file: what was taken, what changed, what was left and why."""

    row_rule = rows.catalogue(written_by=IMPORTERS)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="imports")
    file_name = models.TextField()
    sha256 = models.TextField()
    read_at = models.DateTimeField()
    counts = models.JSONField(help_text="Rows read; figures added, changed and the same; markers")
    changes = models.JSONField(help_text="Figures that were otherwise before, the first of them")
    left = models.JSONField(help_text="What was left: row, column, value, why, fix")

    def __str__(self) -> str:
        return self.file_name

    def get_absolute_url(self) -> str:
        return reverse("place_import", args=[self.pk])


class FigureSheet(models.Model):
    """What one publication says of one measure for one time, for the areas within another."""

    row_rule = rows.catalogue(written_by=IMPORTERS)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="sheets")
    measure = models.TextField()
    period = models.TextField(help_text="The year, as the publication tells it")
    level = models.TextField(choices=LEVELS)
    within = models.TextField(help_text="The larger area: its code, or its name where that is all")
    kind = models.TextField(choices=KINDS)
    figures = models.JSONField(help_text="A number, or a marker, for each area's code")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="area_one_sheet_a_measure_and_time",
                fields=["publication", "measure", "period", "level", "within"],
            ),
        ]
        indexes: ClassVar = [
            models.Index(name="area_sheets_of_a_place", fields=["level", "within", "measure"]),
        ]

    def __str__(self) -> str:
        return f"{self.measure} {self.period}, {self.level} within {self.within}"


class AreaList(models.Model):
    """The areas of one level within another: each one's name, and what it is tied to."""

    row_rule = rows.catalogue(written_by=IMPORTERS)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    level = models.TextField(choices=LEVELS)
    within = models.TextField()
    names = models.JSONField(help_text="By code: the name, and its ward or the Department's number")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="area_one_list_a_place", fields=["level", "within"]),
        ]

    def __str__(self) -> str:
        return f"{self.level} within {self.within}"


class BoundarySet(models.Model):
    """The outlines of the areas of one level within another."""

    row_rule = rows.catalogue(written_by=IMPORTERS)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="+")
    level = models.TextField(choices=LEVELS)
    within = models.TextField()
    outlines = models.JSONField(help_text="By code: rings of longitudes and latitudes")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="area_one_outline_a_place", fields=["level", "within"]),
        ]

    def __str__(self) -> str:
        return f"Outlines, {self.level} within {self.within}"


class ClaimQuerySet(models.QuerySet["Claim"]):
    def visible_to(self, reader: User) -> "ClaimQuerySet":
        """Return the claims of the reader's authority, in the order they are told."""
        return self.filter(authority_id=reader.authority).order_by("place", "pk")


class Claim(models.Model):
    """What an authority says of its place, as it says it: its figures are worked, never mended."""

    row_rule = rows.of_authority(
        "authority_id", written_by=(Role.ADMINISTRATOR, Role.LEAD), personal=False
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    authority_id = models.TextField()
    place = models.IntegerField(help_text="1 is told first")
    about = models.TextField(
        choices=[(about.value, about.value.capitalize()) for about in About],
        help_text="What it is about, which says what published figures stand beside it",
    )
    words = models.TextField(help_text="The claim as it is made")
    shape = models.TextField(choices=[(shape.value, shape.value) for shape in Shape])
    kind = models.TextField(choices=KINDS)
    numbers = models.JSONField(help_text="The claim's own numbers, by what each is")
    source = models.TextField(help_text="Where the claim is made, and what it names as its source")
    told_on = models.DateField()
    version = models.IntegerField(default=1)

    objects = ClaimQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="area_one_claim_a_place_in_order", fields=["authority_id", "place"]
            ),
        ]

    def __str__(self) -> str:
        return self.words

    def get_absolute_url(self) -> str:
        return reverse("place")
