"""Questions to a clinician and what came of them, and advice given in passing."""

import uuid
from typing import Any, ClassVar

from django.db import models
from django.db.models import Case as When
from django.db.models import F, Q, Value
from django.db.models import When as If
from django.urls import reverse

from holdfast.access import rows
from holdfast.access.models import User
from holdfast.access.permissions import Role
from holdfast.casework.models import Case
from holdfast.consultation import rules

IS_CLINICIAN = rows.by_roles(Role.SUPERVISOR)
HERE = "authority_id = (SELECT app.my_authority())"
OF_MY_CASES = rows.among("case_id", "my_cases")


def without_a_name(*mine: str) -> str:
    """Return the condition 'it names no case, and is the reader's own or they are a clinician'."""
    own = " OR ".join(f"{column} = (SELECT app.uid())" for column in mine)
    return f"(case_id IS NULL AND ({own} OR ({IS_CLINICIAN} AND {HERE})))"


class OfConsultation(models.QuerySet[Any]):
    """What both tables are asked: by the case's access, or without a name."""

    own: ClassVar[tuple[str, ...]] = ()

    def visible_to(self, reader: User) -> Any:
        """Return those about cases the reader may see, and unnamed ones that are theirs to read."""
        mine = Q(pk__in=[])
        for column in self.own:
            mine |= Q(**{column: reader})
        if reader.role == Role.SUPERVISOR:
            mine |= Q(authority_id=reader.authority)
        cases = Case.objects.visible_to(reader).values("pk")
        return self.filter(Q(case__in=cases) | (Q(case=None) & mine))


class ConsultationQuerySet(OfConsultation):
    own = ("asked_by",)

    def asked_by(self, reader: User) -> "ConsultationQuerySet":
        """Return what somebody asked and may still see."""
        found: ConsultationQuerySet = self.visible_to(reader).filter(asked_by=reader)
        return found

    def kept_by(self, reader: User) -> "ConsultationQuerySet":
        """Return what somebody asked and may write in: not of a case they no longer work with."""
        working = Case.objects.worked_by(reader).values("pk")
        return self.filter(Q(case__in=working) | Q(case=None), asked_by=reader)

    def open(self) -> "ConsultationQuerySet":
        """Return those that wait for a clinician's advice."""
        return self.filter(state__in=(rules.State.ASKED, rules.State.TAKEN))

    def in_order(self) -> "ConsultationQuerySet":
        """Return them as they wait: those for today first, then who asked first."""
        by_urgency = [If(urgency=key, then=Value(n)) for n, (key, _) in enumerate(rules.URGENCIES)]
        return self.order_by(When(*by_urgency, default=Value(9)), "asked_on", "asked_at", "pk")

    def with_people(self) -> "ConsultationQuerySet":
        """Return them with what every page of one shows."""
        return self.select_related("case__child", "asked_by", "asked_of", "clinician")


class Consultation(models.Model):
    """A question to a clinician, about a case or without a name, their advice and its outcome."""

    row_rule = rows.RowRule(
        words="About a case: read by those granted the case or supervising it, asked by those who "
        "work with it. Without a name: read by whoever asked and by the authority’s clinicians. "
        "Changed by whoever asked and by clinicians who may read it",
        read=f"{OF_MY_CASES} OR {without_a_name('asked_by_id')}",
        add=f"asked_by_id = (SELECT app.uid()) AND {HERE} AND "
        f"{rows.by_roles('practitioner', 'team manager')} AND "
        f"(case_id IS NULL OR {rows.among('case_id', 'my_working_cases')})",
        change=f"({OF_MY_CASES} OR {without_a_name('asked_by_id')}) AND "
        f"(asked_by_id = (SELECT app.uid()) OR {IS_CLINICIAN})",
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reference = models.TextField(unique=True, help_text="What people call it aloud: HC-7K2M9")
    authority_id = models.TextField()
    case = models.ForeignKey(
        Case, on_delete=models.PROTECT, related_name="consultations", null=True, blank=True
    )
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_on = models.DateField()
    asked_at = models.DateTimeField()
    asked_of = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    urgency = models.TextField(choices=rules.URGENCIES)
    question = models.TextField()
    state = models.TextField(choices=rules.State.choices(), default=rules.State.ASKED.value)
    clinician = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    taken_on = models.DateField(null=True, blank=True)
    advice = models.TextField(blank=True)
    minutes = models.IntegerField(null=True, blank=True, help_text="The clinician's, in all")
    advised_on = models.DateField(null=True, blank=True)
    outcome = models.TextField(choices=rules.OUTCOMES, blank=True)
    outcome_note = models.TextField(blank=True)
    closed_on = models.DateField(null=True, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)
    version = models.IntegerField(default=1)

    objects = ConsultationQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="consultation_a_state_we_know",
                condition=Q(state__in=[state.value for state in rules.State]),
            ),
            models.CheckConstraint(
                name="consultation_taken_by_somebody_on_a_day",
                condition=Q(clinician=None, taken_on=None)
                | Q(clinician__isnull=False, taken_on__isnull=False),
            ),
            models.CheckConstraint(
                name="consultation_advised_in_words_by_a_clinician",
                condition=Q(advised_on=None, advice="", minutes=None)
                | (
                    ~Q(advice="")
                    & Q(clinician__isnull=False, minutes__gte=1, advised_on__isnull=False)
                ),
            ),
            models.CheckConstraint(
                name="consultation_closed_with_what_came_of_it",
                condition=Q(closed_on=None, outcome="")
                | (~Q(outcome="") & Q(closed_on__isnull=False, advised_on__isnull=False)),
            ),
            models.CheckConstraint(
                name="consultation_withdrawn_before_any_advice",
                condition=Q(withdrawn_on=None) | Q(advised_on=None),
            ),
            models.CheckConstraint(
                name="consultation_days_in_their_order",
                condition=(Q(taken_on=None) | Q(taken_on__gte=F("asked_on")))
                & (Q(advised_on=None) | Q(advised_on__gte=F("taken_on")))
                & (Q(closed_on=None) | Q(closed_on__gte=F("advised_on")))
                & (Q(withdrawn_on=None) | Q(withdrawn_on__gte=F("asked_on"))),
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        return reverse("consultation", args=[self.pk])

    @property
    def about(self) -> str:
        """Say what it is about, as far as it is named."""
        return f"{self.case.child}, {self.case}" if self.case else "Without a name"


class CorridorAdviceQuerySet(OfConsultation):
    own = ("asked_by", "clinician")


class CorridorAdvice(models.Model):
    """Advice a clinician gave in passing, noted in one sentence by either of the two."""

    row_rule = rows.RowRule(
        words="About a case: read by those granted the case or supervising it. Without a name: "
        "read by the two who talked and by the authority’s clinicians. Added by one of the two",
        read=f"{OF_MY_CASES} OR {without_a_name('asked_by_id', 'clinician_id')}",
        add=f"noted_by_id = (SELECT app.uid()) AND {HERE} AND "
        "(SELECT app.uid()) IN (asked_by_id, clinician_id) AND (case_id IS NULL OR "
        f"{rows.among('case_id', 'my_working_cases')} OR ({IS_CLINICIAN} AND {OF_MY_CASES}))",
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    authority_id = models.TextField()
    case = models.ForeignKey(
        Case, on_delete=models.PROTECT, related_name="corridor_advice", null=True, blank=True
    )
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    clinician = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    noted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    given_on = models.DateField()
    sentence = models.TextField()
    minutes = models.IntegerField()
    noted_at = models.DateTimeField()

    objects = CorridorAdviceQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "corridor advice"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="consultation_some_minutes_of_advice", condition=Q(minutes__gte=1)
            ),
            models.CheckConstraint(
                name="consultation_advice_is_between_two", condition=~Q(asked_by=F("clinician"))
            ),
        ]

    def __str__(self) -> str:
        return f"Advice in passing, {self.given_on}"
