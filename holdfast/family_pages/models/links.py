"""Private links, who came by them, what was carried to whom, and answers that wait for a person."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from holdfast.access import rows
from holdfast.access.models import User
from holdfast.casework.models import Case
from holdfast.families.models import Child, Family, reachable, worked
from holdfast.measures.models import Administration, Ask, Stage

BY_MY_LINK = "((SELECT app.my_links())::uuid[])"
BY_THOSE_OF_THE_CASE = (
    f"{rows.among('family_id', 'my_working_families')} OR "
    f"{rows.among('family_id', 'my_overseen_families')}"
)


class LinkQuerySet(models.QuerySet["Link"]):
    def visible_to(self, reader: User) -> "LinkQuerySet":
        """Return the links made for families this reader may reach."""
        return self.filter(family_id__in=reachable(reader))

    def worked_by(self, reader: User) -> "LinkQuerySet":
        """Return the links made for families this reader works with."""
        return self.filter(family_id__in=worked(reader))

    def answered_for_by(self, reader: User) -> "LinkQuerySet":
        """Return the links of cases, open or closed, that this reader works with or oversees."""
        return self.filter(case_id__in=Case.objects.moved_by(reader).values("pk"))


class Link(models.Model):
    """A private link by which one respondent may answer one ask, until it ends or is revoked.

    One without an ask leads to the family's page, for the reader that `informant` says. Nothing
    in it changes but that it is revoked: what became of it is told by its knocks. The token is
    known by its hash alone, and so is the answer at the door.
    """

    row_rule = rows.RowRule(
        words="Read by those granted a case of the family, and by whoever answers by it; made by "
        "those who work with the family, and revoked by them or those who oversee a case of it",
        read=f"{rows.among('family_id', 'my_families')} OR id = ANY{BY_MY_LINK}",
        add=rows.among("family_id", "my_working_families"),
        change=BY_THOSE_OF_THE_CASE,
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="links")
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")
    case_id = models.UUIDField()
    ask = models.ForeignKey(
        Ask, on_delete=models.PROTECT, related_name="links", null=True, blank=True
    )
    instrument = models.TextField(blank=True)
    informant = models.TextField()
    stage = models.TextField(choices=Stage.choices, blank=True)
    respondent = models.ForeignKey(User, on_delete=models.PROTECT, related_name="links")
    form = models.TextField(blank=True, help_text="The form's version, such as P4-10")
    token_hash = models.TextField(unique=True, help_text="SHA-256 of the token, in hex")
    check_kind = models.TextField(blank=True, help_text="birthday, word; empty where handed over")
    check_hash = models.TextField(blank=True, help_text="Salted and slow")
    channel = models.TextField(help_text="email, sms or kiosk")
    sent_to = models.TextField(blank=True)
    language = models.TextField(default="en")
    called = models.TextField(help_text="What the page calls the child")
    is_one_a_page = models.BooleanField(default=True)
    shares_result = models.BooleanField(default=False)
    guidance = models.TextField(blank=True, help_text="The site's words for whoever needs help now")
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_because = models.TextField(blank=True)
    version = models.IntegerField(default=1)

    objects = LinkQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["case_id"], name="family_pages_link_case")]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="family_pages_a_link_ends_after_it_begins",
                condition=Q(expires_at__gt=F("made_at")),
            ),
            models.CheckConstraint(
                name="family_pages_a_revoked_link_says_why",
                condition=Q(revoked_at=None, revoked_because="")
                | (Q(revoked_at__isnull=False) & ~Q(revoked_because="")),
            ),
            models.CheckConstraint(
                name="family_pages_only_a_device_handed_over_asks_nothing",
                condition=Q(channel="kiosk") | (~Q(check_kind="") & ~Q(check_hash="")),
            ),
            models.CheckConstraint(
                name="family_pages_a_page_is_opened_by_a_word",
                condition=Q(ask__isnull=False) | Q(check_kind="word", instrument="", stage=""),
            ),
            models.UniqueConstraint(
                name="family_pages_one_link_in_force_an_ask",
                fields=["ask"],
                condition=Q(revoked_at=None),
            ),
        ]

    def __str__(self) -> str:
        return f"Private link of {self.made_at:%d %B %Y}"

    @property
    def is_page(self) -> bool:
        """Whether it leads to the family's page, and asks no measure."""
        return self.ask_id is None

    @property
    def asked(self) -> Ask:
        """The ask that it is for; one to the family's page has none."""
        assert self.ask is not None  # noqa: S101  # says so to the type checker
        return self.ask

    @property
    def leads_to(self) -> str:
        """Say what it leads to: a measure, or the family's page."""
        return self.instrument or "The family’s page"

    @property
    def is_kiosk(self) -> bool:
        """Whether the device was handed over, so that nothing was sent and nothing is asked."""
        return self.channel == "kiosk"


class KnockKind(models.TextChoices):
    """What somebody did by a private link."""

    OPENED = "opened", "Opened"
    WRONG = "wrong", "Gave a wrong answer at the door"
    BEGUN = "begun", "Began to answer"
    SENT = "sent", "Sent the answers"


class Knock(models.Model):
    """What somebody did by a private link: came in, gave a wrong answer, began, sent."""

    Kind = KnockKind
    row_rule = rows.RowRule(
        words="Read by those granted a case of the family, and by whoever answers by the link; "
        "added by them alone, and never changed",
        read=f"{rows.among('family_id', 'my_families')} OR link_id = ANY{BY_MY_LINK}",
        add=f"link_id = ANY{BY_MY_LINK}",
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    link = models.ForeignKey(Link, on_delete=models.PROTECT, related_name="knocks")
    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="+")
    kind = models.TextField(choices=KnockKind.choices)
    at = models.DateTimeField()
    told = models.JSONField(default=list, help_text="The words they were shown on sending")
    result = models.JSONField(default=list, help_text="Their answers in plain words, if shared")
    digest = models.TextField(blank=True, help_text="By which the same answers are known again")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["link", "kind"], name="family_pages_knock_link")]

    def __str__(self) -> str:
        return f"{self.kind} at {self.at:%H:%M}"


class Message(models.Model):
    """One message that carries a private link: to whom, and what became of it.

    Its words are not kept, because the link is in them. One that is neither sent nor failed was
    cut short, and is sent again by making a new link.
    """

    row_rule = rows.of_family("family_id")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="+")
    link = models.OneToOneField(Link, on_delete=models.PROTECT, related_name="message")
    written_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    failed_because = models.TextField(blank=True)
    reference = models.TextField(blank=True, help_text="The carrier's own")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="family_pages_a_message_is_sent_or_failed",
                condition=Q(sent_at=None) | Q(failed_because=""),
            )
        ]

    def __str__(self) -> str:
        return f"Message of {self.written_at:%d %B %Y}"


class WhyWaiting(models.TextChoices):
    """Why answers wait for a decision."""

    SECOND = "second", "Other answers were there already"
    LATE = "late", "The link was over when they came"


class Decision(models.TextChoices):
    """What a person decided about answers that came second or late."""

    KEPT = "kept", "Keep them beside the others"
    SET_ASIDE = "set aside", "Set them aside: they do not count"


class ArrivalQuerySet(models.QuerySet["Arrival"]):
    def visible_to(self, reader: User) -> "ArrivalQuerySet":
        """Return the arrivals of families this reader may reach."""
        return self.filter(family_id__in=reachable(reader))

    def worked_by(self, reader: User) -> "ArrivalQuerySet":
        """Return the arrivals of families this reader works with."""
        return self.filter(family_id__in=worked(reader))

    def answered_for_by(self, reader: User) -> "ArrivalQuerySet":
        """Return the arrivals of cases, open or closed, that this reader works with or oversees."""
        return self.filter(case_id__in=Case.objects.moved_by(reader).values("pk"))

    def waiting(self) -> "ArrivalQuerySet":
        """Return those that nobody has decided about."""
        return self.filter(decided_at=None)

    def with_risk(self) -> "ArrivalQuerySet":
        """Return those with an answer among them that a person must act on."""
        return self.exclude(risks=[])


class Arrival(models.Model):
    """Answers that came second, or too late: kept as they came until a person decides."""

    Why, Decision = WhyWaiting, Decision
    row_rule = rows.RowRule(
        words="Read by those granted a case of the family; decided by those who work with it or "
        "oversee a case of it; added by whoever answers by the link, who reads none of them",
        read=rows.among("family_id", "my_families"),
        add=f"link_id = ANY{BY_MY_LINK}",
        change=BY_THOSE_OF_THE_CASE,
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="arrivals")
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="arrivals")
    case_id = models.UUIDField()
    link = models.ForeignKey(Link, on_delete=models.PROTECT, related_name="arrivals")
    why = models.TextField(choices=WhyWaiting.choices)
    answers = models.JSONField(help_text="item number -> answer, or null")
    risks = models.JSONField(default=list, help_text="number, answer and our words for each")
    arrived_at = models.DateTimeField()
    arrived_on = models.DateField()
    decision = models.TextField(choices=Decision.choices, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    words = models.TextField(blank=True, help_text="Why, and what was done about a risk")
    administration = models.OneToOneField(
        Administration, on_delete=models.PROTECT, related_name="arrival", null=True, blank=True
    )
    version = models.IntegerField(default=1)

    objects = ArrivalQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="family_pages_a_decision_says_who_and_when",
                condition=Q(decision="", decided_at=None, decided_by=None)
                | (~Q(decision="") & Q(decided_at__isnull=False, decided_by__isnull=False)),
            )
        ]

    def __str__(self) -> str:
        return f"Answers of {self.arrived_at:%d %B %Y}"
