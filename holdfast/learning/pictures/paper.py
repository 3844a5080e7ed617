"""A sheet to draw on, and the marks on it: words, lines, dots and boxes with classes, no styles.

Sizes are in pixels of the drawing. Colours and letters are the style sheet's (pictures.css).
"""

import textwrap
from dataclasses import dataclass, field
from html import escape

from holdfast.learning.rules import Seen, State

WIDE, NARROW = 960, 328  # a page at a desk, or A4; a telephone less its margins
LETTER = 7.6  # the mean width of a letter of 14 pixels in the widest letters we may be given
BOLD = 1.12  # how much wider it is in bold
LINE = 18


@dataclass(kw_only=True)
class Paper:
    """What is drawn, part after part, on a sheet of some width."""

    width: int
    parts: list[str] = field(default_factory=list)

    @property
    def is_narrow(self) -> bool:
        """Tell whether it is drawn for a telephone."""
        return self.width < WIDE

    def words(self, x: float, y: float, said: str, look: str, *, anchor: str = "start") -> None:
        """Write one line, its foot at y."""
        self.parts.append(
            f'<text class="{look}" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">'
            f"{escape(said)}</text>"
        )

    def line(self, x1: float, y1: float, x2: float, y2: float, look: str) -> None:
        """Draw a straight line."""
        self.parts.append(
            f'<line class="{look}" x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"/>'
        )

    def box(self, x: float, y: float, width: float, height: float, look: str) -> None:
        """Draw a box with round corners."""
        self.parts.append(
            f'<rect class="{look}" x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" '
            f'height="{height:.1f}" rx="6"/>'
        )

    def dot(self, x: float, y: float, seen: Seen) -> None:
        """Draw the mark of an observation: larger when stronger, hollow with a strategy running."""
        look = "app-pic__dot--answered" if seen.state == State.RUNNING else "app-pic__dot"
        self.parts.append(
            f'<circle class="{look}" cx="{x:.1f}" cy="{y:.1f}" r="{2.5 + seen.weight * 0.9:.1f}"/>'
        )

    def svg(self, *, height: float, name: str, title: str, says: str) -> str:
        """Return the drawing whole; `name` keeps its ids apart from those of others on the page."""
        return (
            f'<svg class="app-pic" xmlns="http://www.w3.org/2000/svg" role="img" '
            f'viewBox="0 0 {self.width} {height:.0f}" width="{self.width}" height="{height:.0f}" '
            f'aria-labelledby="{name}-title {name}-says">'
            f'<title id="{name}-title">{escape(title)}</title>'
            f'<desc id="{name}-says">{escape(says)}</desc>{"".join(self.parts)}</svg>'
        )


def wrapped(said: str, width: float, *, lines: int = 3) -> list[str]:
    """Break words to fit a width, with an ellipsis where they take more than so many lines."""
    across = max(int(width / LETTER), 8)
    return textwrap.wrap(said, across, max_lines=lines, placeholder=" …") or [""]
