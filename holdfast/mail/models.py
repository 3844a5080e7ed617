"""What is stored of letters to members of staff."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from holdfast.access import rows
from holdfast.access.models import User
from holdfast.access.permissions import Role
from holdfast.mail import rules

SEES_ALL = (Role.LEAD, Role.ADMINISTRATOR)
MINE = "written_by_id = (SELECT app.uid())"
OF_MINE = f"authority_id = (SELECT app.my_authority()) AND {rows.by_roles(*SEES_ALL)}"


class MailingQuerySet(models.QuerySet["Mailing"]):
    def visible_to(self, reader: User) -> "MailingQuerySet":
        """Return what a reader caused to be written or, as lead or administrator, everybody did."""
        if reader.role in SEES_ALL:
            return self.filter(Q(authority_id=reader.authority) | Q(written_by=reader))
        return self.filter(written_by=reader)

    def not_sent(self) -> "MailingQuerySet":
        """Return those that wait, failed, or may not have left."""
        return self.exclude(state=rules.SENT)


class Mailing(models.Model):
    """One e-mail to a member of staff: of a meeting, a training day, a newsletter; no family."""

    row_rule = rows.RowRule(
        words="Read by whoever did what it tells of, and by the programme lead and administrator; "
        "written by the first, and by any of them when it is tried again",
        read=f"({MINE}) OR ({OF_MINE})",
        add=f"{MINE} AND authority_id = (SELECT app.my_authority())",
        change=f"({MINE}) OR ({OF_MINE})",
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    authority_id = models.TextField()
    to = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    occasion = models.TextField(help_text="What it tells of: nobody is told of it twice")
    subject = models.TextField()
    words = models.TextField()
    calendar = models.TextField(blank=True, help_text="iCalendar, RFC 5545")
    method = models.TextField(blank=True, help_text="REQUEST, CANCEL or PUBLISH, RFC 5546")
    state = models.TextField(
        choices=[(state.value, words) for state, words in rules.SAID.items()],
        default=rules.WAITING.value,
    )
    failed_because = models.TextField(blank=True)
    tries = models.IntegerField(default=0)
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    reference = models.TextField(blank=True, help_text="The carrier's own")

    objects = MailingQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["authority_id"], name="mail_not_sent", condition=~Q(state="sent")),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(name="mail_told_once", fields=["to", "occasion"]),
            models.CheckConstraint(
                name="mail_a_state_we_know",
                condition=Q(state__in=[state.value for state in rules.MailState]),
            ),
            models.CheckConstraint(
                name="mail_sent_at_a_moment",
                condition=Q(state="sent", sent_at__isnull=False)
                | (~Q(state="sent") & Q(sent_at=None)),
            ),
            models.CheckConstraint(
                name="mail_failed_with_a_reason",
                condition=Q(state="failed") & ~Q(failed_because="")
                | ~Q(state="failed") & Q(failed_because=""),
            ),
        ]

    def __str__(self) -> str:
        return self.subject
