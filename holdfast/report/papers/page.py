"""A report as a page: the same parts, with each picture in place and each figure that moved."""

import base64
from collections.abc import Mapping
from dataclasses import dataclass, field

from holdfast.report.rules.document import Document, Fact, Facts, Grid, Part, Picture
from holdfast.report.rules.moved import Move

WIDEST_THAT_STACKS = 6  # columns: a wider table is scrolled on a telephone


@dataclass(frozen=True)
class Shown:
    """A part of a report as the page draws it."""

    part: Part
    facts: tuple[tuple[Fact, Move | None], ...] = ()
    source: str = field(default="", repr=False)

    @classmethod
    def of(cls, picture: Picture) -> "Shown":
        """Return a picture with its drawing in place."""
        drawn = base64.b64encode(picture.svg.encode()).decode()
        return cls(picture, source=f"data:image/svg+xml;base64,{drawn}")

    @property
    def kind(self) -> str:
        """Return which of the parts it is."""
        return self.part.kind

    @property
    def rows(self) -> list[list[tuple[str, str]]]:
        """Return a table's rows, each cell with its column's name."""
        if not isinstance(self.part, Grid):
            return []
        return [list(zip(self.part.columns, row, strict=True)) for row in self.part.rows]

    @property
    def is_wide(self) -> bool:
        """Tell whether a table has too many columns to stack on a telephone."""
        return len(getattr(self.part, "columns", ())) > WIDEST_THAT_STACKS


def sections(document: Document, moves: Mapping[str, Move]) -> list[tuple[str, str, list[Shown]]]:
    """Return each section's anchor, heading and parts, in order."""
    return [
        (f"part-{number}", section.heading, [_shown(part, moves) for part in section.parts])
        for number, section in enumerate(document.sections, start=1)
    ]


def _shown(part: Part, moves: Mapping[str, Move]) -> Shown:
    if isinstance(part, Facts):
        return Shown(part, facts=tuple((fact, moves.get(fact.key)) for fact in part.facts))
    return Shown.of(part) if isinstance(part, Picture) else Shown(part)
