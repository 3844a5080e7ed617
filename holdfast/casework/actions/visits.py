"""Recording visits, events and discussions in supervision."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from datetime import date, datetime

from django.db import transaction

from holdfast.access.editing import change
from holdfast.access.models import User
from holdfast.audit.trail import record
from holdfast.casework import rules
from holdfast.casework.actions.beside import NOTHING_BESIDE, Beside, note_beside, note_discussed
from holdfast.casework.actions.cases import may_record
from holdfast.casework.actions.rating import Rated, rate_goals
from holdfast.casework.actions.specialist import why_not_use
from holdfast.casework.models import Case, Discussion, Event, StepDone, Visit
from holdfast.casework.rules.discussing import WhyNotDiscuss
from holdfast.kit.refusals import insist
from holdfast.manual.models import Module, Step
from holdfast.supervision.models import Meeting
from holdfast.supervision.rules import MeetingState


@dataclass(frozen=True, kw_only=True)
class How:
    """What became of one step: done, adapted or skipped, and why if not simply done."""

    how: str
    reason: str = ""
    why: str = ""


@dataclass(frozen=True, kw_only=True)
class Told:
    """A visit as it was told: what the form holds."""

    visited_on: date
    outcome: str = "made"
    missed_because: str = ""
    module: Module | None = None
    took_part: list[str] = field(default_factory=list)
    people: list[str] = field(default_factory=list)
    minutes: int | None = None
    preparing_minutes: int | None = None
    travelling_minutes: int | None = None
    recording_minutes: int | None = None
    other_minutes: int | None = None
    tried: str = ""
    tried_note: str = ""
    task_from: Visit | None = None
    task: str = ""
    next_time: str = ""
    makes_up_for: Visit | None = None
    childs_voice: str = ""
    note: str = ""
    beside: Beside = NOTHING_BESIDE

    def fields(self) -> dict[str, object]:
        """Return the visit's own fields by name."""
        return {one.name: getattr(self, one.name) for one in fields(self) if one.name != "beside"}


@transaction.atomic
def record_visit(
    *, case: Case, told: Told, steps: Mapping[Step, How], at: datetime, today: date, by: User
) -> Visit:
    """Record a visit with the steps of the manual done in it.

    A specialist section needs training in it, or the supervisor's yes in this case, by today.
    """
    barred = why_not_use(case, told.module, worker=by, today=today)
    insist([*why_not(case, told, steps, today), *barred])
    visit = Visit(case=case, recorded_by=by, recorded_at=at, **told.fields())
    visit.save(force_insert=True)
    note_steps(visit, steps)
    note_beside(visit, told.beside, today=today, by=by)
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
    other = told.module if told.module != visit.module else None
    barred = why_not_use(visit.case, other, worker=by, today=today)
    insist([*why_not(visit.case, told, steps, today, visit=visit), *barred])
    change(visit, version=version, **told.fields())
    note_steps(visit, steps)
    visit.steps_done.exclude(step__in=list(steps)).update(how="skipped")
    note_beside(visit, told.beside, today=today, by=by)
    record("changed visit", about=[visit, visit.case], by=by)
    return visit


def why_not(
    case: Case, told: Told, steps: Mapping[Step, How], today: date, *, visit: Visit | None = None
) -> list[str]:
    """Return every reason against a visit as told; `visit` is the one that is corrected, if any."""
    module = told.module.pk if told.module else None
    by_kind = (told.preparing_minutes, told.travelling_minutes, told.recording_minutes)
    typed = rules.VisitTyped(
        made=told.outcome == "made",
        missed_because=told.missed_because,
        took_part=len(told.took_part),
        steps=len(steps),
        steps_all_of_module=all(step.module_id == module for step in steps),
        on=told.visited_on,
        tried=told.tried,
        has_task_before=told.task_from is not None and bool(told.task_from.task),
        makes_up=to_make_up(told.makes_up_for, visit),
        minutes_by_kind=sum(one is not None for one in by_kind),
        minutes_together=told.other_minutes is not None,
        has_second=told.beside.second is not None,
        has_part=bool(told.beside.second_part),
    )
    against: list[str] = [*may_record(case, on=told.visited_on, today=today)]
    return [*against, *rules.why_not_visit(typed)]


def to_make_up(missed: Visit | None, visit: Visit | None) -> rules.ToMakeUp | None:
    """Return the facts of a missed visit that is to be made up for, kept from others meanwhile."""
    if missed is None:
        return None
    held = Visit.objects.select_for_update().get(pk=missed.pk)
    others = Visit.objects.filter(makes_up_for=held)
    if visit is not None:
        others = others.exclude(pk=visit.pk)
    return rules.ToMakeUp(
        on=held.visited_on, was_missed=held.outcome == "missed", is_made_up=others.exists()
    )


def note_steps(visit: Visit, steps: Mapping[Step, How]) -> None:
    """Write what became of each step, in place of what was written before."""
    StepDone.objects.bulk_create(
        [
            StepDone(
                case_id=visit.case_id,
                visit=visit,
                step=step,
                how=how.how,
                reason=how.reason,
                why=how.why,
            )
            for step, how in steps.items()
        ],
        update_conflicts=True,
        unique_fields=["visit", "step"],
        update_fields=["how", "reason", "why"],
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
    is_signed = Meeting.objects.filter(pk=meeting.pk, state=MeetingState.SIGNED).exists()
    insist([WhyNotDiscuss.SIGNED] if is_signed else [])
    discussion, is_new = Discussion.objects.get_or_create(
        case=case, meeting=meeting, defaults={"agreed": agreed}
    )
    if not is_new:
        change(discussion, version=discussion.version, agreed=agreed)
    note_discussed(discussion)
    record("discussed in supervision", about=[discussion, case], by=by)
    return discussion
