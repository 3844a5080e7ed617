"""What a practitioner shows to their clinical supervisor, and until when."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from holdfast.access import rows
from holdfast.access.models import User
from holdfast.casework.models.case import Case
from holdfast.measures.models import Administration


class ShowingQuerySet(models.QuerySet["Showing"]):
    def shown_to(self, reader: User) -> "ShowingQuerySet":
        """Return what is shown to one clinical supervisor now."""
        return self.in_force().filter(supervisor=reader)

    def in_force(self) -> "ShowingQuerySet":
        """Return what was not withdrawn and has not run out."""
        return self.filter(withdrawn_at=None, until__gt=Now())


class Showing(models.Model):
    """One measure of a case, shown by a practitioner to a clinical supervisor until a moment.

    Of a case they do not supervise now this is all they see, with its reference and the child's
    given name. The practitioner takes it back whenever they like.
    """

    row_rule = rows.RowRule(
        words="Read by those granted the case, and by the clinical supervisor it is shown to while "
        "it is; shown and withdrawn by those who work with the case",
        read=f"{rows.among('case_id', 'my_cases')} OR (supervisor_id = (SELECT app.uid()) AND "
        f"{rows.among('administration_id', 'my_shown_measures')})",
        add=rows.among("case_id", "my_working_cases"),
        change=rows.among("case_id", "my_working_cases"),
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="showings")
    administration = models.ForeignKey(
        Administration, on_delete=models.PROTECT, related_name="showings"
    )
    supervisor = models.ForeignKey(User, on_delete=models.PROTECT, related_name="showings")
    shown_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    shown_at = models.DateTimeField()
    until = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = ShowingQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="casework_shown_until_after_it_is_shown", condition=Q(until__gt=F("shown_at"))
            ),
            models.UniqueConstraint(
                name="casework_shown_once_to_each",
                fields=["administration", "supervisor"],
                condition=Q(withdrawn_at=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.administration_id} shown until {self.until:%d %B %Y}"
