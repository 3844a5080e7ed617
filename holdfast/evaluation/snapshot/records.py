"""A snapshot of the records, as one reader may count them (`evaluation/rows.sql`)."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from django.db import connection

from holdfast.access.models import User
from holdfast.access.permissions import Permission
from holdfast.choosing.rules import age_band, ethnic_group
from holdfast.evaluation.schema import TABLES
from holdfast.evaluation.snapshot.files import RECORDS, Snapshot, table_of
from holdfast.learning.rules import CONSTRUCTS
from holdfast.measures.instruments import named

Row = dict[str, Any]


def snapshot_for(reader: User, *, as_of: date) -> Snapshot:
    """Return the records of the reader's authority as they stood on a day.

    Raises:
        PermissionError: if the reader may not see an evaluation.
    """
    if not reader.may(Permission.EVALUATION_SEE):
        raise PermissionError("an evaluation is for evaluators, the lead and the director")
    tables = {name: table_of(name, rows_of(name, as_of)) for name in TABLES}
    return Snapshot(authority=reader.authority, as_of=as_of, kind=RECORDS, tables=tables)


def rows_of(name: str, as_of: date) -> Iterator[Row]:
    """Yield one table's rows, with what is worked out of codes and scores."""
    more = WORKED_OUT.get(name)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM app.snapshot_{name}(%s)", [as_of])  # noqa: S608  # a table's name
        columns = [column.name for column in cursor.description]
        for values in cursor.fetchall():
            row = dict(zip(columns, values, strict=True))
            yield more(row) if more else row


def _case(row: Row) -> Row:
    code = row["ethnicity"] or ""
    return {
        **row,
        "age_band": age_band(max(row["age"], 0)),
        "ethnic_group": ethnic_group(code) or None,
    }


def _score(row: Row) -> Row:
    answered = row.pop("answered")
    instrument, value, scale = named(row["instrument"]), row["value"], row["scale"]
    version = instrument.versions.get(row["form"])
    bands = instrument.bands(row["form"], scale, value) if version else []
    asked = set(instrument.scales[scale].items) if scale in instrument.scales else set()
    return {
        **row,
        "norms": version.norms if version else None,
        "band": bands[0].key if bands else None,
        "severity": bands[0].severity if bands else None,
        "prorated": None if answered is None else value is not None and bool(asked - set(answered)),
    }


def _barrier(row: Row) -> Row:
    return {**row, "domain": CONSTRUCTS[row["construct"]].domain.value}


WORKED_OUT: Mapping[str, Callable[[Row], Row]] = {
    "cases": _case,
    "scores": _score,
    "barriers": _barrier,
}
