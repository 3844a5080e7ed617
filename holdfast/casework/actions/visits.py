"""Recording visits, events and discussions in supervision."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, datetime

from django.db import transaction

from holdfast.access.editing import change
from holdfast.access.models import User
from holdfast.audit.trail import record
from holdfast.casework import rules
from holdfast.casework.actions.cases import may_record
from holdfast.casework.actions.rating import Rated, rate_goals
from holdfast.casework.models import Case, Discussion, Event, StepDone, Visit
from holdfast.kit.refusals import insist
from holdfast.manual.models import Module, Step
from holdfast.supervision.models import Meeting


@dataclass(frozen=True, kw_only=True)
class How:
    """What became of one step: done, adapted or skipped, and why if not simply done."""

    how: str
    why: str = ""


@dataclass(frozen=True, kw_only=True)
class Told:
    """A visit as it was told: what the form holds."""

    visited_on: date
    outcome: str = "made"
    missed_because: str = ""
    module: Module | None = None
    took_part: list[str] = field(default_factory=list)
    minutes: int | None = None
    other_minutes: int | None = None
    childs_voice: str = ""
    note: str = ""

    def fields(self) -> dict[str, object]:
        """Return the visit's fields by name, a module kept a module."""
        return asdict(self) | {"module": self.module}


@transaction.atomic
def record_visit(
    *, case: Case, told: Told, steps: Mapping[Step, How], at: datetime, today: date, by: User
) -> Visit:
    """Record a visit with the steps of the manual done in it."""
    insist(why_not(case, told, steps, today))
    visit = Visit(case=case, recorded_by=by, recorded_at=at, **told.fields())
    visit.save(force_insert=True)
    note_steps(visit, steps)
    record("recorded visit", about=[visit, case], by=by, outcome=told.outcome)
    return visit


@transaction.atomic
def record_visit_and_ratings(
    *,
    case: Case,
    told: Told,
    steps: Mapping[Step, How],
    rated: Iterable[Rated],
    at: datetime,
    today: date,
    by: User,
) -> Visit:
    """Record a visit and, as of the same day, how far along goals are: both, or neither."""
    visit = record_visit(case=case, told=told, steps=steps, at=at, today=today, by=by)
    ratings = list(rated)
    if ratings:
        rate_goals(case=case, rated=ratings, on=told.visited_on, today=today, by=by)
    return visit


@transaction.atomic
def change_visit(
    *, visit: Visit, version: int, told: Told, steps: Mapping[Step, How], today: date, by: User
) -> Visit:
    """Correct a visit; raise `Stale` if somebody else did so first.

    A step no longer told of is marked skipped, never erased.
    """
    insist(why_not(visit.case, told, steps, today))
    change(visit, version=version, **told.fields())
    note_steps(visit, steps)
    visit.steps_done.exclude(step__in=list(steps)).update(how="skipped")
    record("changed visit", about=[visit, visit.case], by=by)
    return visit


def why_not(case: Case, told: Told, steps: Mapping[Step, How], today: date) -> list[str]:
    """Return every reason against a visit as told."""
    module = told.module.pk if told.module else None
    typed = rules.VisitTyped(
        made=told.outcome == "made",
        missed_because=told.missed_because,
        took_part=len(told.took_part),
        steps=len(steps),
        steps_all_of_module=all(step.module_id == module for step in steps),
    )
    against: list[str] = [*may_record(case, on=told.visited_on, today=today)]
    return [*against, *rules.why_not_visit(typed)]


def note_steps(visit: Visit, steps: Mapping[Step, How]) -> None:
    """Write what became of each step, in place of what was written before."""
    StepDone.objects.bulk_create(
        [
            StepDone(case_id=visit.case_id, visit=visit, step=step, how=how.how, why=how.why)
            for step, how in steps.items()
        ],
        update_conflicts=True,
        unique_fields=["visit", "step"],
        update_fields=["how", "why"],
    )


def why_not_event(case: Case, *, on: date, today: date) -> list[rules.WhyNotRecord]:
    """Return every reason against an event: what came before the case may be told too."""
    against = may_record(case, on=on, today=today)
    return [reason for reason in against if reason != rules.WhyNotRecord.BEFORE_CASE]


@transaction.atomic
def record_event(
    *, case: Case, kind: str, on: date, note: str, at: datetime, today: date, by: User
) -> Event:
    """Record something that happened in the child's life or plan."""
    insist(why_not_event(case, on=on, today=today))
    event = Event(case=case, kind=kind, happened_on=on, note=note, recorded_by=by, recorded_at=at)
    event.save(force_insert=True)
    record("recorded event", about=[event, case], by=by, kind=kind)
    return event


@transaction.atomic
def change_event(
    *, event: Event, version: int, kind: str, on: date, note: str, today: date, by: User
) -> Event:
    """Correct an event; raise `Stale` if somebody else did so first."""
    insist(why_not_event(event.case, on=on, today=today))
    change(event, version=version, kind=kind, happened_on=on, note=note)
    record("changed event", about=[event, event.case], by=by)
    return event


@transaction.atomic
def note_discussion(*, case: Case, meeting: Meeting, agreed: str, by: User) -> Discussion:
    """Note that a case was discussed at a supervision meeting, and what was agreed to try."""
    insist([rules.WhyNotRecord.CLOSED] if case.closed_on else [])
    discussion, _ = Discussion.objects.update_or_create(
        case=case, meeting=meeting, defaults={"agreed": agreed}
    )
    record("discussed in supervision", about=[discussion, case], by=by)
    return discussion
