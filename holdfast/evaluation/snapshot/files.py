"""A snapshot as Arrow tables, and as a folder: a Parquet file for each table, and a manifest."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from holdfast.evaluation.schema import TABLES, VERSION, Column, Kind, TableOf

MANIFEST = "manifest.json"
RECORDS, EXTRACT, OTHER = "records", "extract", "other data"
ARROW: Mapping[Kind, pa.DataType] = {
    Kind.KEY: pa.string(),
    Kind.CODE: pa.string(),
    Kind.DAY: pa.date32(),
    Kind.WHOLE: pa.int64(),
    Kind.NUMBER: pa.float64(),
    Kind.YES_NO: pa.bool_(),
}


class NotASnapshot(ValueError):  # noqa: N818  # something about the data, not a fault of the code
    """These are not a snapshot's tables; the words say what is wrong and where."""


@dataclass(frozen=True, kw_only=True)
class Snapshot:
    """The tables of one authority as it stood on a day.

    `kind` is `RECORDS`, `EXTRACT` (whose days were moved, case by case) or `OTHER`, data of a
    study that were read in by a mapping.
    """

    authority: str
    as_of: date
    kind: str
    tables: Mapping[str, pa.Table]

    @property
    def is_moved(self) -> bool:
        """Whether days were moved, so that no month is what it says."""
        return self.kind == EXTRACT


def arrow_schema(table: TableOf) -> pa.Schema:
    """Return the Arrow schema of one table; what may not be empty is looked at by `checked`."""
    return pa.schema([pa.field(one.name, ARROW[one.kind]) for one in table.columns])


def table_of(name: str, rows: Iterable[Mapping[str, Any]]) -> pa.Table:
    """Return rows as one of the snapshot's tables, in the order of its key.

    Raises:
        NotASnapshot: if a column is not the table's, or a value not its column's.
    """
    told = [dict(row) for row in rows]
    known = {column.name for column in TABLES[name].columns}
    if strange := sorted({column for row in told for column in row} - known):
        raise NotASnapshot(f"{name}: there is no column {', '.join(strange)}")
    try:
        table = pa.Table.from_pylist(told, schema=arrow_schema(TABLES[name]))
    except (pa.ArrowInvalid, pa.ArrowTypeError) as error:
        raise NotASnapshot(f"{name}: {error}") from error
    return checked(name, table)


def checked(name: str, table: pa.Table) -> pa.Table:
    """Return a table in the order of its key, once every value is one its column may hold.

    Raises:
        NotASnapshot: for the first that is not, or a key that is there twice.
    """
    meant = TABLES[name]
    if table.schema.names != [column.name for column in meant.columns]:
        raise NotASnapshot(f"{name}: its columns are not those of schema {VERSION}")
    try:
        table = table.cast(arrow_schema(meant))
    except (pa.ArrowInvalid, ValueError) as error:
        raise NotASnapshot(f"{name}: {error}") from error
    for column in meant.columns:
        _check_column(name, column, table[column.name])
    keys = table.select(list(meant.key)).group_by(list(meant.key)).aggregate([([], "count_all")])
    if keys.num_rows != table.num_rows:
        raise NotASnapshot(f"{name}: two rows have one {' and '.join(meant.key)}")
    return table.sort_by([(column, "ascending") for column in meant.key])


def _check_column(name: str, column: Column, values: Any) -> None:
    if not column.may_lack and values.null_count:
        raise NotASnapshot(f"{name}: {column.name} is empty in {values.null_count} rows")
    allowed = {code for code, _ in column.codes}
    if allowed and (strange := set(pc.unique(values).to_pylist()) - allowed - {None}):
        raise NotASnapshot(f"{name}: {column.name} may not be {', '.join(sorted(strange))}")


def empty(name: str) -> pa.Table:
    """Return one of the snapshot's tables without a row."""
    return arrow_schema(TABLES[name]).empty_table()


def whole(tables: Mapping[str, pa.Table]) -> dict[str, pa.Table]:
    """Return all tables of a snapshot, those that were not told empty."""
    return {name: tables[name] if name in tables else empty(name) for name in TABLES}


def write(snapshot: Snapshot, folder: Path) -> None:
    """Write a snapshot into a folder that is not there, or is empty.

    Raises:
        FileExistsError: if something is in the folder.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise FileExistsError(f"{folder} is not empty: name a new folder")
    for name, table in snapshot.tables.items():
        pq.write_table(table, folder / f"{name}.parquet", compression="zstd")
    (folder / MANIFEST).write_text(json.dumps(manifest(snapshot, folder), indent=1) + "\n")


def manifest(snapshot: Snapshot, folder: Path) -> dict[str, Any]:
    """Return what a folder holds: whose records, as of when, and each file's rows and checksum."""
    return {
        "schema": VERSION,
        "kind": snapshot.kind,
        "authority": snapshot.authority,
        "as_of": snapshot.as_of.isoformat(),
        "tables": {
            name: {"rows": table.num_rows, "sha256": sha256(folder / f"{name}.parquet")}
            for name, table in snapshot.tables.items()
        },
    }


def sha256(file: Path) -> str:
    """Return a file's SHA-256 in hexadecimal."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def read(folder: Path) -> Snapshot:
    """Read a snapshot from its folder; a table whose file is not there is empty.

    Raises:
        NotASnapshot: if it has no manifest, is of another schema, a file is not what the manifest
            says, or a table holds what it may not.
    """
    said = _manifest_of(folder)
    tables = {}
    for name, one in said["tables"].items():
        file = folder / f"{name}.parquet"
        if name not in TABLES or not file.is_file():
            raise NotASnapshot(f"{folder}: the manifest names {name}, which is not there")
        if sha256(file) != one["sha256"]:
            raise NotASnapshot(f"{file} has changed since the manifest was written")
        tables[name] = checked(name, pq.read_table(file))
    return Snapshot(
        authority=said["authority"],
        as_of=date.fromisoformat(said["as_of"]),
        kind=said["kind"],
        tables=whole(tables),
    )


def _manifest_of(folder: Path) -> dict[str, Any]:
    try:
        said: dict[str, Any] = json.loads((folder / MANIFEST).read_text())
    except (OSError, ValueError) as error:
        raise NotASnapshot(f"{folder} is no snapshot: {MANIFEST} cannot be read") from error
    if said.get("schema") != VERSION:
        raise NotASnapshot(f"{folder} is of schema {said.get('schema')}, and this reads {VERSION}")
    return said
