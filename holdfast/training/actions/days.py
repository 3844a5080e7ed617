"""Training days: planned, changed, opened for booking, cancelled; and how often to refresh."""

from dataclasses import asdict, dataclass
from datetime import date, datetime, time

from django.db import transaction

from holdfast.access.editing import change
from holdfast.access.models import User
from holdfast.audit.trail import record
from holdfast.kit.refusals import insist
from holdfast.manual.models import Section
from holdfast.programme.models import Run
from holdfast.training.actions.queue import hold_the_queue, let_move_up
from holdfast.training.models import Day, Refresher
from holdfast.training.reports.places import counts_of
from holdfast.training.rules import planning, trained
from holdfast.training.rules.states import CANCELLED, OPEN, PLANNED, DayState


@dataclass(frozen=True, kw_only=True)
class Told:
    """What is said of a training day when it is planned or changed."""

    held_on: date
    starts_at: time
    ends_at: time
    place: str = ""
    link: str = ""
    trainer: str = ""
    capacity: int = 30
    meant_for: str = "everybody"


def planned(told: Told, run: Run, *, taken: int = 0, state: DayState = PLANNED) -> planning.Plan:
    """Gather what decides whether a day may be as it was told."""
    return planning.Plan(
        held_on=told.held_on,
        starts_at=told.starts_at,
        ends_at=told.ends_at,
        place=told.place,
        link=told.link,
        capacity=told.capacity,
        run_began_on=run.began_on,
        run_ends_on=run.ends_on,
        taken=taken,
        state=state,
    )


@transaction.atomic
def plan_day(*, run: Run, section: Section, told: Told, by: User) -> Day:
    """Plan a training day on a section. Raise `Refused` if the rules say no."""
    insist(planning.why_not_plan(planned(told, run)))
    day = Day.objects.create(run=run, section=section, **asdict(told))
    record("planned training day", about=[day], by=by, section=section.code)
    return day


@transaction.atomic
def change_day(*, day: Day, version: int, told: Told, at: datetime, by: User) -> Day:
    """Change a day; more places go at once to whoever waits longest."""
    hold_the_queue(day)
    taken = counts_of(day).taken
    insist(planning.why_not_plan(planned(told, day.run, taken=taken, state=DayState(day.state))))
    change(day, version=version, **asdict(told))
    record("changed training day", about=[day], by=by)
    let_move_up(day=day, at=at, by=by)
    return day


@transaction.atomic
def open_day(*, day: Day, today: date, by: User) -> Day:
    """Open a day for booking."""
    go_on(day, OPEN, today=today)
    record("opened training day", about=[day], by=by)
    return day


@transaction.atomic
def cancel_day(*, day: Day, because: str, today: date, by: User) -> Day:
    """Cancel a day, with the reason; how people stand to it stays to be read."""
    go_on(day, CANCELLED, today=today, because=because)
    record("cancelled training day", about=[day], by=by, why=because)
    return day


def go_on(day: Day, to: DayState, *, today: date, because: str = "") -> None:
    """Let a day go on to another state, as it stands now. Raise `Refused` if it may not."""
    hold_the_queue(day)
    day.refresh_from_db(fields=["state", "held_on"])
    insist(
        planning.why_not_go_on(
            frm=DayState(day.state), to=to, held_on=day.held_on, today=today, because=because
        )
    )
    change(day, version=day.version, state=to.value, cancelled_because=because)


@transaction.atomic
def set_refresher(*, run: Run, section: Section, months: int | None, by: User) -> None:
    """Say after how many months training in a section is to be refreshed; None for never."""
    insist(trained.why_not_interval(months))
    if months is None:
        Refresher.objects.filter(run=run, section=section).update(months=None)
    else:
        Refresher.objects.update_or_create(run=run, section=section, defaults={"months": months})
    record("set refresher", about=[run], by=by, section=section.code, months=months)
