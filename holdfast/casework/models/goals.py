"""Goals: their words, how far along each person says they are, and what an authority allows."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Func, IntegerField, Q, Value
from django.db.models.lookups import In

from holdfast.access import rows
from holdfast.access.models import User
from holdfast.access.permissions import Role
from holdfast.casework import rules
from holdfast.casework.models.case import Case
from holdfast.place.models import Authority


class GoalRules(models.Model):
    """What one authority has said about goals: how many may be open in one case at once."""

    row_rule = rows.of_authority(
        "authority_id", written_by=(Role.LEAD, Role.ADMINISTRATOR), personal=False
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    authority = models.OneToOneField(Authority, on_delete=models.PROTECT, related_name="goal_rules")
    most_open = models.IntegerField(default=rules.MOST_OPEN)
    version = models.IntegerField(default=1)

    class Meta:
        verbose_name_plural = "goal rules"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="casework_goals_at_once",
                condition=Q(most_open__gte=1) & Q(most_open__lte=rules.MOST_OPEN_EVER),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.most_open} goals at once"


class Goal(models.Model):
    """Something the child, a parent, the family or the practitioner wants to be different."""

    row_rule = rows.of_case("case_id")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="goals")
    owner = models.TextField(choices=rules.VOICES)
    set_on = models.DateField()
    rank = models.IntegerField(help_text="1 matters most")
    scale = models.TextField(choices=rules.SCALES, default=rules.GoalScale.PROGRESS.value)
    weight = models.IntegerField(default=1, help_text="In a T score; 1 to 10")
    replaces = models.OneToOneField(
        "self", on_delete=models.PROTECT, related_name="replaced_by", null=True, blank=True
    )
    outcome = models.ForeignKey(
        "casework.PlanOutcome",
        on_delete=models.PROTECT,
        related_name="goals",
        null=True,
        blank=True,
        help_text="The outcome of the statutory plan that it serves",
    )
    ended_on = models.DateField(null=True, blank=True)
    ended_because = models.TextField(choices=rules.GOAL_ENDINGS, blank=True)
    version = models.IntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="casework_goal_ends_after_it_is_set",
                condition=Q(ended_on=None) | Q(ended_on__gte=F("set_on")),
            ),
            models.CheckConstraint(
                name="casework_goal_ended_with_a_reason",
                condition=(Q(ended_on=None) & Q(ended_because=""))
                | (~Q(ended_on=None) & ~Q(ended_because="")),
            ),
            models.CheckConstraint(
                name="casework_goal_weighs_1_to_10",
                condition=Q(weight__gte=1) & Q(weight__lte=rules.HEAVIEST),
            ),
            models.CheckConstraint(
                name="casework_goal_on_a_scale_we_know",
                condition=Q(scale__in=[scale.value for scale in rules.GoalScale]),
            ),
            models.CheckConstraint(
                name="casework_goal_replaces_another",
                condition=Q(replaces=None) | ~Q(replaces=F("id")),
            ),
        ]

    def __str__(self) -> str:
        return f"Goal {self.rank}"

    @property
    def settled_as(self) -> list[str]:
        """How each flag was settled, oldest first; its flags are best loaded already."""
        flags = sorted(self.flags.all(), key=lambda flag: flag.flagged_at)
        return [flag.settled_as for flag in flags]

    @property
    def words(self) -> str:
        """Its present words; its wordings are best loaded already."""
        said = max(self.wordings.all(), key=lambda one: one.number, default=None)
        return said.words if said else str(self)

    @property
    def is_flagged(self) -> bool:
        """Whether it is flagged as unsafe, and no supervisor's word has settled that yet."""
        return rules.is_flagged(self.settled_as)

    @property
    def is_paused(self) -> bool:
        """Whether it may not be rated, because it is thought unsafe to pursue as it is."""
        return rules.is_paused(self.settled_as)


class Wording(models.Model):
    """A goal's words from one day on. A goal re-worded keeps its earlier words."""

    row_rule = rows.of_case("case_id")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="wordings")
    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="wordings")
    number = models.IntegerField()
    words = models.TextField()
    levels = models.JSONField(
        default=list, help_text="Five levels' words, lowest first; none on the scale 0 to 10"
    )
    agreed_with = models.JSONField(default=list)
    written_on = models.DateField()
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="casework_one_wording_a_number", fields=["goal", "number"]
            ),
            models.CheckConstraint(
                name="casework_five_levels_or_none",
                condition=In(
                    Func(F("levels"), function="jsonb_array_length", output_field=IntegerField()),
                    [Value(0), Value(len(rules.LEVELS))],
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.words


def on_its_scale() -> Q:
    """Return the condition 'there is no score, or it is one that its scale has'."""
    within = Q(score=None)
    for scale, scores in rules.SCORES.items():
        within |= Q(scale=scale.value, score__gte=scores[0], score__lte=scores[-1])
    return within


BY_THE_FAMILY = (
    f"rated_by_id = (SELECT app.uid()) AND {rows.among('goal_id', 'my_page_goals')} "
    "AND (SELECT app.is_my_voice(case_id, rater))"
)


class RatingQuerySet(models.QuerySet["Rating"]):
    def scored(self) -> "RatingQuerySet":
        """Return the ratings proper, without those that say why nobody was asked."""
        return self.exclude(score=None)


class Rating(models.Model):
    """How far along a goal is, in one person's view on one day; or why they were not asked.

    A score of 0 is a rating, no row is no rating, and a row with a reason says it was not asked.
    """

    row_rule = rows.RowRule(
        words="Read by those granted the case; written by those who work with it and, of a goal "
        "shared on their family's page and in their own voice, by whoever has a link to it",
        read=f"{rows.among('case_id', 'my_cases')} OR ({BY_THE_FAMILY})",
        add=f"{rows.among('case_id', 'my_working_cases')} OR ({BY_THE_FAMILY})",
        change=f"{rows.among('case_id', 'my_working_cases')} OR ({BY_THE_FAMILY})",
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="ratings")
    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="ratings")
    wording = models.ForeignKey(Wording, on_delete=models.PROTECT, related_name="ratings")
    rater = models.TextField(choices=rules.VOICES)
    scale = models.TextField(choices=rules.SCALES, default=rules.GoalScale.PROGRESS.value)
    score = models.IntegerField(null=True, blank=True)
    not_asked_because = models.TextField(choices=rules.NOT_ASKED, blank=True)
    rated_on = models.DateField()
    rated_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    version = models.IntegerField(default=1)

    objects = RatingQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["case", "rated_on"], name="casework_rating_day")]
        constraints: ClassVar = [
            models.CheckConstraint(name="casework_rated_on_its_scale", condition=on_its_scale()),
            models.CheckConstraint(
                name="casework_rated_or_not_asked",
                condition=(~Q(score=None) & Q(not_asked_because=""))
                | (Q(score=None) & ~Q(not_asked_because="")),
            ),
            models.UniqueConstraint(
                name="casework_one_rating_a_day", fields=["goal", "rater", "rated_on"]
            ),
        ]

    def __str__(self) -> str:
        return f"{self.score} on {self.rated_on}"
