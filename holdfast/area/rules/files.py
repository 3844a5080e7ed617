"""Which published file is it? Known by its columns, whatever it is called."""

import io
from dataclasses import dataclass

from holdfast.area.rules.reading import Reading, Shape, Source, Table
from holdfast.area.rules.shapes import boundaries, department, london, small_areas
from holdfast.kit.csv_rows import rows_of

SHAPES: tuple[Shape, ...] = (*small_areas.SHAPES, *london.SHAPES, *department.SHAPES)
KNOWN = (
    *((shape.source, shape.example) for shape in SHAPES),
    (boundaries.SOURCE, "a GeoJSON file"),
)


@dataclass(frozen=True)
class Read:
    """A file that was recognised and read: which publication it is, and what it gave."""

    source: Source
    reading: Reading


def decoded(content: bytes) -> str:
    """Return a file's text: UTF-8, with or without its mark, or else Latin-1."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("latin-1")


def read_file(content: bytes) -> Read | str:
    """Return what a published file gives, or in words why it cannot be told which one it is."""
    text = decoded(content)
    if boundaries.is_geojson(text):
        return Read(boundaries.SOURCE, boundaries.read_boundaries(text))
    lines = rows_of(io.StringIO(text, newline=""))
    heading, fault = next(lines, ([], ""))
    if fault or not any(heading):
        return "It has no row of headings"
    shape = shape_of(heading)
    if shape is None:
        return _nearest(heading)
    return Read(shape.source, shape.read(Table(heading, lines)))


def shape_of(heading: list[str]) -> Shape | None:
    """Return the shape whose columns all stand in the heading, the one that asks for most."""
    columns = frozenset(heading)
    fitting = [shape for shape in SHAPES if shape.known_by <= columns]
    return max(fitting, key=lambda shape: len(shape.known_by), default=None)


def _nearest(heading: list[str]) -> str:
    columns = frozenset(heading)
    nearest = max(SHAPES, key=lambda shape: len(shape.known_by & columns) / len(shape.known_by))
    lacking = sorted(nearest.known_by - columns)
    if len(lacking) == len(nearest.known_by):
        return "Its columns are those of no published file that is known here"
    return f"It is most like {nearest.source.title}, but lacks {'; '.join(lacking[:5])}"
