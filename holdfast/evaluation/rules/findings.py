"""What an evaluation finds: figures and tables, each with how sure it is and where it is from."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from typing import Any


class Sure(StrEnum):
    """How much a figure can be relied on; "cannot tell yet" is a normal answer."""

    COUNTED = "counted"
    ESTIMATED = "estimated"
    CANNOT_TELL = "cannot tell yet"
    NOT_SHOWN = "not shown"


@dataclass(frozen=True)
class Figure:
    """One number, or why there is none.

    `value`, `low` and `high` are in `unit`; `low` and `high` are the ends of a 95% interval where
    something is estimated. `n` is how many cases, pairs or people it rests on. `because` says why
    it cannot be told or is not shown. `table` is the key of the table or question it comes from.
    """

    key: str
    says: str
    value: float | None
    unit: str
    sure: Sure
    method: str
    n: int | None = None
    low: float | None = None
    high: float | None = None
    because: str = ""
    table: str = ""

    def __post_init__(self) -> None:
        """Refuse a figure that says a number it does not have, or none without saying why.

        Raises:
            ValueError: if it has a value and is not sure, or has none and does not say why.
        """
        told = self.sure in (Sure.COUNTED, Sure.ESTIMATED)
        if told != (self.value is not None) or (not told and not self.because):
            raise ValueError(f"{self.key}: a figure has a value, or says why it has none")


@dataclass(frozen=True)
class Hidden:
    """A cell that is not shown, and the sign it is printed with (`c` for confidential)."""

    sign: str = "c"


Cell = int | float | str | None | Hidden


@dataclass(frozen=True)
class Table:
    """Rows under headings, after small numbers were hidden; `note` says what was done to it."""

    key: str
    heading: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""
    method: str = ""


@dataclass(frozen=True)
class Findings:
    """All that one evaluation found: of whom, as it stood on which day, in the order it is read."""

    authority: str
    as_of: date
    figures: tuple[Figure, ...]
    tables: tuple[Table, ...]

    def figure(self, key: str) -> Figure:
        """Return one figure by its key.

        Raises:
            KeyError: if there is none of that key.
        """
        return {figure.key: figure for figure in self.figures}[key]

    def table(self, key: str) -> Table:
        """Return one table by its key.

        Raises:
            KeyError: if there is none of that key.
        """
        return {table.key: table for table in self.tables}[key]


def as_json(findings: Findings) -> dict[str, Any]:
    """Return findings as plain lists, words and numbers: what is stored, frozen and printed."""
    return {
        "authority": findings.authority,
        "as_of": findings.as_of.isoformat(),
        "figures": [asdict(figure) for figure in findings.figures],
        "tables": [_table_as_json(table) for table in findings.tables],
    }


def from_json(said: Mapping[str, Any]) -> Findings:
    """Return findings as they were before `as_json`.

    Raises:
        KeyError: if something is missing that `as_json` writes.
        ValueError: if a figure or a day is not one.
    """
    return Findings(
        authority=said["authority"],
        as_of=date.fromisoformat(said["as_of"]),
        figures=tuple(_figure(figure) for figure in said["figures"]),
        tables=tuple(_table(table) for table in said["tables"]),
    )


def _figure(said: Mapping[str, Any]) -> Figure:
    return Figure(**{**said, "sure": Sure(said["sure"])})


def _table_as_json(table: Table) -> dict[str, Any]:
    rows = [[{"hidden": c.sign} if isinstance(c, Hidden) else c for c in row] for row in table.rows]
    return {**asdict(table), "columns": list(table.columns), "rows": rows}


def _table(said: Mapping[str, Any]) -> Table:
    return Table(
        **{**said, "columns": tuple(said["columns"]), "rows": tuple(map(_row, said["rows"]))}
    )


def _row(said: Iterable[Any]) -> tuple[Cell, ...]:
    return tuple(Hidden(cell["hidden"]) if isinstance(cell, dict) else cell for cell in said)
