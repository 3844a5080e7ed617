"""What was read in, when, what was turned away and why, and how to put it back."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from holdfast.access import rows
from holdfast.access.models import User
from holdfast.access.permissions import Role
from holdfast.families.models import Child, Family, reachable
from holdfast.place.models import Team

MINE = f"authority_id = (SELECT app.my_authority()) AND {rows.by_roles(Role.ADMINISTRATOR)}"
ABOVE = "batch_id = ANY(ARRAY(SELECT id FROM exchange_batch))"
KINDS = [("ssda903", "SSDA903"), ("ssd", "Standard Safeguarding Dataset")]
OFFICE = "Read and written by the programme administrators of the authority"


class BatchQuerySet(models.QuerySet["Batch"]):
    def visible_to(self, reader: User) -> "BatchQuerySet":
        """Return the imports of the reader's own authority."""
        return self.filter(authority_id=reader.authority)


class Batch(models.Model):
    """One reading-in of one return."""

    row_rule = rows.RowRule(words=OFFICE, read=MINE, add=MINE, change=MINE)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    authority_id = models.TextField()
    kind = models.TextField(choices=KINDS)
    as_of = models.DateField(help_text="The day the return speaks for")
    source = models.TextField(help_text="The folder's or file's name")
    counts = models.JSONField(default=dict)
    remarks = models.JSONField(default=list)
    read_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    read_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)

    objects = BatchQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.kind} as of {self.as_of}"

    def get_absolute_url(self) -> str:
        """Return the import's own page."""
        return reverse("batch", args=[self.pk])


class Rejected(models.Model):
    """One row that was not read in: where it is, what is wrong, how to mend it."""

    row_rule = rows.RowRule(words=OFFICE, read=ABOVE, add=ABOVE)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, related_name="rejected")
    file = models.TextField()
    row = models.IntegerField()
    column = models.TextField()
    value = models.TextField(blank=True)
    reason = models.TextField()
    fix = models.TextField()
    loses = models.TextField(choices=[("row", "The row"), ("value", "This value")], default="row")

    def __str__(self) -> str:
        return f"{self.file} row {self.row}: {self.reason}"


class Written(models.Model):
    """What a batch told of one row, and what it thereby changed: what undoing needs.

    Kept for rows that were already as told, too: a later import of an older return must know.
    """

    row_rule = rows.RowRule(words=OFFICE, read=ABOVE, add=ABOVE)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, related_name="written")
    table = models.TextField()
    key = models.UUIDField()
    before = models.JSONField(
        null=True, help_text="null: the batch added it; {}: it was so already"
    )
    after = models.JSONField(help_text="what the batch told, to see whether it was changed since")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["table", "key"], name="exchange_written_row")]

    def __str__(self) -> str:
        return f"{self.table} {self.key}"


class Worker(models.Model):
    """A professional as the council's case system knows them; not somebody who signs in here."""

    row_rule = rows.of_authority("authority_id", written_by=(Role.ADMINISTRATOR,))

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    authority_id = models.TextField()
    council_id = models.TextField(help_text="The case system's own key for the worker")
    name = models.TextField(blank=True)
    staff_id = models.TextField(blank=True)
    registration = models.TextField(blank=True, help_text="With Social Work England")
    job_title = models.TextField(blank=True)
    department = models.TextField(blank=True)
    full_time = models.FloatField(null=True, blank=True, help_text="1 is full time")
    is_agency = models.BooleanField(null=True, blank=True)
    version = models.IntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="exchange_one_worker_a_key", fields=["authority_id", "council_id"]
            ),
        ]

    def __str__(self) -> str:
        return self.name or f"Worker {self.council_id}"


class InvolvementQuerySet(models.QuerySet["Involvement"]):
    def visible_to(self, reader: User) -> "InvolvementQuerySet":
        """Return who was involved with the families this reader may reach."""
        return self.filter(family_id__in=reachable(reader))


class Involvement(models.Model):
    """A worker's part in a child's life, as the council's return tells it."""

    row_rule = rows.of_family("family_id")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="involvements")
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="involvements")
    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="involvements")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="involvements")
    role = models.TextField(blank=True)
    began_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    change_reason = models.TextField(blank=True, help_text="The return's code, such as LEFTRL")
    council_id = models.TextField(help_text="The case system's own key for the row")
    version = models.IntegerField(default=1)

    objects = InvolvementQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="exchange_an_involvement_ends_after_it_begins",
                condition=Q(ended_on=None) | Q(ended_on__gte=F("began_on")),
            ),
            models.UniqueConstraint(
                name="exchange_one_involvement_a_start",
                fields=["child", "worker", "began_on", "role"],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.worker_id} with {self.child_id} from {self.began_on}"


class UploadQuerySet(models.QuerySet["Upload"]):
    def visible_to(self, reader: User) -> "UploadQuerySet":
        """Return what the reader has sent and not yet read in or left."""
        return self.filter(person=reader)


class Upload(models.Model):
    """A return somebody has sent and is looking over; gone once it is read in, or left."""

    row_rule = rows.own("person_id")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="uploads")
    kind = models.TextField(choices=KINDS)
    as_of = models.DateField(null=True, blank=True)
    source = models.TextField(help_text="The names of the files sent")
    content = models.BinaryField(help_text="The files, as one zip")
    sent_at = models.DateTimeField()

    objects = UploadQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.kind}: {self.source}"

    def get_absolute_url(self) -> str:
        """Return the address where the sender looks it over."""
        return reverse("check_return", args=[self.pk])
