"""From a snapshot of the records to one for an evaluator."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from holdfast.evaluation.extract.judging import found_by
from holdfast.evaluation.rules.pseudonyms import moved_by, pseudonym
from holdfast.evaluation.rules.reidentification import LEAST
from holdfast.evaluation.schema import TABLES, Held, Kind
from holdfast.evaluation.snapshot.files import EXTRACT, Snapshot, table_of
from holdfast.measures.rules.expected import MONTHS_APART, months_after

Row = dict[str, Any]
FINE = {"age": "age_band", "ethnicity": "ethnic_group"}  # what is left out, and what stands for it
OF_CASES = ("cases", "offers", "asks", "scores", "goals", "visits", "modules", "discussions")


@dataclass(frozen=True, kw_only=True)
class Extract:
    """A snapshot for an evaluator, and which characteristics were left out of it."""

    snapshot: Snapshot
    left_out: tuple[str, ...]


def extract_of(snapshot: Snapshot, secret: bytes) -> Extract:
    """Return the extract of a snapshot under a secret.

    Small areas are always left out. Single years of age and single ethnicities are left out, and
    their bands and groups stay, where fewer than five cases share all characteristics.
    """
    rows = {name: snapshot.tables[name].to_pylist() for name in TABLES}
    fine = tuple(FINE) if found_by(rows["cases"], fine=True).least < LEAST else ()
    moves = _moves(rows, secret)
    tables = {
        name: table_of(name, [_row(name, row, secret, moves, fine) for row in rows[name]])
        for name in TABLES
    }
    return Extract(snapshot=replace(snapshot, kind=EXTRACT, tables=tables),
                   left_out=("small_area", *fine))  # fmt: skip


def _row(
    name: str, row: Row, secret: bytes, moves: Mapping[str, timedelta], fine: tuple[str, ...]
) -> Row:
    table = TABLES[name]
    case = row.get("case") or (row["offer"] if name == "offers" else None)
    move = moves.get(str(case)) if case and _is_moved(name, row) else None
    told: Row = {}
    for column in table.columns:
        value = row[column.name]
        if value is None or column.held is Held.PLACE or column.name in fine:
            told[column.name] = None
        elif column.kind is Kind.KEY:
            told[column.name] = pseudonym(secret, _kind(name, column.name, row), value)
        elif column.kind is Kind.DAY and move:
            told[column.name] = value + move
        else:
            told[column.name] = value
    return told


def _is_moved(name: str, row: Row) -> bool:
    return name in OF_CASES or (name == "hours" and row["case"] is not None)


def _kind(table: str, column: str, row: Row) -> str:
    """Return what a key is of: a meeting that discussed a case is another one for each case.

    Otherwise its day, which is not moved, would tell by how much the case's days were.
    """
    if table == "discussions" and column == "meeting":
        return f"meeting about {row['case']}"
    return SAME.get((table, column), column)


SAME = {("money", "line"): "entry", ("hours", "what"): "visit"}


def _moves(rows: Mapping[str, list[Row]], secret: bytes) -> dict[str, timedelta]:
    """Return by how much the days of each case, and of each family considered, are moved.

    So that what is told of an extract is what is told of the records, no pair of scores comes to
    lie less than four or more than eight months apart that did not, nor the other way round.
    """
    days: defaultdict[str, set[date]] = defaultdict(set)
    for row in rows["scores"]:
        days[row["case"]].add(row["on"])
    cases = {row["case"] for name in rows for row in rows[name] if row.get("case")}
    moves = {case: moved_by(secret, case, _keeps(sorted(days[case]))) for case in cases}
    return moves | {
        row["offer"]: moves.get(row["case"]) or moved_by(secret, row["offer"])
        for row in rows["offers"]
    }


def _keeps(days: list[date]) -> Any:
    pairs = [(one, two) for at, one in enumerate(days) for two in days[at + 1 :]]
    were = [_apart(one, two) for one, two in pairs]
    return lambda move: were == [_apart(one + move, two + move) for one, two in pairs]


def _apart(first: date, second: date) -> tuple[bool, bool]:
    least, most = MONTHS_APART
    return second < months_after(first, least), second > months_after(first, most)
