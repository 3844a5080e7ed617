"""The words of an instrument that an authority holds a licence for."""

import uuid
from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import Q

from holdfast.access import rows
from holdfast.access.models import User
from holdfast.access.permissions import Role
from holdfast.place.models import Authority


class WordingPackQuerySet(models.QuerySet["WordingPack"]):
    def visible_to(self, reader: User) -> "WordingPackQuerySet":
        """Return the packs of the reader's own authority, which alone is licensed."""
        return self.filter(authority_id=reader.authority)

    def in_force(self, today: date) -> "WordingPackQuerySet":
        """Return the packs that nobody withdrew and that have not run out by a day."""
        return self.filter(withdrawn_on=None, expires_on__gte=today)


class WordingPack(models.Model):
    """A licensed instrument's words, seen by the licensed authority alone and until a day.

    `content` is language -> form -> words by number. Neither the history of rows nor the trail
    has a copy of it.
    """

    row_rule = rows.of_authority("authority_id", written_by=(Role.ADMINISTRATOR,), personal=False)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="wording_packs")
    instrument = models.TextField()
    holder = models.TextField()
    licence_reference = models.TextField()
    expires_on = models.DateField(help_text="The last day on which its words are shown")
    languages = models.JSONField()
    forms = models.JSONField()
    sha256 = models.TextField()
    content = models.JSONField()
    uploaded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField()
    withdrawn_on = models.DateField(null=True, blank=True)
    version = models.IntegerField(default=1)

    objects = WordingPackQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="measures_a_pack_says_its_licence",
                condition=~Q(holder="") & ~Q(licence_reference="") & ~Q(languages=[]),
            ),
            models.CheckConstraint(
                name="measures_a_pack_has_its_checksum",
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$"),
            ),
            models.UniqueConstraint(
                name="measures_one_pack_a_file",
                fields=["authority", "sha256"],
                condition=Q(withdrawn_on=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.instrument} wording until {self.expires_on}"
