"""A case's path through the manual as SVG: a row for each section, a box for each module.

Nothing is said by colour alone: a number stands where the path goes, a border says what was
planned, and a mark in the box stands for each step. It fetches nothing and runs no script.
"""

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from xml.sax.saxutils import escape, quoteattr

from holdfast.casework.charts.colours import FONT, HAIR, INK, NARROW, QUIET, TEAL
from holdfast.casework.charts.drawing import fitting
from holdfast.casework.reports.path import Box, Path

FILL, DOT = "#e8f1f1", 3.2  # of a box that was worked; half a step's mark, in pixels
BOX, GAP, NAME, KEY, TOP = 62, 24, 18, 96, 16  # heights, in pixels
HALO = {"stroke": "#ffffff", "stroke_width": 4, "paint_order": "stroke"}  # over the path
BORDERS = {  # how a box stands: its line's colour, width and dashes, and its fill
    "Worked as planned": (TEAL, 2, "", FILL),
    "Worked, not in the plan": (TEAL, 2, "6 3", FILL),
    "Planned, not begun": (INK, 1.6, "", "#ffffff"),
    "Dropped from the plan": (QUIET, 1.4, "1.5 3", "#ffffff"),
    "Not used": (HAIR, 1.2, "", "#ffffff"),
}


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """What the path is drawn on: how wide, and how many boxes stand beside one another."""

    width: int
    across: int

    @property
    def is_narrow(self) -> bool:
        return self.width < NARROW

    @property
    def left(self) -> int:
        return 0 if self.is_narrow else 210

    @property
    def step(self) -> float:
        """From the left of one box to the left of the next."""
        return (self.width - self.left - 12) / self.across

    @property
    def gap(self) -> int:
        """Between one box and the next: room for the number of a station."""
        return 14 if self.is_narrow else 24

    @property
    def box(self) -> float:
        """The width of a box."""
        return self.step - self.gap

    @property
    def row(self) -> int:
        """From the top of one row to the top of the next."""
        return BOX + GAP + (NAME if self.is_narrow else 0)

    def corner(self, row: int, column: int) -> tuple[float, float]:
        """Return the top left corner of a box."""
        down = TOP + row * self.row + (NAME if self.is_narrow else 0)
        return self.left + 8 + column * self.step, down


def svg(path: Path, *, width: int) -> str:
    """Return the path as a picture, 320 to 1200 pixels wide."""
    sheet = Sheet(
        width=fitting(width), across=max((len(row.boxes) for row in path.rows), default=1)
    )
    height = TOP + len(path.rows) * sheet.row + KEY + (72 if sheet.is_narrow else 0)
    inside = "".join([*line(path, sheet), *sections(path, sheet), *stations(path, sheet)])
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{sheet.width}" height="{height}"'
        f' viewBox="0 0 {sheet.width} {height}" role="img" font-family={quoteattr(FONT)}'
        f' font-size="11" fill="{INK}"><title>Path through the manual</title>'
        f'<rect width="100%" height="100%" fill="#ffffff"/>{inside}'
        f"{''.join(key(sheet, height))}</svg>"
    )


def words(x: float, y: float, said: str, **more: object) -> str:
    """Return a line of text."""
    looks = "".join(f" {name.replace('_', '-')}={quoteattr(str(v))}" for name, v in more.items())
    return f'<text x="{x:.1f}" y="{y:.1f}"{looks}>{escape(said)}</text>'


def sections(path: Path, sheet: Sheet) -> Iterator[str]:
    """Yield each section's name and its boxes."""
    for number, row in enumerate(path.rows):
        across = int((sheet.width if sheet.is_narrow else sheet.left - 10) / 6.8)
        _, top = sheet.corner(number, 0)
        if sheet.is_narrow:
            said = textwrap.shorten(row.name, across, placeholder=" …")
            yield words(8, top - 13, said, font_weight=600, **HALO)
        else:
            for at, part in enumerate(textwrap.wrap(row.name, across, max_lines=4)):
                yield words(0, top + 14 + at * 14, part, font_weight=600, font_size=12)
        for column, box in enumerate(row.boxes):
            yield from boxed(box, *sheet.corner(number, column), sheet)


def boxed(box: Box, x: float, y: float, sheet: Sheet) -> Iterator[str]:
    """Yield a module's box: its border, its name, its place in the plan, its steps."""
    colour, wide, dashes, fill = BORDERS[box.stands]
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    yield (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{sheet.box:.1f}" height="{BOX}" rx="3"'
        f' fill="{fill}" stroke="{colour}" stroke-width="{wide}"{dashed}/>'
    )
    faint = QUIET if box.stands == "Not used" else INK
    size, letter, most = (10, 5.4, 3) if sheet.is_narrow else (11.5, 6.7, 2)
    room = int((sheet.box - 9) / letter)
    lines = textwrap.wrap(box.name, room, max_lines=most, placeholder=" …", break_long_words=False)
    for at, part in enumerate(lines):
        yield words(x + 6, y + 19 + at * 12.5, part, fill=faint, font_size=size)
    if box.plan_places and not sheet.is_narrow:
        places = ", ".join(map(str, box.plan_places))
        said = f"plan {places}"
        yield words(x + sheet.box - 6, y + BOX - 6, said, text_anchor="end", fill=QUIET)
    if box.path_place or box.plan_places:
        for at, step in enumerate(box.steps):
            yield mark(x + 11 + at * 10, y + BOX - 9, step.how)


def mark(x: float, y: float, how: str) -> str:
    """Return the mark of one step: full, half, a cross, or an empty ring."""
    ring = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{DOT}" stroke="{TEAL}" fill='
    if how == "done":
        return f'{ring}"{TEAL}"/>'
    if how == "adapted":
        half = f"M{x:.1f},{y - DOT:.1f}A{DOT},{DOT},0,0,1,{x:.1f},{y + DOT:.1f}Z"
        return f'{ring}"#ffffff"/><path d="{half}" fill="{TEAL}"/>'
    if how == "skipped":
        a, b = 2.6, f'stroke="{INK}" stroke-width="1.5"'
        cross = f"M{x - a:.1f},{y - a:.1f}l{2 * a},{2 * a}m0,-{2 * a}l-{2 * a},{2 * a}"
        return f'<path d="{cross}" {b} fill="none"/>'
    return f'{ring}"#ffffff"/>'


def places(path: Path, sheet: Sheet) -> dict[int, tuple[float, float]]:
    """Return where each station of the path stands: in the gap to the right of its box."""
    right = sheet.box + sheet.gap / 2
    return {
        box.path_place: (sheet.corner(row, column)[0] + right, sheet.corner(row, column)[1] + 11)
        for row, section in enumerate(path.rows)
        for column, box in enumerate(section.boxes)
        if box.path_place
    }


def line(path: Path, sheet: Sheet) -> Iterator[str]:
    """Yield the path: a curve from each station to the next, behind the boxes."""
    at = places(path, sheet)
    for here, there in pairwise(sorted(at)):
        (x1, y1), (x2, y2) = at[here], at[there]
        bend = 44 if abs(y1 - y2) < 1 else 0  # over the boxes in between
        yield (
            f'<path d="M{x1:.1f},{y1:.1f}Q{(x1 + x2) / 2:.1f},{(y1 + y2) / 2 - bend:.1f}'
            f' {x2:.1f},{y2:.1f}" fill="none" stroke="{TEAL}" stroke-width="2" opacity="0.7"/>'
        )


def stations(path: Path, sheet: Sheet) -> Iterator[str]:
    """Yield the number of each module worked, in the order they were begun."""
    for number, (x, y) in places(path, sheet).items():
        yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="9.5" fill="{TEAL}" stroke="#ffffff"/>'
        yield words(x, y + 4, str(number), text_anchor="middle", fill="#ffffff", font_weight=600)


def key(sheet: Sheet, height: int) -> Iterator[str]:
    """Yield the key: borders, then steps."""
    columns = 2 if sheet.is_narrow else 5
    top = height - KEY - (72 if sheet.is_narrow else 0) + 22
    for at, (said, (colour, wide, dashes, fill)) in enumerate(BORDERS.items()):
        x, y = 8 + at % columns * (sheet.width / columns), top + at // columns * 24
        dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
        yield (
            f'<rect x="{x:.1f}" y="{y - 11:.1f}" width="18" height="14" rx="2" fill="{fill}"'
            f' stroke="{colour}" stroke-width="{wide}"{dashed}/>'
        )
        yield words(x + 24, y, said)
    below = top + 24 * -(-len(BORDERS) // columns) + 4
    marks = [("done", "Step done"), ("adapted", "adapted"), ("skipped", "skipped"), ("", "not yet")]
    for at, (how, said) in enumerate(marks):
        x = 14 + at * (84 if sheet.is_narrow else 96)
        yield mark(x, below - 4, how)
        yield words(x + 9, below, said)
    yield words(8, below + 24, "Numbers in circles: the order in which modules were begun")
