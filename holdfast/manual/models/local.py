"""What a site adds about the manual in its own words: notes, issues, signposts."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from holdfast.access import rows
from holdfast.access.models import User
from holdfast.access.permissions import Role
from holdfast.manual.models.catalogue import Guide, Module, Step
from holdfast.manual.rules import finding, issues

WRITERS = (Role.PRACTITIONER, Role.SUPERVISOR, Role.LEAD, Role.ADMINISTRATOR)
TENDERS = (Role.LEAD, Role.ADMINISTRATOR)


class NoteQuerySet(models.QuerySet["Note"]):
    def visible_to(self, reader: User) -> "NoteQuerySet":
        """Return the notes of the reader's own authority."""
        return self.filter(authority_code=reader.authority)

    def standing(self) -> "NoteQuerySet":
        """Return the notes that are neither revised nor withdrawn."""
        return self.filter(revision=None, withdrawn_at=None)


class Note(models.Model):
    """A plain note about one step, written at one site; a revision is a note of its own."""

    row_rule = rows.of_authority("authority_code", written_by=WRITERS, personal=False)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    step = models.ForeignKey(Step, on_delete=models.PROTECT, related_name="notes")
    authority_code = models.TextField()
    line = models.UUIDField(help_text="The first note of the line this one belongs to")
    number = models.IntegerField(default=1, help_text="Which of its line")
    revises = models.OneToOneField(
        "self", on_delete=models.PROTECT, related_name="revision", null=True, blank=True
    )
    words = models.TextField()
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    withdrawn_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    why_withdrawn = models.TextField(blank=True)

    objects = NoteQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="manual_one_note_a_number", fields=["line", "number"]),
            models.CheckConstraint(
                name="manual_the_first_note_revises_none",
                condition=Q(number=1, revises=None, line=F("id"))
                | Q(number__gt=1, revises__isnull=False),
            ),
            models.CheckConstraint(
                name="manual_a_note_is_withdrawn_with_a_reason",
                condition=Q(withdrawn_at=None, why_withdrawn="")
                | (Q(withdrawn_at__isnull=False) & ~Q(why_withdrawn="")),
            ),
        ]

    def __str__(self) -> str:
        return self.words

    def get_absolute_url(self) -> str:
        return reverse("note", args=[self.pk])


class IssueQuerySet(models.QuerySet["Issue"]):
    def visible_to(self, reader: User) -> "IssueQuerySet":
        """Return the issues of the reader's own authority: for most, those they reported."""
        here = self.filter(authority_code=reader.authority)
        return here if reader.role in TENDERS else here.filter(reported_by=reader)

    def open(self) -> "IssueQuerySet":
        """Return the issues nobody has settled."""
        return self.filter(state__in=[state.value for state in issues.OPEN])


HERE = "authority_code = (SELECT app.my_authority())"
REPORTER = f"{HERE} AND reported_by_id = (SELECT app.uid())"


class Issue(models.Model):
    """That a step, or a guide to it, did not work for somebody; and what became of it."""

    row_rule = rows.RowRule(
        words="Reported by anybody in the authority; read by whoever reported it, and read and "
        f"moved on by {' and '.join(TENDERS)}",
        read=f"{HERE} AND (reported_by_id = (SELECT app.uid()) OR {rows.by_roles(*TENDERS)})",
        add=REPORTER,
        change=f"{HERE} AND {rows.by_roles(*TENDERS)}",
        personal=False,
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    step = models.ForeignKey(Step, on_delete=models.PROTECT, related_name="issues")
    guide = models.ForeignKey(
        Guide, on_delete=models.PROTECT, related_name="issues", null=True, blank=True
    )
    authority_code = models.TextField()
    wrong = models.TextField(choices=issues.WRONG)
    severity = models.TextField(choices=issues.SEVERITIES)
    said = models.TextField(blank=True)
    suggestion = models.TextField(blank=True)
    reported_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    reported_at = models.DateTimeField()
    state = models.TextField(
        choices=[(one.value, one.value.capitalize()) for one in issues.IssueState],
        default=issues.IssueState.REPORTED.value,
    )
    outcome = models.TextField(blank=True)
    moved_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    moved_at = models.DateTimeField(null=True, blank=True)
    version = models.IntegerField(default=1)

    objects = IssueQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="manual_a_settled_issue_says_what_became_of_it",
                condition=Q(state__in=[one.value for one in issues.OPEN]) | ~Q(outcome=""),
            ),
        ]

    def __str__(self) -> str:
        return self.get_wrong_display()


class Signpost(models.Model):
    """What helps people of one authority find a module: words of their own, and ages."""

    row_rule = rows.of_authority("authority_code", written_by=TENDERS, personal=False)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    module = models.ForeignKey(Module, on_delete=models.PROTECT, related_name="signposts")
    authority_code = models.TextField()
    words = models.TextField(blank=True)
    youngest = models.IntegerField(null=True, blank=True)
    oldest = models.IntegerField(null=True, blank=True)
    changed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()
    version = models.IntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="manual_one_signpost_a_module", fields=["module", "authority_code"]
            ),
            models.CheckConstraint(
                name="manual_ages_in_order",
                condition=(Q(youngest=None) | Q(youngest__gte=0))
                & (Q(oldest=None) | Q(oldest__lte=finding.OLDEST))
                & (Q(youngest=None) | Q(oldest=None) | Q(oldest__gte=F("youngest"))),
            ),
        ]

    def __str__(self) -> str:
        return self.words
