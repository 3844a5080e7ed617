"""A report as its parts, before it is a page, a PDF or a Word file: each draws all of them."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, ClassVar

from holdfast.evaluation.rules.findings import Cell, Hidden


@dataclass(frozen=True)
class Words:
    """A paragraph."""

    kind: ClassVar[str] = "words"
    said: str


@dataclass(frozen=True)
class Points:
    """A list of short points, in their order."""

    kind: ClassVar[str] = "points"
    said: tuple[str, ...]


@dataclass(frozen=True)
class Fact:
    """One figure as it is said: what it is, its value in words, and what it rests on.

    `key` is the finding's own; `rests_on` says how many and how sure; `method` how it was worked
    out.
    """

    key: str
    label: str
    value: str
    rests_on: str
    method: str


@dataclass(frozen=True)
class Facts:
    """Figures, one a row."""

    kind: ClassVar[str] = "facts"
    caption: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Grid:
    """A table; what its cells say is words already. The first column names each row."""

    kind: ClassVar[str] = "grid"
    key: str
    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""


@dataclass(frozen=True)
class Picture:
    """A drawing as SVG, and what it says in words for whoever does not see it."""

    kind: ClassVar[str] = "picture"
    key: str
    caption: str
    alt: str
    svg: str


Part = Words | Points | Facts | Grid | Picture
KINDS: dict[str, type[Part]] = {one.kind: one for one in (Words, Points, Facts, Grid, Picture)}


@dataclass(frozen=True)
class Section:
    """A heading and what stands under it."""

    heading: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Document:
    """A report whole: title, whose and of which day in words, and its sections."""

    title: str
    subtitle: str
    sections: tuple[Section, ...]

    def pictures(self) -> dict[str, Picture]:
        """Return its pictures by key."""
        parts = [part for section in self.sections for part in section.parts]
        return {part.key: part for part in parts if isinstance(part, Picture)}


def cell_words(cell: Cell) -> str:
    """Say a table's cell: a hidden one by its sign, an empty one by a dash, a number to a tenth."""
    if isinstance(cell, Hidden):
        return cell.sign
    if cell is None:
        return "–"
    if isinstance(cell, float):
        return f"{cell:,.1f}"
    return f"{cell:,}" if isinstance(cell, int) else cell


def as_json(document: Document) -> dict[str, Any]:
    """Return a report as it is stored."""
    return {
        "title": document.title,
        "subtitle": document.subtitle,
        "sections": [
            {
                "heading": section.heading,
                "parts": [{"kind": part.kind, **asdict(part)} for part in section.parts],
            }
            for section in document.sections
        ],
    }


def from_json(said: Mapping[str, Any]) -> Document:
    """Return a report as it was stored.

    Raises:
        KeyError: if something is missing that `as_json` writes, or a part is of no known kind.
    """
    sections = [
        Section(one["heading"], tuple(_part(part) for part in one["parts"]))
        for one in said["sections"]
    ]
    return Document(said["title"], said["subtitle"], tuple(sections))


def _part(said: Mapping[str, Any]) -> Part:
    made = KINDS[said["kind"]]
    values = {field.name: _frozen(field.name, said[field.name]) for field in fields(made)}
    return made(**values)


def _frozen(name: str, value: Any) -> Any:
    if name == "facts":
        return tuple(Fact(**one) for one in value)
    if name == "rows":
        return tuple(tuple(row) for row in value)
    return tuple(value) if isinstance(value, list) else value
