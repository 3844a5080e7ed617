"""Observations of what helps and hinders, who noted them, and what was done about them."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from holdfast.access import rows
from holdfast.access.models import User
from holdfast.access.permissions import Role
from holdfast.learning import rules
from holdfast.learning.rules import State

HERE = "authority_id = (SELECT app.my_authority())"
IS_LEAD = rows.by_roles(Role.LEAD)
BY_LEAD = f"{HERE} AND {IS_LEAD}"
WITHOUT_A_NAME = "(SELECT app.purpose()) = 'unnamed ' || authority_id"


class ObservationQuerySet(models.QuerySet["Observation"]):
    def visible_to(self, reader: User) -> "ObservationQuerySet":
        """Return those accepted in the reader's authority, their own, and to the lead all."""
        here = self.filter(authority_id=reader.authority)
        if reader.role == Role.LEAD:
            return here
        return here.filter(Q(accepted_on__isnull=False) | Q(author__person=reader))

    def accepted(self) -> "ObservationQuerySet":
        """Return those that everybody in the authority may read."""
        return self.filter(accepted_on__isnull=False)

    def noted_by(self, person: User) -> "ObservationQuerySet":
        """Return what somebody noted with their name."""
        return self.filter(author__person=person)

    def open(self) -> "ObservationQuerySet":
        """Return those that are accepted and still there."""
        return self.filter(state__in=rules.OPEN)


class Observation(models.Model):
    """A sentence of somebody on the staff, or of the slides, about what helps or gets in the way.

    Of who noted it this keeps a role and a service, and those only where five or more people have
    both; and the month, never the day.
    """

    row_rule = rows.RowRule(
        words="Once accepted read by everybody in the authority; until then by its author and the "
        "programme lead. Added by anybody on the staff, or by nobody: without a name, under a "
        "signed purpose that carries no person. Changed by the programme lead",
        read=f"{HERE} AND (accepted_on IS NOT NULL OR {IS_LEAD} "
        f"OR {rows.among('id', 'my_observations')})",
        add=f"(accepted_on IS NULL AND ({HERE} OR {WITHOUT_A_NAME})) OR ({BY_LEAD})",
        change=BY_LEAD,
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    authority_id = models.TextField()
    sentence = models.TextField()
    valence = models.TextField(
        choices=[(one.value, rules.SAID_VALENCE[one]) for one in rules.Valence]
    )
    slide = models.TextField(blank=True, help_text="Which line of the slides it is, such as B1")
    role = models.TextField(blank=True)
    service = models.TextField(blank=True)
    noted_in = models.DateField(help_text="The first day of the month it was noted in")
    state = models.TextField(choices=State.choices(), default=State.NOTED.value)
    state_on = models.DateField(null=True, blank=True, help_text="When it came to stand so")
    state_why = models.TextField(blank=True)
    accepted_on = models.DateField(null=True, blank=True)
    settled_on = models.DateField(
        null=True, blank=True, help_text="When it eased or was closed; empty while it is there"
    )
    construct = models.TextField(blank=True, help_text="The primary construct's key")
    further = models.JSONField(default=list, help_text="Keys of further constructs")
    strength = models.IntegerField(null=True, blank=True, help_text="-2 hinders to 2 helps")
    owner = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    review_on = models.DateField(null=True, blank=True)
    version = models.IntegerField(default=1)

    objects = ObservationQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="learning_a_state_we_know",
                condition=Q(state__in=[state.value for state in State]),
            ),
            models.CheckConstraint(
                name="learning_helps_hinders_or_task",
                condition=Q(valence__in=[one.value for one in rules.Valence]),
            ),
            models.CheckConstraint(name="learning_noted_in_a_month", condition=Q(noted_in__day=1)),
            models.CheckConstraint(
                name="learning_accepted_with_a_construct",
                condition=Q(accepted_on=None, construct="")
                | (Q(accepted_on__isnull=False) & ~Q(construct="")),
            ),
            models.CheckConstraint(
                name="learning_strength_by_its_side",
                condition=Q(strength=None)
                | Q(valence=rules.HELPS, strength__range=(0, 2))
                | Q(valence=rules.HINDERS, strength__range=(-2, 0))
                | Q(valence=rules.TASK, strength__range=(-2, 2)),
            ),
            models.CheckConstraint(
                name="learning_a_role_with_its_service",
                condition=Q(role="", service="") | ~Q(role=""),
            ),
            models.UniqueConstraint(
                name="learning_each_line_of_the_slides_once",
                fields=["authority_id", "slide"],
                condition=~Q(slide=""),
            ),
        ]

    def __str__(self) -> str:
        return self.sentence

    def get_absolute_url(self) -> str:
        return reverse("observation", args=[self.pk])

    @property
    def themes(self) -> list[rules.Construct]:
        """Return its constructs, the primary first."""
        keys = [self.construct, *self.further] if self.construct else []
        return [rules.CONSTRUCTS[key] for key in keys]


class AuthorQuerySet(models.QuerySet["Author"]):
    def visible_to(self, reader: User) -> "AuthorQuerySet":
        """Return the reader's own; to the lead those of the authority's observations."""
        if reader.role == Role.LEAD:
            return self.filter(observation__authority_id=reader.authority)
        return self.filter(person=reader)


class Author(models.Model):
    """Who noted an observation, where they gave their name: for them and the programme lead."""

    row_rule = rows.RowRule(
        words="Read by that person and the programme lead of their authority; added by that person",
        read=f"person_id = (SELECT app.uid()) OR ({IS_LEAD} AND observation_id = "  # noqa: S608
        "ANY(ARRAY(SELECT id FROM learning_observation)))",  # names of our own
        add="person_id = (SELECT app.uid())",
    )

    observation = models.OneToOneField(
        Observation, on_delete=models.PROTECT, related_name="author", primary_key=True
    )
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()

    objects = AuthorQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.person)


class StrategyQuerySet(models.QuerySet["Strategy"]):
    def visible_to(self, reader: User) -> "StrategyQuerySet":
        """Return those of the reader's authority."""
        return self.filter(authority_id=reader.authority)


class Strategy(models.Model):
    """What is done about one observation or several: by whom, from when until when, its effect."""

    row_rule = rows.RowRule(
        words="Read by everybody in the authority; written by the programme lead",
        read=HERE,
        add=BY_LEAD,
        change=BY_LEAD,
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    authority_id = models.TextField()
    name = models.TextField()
    kind = models.TextField(choices=rules.KINDS)
    owner = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    began_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True, help_text="As it is planned")
    ended_on = models.DateField(null=True, blank=True)
    effect = models.TextField(choices=rules.EFFECTS, blank=True)
    observations: "models.ManyToManyField[Observation, StrategyAim]" = models.ManyToManyField(
        Observation, through="StrategyAim", related_name="strategies"
    )
    version = models.IntegerField(default=1)

    objects = StrategyQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "strategies"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="learning_a_strategy_ends_after_it_begins",
                condition=(Q(ended_on=None) | Q(ended_on__gte=F("began_on")))
                & (Q(ends_on=None) | Q(ends_on__gte=F("began_on"))),
            ),
            models.CheckConstraint(
                name="learning_an_effect_once_it_ended",
                condition=Q(ended_on=None, effect="") | (Q(ended_on__isnull=False) & ~Q(effect="")),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"{reverse('strategies')}#strategy-{self.pk}"


class StrategyAim(models.Model):
    """That a strategy is for one observation."""

    row_rule = rows.under("strategy_id", "learning_strategy", written_by=(Role.LEAD,))

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    strategy = models.ForeignKey(Strategy, on_delete=models.PROTECT, related_name="aims")
    observation = models.ForeignKey(Observation, on_delete=models.PROTECT, related_name="aims")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="learning_a_strategy_aims_once", fields=["strategy", "observation"]
            )
        ]

    def __str__(self) -> str:
        return f"{self.strategy_id} for {self.observation_id}"


class ReplyQuerySet(models.QuerySet["Reply"]):
    def visible_to(self, reader: User) -> "ReplyQuerySet":
        """Return those of the reader's authority."""
        return self.filter(authority_id=reader.authority)


class Reply(models.Model):
    """“You said, we did”: what was done about an observation, by whom, when; read by all staff."""

    row_rule = rows.RowRule(
        words="Read by everybody in the authority; published by the programme lead",
        read=HERE,
        add=f"{BY_LEAD} AND published_by_id = (SELECT app.uid())",
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    authority_id = models.TextField()
    observation = models.ForeignKey(Observation, on_delete=models.PROTECT, related_name="replies")
    did = models.TextField()
    done_by = models.TextField(help_text="Who did it, as people call them")
    done_on = models.DateField()
    published_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    published_on = models.DateField()

    objects = ReplyQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "replies"

    def __str__(self) -> str:
        return f"{self.did[:60]}"
