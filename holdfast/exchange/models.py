"""What was read in, when, what was turned away and why, and how to put it back."""

import uuid
from typing import ClassVar

from django.db import models

from holdfast.access import rows
from holdfast.access.models import User
from holdfast.access.permissions import Role

MINE = f"authority_id = (SELECT app.my_authority()) AND {rows.by_roles(Role.ADMINISTRATOR)}"
ABOVE = "batch_id = ANY(ARRAY(SELECT id FROM exchange_batch))"
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
    kind = models.TextField(choices=[("ssda903", "SSDA903"), ("ssd", "Standard Safeguarding Dataset")])
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

    def __str__(self) -> str:
        return f"{self.file} row {self.row}: {self.reason}"


class Written(models.Model):
    """One row that a batch added or changed, and what it was before: what undoing needs."""

    row_rule = rows.RowRule(words=OFFICE, read=ABOVE, add=ABOVE)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, related_name="written")
    table = models.TextField()
    key = models.UUIDField()
    before = models.JSONField(null=True, help_text="null for a row the batch added")
    after = models.JSONField(help_text="what the batch wrote, to see whether it was changed since")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["table", "key"], name="exchange_written_row")]

    def __str__(self) -> str:
        return f"{self.table} {self.key}"
