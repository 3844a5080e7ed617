"""Waves of the pulse; that somebody has answered; sealed answers; what was counted; offers of help.

Who has answered and what was answered share no key: an answer goes into a sealed box with all
others, which the database cannot read, and comes out as a number among numbers.
"""

import uuid
from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from holdfast.access import rows
from holdfast.access.models import User
from holdfast.access.permissions import Role
from holdfast.programme.models import Participant
from holdfast.voice import rules
from holdfast.voice.rules.waves import Days

HERE = "authority_id = (SELECT app.my_authority())"
IS_LEAD = rows.by_roles(Role.LEAD)
BY_LEAD = f"{HERE} AND {IS_LEAD}"
ASKED = rows.by_roles(Role.PRACTITIONER, Role.MANAGER, Role.LEAD)
OF_MY_WAVES = "wave_id = ANY(ARRAY(SELECT id FROM voice_wave))"
OF_TOLD_WAVES = "wave_id = ANY(ARRAY(SELECT id FROM voice_wave WHERE published_on IS NOT NULL))"
OF_MY_GROUPS = (
    "participant_id = ANY(ARRAY(SELECT m.participant_id FROM supervision_membership m "
    "JOIN supervision_group g ON g.id = m.group_id WHERE g.supervisor_id = (SELECT app.uid()) "
    "AND (m.left_on IS NULL OR m.left_on > (SELECT app.day_here()))))"
)

MINE_TO_CALL = (
    f"({IS_LEAD} AND participant_id = ANY(ARRAY(SELECT id FROM programme_participant))) "  # noqa: S608
    f"OR ({rows.by_roles(Role.SUPERVISOR)} AND {OF_MY_GROUPS})"  # names of our own
)


class WaveQuerySet(models.QuerySet["Wave"]):
    def visible_to(self, reader: User) -> "WaveQuerySet":
        """Return those of the reader's authority."""
        return self.filter(authority_id=reader.authority)

    def open_on(self, day: date) -> "WaveQuerySet":
        """Return those that may be answered on a day."""
        return self.filter(opens_on__lte=day, closes_on__gte=day, counted_on=None)


class Wave(models.Model):
    """One asking of the pulse: whom it asks, from when until when, and the lead's reply to it."""

    row_rule = rows.RowRule(
        words="Read by everybody in the authority; written by the programme lead",
        read=HERE,
        add=f"{BY_LEAD} AND opened_by_id = (SELECT app.uid())",
        change=BY_LEAD,
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    authority_id = models.TextField()
    audience = models.TextField(choices=rules.AUDIENCES)
    opens_on = models.DateField()
    closes_on = models.DateField()
    opened_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    counted_on = models.DateField(null=True, blank=True)
    asked = models.IntegerField(null=True, blank=True, help_text="How many were asked, at the end")
    answered = models.IntegerField(
        null=True, blank=True, help_text="How many answered; empty where fewer than five did"
    )
    heard = models.TextField(blank=True, help_text="What we heard")
    doing = models.TextField(blank=True, help_text="What we do about it")
    published_on = models.DateField(null=True, blank=True)
    version = models.IntegerField(default=1)

    objects = WaveQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="voice_a_wave_closes_after_it_opens",
                condition=Q(closes_on__gte=F("opens_on")),
            ),
            models.CheckConstraint(
                name="voice_counted_when_closed",
                condition=Q(counted_on=None) | Q(counted_on__gt=F("closes_on")),
            ),
            models.CheckConstraint(
                name="voice_told_with_a_reply",
                condition=Q(published_on=None)
                | (Q(counted_on__isnull=False) & ~Q(heard="") & ~Q(doing="")),
            ),
            models.CheckConstraint(
                name="voice_no_number_under_five", condition=Q(answered=None) | Q(answered__gte=5)
            ),
            models.UniqueConstraint(
                name="voice_one_wave_at_a_time",
                fields=["authority_id", "audience"],
                condition=Q(counted_on=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_audience_display()}, {self.closes_on:%B %Y}"

    def get_absolute_url(self) -> str:
        return reverse("wave", args=[self.pk])

    def stands(self, today: date) -> rules.Stand:
        """Return how it stands on a day."""
        days = Days(
            opens_on=self.opens_on,
            closes_on=self.closes_on,
            counted_on=self.counted_on,
            published_on=self.published_on,
        )
        return rules.stands(days, today)


class Answering(models.Model):
    """That somebody has answered a wave, so that each answers once. Not what they answered."""

    row_rule = rows.RowRule(
        words="Read and added by that person alone; the programme lead is told how many there are",
        read="person_id = (SELECT app.uid())",
        add=f"person_id = (SELECT app.uid()) AND {OF_MY_WAVES}",
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    wave = models.ForeignKey(Wave, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="voice_each_answers_once", fields=["wave", "person"])
        ]

    def __str__(self) -> str:
        return f"{self.person_id} has answered {self.wave_id}"


class AnswerBox(models.Model):
    """All answers to one wave, sealed with a key the database has not; emptied when counted."""

    row_rule = rows.RowRule(
        words="Put into by whoever is asked, and emptied by the programme lead; nobody can read it "
        "in the database: it is sealed with a key that is not there",
        read=f"{OF_MY_WAVES} AND {ASKED}",
        add=f"{OF_MY_WAVES} AND {IS_LEAD}",
        change=f"{OF_MY_WAVES} AND {ASKED}",
    )

    wave = models.OneToOneField(
        Wave, on_delete=models.PROTECT, related_name="box", primary_key=True
    )
    sealed = models.TextField(blank=True)

    class Meta:
        verbose_name_plural = "answer boxes"

    def __str__(self) -> str:
        return f"Answers to {self.wave_id}"


class WaveCount(models.Model):
    """How many of one kind of service disagree, stand in between and agree, rounded by chance."""

    row_rule = rows.RowRule(
        words="Read by the programme lead, and by everybody in the authority once it is told; "
        "counted once by the programme lead, and never changed",
        read=f"{OF_TOLD_WAVES} OR ({OF_MY_WAVES} AND {IS_LEAD})",
        add=f"{OF_MY_WAVES} AND {IS_LEAD}",
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    wave = models.ForeignKey(Wave, on_delete=models.PROTECT, related_name="counts")
    service = models.TextField(help_text="A kind of service, or others")
    statement = models.TextField(help_text="The statement's key")
    disagree = models.IntegerField()
    between = models.IntegerField()
    agree = models.IntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="voice_counted_once", fields=["wave", "service", "statement"]
            )
        ]

    def __str__(self) -> str:
        return f"{self.statement}, {self.service}: {self.bands}"

    @property
    def bands(self) -> rules.Bands:
        """Return the three numbers together."""
        return (self.disagree, self.between, self.agree)


class PulseComment(models.Model):
    """What somebody added in their own words; of whom, and of which service, is kept nowhere."""

    row_rule = rows.RowRule(
        words="Read by the programme lead; by everybody in the authority once the lead let it be "
        "read and the wave is told",
        read=f"({OF_TOLD_WAVES} AND is_for_all) OR ({OF_MY_WAVES} AND {IS_LEAD})",
        add=f"{OF_MY_WAVES} AND {IS_LEAD} AND is_for_all IS NULL",
        change=f"{OF_MY_WAVES} AND {IS_LEAD}",
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    wave = models.ForeignKey(Wave, on_delete=models.PROTECT, related_name="comments")
    words = models.TextField()
    is_for_all = models.BooleanField(
        null=True, help_text="Whether all staff may read it; empty until the lead has read it"
    )

    def __str__(self) -> str:
        return self.words[:60]


class HelpOfferQuerySet(models.QuerySet["HelpOffer"]):
    def visible_to(self, reader: User) -> "HelpOfferQuerySet":
        """Return those of the reader's authority; to a supervisor those to their own groups."""
        found = self.filter(participant__run__authority_id=reader.authority)
        if reader.role == Role.LEAD:
            return found
        return found.filter(participant__memberships__group__supervisor=reader).distinct()


class HelpOffer(models.Model):
    """What a practitioner was offered, by whom and when: a call, a visit made together, an hour."""

    row_rule = rows.RowRule(
        words="Read and added by the programme lead and the practitioner’s own supervisor alone",
        read=MINE_TO_CALL,
        add=f"offered_by_id = (SELECT app.uid()) AND ({MINE_TO_CALL})",
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    participant = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="+")
    offered = models.TextField()
    offered_on = models.DateField()
    offered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = HelpOfferQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.offered[:60]}"
