"""The register of stakeholders, how many read a notice, and what a newsletter is drafted from."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import connection
from django.db.models import Prefetch

from holdfast.access.models import User
from holdfast.learning.models import Reply
from holdfast.programme import rules as of_the_run
from holdfast.programme.models import Run
from holdfast.programme.reports import totals
from holdfast.steering.models import Engagement, Milestone, Stakeholder
from holdfast.steering.reports.commitments import clinical_time
from holdfast.steering.rules import newsletter, telling
from holdfast.training.models import Day

AHEAD = timedelta(days=60)  # how far dates to come are told
EARLIEST = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Engaged:
    """One stakeholder, how engaged they are now and should be, and how that went."""

    row: Stakeholder
    history: Sequence[Engagement]

    @property
    def now(self) -> Engagement | None:
        """Return what was said last."""
        return self.history[-1] if self.history else None

    @property
    def gap(self) -> int:
        """Return how many steps are missing to what they should be; 0 where none are."""
        return max(self.now.wanted - self.now.level, 0) if self.now else 0

    @property
    def course(self) -> str:
        """Say how it went from first to last."""
        return telling.course(one.level for one in self.history)


def register(reader: User) -> list[Engaged]:
    """Return every stakeholder the reader may see, the furthest from where they should be first."""
    in_order = Engagement.objects.order_by("number")
    rows = Stakeholder.objects.visible_to(reader).select_related("owner")
    found = [
        Engaged(row=one, history=list(one.engagements.all()))
        for one in rows.prefetch_related(Prefetch("engagements", queryset=in_order)).order_by(
            "name", "pk"
        )
    ]
    return sorted(found, key=lambda one: -one.gap)


def reads() -> dict[uuid.UUID, str]:
    """Return by notice how many have read it, as it may be said; to the lead alone."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT notice_id, addressed, has_read FROM app.notice_reads()")
        return {
            key: telling.read_said(has_read, addressed)
            for key, addressed, has_read in cursor.fetchall()
        }


def known(reader: User, run: Run, month: date, *, today: date) -> newsletter.Known:
    """Return what is known of a month for its newsletter; small numbers are said as such."""
    until = min(last_of(month), today)
    given = clinical_time(since=month, until=until)
    replies = Reply.objects.visible_to(reader).filter(published_on__range=(month, until))
    return newsletter.Known(
        month=month,
        figures=figures(run, today=until),
        answers=[
            (str(one.observation), one.did)
            for one in replies.select_related("observation").order_by("published_on", "pk")
        ],
        meetings=given.meetings,
        advice=given.consultations if given.consultations >= of_the_run.SMALLEST else 0,
        dates=dates_to_come(reader, run, today=today),
    )


def last_of(month: date) -> date:
    """Return the last day of a month, from its first."""
    return (month + timedelta(days=32)).replace(day=1) - EARLIEST


def figures(run: Run, *, today: date) -> list[tuple[str, str]]:
    """Return the figures that all staff may read, each as a director may know it."""
    found = totals(run, today=today, sections=run.edition.sections.count())
    if found is None:
        return []
    few, families = of_the_run.few_out_of, of_the_run.families_out_of
    return [
        ("Trained on every section", few(found.trained, found.people, "practitioners")),
        ("In a supervision group", few(found.in_group, found.people, "practitioners")),
        ("With an open case", few(found.with_a_case, found.people, "practitioners")),
        ("With goals", families(found.with_goals, found.cases, "cases")),
        ("With a first SDQ", families(found.with_baseline, found.cases, "cases")),
    ]


def dates_to_come(reader: User, run: Run, *, today: date) -> list[tuple[date, str]]:
    """Return training days and milestones of the next weeks."""
    soon = (today + EARLIEST, today + AHEAD)
    days = Day.objects.filter(run=run, held_on__range=soon).exclude(state="cancelled")
    stones = Milestone.objects.visible_to(reader).filter(
        run=run, planned_on__range=soon, done_on=None
    )
    return [
        *((one.held_on, f"training day, {one.section.name}") for one in
          days.select_related("section").order_by("held_on", "pk")),
        *((one.planned_on, one.name) for one in stones.order_by("planned_on", "pk")),
    ]  # fmt: skip
