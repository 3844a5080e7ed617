"""What reading a published file gives: figures by sheet, the areas it names, and what was left.

A sheet is what one publication says of one measure for one time, for areas of one level that lie
within one larger area: the ranks of the small areas of Merton in 2019 are one sheet.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from holdfast.area.rules.measures import Level
from holdfast.area.rules.values import Unreadable, Value, kept, read_value

Kept = int | float | str
Ring = list[tuple[float, float]]  # longitude and latitude, in degrees
LONGEST = 60  # letters of a cell that a report repeats


class SheetKey(NamedTuple):
    """Which sheet: the measure, for which time, of what level of area, within which larger one."""

    measure: str
    period: str
    level: Level
    within: str


@dataclass(frozen=True)
class Source:
    """A publication: whose, what, which edition, under which licence, and how it is made."""

    key: str
    publisher: str
    title: str
    edition: str
    method: str
    licence: str = "Open Government Licence v3.0"


@dataclass(frozen=True)
class Left:
    """Something that was not taken: where it stands, what it says, why, and what would mend it."""

    row: int | None
    column: str
    value: str
    why: str
    fix: str


@dataclass
class Reading:
    """What one file gave. `named` is each area's name and what it is tied to, by level and place.

    What an area is tied to: for a small area its ward, for an authority the Department for
    Education's number.
    """

    figures: dict[SheetKey, dict[str, Kept]] = field(default_factory=dict)
    named: dict[tuple[Level, str], dict[str, tuple[str, str]]] = field(default_factory=dict)
    shapes: dict[tuple[Level, str], dict[str, list[Ring]]] = field(default_factory=dict)
    left: list[Left] = field(default_factory=list)
    rows: int = 0

    def say(self, key: SheetKey, area: str, cell: str, row: int, column: str) -> None:
        """Take a cell as a figure; leave it, saying so, if it cannot be read or was said before."""
        value = self.value(cell, row, column)
        if value is not None:
            self.take(key, area, value, row, column)

    def value(self, cell: str, row: int, column: str) -> Value | None:
        """Return what a cell says; leave it, saying so, if it cannot be read."""
        try:
            return read_value(cell)
        except Unreadable:
            fix = "Put a number there, or one of the markers c, z, x, u, low"
            self.leave(row, column, cell, "It is neither a number nor a known marker", fix)
            return None

    def take(self, key: SheetKey, area: str, value: Value, row: int, column: str) -> None:
        """Take a figure; one said twice and differently is left as it was said first."""
        sheet = self.figures.setdefault(key, {})
        said = kept(value)
        if sheet.setdefault(area, said) != said:
            why = f"{area} is said twice; the first, {sheet[area]}, was taken"
            self.leave(row, column, str(said), why, "Take one of the two rows out")

    def name(self, level: Level, within: str, area: str, name: str, tied_to: str = "") -> None:
        """Note an area's name, and what it is tied to."""
        self.named.setdefault((level, within), {})[area] = (name, tied_to)

    def leave(self, row: int | None, column: str, value: str, why: str, fix: str) -> None:
        """Note that something was not taken."""
        self.left.append(Left(row, column, value[:LONGEST], why, fix))

    @property
    def count(self) -> int:
        """Return how many figures were taken."""
        return sum(map(len, self.figures.values()))

    @property
    def markers(self) -> int:
        """Return how many of them are markers and not numbers."""
        sheets = self.figures.values()
        return sum(isinstance(value, str) for sheet in sheets for value in sheet.values())


@dataclass(frozen=True)
class Table:
    """A published table: its headings, and its rows with their number and what is wrong with one.

    Row 1 is the first under the headings' own line, as a spreadsheet's row 2 is.
    """

    heading: Sequence[str]
    lines: Iterator[tuple[list[str], str]]

    def column(self, name: str) -> int:
        """Return where a column stands.

        Raises:
            ValueError: if there is none of that name.
        """
        return list(self.heading).index(name)

    def rows(self, reading: Reading) -> Iterator[tuple[int, list[str]]]:
        """Yield each row that has the right shape, with its number; the others are left."""
        for number, (cells, fault) in enumerate(self.lines, start=2):
            if not cells or not any(cells):
                continue
            reading.rows += 1
            if fault:
                fix = "Mend the row: a comma or a quotation mark is out of place"
                reading.leave(number, "", ",".join(cells), f"Row left: {fault}", fix)
            else:
                yield number, cells


@dataclass(frozen=True)
class Shape:
    """The shape of a published file: by which columns it is known, and who reads it."""

    source: Source
    known_by: frozenset[str]
    read: Callable[[Table], Reading]
    example: str  # what such a file is called where it is published
