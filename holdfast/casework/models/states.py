"""How a case came to stand as it does: its moves, and what the team's manager said of it."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from holdfast.access import rows
from holdfast.access.models import User
from holdfast.casework.models.case import Case
from holdfast.casework.rules import run_end, states

STATES = [(state.value, words) for state, words in states.SAID.items()]
BY_WORKERS_AND_OVERSEERS = (
    f"{rows.among('case_id', 'my_working_cases')} OR {rows.among('case_id', 'my_overseen_cases')}"
)


def by_whom(column: str, conditions: str) -> str:
    """Return the condition "whoever writes it is named on it, and one of these holds"."""
    return f"{column} = (SELECT app.uid()) AND ({conditions})"


def only_as_drawn() -> Q:
    """Return the condition 'the move is one of the table of moves'."""
    drawn = Q()
    for frm, to in states.MOVES:
        drawn |= Q(from_state=frm.value, to_state=to.value)
    return drawn


class CaseMove(models.Model):
    """A case going from one state to another on a day; never changed, and the last one counts."""

    row_rule = rows.RowRule(
        words="Read by those granted the case; added by those who work with it or oversee it; "
        "never changed",
        read=rows.among("case_id", "my_cases"),
        add=by_whom("moved_by_id", BY_WORKERS_AND_OVERSEERS),
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="moves")
    number = models.IntegerField(help_text="1 is the case's first move")
    from_state = models.TextField(choices=STATES)
    to_state = models.TextField(choices=STATES)
    moved_on = models.DateField()
    because = models.TextField(blank=True)
    look_again_on = models.DateField(null=True, blank=True)
    moved_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    moved_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="casework_one_move_a_number", fields=["case", "number"]),
            models.CheckConstraint(name="casework_moves_as_drawn", condition=only_as_drawn()),
            models.CheckConstraint(
                name="casework_paused_until_a_look",
                condition=(Q(to_state="paused") & Q(look_again_on__gt=models.F("moved_on")))
                | (~Q(to_state="paused") & Q(look_again_on=None)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.from_state} to {self.to_state} on {self.moved_on}"


class ManagersWord(models.Model):
    """The manager's written word on a case opened without a nomination: why it suits the family."""

    row_rule = rows.RowRule(
        words="Read by those granted the case; written once by whoever oversees it; never changed",
        read=rows.among("case_id", "my_cases"),
        add=by_whom("said_by_id", rows.among("case_id", "my_overseen_cases")),
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="managers_word")
    words = models.TextField()
    family_agreed_on = models.DateField()
    said_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    said_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(name="casework_word_has_words", condition=~Q(words="")),
        ]

    def __str__(self) -> str:
        return f"Word on {self.case_id}"


class RunDecision(models.Model):
    """What is to become of an open case when the programme's run ends; the latest one counts."""

    row_rule = rows.RowRule(
        words="Read by those granted the case; added by those who work with it or oversee it; "
        "never changed",
        read=rows.among("case_id", "my_cases"),
        add=by_whom("decided_by_id", BY_WORKERS_AND_OVERSEERS),
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="run_decisions")
    decision = models.TextField(choices=run_end.RUN_DECISIONS)
    because = models.TextField()
    decided_on = models.DateField()
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.decision}, decided on {self.decided_on}"
