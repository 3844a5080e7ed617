"""Which measure is to be asked of whom about a child, and between which days."""

import uuid
from dataclasses import replace
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from holdfast.access import rows
from holdfast.access.models import User
from holdfast.families.models import Child, Family, reachable
from holdfast.measures.models.stages import Stage
from holdfast.measures.rules.schedule import MISSED, Place, Window

ANSWERING = "id = ANY((SELECT app.my_asks())::uuid[])"  # the one who answers by private link


PLANNED_ANEW = rows.among("family_id", "families_to_plan")  # when the programme's choice changes


def also_read_by_who_answers(rule: rows.RowRule) -> rows.RowRule:
    """Return a rule that also lets whoever answers by private link read their own ask."""
    return replace(
        rule,
        words=f"{rule.words}; read by whoever is answering it by private link",
        read=f"({rule.read}) OR {ANSWERING}",
    )


def planned_by_those_of_the_case() -> rows.RowRule:
    """Return who plans: those who work with the case or oversee it, and a change of the choice."""
    mine = (
        f"{rows.among('case_id', 'my_working_cases')} OR "
        f"{rows.among('case_id', 'my_overseen_cases')} OR {PLANNED_ANEW}"
    )
    return rows.RowRule(
        words="Read by those granted a case of the family; planned by those who work with the "
        "case or oversee it, and when the programme’s choice of measures changes",
        read=f"{rows.among('family_id', 'my_families')} OR {PLANNED_ANEW}",
        add=mine,
        change=mine,
    )


class AskQuerySet(models.QuerySet["Ask"]):
    def visible_to(self, reader: User) -> "AskQuerySet":
        """Return what is to be asked about families this reader may reach."""
        return self.filter(family_id__in=reachable(reader))

    def planned(self) -> "AskQuerySet":
        """Return what still stands in the plan: not dropped by a later plan."""
        return self.filter(dropped_at=None)

    def waiting(self) -> "AskQuerySet":
        """Return what stands in the plan and has no answer yet, missed or not."""
        return self.planned().filter(administration=None)


class Ask(models.Model):
    """One measure to be asked of one informant about one child at one stage, within a window.

    Not asked yet, asked and missed for a reason, and answered are three different things: an
    answered one has an `Administration` that points back here; a missed one says why and keeps no
    score. `respondent` may answer by private link until `answer_until`.
    """

    row_rule = also_read_by_who_answers(planned_by_those_of_the_case())

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="asks")
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="asks")
    case_id = models.UUIDField(help_text="The case it was planned for, which is of a layer above")
    instrument = models.TextField()
    informant = models.TextField(help_text="parent, teacher, self, informant or practitioner")
    stage = models.TextField(choices=Stage.choices)
    number = models.IntegerField(default=1, help_text="1 for the first review, 2 for the second")
    opens_on = models.DateField(help_text="The first day on which an answer counts for this stage")
    due_on = models.DateField()
    closes_on = models.DateField(help_text="The last day on which it counts; overdue after due_on")
    planned_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    planned_at = models.DateTimeField()
    missed_because = models.TextField(choices=MISSED, blank=True)
    missed_note = models.TextField(blank=True, help_text="Why, in words: who decided, and what")
    missed_on = models.DateField(null=True, blank=True)
    dropped_at = models.DateTimeField(null=True, blank=True, help_text="A later plan left it out")
    respondent = models.OneToOneField(
        User, on_delete=models.PROTECT, related_name="ask", null=True, blank=True
    )
    answer_until = models.DateTimeField(null=True, blank=True)
    version = models.IntegerField(default=1)

    objects = AskQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["child", "due_on"], name="measures_ask_child_day"),
            models.Index(fields=["case_id"], name="measures_ask_case"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="measures_an_ask_opens_is_due_and_closes_in_order",
                condition=Q(opens_on__lte=F("due_on")) & Q(due_on__lte=F("closes_on")),
            ),
            models.CheckConstraint(
                name="measures_a_missed_ask_says_when_and_why",
                condition=Q(missed_because="", missed_on=None)
                | (~Q(missed_because="") & Q(missed_on__isnull=False)),
            ),
            models.UniqueConstraint(
                name="measures_one_ask_a_place_in_the_plan",
                fields=["case_id", "child", "instrument", "informant", "stage", "number"],
                condition=Q(dropped_at=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.instrument} by {self.informant}, due {self.due_on}"

    @property
    def place(self) -> Place:
        """Where it stands in the plan of its case."""
        return Place(self.instrument, self.informant, self.stage, self.number)

    @property
    def window(self) -> Window:
        """The days on which an answer counts."""
        return Window(self.opens_on, self.due_on, self.closes_on)
