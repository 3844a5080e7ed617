"""Small snapshots by hand and by chance, without a database."""

import random
from datetime import date, timedelta
from typing import Any

from holdfast.evaluation.schema import TABLES, Column, Kind
from holdfast.evaluation.snapshot.files import OTHER, Snapshot, table_of, whole

A_DAY = date(2026, 3, 2)
Rows = dict[str, list[dict[str, Any]]]


def snapshot(rows: Rows, *, as_of: date = A_DAY + timedelta(days=360)) -> Snapshot:
    tables = {name: table_of(name, [blank(name) | row for row in rows[name]]) for name in rows}
    return Snapshot(authority="315", as_of=as_of, kind=OTHER, tables=whole(tables))


def blank(name: str) -> dict[str, Any]:
    """Return a row in which each column has the plainest value it may."""
    return {one.name: None if one.may_lack else plain(one) for one in TABLES[name].columns}


def plain(column: Column) -> Any:
    if column.codes:
        return column.codes[0][0]
    return {
        Kind.KEY: f"{column.name}-1", Kind.CODE: "A", Kind.DAY: A_DAY, Kind.WHOLE: 1,
        Kind.NUMBER: 1.0, Kind.YES_NO: False,
    }[column.kind]  # fmt: skip


def by_chance(seed: int, *, cases: int = 12) -> Snapshot:
    """Return a snapshot with every table filled by chance, gaps and ties among its values."""
    chance = random.Random(seed)
    names = [f"case-{number}" for number in range(cases)]
    rows: Rows = {"cases": [chosen("cases", chance) | {"case": one} for one in names]}
    rows["practitioners"] = [
        chosen("practitioners", chance)
        | {"practitioner": f"practitioner-{number}", "part": "practitioner"}
        for number in range(4)
    ]
    for name in [name for name in TABLES if name not in rows]:  # in the same order everywhere
        many = {"scores": 12, "goals": 12}.get(name, 4) * cases
        found = {}
        for _ in range(many):
            row = chosen(name, chance)
            found[tuple(row[column] for column in TABLES[name].key)] = row
        rows[name] = list(found.values())
    return snapshot(rows)


def chosen(table: str, chance: random.Random) -> dict[str, Any]:
    row = {
        one.name: None if one.may_lack and chance.random() < 0.2 else value(one, chance)
        for one in TABLES[table].columns
    }
    if "child" in row:
        row["child"] = row["case"].replace("case", "child")
    if table == "goals":
        row["goal"] = f"{row['case']} {row['goal']}"
    if table == "scores":
        row |= {"informant": "parent", "norms": chance.choice(["4-17", "4-17", None])}
    if table == "modules":
        row["core_steps"] += row["core_done"]
    return row


def value(column: Column, chance: random.Random) -> Any:
    if column.codes:
        return chance.choice(column.codes)[0]
    match column.kind:
        case Kind.KEY:
            many = 12 if column.name in ("case", "child") else 4
            wide = 10**6 if column.name in ONE_EACH else many
            return f"{column.name}-{chance.randrange(wide)}"
        case Kind.DAY:
            return A_DAY + timedelta(days=chance.randrange(-30, 400))
        case Kind.WHOLE:
            return chance.randrange(11)
        case Kind.NUMBER:
            return chance.choice([0.0, 0.1, 1 / 3, 7.0, 13.0, 20.5, 40.0])
        case Kind.YES_NO:
            return chance.random() < 0.5
    return chance.choice(
        {"instrument": ["SDQ"], "scale": ["total", "impact"]}.get(column.name, ["A", "B"])
    )


WORDS = {"instrument": ["SDQ"], "scale": ["total", "impact"]}
ONE_EACH = ("visit", "offer", "use", "entry", "what")
