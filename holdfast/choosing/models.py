"""Who could be a case, and what was found, advised, decided and agreed about them."""

import uuid
from dataclasses import replace
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from holdfast.access import rows
from holdfast.access.models import Grant, User
from holdfast.access.moments import transaction_moment
from holdfast.access.rules import Standing
from holdfast.choosing import rules
from holdfast.families.models import Child, Family, OfFamilyQuerySet, reachable
from holdfast.place.models import Team
from holdfast.programme.models import Participant, Run

CHOOSES = (
    f"{rows.among('{0}', 'my_nominations')} OR {rows.among('family_id', 'my_working_families')} "
    f"OR {rows.among('family_id', 'my_overseen_families')}"
)
WORDS = "Read by those granted the family, to consider it or for a case; written by "
OF_NOMINATION = rows.RowRule(
    words=WORDS + "those who consider it, and those who work with or oversee its case",
    read=rows.among("family_id", "my_families"),
    add=CHOOSES.format("nomination_id"),
    change=CHOOSES.format("nomination_id"),
)


class NominationQuerySet(models.QuerySet["Nomination"]):
    def visible_to(self, reader: User) -> "NominationQuerySet":
        """Return the nominations of families this reader may reach."""
        return self.filter(family_id__in=reachable(reader))

    def worked_by(self, reader: User) -> "NominationQuerySet":
        """Return those this reader considers, or works with or oversees as a case."""
        mine = Grant.objects.open_to(reader)
        considered = mine.filter(standing=Standing.CONSIDERS).values("case_id")
        worked = mine.filter(standing__in=(Standing.WORKS, Standing.OVERSEES)).values("family_id")
        return self.filter(Q(pk__in=considered) | Q(family_id__in=worked))

    def live(self) -> "NominationQuerySet":
        """Return those that are still being considered."""
        return self.filter(state__in=rules.LIVE)

    def with_child(self) -> "NominationQuerySet":
        """Return nominations with what every page of one shows."""
        return self.select_related("child", "team", "run", "participant__person", "nominated_by")

    def in_order(self) -> "NominationQuerySet":
        """Return them as they wait: the soonest to look at again first, then who came first."""
        return self.order_by(F("look_again_on").asc(nulls_last=True), "nominated_at", "pk")


class Nomination(models.Model):
    """A child who could be one of a practitioner's one or two cases, and how that stands.

    The characteristics are kept as they stood, so that who was considered can be counted.
    """

    row_rule = rows.RowRule(
        words=WORDS + "practitioners and managers of the authority, and then by those who consider "
        "it or work with its case",
        read=rows.among("family_id", "my_families"),
        add="authority_id = (SELECT app.my_authority()) AND nominated_by_id = (SELECT app.uid()) "
        f"AND {rows.by_roles('practitioner', 'team manager')}",
        change=CHOOSES.format("id"),
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reference = models.TextField(unique=True, help_text="What people call it aloud: HN-7K2M9")
    authority_id = models.TextField()
    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="nominations")
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="nominations")
    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="nominations")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="nominations")
    participant = models.ForeignKey(
        Participant, on_delete=models.PROTECT, related_name="nominations"
    )
    why = models.TextField()
    caseload = models.IntegerField(null=True, blank=True)
    full_time = models.DecimalField(max_digits=3, decimal_places=2, null=True, blank=True)
    state = models.TextField(choices=rules.State.choices(), default=rules.State.NOMINATED.value)
    look_again_on = models.DateField(null=True, blank=True)
    ended_because = models.TextField(choices=rules.ENDINGS, blank=True)
    ending_note = models.TextField(blank=True)
    age_band = models.TextField(blank=True)
    sex = models.TextField(blank=True)
    ethnic_group = models.TextField(blank=True)
    status = models.TextField(blank=True)
    nominated_on = models.DateField()
    nominated_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    nominated_at = models.DateTimeField(default=transaction_moment)
    version = models.IntegerField(default=1)

    objects = NominationQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="choosing_a_child_is_considered_once_at_a_time",
                fields=["child"],
                condition=Q(state__in=[state.value for state in rules.LIVE]),
            ),
            models.CheckConstraint(
                name="choosing_a_state_we_know",
                condition=Q(state__in=[state.value for state in rules.State]),
            ),
            models.CheckConstraint(
                name="choosing_who_waits_is_looked_at_again",
                condition=~Q(state=rules.State.WAITING.value) | Q(look_again_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        return reverse("nomination", args=[self.pk])

    @property
    def per_full_time(self) -> Any:
        """Return the practitioner's caseload for each full-time post, where it was said."""
        return rules.per_full_time(caseload=self.caseload, full_time=self.full_time)


class SuitabilityCheck(models.Model):
    """One check of whether a nomination suits: seven answers with notes, and what they say."""

    row_rule = OF_NOMINATION

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    nomination = models.ForeignKey(Nomination, on_delete=models.PROTECT, related_name="checks")
    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="+")
    answers = models.JSONField()
    notes = models.JSONField(default=dict)
    says = models.TextField(choices=[(one.value, one.value) for one in rules.Outcome])
    checked_on = models.DateField()
    checked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    checked_at = models.DateTimeField()

    objects = OfFamilyQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.says}, {self.checked_on}"


class AdviceQuerySet(OfFamilyQuerySet["Advice"]):
    def asked_of(self, reader: User) -> "AdviceQuerySet":
        """Return what one clinical supervisor has been asked."""
        return self.filter(supervisor=reader)


class Advice(models.Model):
    """What a clinical supervisor was asked about a nomination, without a name, and advised."""

    row_rule = replace(
        OF_NOMINATION,
        words="Read by those granted the family, and by the clinical supervisor who was asked "
        "while it is considered; asked by those who consider it, answered by that supervisor",
        read=f"{rows.among('family_id', 'my_families')} OR (supervisor_id = (SELECT app.uid()) AND "
        f"{rows.among('id', 'my_advice')})",
        change=f"supervisor_id = (SELECT app.uid()) AND {rows.among('id', 'my_advice')}",
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    nomination = models.ForeignKey(Nomination, on_delete=models.PROTECT, related_name="advice")
    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="+")
    supervisor = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    question = models.TextField()
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    advice = models.TextField(blank=True)
    advised_at = models.DateTimeField(null=True, blank=True)
    version = models.IntegerField(default=1)

    objects = AdviceQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="choosing_asked_once_at_a_time",
                fields=["nomination", "supervisor"],
                condition=Q(advised_at=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.supervisor_id} asked of {self.nomination_id}"


class Choice(models.Model):
    """What a manager decided about a nomination on one day, and why."""

    row_rule = replace(
        OF_NOMINATION,
        words=WORDS + "managers who consider it",
        add=f"({CHOOSES.format('nomination_id')}) AND {rows.by_roles('team manager')}",
        change=rows.NEVER,
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    nomination = models.ForeignKey(Nomination, on_delete=models.PROTECT, related_name="choices")
    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="+")
    decided = models.TextField(choices=[(one.value, one.value) for one in rules.Outcome])
    check_said = models.TextField(choices=[(one.value, one.value) for one in rules.Outcome])
    because = models.TextField(blank=True)
    above_two_because = models.TextField(blank=True)
    gives_way = models.TextField(blank=True)
    look_again_on = models.DateField(null=True, blank=True)
    decided_on = models.DateField()
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()

    objects = OfFamilyQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="choosing_otherwise_only_with_a_reason",
                condition=Q(decided=F("check_said")) | ~Q(because=""),
            ),
            models.CheckConstraint(
                name="choosing_not_now_has_a_day",
                condition=~Q(decided=rules.Outcome.NOT_NOW.value) | Q(look_again_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.decided}, {self.decided_on}"


class Agreement(models.Model):
    """A family's agreement to take part: who, when and how; and when it was taken back.

    Not the lawful basis for keeping the record.
    """

    row_rule = OF_NOMINATION

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    nomination = models.ForeignKey(Nomination, on_delete=models.PROTECT, related_name="agreements")
    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="+")
    told_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    told_on = models.DateField()
    agreed_on = models.DateField()
    who = models.JSONField()
    how = models.TextField(choices=rules.HOW_AGREED)
    note = models.TextField(blank=True)
    taken_back_on = models.DateField(null=True, blank=True)
    taken_back_by = models.TextField(choices=rules.WHO_AGREED, blank=True)
    taken_back_note = models.TextField(blank=True)
    version = models.IntegerField(default=1)

    objects = OfFamilyQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="choosing_one_agreement_stands",
                fields=["nomination"],
                condition=Q(taken_back_on=None),
            ),
            models.CheckConstraint(
                name="choosing_agreed_after_being_told",
                condition=Q(agreed_on__gte=F("told_on")),
            ),
            models.CheckConstraint(
                name="choosing_taken_back_after_it_was_given",
                condition=Q(taken_back_on=None) | Q(taken_back_on__gte=F("agreed_on")),
            ),
        ]

    def __str__(self) -> str:
        return f"Agreed on {self.agreed_on}"
