"""What is marked as shared with a family, and what they write to whoever works with them."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from holdfast.access import rows
from holdfast.access.models import User
from holdfast.casework.models import Case
from holdfast.families.models import Family, reachable, worked
from holdfast.family_pages import rules
from holdfast.family_pages.models.links import BY_MY_LINK, BY_THOSE_OF_THE_CASE, Link

IN_WORDS = [kind.value for kind in sorted(rules.IN_WORDS)]


class ShareQuerySet(models.QuerySet["Share"]):
    def visible_to(self, reader: User) -> "ShareQuerySet":
        """Return what is shared with families this reader may reach."""
        return self.filter(family_id__in=reachable(reader))

    def in_force(self) -> "ShareQuerySet":
        """Return what is shared now."""
        return self.filter(taken_off_at=None)


class Share(models.Model):
    """One thing of a case marked as shared with one reader of the family's page, until taken off.

    `about` is the goal's, module's, measure's or file's key, or that of the visit in which a task
    was set. `words` are what they read: a note, a module's name, a measure's plain sentences, a
    task or what is said of a file, as they were when it was shared. A goal has none: its words
    and its ratings are read as they are.
    """

    row_rule = rows.RowRule(
        words="Read by those granted a case of the family and, while it is shared, by whoever has "
        "a link to that reader's page; shared and taken off by those who work with the family",
        read=f"{rows.among('family_id', 'my_families')} OR {rows.among('id', 'my_shares')}",
        add=rows.among("family_id", "my_working_families"),
        change=rows.among("family_id", "my_working_families"),
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="shares")
    case_id = models.UUIDField()
    reader = models.TextField(choices=rules.READERS)
    kind = models.TextField(choices=[(kind.value, kind.value) for kind in rules.Shared])
    about = models.UUIDField(null=True, blank=True)
    words = models.TextField(blank=True)
    shared_on = models.DateField()
    shared_at = models.DateTimeField()
    shared_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    taken_off_at = models.DateTimeField(null=True, blank=True)
    taken_off_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )

    objects = ShareQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["case_id"], name="family_pages_share_case")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="family_pages_shared_once_with_each_reader",
                fields=["case_id", "reader", "kind", "about"],
                condition=Q(taken_off_at=None),
            ),
            models.CheckConstraint(
                name="family_pages_shared_about_something_or_in_words",
                condition=Q(kind__in=IN_WORDS, about=None) & ~Q(words="")
                | ~Q(kind__in=IN_WORDS) & Q(about__isnull=False),
            ),
            models.CheckConstraint(
                name="family_pages_taken_off_by_somebody",
                condition=Q(taken_off_at=None, taken_off_by=None)
                | Q(taken_off_at__isnull=False, taken_off_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} shared on {self.shared_on}"


class FeedbackQuerySet(models.QuerySet["Feedback"]):
    def worked_by(self, reader: User) -> "FeedbackQuerySet":
        """Return what families wrote that this reader works with."""
        return self.filter(family_id__in=worked(reader))

    def answered_for_by(self, reader: User) -> "FeedbackQuerySet":
        """Return what was written in cases, open or closed, that this reader works or oversees."""
        return self.filter(case_id__in=Case.objects.moved_by(reader).values("pk"))

    def waiting(self) -> "FeedbackQuerySet":
        """Return what nobody has noted as read."""
        return self.filter(read_at=None)


class Feedback(models.Model):
    """What somebody of a family wrote on their page: it waits until somebody says what they did."""

    row_rule = rows.RowRule(
        words="Read by those granted a case of the family; answered by those who work with it or "
        "oversee a case of it; added by whoever has the page open, who reads none of it back",
        read=rows.among("family_id", "my_families"),
        add=f"link_id = ANY{BY_MY_LINK}",
        change=BY_THOSE_OF_THE_CASE,
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="feedback")
    case_id = models.UUIDField()
    link = models.ForeignKey(Link, on_delete=models.PROTECT, related_name="feedback")
    words = models.TextField()
    written_on = models.DateField()
    written_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)
    read_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    done = models.TextField(blank=True, help_text="What was done about it")
    version = models.IntegerField(default=1)

    objects = FeedbackQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "feedback"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="family_pages_read_feedback_says_what_was_done",
                condition=Q(read_at=None, read_by=None, done="")
                | (Q(read_at__isnull=False, read_by__isnull=False) & ~Q(done="")),
            )
        ]

    def __str__(self) -> str:
        return f"Feedback of {self.written_at:%d %B %Y}"
