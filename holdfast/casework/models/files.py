"""Files kept on a case: drawings, letters, worksheets."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse

from holdfast.access import rows
from holdfast.access.models import User
from holdfast.casework.models.case import Case
from holdfast.casework.rules import files as rules
from holdfast.kit.files import PICTURES
from holdfast.kit.scanning import Scan


class FileQuerySet(models.QuerySet["File"]):
    def listed(self) -> "FileQuerySet":
        """Return files by day, the newest first, with the people they name."""
        return self.select_related("kept_by", "withdrawn_by").order_by("-kept_at", "pk")

    def kept(self) -> "FileQuerySet":
        """Return the files nobody has withdrawn."""
        return self.filter(withdrawn_at=None)

    def shared(self) -> "FileQuerySet":
        """Return the files that the family may be shown."""
        return self.kept().filter(is_shared=True)


class Files(models.Manager.from_queryset(FileQuerySet)):  # type: ignore[misc]
    """Finds files and leaves what they hold where it is, until it is asked for."""

    def get_queryset(self) -> FileQuerySet:
        found: FileQuerySet = super().get_queryset().defer("content")
        return found


class File(models.Model):
    """A drawing, letter or other paper kept on a case; withdrawn with a reason, never erased."""

    row_rule = rows.of_case("case_id")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="files")
    name = models.TextField()
    media_kind = models.TextField()
    content = models.BinaryField()
    size = models.IntegerField(help_text="Bytes")
    sha256 = models.TextField()
    scan = models.TextField(choices=[(one.value, one.value) for one in Scan])
    sort = models.TextField(choices=rules.FILE_SORTS)
    whose = models.TextField(choices=rules.WHOSE)
    note = models.TextField()
    is_shared = models.BooleanField(default=False)
    kept_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    kept_at = models.DateTimeField()
    withdrawn_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    why_withdrawn = models.TextField(blank=True)
    version = models.IntegerField(default=1)

    objects = Files()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["case", "kept_at"], name="casework_file_day")]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="casework_a_file_is_withdrawn_with_a_reason",
                condition=Q(withdrawn_at=None, withdrawn_by=None, why_withdrawn="")
                | (
                    Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False) & ~Q(why_withdrawn="")
                ),
            ),
            models.CheckConstraint(
                name="casework_a_file_says_what_it_is", condition=Q(size__gt=0) & ~Q(note="")
            ),
            models.CheckConstraint(
                name="casework_nothing_withdrawn_is_shared",
                condition=Q(withdrawn_at=None) | Q(is_shared=False),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("file", args=[self.pk])

    @property
    def is_picture(self) -> bool:
        """Whether a page may show it."""
        return self.media_kind in PICTURES
