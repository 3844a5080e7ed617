"""Published summary tables, read in by a mapping: a row for each statistic of each line."""

import csv
import gzip
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from holdfast.evaluation.mapping.columns import CannotUse
from holdfast.evaluation.rules.context import Published, figures
from holdfast.evaluation.rules.findings import Figure

PARTS = ("mean_first", "sd_first", "mean_last", "effect_size")
Line = tuple[tuple[str, ...], str]


@dataclass(frozen=True, kw_only=True)
class SummaryColumns:
    """Which columns name a line, the measure and the value; what the rows of each part say.

    `parts` has for each of `PARTS` what its rows say, column by column; `only` which rows count.
    """

    of: tuple[str, ...]
    measure: str
    value: str
    source: str
    step: float
    parts: Mapping[str, Mapping[str, str]]
    only: Mapping[str, str]

    @property
    def needed(self) -> set[str]:
        """Return every column the file must have."""
        said = {column for part in self.parts.values() for column in part}
        return {*self.of, self.measure, self.value, *self.only, *said}


def summary_mapping_in(file: Path) -> SummaryColumns:
    """Read a mapping of a summary. Raise `CannotUse` naming the key that is missing."""
    try:
        said: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
        return SummaryColumns(
            of=tuple(said["of"]),
            measure=said["measure"],
            value=said["value"],
            source=said["source"],
            step=float(said["step"]),
            parts={part: dict(said["parts"][part]) for part in PARTS},
            only=dict(said.get("only", {})),
        )
    except KeyError as missing:
        raise CannotUse(f"{file}: {missing.args[0]}: it is missing") from missing
    except tomllib.TOMLDecodeError as error:
        raise CannotUse(f"{file}: this is not TOML ({error})") from error


def published_in(file: Path, mapping: SummaryColumns) -> list[Published]:
    """Return every line of which all parts are published, in the file's order.

    Raise `CannotUse` for a column that is not there, or a value that is no number.
    """
    found: dict[Line, dict[str, float]] = defaultdict(dict)
    with _opened(file) as stream:
        rows = csv.DictReader(stream)
        if lost := mapping.needed - set(rows.fieldnames or ()):
            raise CannotUse(f"{file}: no column {', '.join(sorted(lost))}")
        for number, row in enumerate(rows, start=2):
            part = _part(row, mapping)
            if part and row[mapping.value]:
                line = tuple(row[column] for column in mapping.of), row[mapping.measure]
                found[line][part] = _value(row[mapping.value], f"{file}: row {number}", mapping)
    return [
        Published(of=of, measure=measure, step=mapping.step, **parts)
        for (of, measure), parts in found.items()
        if parts.keys() == set(PARTS)
    ]


def published_beside(file: Path, mapping: Path) -> tuple[Figure, ...]:
    """Return what a file publishes as figures, to stand beside others.

    Raise `CannotUse` where a file cannot be read, `ValueError` where an effect size does not
    follow from its own means.
    """
    columns = summary_mapping_in(mapping)
    return figures(published_in(file, columns), columns.source)


def _part(row: Mapping[str, str], mapping: SummaryColumns) -> str:
    if any(row[column] != says for column, says in mapping.only.items()):
        return ""
    return next(
        (
            part
            for part, says in mapping.parts.items()
            if all(row[column] == said for column, said in says.items())
        ),
        "",
    )


def _value(cell: str, where: str, mapping: SummaryColumns) -> float:
    try:
        return float(cell)
    except ValueError as error:
        raise CannotUse(f"{where}, {mapping.value}: '{cell}' is not a number") from error


@contextmanager
def _opened(file: Path) -> Iterator[TextIO]:
    if file.suffix == ".gz":
        with gzip.open(file, "rt", encoding="utf-8", newline="") as stream:
            yield stream
    else:
        with file.open(encoding="utf-8-sig", newline="") as stream:
            yield stream
