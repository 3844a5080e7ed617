"""The whole of one case as plain values, in the same number of queries however long it has run.

Rows are read as tuples and not as models: a page of two hundred rows then costs far less (see
benchmarks/case_page.py). Row-level security still decides what is there.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from uuid import UUID

from holdfast.casework.models import (
    Assignment,
    Case,
    Discussion,
    Event,
    StepDone,
    Visit,
)
from holdfast.casework.reports.goal_reads import GoalRead, goals_of
from holdfast.casework.reports.measured import MeasureRead, SdqRead, measures_of
from holdfast.casework.reports.states import MoveRead, Stands, stands
from holdfast.families.models import StatusSpan
from holdfast.programme.reports import numbers_in_force
from holdfast.programme.rules import AS_MEANT, Numbers


@dataclass(frozen=True, slots=True)
class WorkerRead:
    """Somebody allocated to the case, from a day until a day."""

    name: str
    part: str
    began_on: date
    ended_on: date | None


@dataclass(frozen=True, slots=True)
class StepRead:
    """What became of one step of a module in one visit."""

    name: str
    how: str
    why: str


@dataclass(frozen=True, slots=True)
class VisitRead:
    """A visit made or missed, with the steps of its module in the manual's order."""

    id: UUID
    on: date
    outcome: str
    missed_because: str
    module_id: UUID | None
    module: str | None
    took_part: list[str]
    minutes: int | None
    other_minutes: int | None
    childs_voice: str
    note: str
    recorded_by: str
    steps: tuple[StepRead, ...]


@dataclass(frozen=True, slots=True)
class EventRead:
    """Something that happened in the child's life or plan."""

    id: UUID
    kind: str
    on: date
    note: str


@dataclass(frozen=True, slots=True)
class DiscussionRead:
    """The case discussed at a supervision meeting."""

    id: UUID
    on: date
    group_id: UUID
    group: str
    agreed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeCase:
    """Everything the case page shows, each list oldest first."""

    opened_on: date
    closed_on: date | None
    workers: tuple[WorkerRead, ...]
    moves: tuple[MoveRead, ...] = ()
    statuses: tuple[tuple[str, date], ...]
    goals: tuple[GoalRead, ...]
    sdqs: tuple[SdqRead, ...]
    measures: tuple[MeasureRead, ...] = ()
    visits: tuple[VisitRead, ...]
    events: tuple[EventRead, ...]
    discussions: tuple[DiscussionRead, ...]
    numbers: Numbers = AS_MEANT

    @property
    def lead(self) -> str:
        """The name of whoever leads the case now, or led it last."""
        leads = [worker for worker in self.workers if worker.part == "lead"]
        return leads[-1].name if leads else ""

    @property
    def stands(self) -> Stands:
        """How the case stands, and how it came to."""
        return Stands(opened_on=self.opened_on, moves=self.moves)

    @property
    def made_on(self) -> list[date]:
        """The days of the visits that were made."""
        return [visit.on for visit in self.visits if visit.outcome == "made"]


def whole_case(case: Case, *, on: date) -> WholeCase:
    """Read all of a case in thirteen queries; `on` is the day whose statuses are wanted."""
    sdqs, measures = measures_of(case.child_id)
    return WholeCase(
        opened_on=case.opened_on,
        closed_on=case.closed_on,
        workers=workers_of(case),
        moves=stands(case).moves,
        statuses=statuses_of(case, on=on),
        goals=goals_of(case),
        sdqs=sdqs,
        measures=measures,
        visits=visits_of(case),
        events=events_of(case),
        discussions=discussions_of(case),
        numbers=numbers_in_force(),
    )


def workers_of(case: Case) -> tuple[WorkerRead, ...]:
    rows = Assignment.objects.filter(case=case).order_by("began_on", "id")
    return tuple(
        WorkerRead(*row)
        for row in rows.values_list("participant__person__name", "part", "began_on", "ended_on")
    )


def statuses_of(case: Case, *, on: date) -> tuple[tuple[str, date], ...]:
    """Return the statuses the child holds on a day, each once, with the earliest day told of it.

    A return tells again what was keyed, and tells a period of care and its legal status apart.
    """
    rows = StatusSpan.objects.filter(child_id=case.child_id, began_on__lte=on)
    held = rows.exclude(ended_on__lte=on).order_by("began_on", "id")
    earliest: dict[str, date] = {}
    for status, began_on in held.values_list("status", "began_on"):
        earliest.setdefault(status, began_on)
    return tuple(earliest.items())


def visits_of(case: Case) -> tuple[VisitRead, ...]:
    steps = defaultdict(list)
    done = StepDone.objects.filter(case=case).order_by("visit_id", "step__order")
    for visit_id, *row in done.values_list("visit_id", "step__name", "how", "why"):
        steps[visit_id].append(StepRead(*row))
    rows = Visit.objects.filter(case=case).values_list(
        "id", "visited_on", "outcome", "missed_because", "module_id", "module__name", "took_part",
        "minutes", "other_minutes", "childs_voice", "note", "recorded_by__name",
    )  # fmt: skip
    return tuple(
        VisitRead(*row, tuple(steps[row[0]]))
        for row in rows.order_by("visited_on", "recorded_at", "id")
    )


def events_of(case: Case) -> tuple[EventRead, ...]:
    rows = Event.objects.filter(case=case).order_by("happened_on", "recorded_at", "id")
    return tuple(EventRead(*row) for row in rows.values_list("id", "kind", "happened_on", "note"))


def discussions_of(case: Case) -> tuple[DiscussionRead, ...]:
    rows = Discussion.objects.filter(case=case).values_list(
        "id", "meeting__held_on", "meeting__group_id", "meeting__group__name", "agreed"
    )
    return tuple(sorted((DiscussionRead(*row) for row in rows), key=attrgetter("on", "id")))
