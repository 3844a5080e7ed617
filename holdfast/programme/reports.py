"""The pilot at a glance.

What practitioners do with families is known layers above, and the readers of this page may see no
case at all. So the figures come from functions of the database's own, `app.pilot_at_a_glance`,
`app.pilot_totals` and `app.pilot_measures` (`casework/rows.sql`), which give numbers only and check
who is asking. Asked here, through a cursor, they bring up nothing of casework but its counts.
"""

from dataclasses import dataclass, fields
from datetime import date
from typing import TypeVar
from uuid import UUID

from django.db import connection
from django.db.models.expressions import RawSQL

from holdfast.access.models import User
from holdfast.programme import rules
from holdfast.programme.models import RuleNumbers, Run
from holdfast.programme.rules import Change, Numbers


@dataclass(frozen=True, kw_only=True)
class Glance:
    """One participant: training, group, and numbers of cases and visits."""

    participant_id: UUID
    name: str
    part: str
    team: str | None
    withdrew_on: date | None
    sections: int
    in_group: str | None
    open_cases: int
    closed_cases: int
    with_baseline: int
    with_goals: int
    last_visit_on: date | None
    visits_this_month: int
    visited_this_month: int
    worked_this_month: int

    def has_left_by(self, day: date) -> bool:
        """Tell whether they had withdrawn by a day."""
        return self.withdrew_on is not None and self.withdrew_on <= day

    @property
    def cases(self) -> int:
        """Return how many cases they lead, or led to the end."""
        return self.open_cases + self.closed_cases


@dataclass(frozen=True, kw_only=True)
class Totals:
    """The run in ten numbers: practitioners still in it, and its cases."""

    people: int
    trained: int
    in_group: int
    with_a_case: int
    cases: int
    with_baseline: int
    with_goals: int
    worked: int
    visited: int
    visits: int


@dataclass(frozen=True, kw_only=True)
class Measured:
    """How many asks of one stage stand one way, in how many cases; for missed ones, one reason."""

    stage: str
    standing: str
    because: str
    asks: int
    cases: int


R = TypeVar("R", Glance, Totals, Measured)


MINE = RawSQL("(SELECT app.my_authority())", [])


def numbers_in_force() -> Numbers:
    """Return the numbers the rules judge by in the authority of whoever asks: one query."""
    said = RuleNumbers.objects.filter(authority_id=MINE).order_by("-number")
    latest = said.values_list("numbers", flat=True).first()
    return rules.numbers_from(latest or {})


@dataclass(frozen=True, kw_only=True)
class NumbersSaid:
    """One setting of the rules' numbers, and what it changed."""

    said: RuleNumbers
    changes: list[Change]


def numbers_said() -> list[NumbersSaid]:
    """Return each setting of the numbers in the authority of whoever asks, the latest first."""
    found = RuleNumbers.objects.filter(authority_id=MINE).select_related("said_by")
    in_order = list(found.order_by("number"))
    told = rules.changes(one.numbers for one in in_order)
    each = zip(in_order, told, strict=True)
    return [NumbersSaid(said=said, changes=changed) for said, changed in each][::-1]


def present_run(reader: User) -> Run | None:
    """Return the latest run of the reader's authority, if it has had any."""
    runs = Run.objects.filter(authority_id=reader.authority).select_related("edition")
    return runs.order_by("-began_on", "pk").first()


def each_participant(run: Run, *, today: date) -> list[Glance]:
    """Return each participant's figures, by name; the programme lead alone is given any."""
    asked = "SELECT * FROM app.pilot_at_a_glance(%s, %s) ORDER BY name, participant_id"
    return answers(Glance, asked, [run.pk, today])


def rows_for_me(run: Run, *, today: date) -> list[Glance]:
    """Return each participant's figures as far as the reader may read the rows behind them."""
    asked = "SELECT * FROM app.pilot_rows(%s, %s) ORDER BY name, participant_id"
    return answers(Glance, asked, [run.pk, today])


def totals(run: Run, *, today: date, sections: int) -> Totals | None:
    """Return the run's totals for its lead or a director, and nothing for anybody else.

    `sections` is how many sections somebody has come to when they are trained.
    """
    asked = "SELECT * FROM app.pilot_totals(%s, %s, %s)"
    return next(iter(answers(Totals, asked, [run.pk, today, sections])), None)


def measured(run: Run, *, today: date) -> list[Measured]:
    """Return how far the run's measures have got, for its lead or a director; for others nothing.

    `standing` is as `measures.rules.schedule.State` says it.
    """
    asked = "SELECT * FROM app.pilot_measures(%s, %s) ORDER BY stage, standing, because"
    return answers(Measured, asked, [run.pk, today])


def open_cases_of(participant_id: UUID) -> int:
    """Return how many open cases somebody leads: a number alone, even to who sees no case."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT app.open_cases_of(%s)", [participant_id])
        row = cursor.fetchone()
    return int(row[0]) if row else 0


def answers(kind: type[R], asked: str, given: list[UUID | date | int]) -> list[R]:
    """Return the rows of one question as values, matched to them by their names."""
    wanted = {field.name for field in fields(kind)}
    with connection.cursor() as cursor:
        cursor.execute(asked, given)
        names = [column.name for column in cursor.description or ()]
        rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    return [kind(**{name: row[name] for name in wanted}) for row in rows]
