"""The plan as a picture: a line for each milestone, from the day planned to the day expected."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from holdfast.learning.pictures.paper import Paper, wrapped
from holdfast.steering.reports.plan import Planned

ROW, TOP, LABEL = 30, 46, 380  # pixels of a row, above the first, and of the names on a desk
MARK = 6  # half of a mark's width


@dataclass(frozen=True, kw_only=True)
class Scale:
    """Where a day lies across the sheet."""

    first: date
    last: date
    left: float
    right: float

    def x(self, day: date) -> float:
        """Return where a day lies, in pixels from the left."""
        share = (day - self.first).days / max((self.last - self.first).days, 1)
        return self.left + share * (self.right - self.left)

    def months(self) -> Iterator[date]:
        """Yield the first of each month there is room to name."""
        count = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month
        every = max(1, -(-count * 64 // int(self.right - self.left)))
        for number in range(0, count + 1, every):
            years, month = divmod(self.first.month - 1 + number, 12)
            found = date(self.first.year + years, month + 1, 1)
            if self.first <= found <= self.last:
                yield found


def scale_of(plan: Sequence[Planned], today: date, width: int, left: float) -> Scale:
    """Return a scale on which every day of the plan lies, and today."""
    days = [day for one in plan for day in (one.row.planned_on, one.expected.on)] + [today]
    return Scale(
        first=min(days).replace(day=1) - timedelta(days=3),
        last=max(days) + timedelta(days=12),
        left=left + 10,
        right=width - 12,
    )


def timeline(plan: Sequence[Planned], *, today: date, width: int, name: str) -> str:
    """Return the plan as SVG for a desk or, names above their lines, for a telephone."""
    paper = Paper(width=width)
    scale = scale_of(plan, today, width, 0 if paper.is_narrow else LABEL)
    each = ROW + 22 if paper.is_narrow else ROW
    y = float(TOP)
    for phase, rows in groupby(plan, key=lambda one: one.phase):
        paper.words(0, y, phase.words, "app-pic__domain")
        y += 12
        for one in rows:
            draw(paper, one, scale, y, each)
            y += each
        y += 24
    grid(paper, scale, y - 20, today)
    return paper.svg(height=y - 6, name=name, title="The plan", says=says(plan, today))


def draw(paper: Paper, one: Planned, scale: Scale, y: float, each: float) -> None:
    """Draw one milestone: where it was planned, where it is, and the way between."""
    middle = y + each - ROW / 2
    (label, *_) = wrapped(one.row.name, paper.width if paper.is_narrow else LABEL, lines=1)
    paper.words(0, y + (16 if paper.is_narrow else ROW / 2 + 5), label, "app-pic__words")
    planned, now = scale.x(one.row.planned_on), scale.x(one.expected.on)
    if one.expected.late:
        look = "app-plan__late" if one.expected.late > 0 else "app-plan__early"
        paper.line(planned, middle, now, middle, look)
        ring(paper, planned, middle)
    if one.row.done_on:
        dot(paper, now, middle)
    else:
        diamond(paper, now, middle)


def ring(paper: Paper, x: float, y: float) -> None:
    """Draw where something was planned and is not."""
    paper.parts.append(f'<circle class="app-plan__ring" cx="{x:.1f}" cy="{y:.1f}" r="{MARK - 1}"/>')


def dot(paper: Paper, x: float, y: float) -> None:
    """Draw what is done."""
    paper.parts.append(f'<circle class="app-plan__done" cx="{x:.1f}" cy="{y:.1f}" r="{MARK}"/>')


def diamond(paper: Paper, x: float, y: float) -> None:
    """Draw what is expected."""
    points = f"{x:.1f},{y - MARK - 1:.1f} {x + MARK + 1:.1f},{y:.1f} "
    points += f"{x:.1f},{y + MARK + 1:.1f} {x - MARK - 1:.1f},{y:.1f}"
    paper.parts.append(f'<polygon class="app-plan__to-come" points="{points}"/>')


def grid(paper: Paper, scale: Scale, foot: float, today: date) -> None:
    """Draw the months and today behind everything else."""
    front, paper.parts = paper.parts, []
    year = 0
    for month in scale.months():
        x = scale.x(month)
        paper.line(x, TOP - 16, x, foot, "app-plan__month")
        said = f"{month:%b}" if month.year == year else f"{month:%b %Y}"
        year = month.year
        paper.words(x + 2, TOP - 32, said, "app-pic__month")
    x = scale.x(today)
    paper.line(x, TOP - 16, x, foot, "app-plan__today")
    on_the_left = x > scale.right - 40
    paper.words(
        x - 3 if on_the_left else x + 3,
        TOP - 16,
        "today",
        "app-plan__today-word",
        anchor="end" if on_the_left else "start",
    )
    paper.parts += front


def says(plan: Sequence[Planned], today: date) -> str:
    """Say what the picture shows: the table under it has every day."""
    done = sum(one.row.done_on is not None for one in plan)
    late = sum(one.expected.late > 0 and one.row.done_on is None for one in plan)
    return (
        f"{len(plan)} milestones over time, as on {today.day} {today:%B %Y}: {done} reached, "
        f"{late} expected later than planned. The table below has each day."
    )
