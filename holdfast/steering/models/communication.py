"""Stakeholders, what people are told, notices, and newsletters."""

import uuid
from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from holdfast.access import rows
from holdfast.access.models import User
from holdfast.access.permissions import Role
from holdfast.steering.models.reading import BY_LEAD, HERE, STEERED, SteeredQuerySet
from holdfast.steering.rules import newsletter, telling


class Stakeholder(models.Model):
    """A person or a body that has a stake in the programme: their interest, what they need."""

    row_rule = STEERED

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    authority_id = models.TextField()
    name = models.TextField()
    kind = models.TextField(choices=telling.KINDS)
    interest = models.TextField(help_text="Why the programme matters to them")
    needs = models.TextField(help_text="What they need from us")
    owner = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    version = models.IntegerField(default=1)

    objects = SteeredQuerySet["Stakeholder"].as_manager()

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("stakeholder", args=[self.pk])


class Engagement(models.Model):
    """How engaged a stakeholder was on a day, and how engaged they should be."""

    row_rule = rows.RowRule(
        words="Read with the stakeholder above; added by the programme lead, and never changed",
        read=rows.under("stakeholder_id", "steering_stakeholder", written_by=()).read,
        add=rows.under("stakeholder_id", "steering_stakeholder", written_by=(Role.LEAD,)).add,
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    stakeholder = models.ForeignKey(
        Stakeholder, on_delete=models.PROTECT, related_name="engagements"
    )
    seen_on = models.DateField()
    level = models.IntegerField(choices=telling.ENGAGED)
    wanted = models.IntegerField(choices=telling.ENGAGED)
    note = models.TextField(blank=True)
    number = models.IntegerField(help_text="1 was said first")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="steering_engagement_in_order", fields=["stakeholder", "number"]
            ),
        ]

    def __str__(self) -> str:
        return f"{self.level} on {self.seen_on}"


class Telling(models.Model):
    """What somebody is to be told, or was told: what, whom, how, when planned and when told."""

    row_rule = STEERED

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    authority_id = models.TextField()
    whom = models.TextField()
    stakeholder = models.ForeignKey(
        Stakeholder, on_delete=models.PROTECT, related_name="tellings", null=True, blank=True
    )
    what = models.TextField()
    channel = models.TextField(choices=telling.CHANNELS)
    planned_on = models.DateField(null=True, blank=True)
    told_on = models.DateField(null=True, blank=True)
    version = models.IntegerField(default=1)

    objects = SteeredQuerySet["Telling"].as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="steering_planned_or_told",
                condition=Q(planned_on__isnull=False) | Q(told_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.what}: {self.whom}"

    def get_absolute_url(self) -> str:
        return reverse("tellings")


class NoticeQuerySet(models.QuerySet["Notice"]):
    def visible_to(self, reader: User) -> "NoticeQuerySet":
        """Return those that are for the reader's role; to the lead all of the authority."""
        here = self.filter(authority_id=reader.authority)
        if reader.role == Role.LEAD:
            return here
        return here.filter(roles__contains=[reader.role])

    def showing(self, *, today: date) -> "NoticeQuerySet":
        """Return those that are shown on a day."""
        return self.filter(begins_on__lte=today, ends_on__gte=today, withdrawn_on=None)

    def unread_by(self, reader: User) -> "NoticeQuerySet":
        """Return those for the reader's role that they have not said to have read."""
        mine = self.filter(authority_id=reader.authority, roles__contains=[reader.role])
        return mine.exclude(pk__in=NoticeRead.objects.filter(person=reader).values("notice"))


class Notice(models.Model):
    """A notice for some roles, shown on their first page from a day until a day."""

    row_rule = rows.RowRule(
        words="Read by the roles it is for and by the programme lead; put up by the lead",
        read=f"{HERE} AND (roles ? (SELECT app.my_role()) OR {rows.by_roles(Role.LEAD)})",
        add=BY_LEAD,
        change=BY_LEAD,
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    authority_id = models.TextField()
    title = models.TextField()
    words = models.TextField()
    roles = models.JSONField(help_text="The roles it is for")
    begins_on = models.DateField()
    ends_on = models.DateField()
    withdrawn_on = models.DateField(null=True, blank=True)
    version = models.IntegerField(default=1)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="steering_a_notice_ends", condition=Q(ends_on__gte=F("begins_on"))
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("notice", args=[self.pk])


class NoticeRead(models.Model):
    """That somebody has read a notice: known to them alone, and counted."""

    row_rule = rows.RowRule(
        words="Read and added by that person alone; counted for the lead, from five readers on",
        read="person_id = (SELECT app.uid())",
        add="person_id = (SELECT app.uid())",
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="reads")
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    read_on = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="steering_read_once", fields=["notice", "person"]),
        ]

    def __str__(self) -> str:
        return f"{self.notice_id} on {self.read_on}"


class NewsletterQuerySet(models.QuerySet["Newsletter"]):
    def visible_to(self, reader: User) -> "NewsletterQuerySet":
        """Return those that are issued in the reader's authority; to the lead drafts as well."""
        here = self.filter(authority_id=reader.authority)
        return here if reader.role == Role.LEAD else here.exclude(issued_on=None)

    def issued(self) -> "NewsletterQuerySet":
        """Return those that are issued."""
        return self.exclude(issued_on=None)

    def drafts(self) -> "NewsletterQuerySet":
        """Return those that are not issued yet."""
        return self.filter(issued_on=None)


class Newsletter(models.Model):
    """The newsletter of one month: drafted from the figures, edited, and kept as it was issued."""

    row_rule = rows.RowRule(
        words="Read by everybody in the authority once issued, until then by the programme lead; "
        "written by the lead; what is issued never changes",
        read=f"{HERE} AND (issued_on IS NOT NULL OR {rows.by_roles(Role.LEAD)})",
        add=BY_LEAD,
        change=BY_LEAD,
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    authority_id = models.TextField()
    month = models.DateField(help_text="The first day of the month it is about")
    parts = models.JSONField(help_text="Its parts by key, as plain text")
    issued_on = models.DateField(null=True, blank=True)
    issued_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    version = models.IntegerField(default=1)

    objects = NewsletterQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="steering_one_newsletter_a_month", fields=["authority_id", "month"]
            ),
            models.CheckConstraint(name="steering_of_a_month", condition=Q(month__day=1)),
            models.CheckConstraint(
                name="steering_issued_by_somebody",
                condition=Q(issued_on=None, issued_by=None)
                | Q(issued_on__isnull=False, issued_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"Newsletter, {self.month:%B %Y}"

    def get_absolute_url(self) -> str:
        return reverse("newsletter", args=[self.pk])

    @property
    def told(self) -> list[tuple[str, str]]:
        """Return its parts in order, each with its heading; empty ones are left out."""
        found = [(newsletter.HEADINGS[key], self.parts.get(key, "")) for key in newsletter.PARTS]
        return [(heading, words) for heading, words in found if words.strip()]

    @property
    def as_text(self) -> str:
        """Return it as plain text, as it is sent."""
        return newsletter.as_text(str(self), self.parts)
