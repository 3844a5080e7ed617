"""A director's five minutes: what moved since the last paper, and what is late."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from holdfast.access.models import User
from holdfast.kit.lines import Line
from holdfast.programme.models import Run
from holdfast.steering.models import ReviewPaper, SteeringAction
from holdfast.steering.reports.commitments import commitments_of
from holdfast.steering.reports.plan import plan_of
from holdfast.steering.reports.reviews import paper_now
from holdfast.steering.rules import reviewing
from holdfast.steering.rules.reviewing import Change, Paper


@dataclass(frozen=True, kw_only=True)
class Board:
    """The pilot on a day: the paper as it is now, and what moved since one was last frozen."""

    paper: Paper
    since: date | None
    moved: list[Change]


def board_of(reader: User, run: Run, *, today: date) -> Board:
    """Return how the pilot stands for a reader, beside its latest frozen paper."""
    paper = paper_now(reader, run, today=today)
    last = ReviewPaper.objects.filter(review__run=run).order_by("-frozen_at").first()
    if last is None:
        return Board(paper=paper, since=None, moved=[])
    before = reviewing.from_content(last.content)
    changes = reviewing.changes(before.figures, paper.figures)
    return Board(paper=paper, since=before.as_of, moved=changes)


def late(reader: User, *, today: date) -> list[Line]:
    """Return what is behind, the latest milestone first: milestones, actions, commitments."""
    behind = [
        one
        for one in plan_of(reader, today=today)
        if one.row.done_on is None and one.expected.late > 0
    ]
    lines = [
        Line(f"{one.row.name}: {one.expected.said.lower()}", reverse("plan"))
        for one in sorted(behind, key=lambda one: -one.expected.late)
    ]
    overdue = SteeringAction.objects.visible_to(reader).open().filter(due_on__lt=today)
    lines += [
        Line(f"{one}: with {one.owner}", one.get_absolute_url())
        for one in overdue.select_related("owner").order_by("due_on", "pk")
    ]
    return lines + [
        Line(f"Commitment to be renewed: {one.row}", reverse("commitments"))
        for one in commitments_of(reader, today=today)
        if one.needs_somebody
    ]
