"""Risks of the programme, how each was scored over time, and what the figures proposed."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse

from holdfast.access import rows
from holdfast.access.models import User
from holdfast.access.permissions import Role
from holdfast.risk import rules

HERE = "authority_id = (SELECT app.my_authority())"
IS_LEAD = rows.by_roles(Role.LEAD)
BY_LEAD = f"{HERE} AND {IS_LEAD}"
READS = f"{HERE} AND ({rows.by_roles(Role.LEAD, Role.DIRECTOR)} OR owner_id = (SELECT app.uid()))"
OF_A_RISK = "risk_id = ANY(ARRAY(SELECT id FROM risk_risk))"
LEVEL = models.Q(likelihood__range=(1, 5), impact__range=(1, 5))


class RiskQuerySet(models.QuerySet["Risk"]):
    def visible_to(self, reader: User) -> "RiskQuerySet":
        """Return those of the authority to lead and director; to others those they own."""
        here = self.filter(authority_id=reader.authority)
        if reader.role in (Role.LEAD, Role.DIRECTOR):
            return here
        return here.filter(owner=reader)

    def open(self) -> "RiskQuerySet":
        """Return those that nobody has closed."""
        return self.filter(state="open")


class Risk(models.Model):
    """What may go wrong with the programme: how likely, how bad, whose it is, what is done."""

    row_rule = rows.RowRule(
        words="Read by the programme lead, the director and its owner; written by the lead",
        read=READS,
        add=BY_LEAD,
        change=BY_LEAD,
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    authority_id = models.TextField()
    title = models.TextField(help_text="What may happen, in a sentence")
    controls = models.TextField(blank=True, help_text="What is done so that it does not")
    owner = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    likelihood = models.IntegerField(choices=rules.LIKELIHOOD)
    impact = models.IntegerField(choices=rules.IMPACT)
    raised_on = models.DateField()
    review_on = models.DateField()
    state = models.TextField(choices=rules.STATES, default="open")
    closed_on = models.DateField(null=True, blank=True)
    closed_because = models.TextField(blank=True)
    version = models.IntegerField(default=1)

    objects = RiskQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(name="risk_five_by_five", condition=LEVEL),
            models.CheckConstraint(
                name="risk_closed_with_day_and_reason",
                condition=Q(state="open", closed_on=None, closed_because="")
                | (Q(state="closed", closed_on__isnull=False) & ~Q(closed_because="")),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("programme_risk", args=[self.pk])

    @property
    def score(self) -> int:
        """Return the score, from 1 to 25."""
        return rules.score(self.likelihood, self.impact)

    @property
    def grade(self) -> rules.Grade:
        """Return how grave it is."""
        return rules.grade(self.score)


class RiskScore(models.Model):
    """How a risk was judged on one day, by whom and why; never changed."""

    row_rule = rows.RowRule(
        words="Read with the risk above; added by the programme lead, and never changed",
        read=OF_A_RISK,
        add=f"{OF_A_RISK} AND {IS_LEAD} AND scored_by_id = (SELECT app.uid())",
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    risk = models.ForeignKey(Risk, on_delete=models.PROTECT, related_name="scores")
    place = models.IntegerField(help_text="1 was the first")
    likelihood = models.IntegerField(choices=rules.LIKELIHOOD)
    impact = models.IntegerField(choices=rules.IMPACT)
    scored_on = models.DateField()
    scored_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    why = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(name="risk_score_five_by_five", condition=LEVEL),
            models.UniqueConstraint(name="risk_scores_in_order", fields=["risk", "place"]),
        ]

    def __str__(self) -> str:
        return f"{self.score} on {self.scored_on}"

    @property
    def score(self) -> int:
        """Return the score, from 1 to 25."""
        return rules.score(self.likelihood, self.impact)


class ProposalQuerySet(models.QuerySet["RiskProposal"]):
    def visible_to(self, reader: User) -> "ProposalQuerySet":
        """Return those of the reader's authority; the lead alone has any."""
        here = self.filter(authority_id=reader.authority)
        return here if reader.role == Role.LEAD else here.none()

    def waiting(self) -> "ProposalQuerySet":
        """Return those that nobody has settled."""
        return self.filter(state=rules.Proposed.WAITING)


class RiskProposal(models.Model):
    """A risk that the figures propose, once for each cause; a person accepts or rejects it."""

    row_rule = rows.RowRule(
        words="Read and written by the programme lead alone", read=BY_LEAD, add=BY_LEAD,
        change=BY_LEAD,
    )  # fmt: skip

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    authority_id = models.TextField()
    trigger = models.TextField(choices=rules.TRIGGERS)
    cause = models.TextField(help_text="By which it is the same cause tomorrow")
    fingerprint = models.TextField(help_text="What changes when the cause does")
    words = models.TextField()
    proposed_on = models.DateField()
    state = models.TextField(choices=rules.PROPOSALS, default="waiting")
    because = models.TextField(blank=True)
    settled_on = models.DateField(null=True, blank=True)
    settled_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    risk = models.ForeignKey(
        Risk, on_delete=models.PROTECT, related_name="proposals", null=True, blank=True
    )
    version = models.IntegerField(default=1)

    objects = ProposalQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="risk_none_is_proposed_twice_for_a_cause",
                fields=["authority_id", "cause", "fingerprint"],
            ),
            models.UniqueConstraint(
                name="risk_one_waits_for_a_cause",
                fields=["authority_id", "cause"],
                condition=Q(state="waiting"),
            ),
            models.CheckConstraint(
                name="risk_settled_by_a_person_with_a_reason",
                condition=Q(state="waiting", because="", settled_on=None, settled_by=None)
                | (
                    ~Q(state="waiting")
                    & ~Q(because="")
                    & Q(settled_on__isnull=False, settled_by__isnull=False)
                ),
            ),
            models.CheckConstraint(
                name="risk_accepted_with_its_risk",
                condition=Q(state="accepted", risk__isnull=False)
                | (~Q(state="accepted") & Q(risk=None)),
            ),
        ]

    def __str__(self) -> str:
        return self.words

    def get_absolute_url(self) -> str:
        return reverse("risk_accept", args=[self.pk])
