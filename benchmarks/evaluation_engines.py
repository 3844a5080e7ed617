"""What the evaluation's tables cost: DuckDB and Spark by the same expressions, pandas, and a copy.

    .venv/bin/python benchmarks/evaluation_engines.py [--rows 100000 1000000 10000000]

Each answers three questions (completeness, change by status, from which band to which) of the same
invented assessments, two a case, in a process of its own: wall clock and peak memory of it and its
children, start-up included, and of the questions alone. "copy" reads and writes the files: the
least any program could do here. All three must give the same rows. Compare within a run only.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

HERE = Path(__file__).resolve()
QUESTIONS = ("completeness", "change_by_status", "bands")
WHO = ("duckdb", "spark", "pandas", "copy")
CHUNK = 500_000  # cases
LONGEST = 240  # seconds: longer is told as such
ROOM = {"PYSPARK_SUBMIT_ARGS": "--driver-memory 8g pyspark-shell"}  # 1 GB stops at 10 million
STATUSES = ("early help", "child in need", "child protection", "looked after")
SEXES, AGES = ("F", "M"), ("Under 5", "5 to 10", "11 to 15")


def invent(rows: int, folder: Path) -> None:
    """Write a snapshot of so many assessments, two a case; one last in ten is missing."""
    import numpy as np
    import pyarrow as pa
    import pyarrow.parquet as pq

    from holdfast.evaluation.schema import TABLES
    from holdfast.evaluation.snapshot.files import arrow_schema

    chance = np.random.default_rng(7)
    schemas = {name: arrow_schema(TABLES[name]) for name in ("cases", "scores")}
    files = {name: pq.ParquetWriter(folder / f"{name}.parquet", schemas[name]) for name in schemas}
    for start in range(0, rows // 2, CHUNK):
        n = min(CHUNK, rows // 2 - start)
        keys = pa.array([f"c{number:09d}" for number in range(start, start + n)])
        first = chance.binomial(40, 0.45, n)
        last = np.clip(first - chance.integers(-4, 10, n), 0, 40)
        known = {
            "case": keys, "child": keys, "family": keys,
            "authority": np.full(n, "315"),
            "started_on": np.full(n, np.datetime64("2026-01-05")),
            "ended_on": np.full(n, np.datetime64("2026-09-01")),
            "status_at_start": chance.choice(STATUSES, n), "status_at_end": np.full(n, STATUSES[0]),
            "sex": chance.choice(SEXES, n), "age_band": chance.choice(AGES, n),
        }  # fmt: skip
        files["cases"].write_table(_table(schemas["cases"], known, n))
        kept = chance.random(n) > 0.1
        for when, on, values, who in (
            ("baseline", "2026-01-10", first, np.ones(n, dtype=bool)),
            ("end", "2026-08-20", last, kept),
        ):
            some, many = keys.filter(pa.array(who)), int(who.sum())
            told = {"case": some, "child": some} | _scored(values[who], when, on)
            files["scores"].write_table(_table(schemas["scores"], told, many))
    for file in files.values():
        file.close()


def _scored(values: Any, when: str, on: str) -> dict[str, Any]:
    """Return the columns of some parents' SDQ totals of one day, but for whose they are."""
    import numpy as np

    many, severity = len(values), np.digitize(values, (14, 17))
    return {
        "instrument": np.full(many, "SDQ"), "informant": np.full(many, "parent"),
        "occasion": np.full(many, when), "on": np.full(many, np.datetime64(on)),
        "form": np.full(many, "P4-10"), "norms": np.full(many, "parent 4-17"),
        "scale": np.full(many, "total"), "value": values.astype(float),
        "band": np.array(["normal", "borderline", "abnormal"])[severity], "severity": severity,
    }  # fmt: skip


def _table(schema: object, known: dict, n: int) -> object:
    import pyarrow as pa

    return pa.table(
        [pa.array(known[one.name]).cast(one.type) if one.name in known else pa.nulls(n, one.type)
         for one in schema], schema=schema,
    )  # fmt: skip


def by_engine(name: str, folder: Path) -> dict[str, list]:
    """Answer the questions by the product's own expressions."""
    from holdfast.evaluation.engine import Engine, answers
    from holdfast.evaluation.tables import QUESTIONS as ALL

    found = answers(folder, {one: ALL[one] for one in QUESTIONS}, engine=Engine(name))
    return {one: [list(row.values()) for row in rows] for one, rows in found.items()}


def by_pandas(folder: Path) -> dict[str, list]:
    """Answer the same questions as somebody would by hand in pandas."""
    import pandas as pd

    cases = pd.read_parquet(
        folder / "cases.parquet", columns=["case", "status_at_start", "ended_on"]
    )
    columns = ["case", "instrument", "informant", "scale", "occasion", "on", "norms", "value",
               "band", "severity"]  # fmt: skip
    scores = pd.read_parquet(folder / "scores.parquet", columns=columns)
    who, same = ["case", "instrument", "informant", "scale"], ["instrument", "informant", "scale"]
    first = scores[scores.occasion == "baseline"].sort_values("on").drop_duplicates(who)
    later = scores[scores.occasion.isin(["review", "end"])].sort_values("on", ascending=False)
    last = later.drop_duplicates(who)
    both = first.merge(last, on=who, how="outer", suffixes=("_first", "_last"))
    known = both.merge(cases, on="case")
    first_there, last_there = known.value_first.notna(), known.value_last.notna()
    has = known.assign(f=first_there, a=~first_there, p=first_there & last_there,
                       c=known.ended_on.notna())  # fmt: skip
    has = has.assign(cf=has.f & has.c, cp=has.p & has.c)
    complete = has.groupby(same)[["f", "a", "p", "cf", "cp"]].sum().reset_index()
    complete = complete.assign(cases=len(cases), closed=int(cases.ended_on.notna().sum()))
    pairs = known[known.value_first.notna() & known.value_last.notna()]
    pairs = pairs.assign(moved=pairs.value_last - pairs.value_first)
    by = pairs.groupby([*same, "status_at_start"])
    change = by.agg(n=("moved", "size"), mf=("value_first", "mean"), sf=("value_first", "std"),
                    ml=("value_last", "mean"), sl=("value_last", "std"), mm=("moved", "mean"),
                    sm=("moved", "std"))  # fmt: skip
    change["r"] = [one.value_first.corr(one.value_last) for _, one in by]
    keys = [*same, "severity_first", "band_first", "severity_last", "band_last"]
    bands = pairs.groupby(keys).size().reset_index()
    return {
        "completeness": complete.values.tolist(),
        "change_by_status": change.reset_index().values.tolist(),
        "bands": bands.values.tolist(),
    }


def copy(folder: Path, out: Path) -> None:
    """Read and write the files in pieces."""
    for file in folder.glob("*.parquet"):
        with file.open("rb") as source, (out / f"{file.name}.copy").open("wb") as target:
            while piece := source.read(2**20):
                target.write(piece)
    for made in out.glob("*.copy"):
        made.unlink()


def one(name: str, folder: Path, out: Path) -> None:
    """Do one of the four's work, and keep its rows and seconds."""
    began = time.perf_counter()
    if name == "copy":
        copy(folder, out)
        found = None
    else:
        found = by_pandas(folder) if name == "pandas" else by_engine(name, folder)
    told = {"seconds": time.perf_counter() - began, "rows": found}
    (out / f"{name}.json").write_text(json.dumps(told, default=str))


def cost(words: list[str], log: Path) -> tuple[float, float, float] | None:
    """Run a command; return wall and CPU seconds and peak MB of all its processes, or None."""
    began, peak, cpu = time.perf_counter(), 0.0, 0.0
    env = os.environ | ROOM | {"PYTHONPATH": str(HERE.parents[1]), "PYTHONWARNINGS": "ignore"}
    with (
        log.open("w") as said,
        subprocess.Popen(words, env=env, stdout=said, stderr=said) as running,
    ):
        while running.poll() is None:
            memory, used = _of_all(running.pid)
            peak, cpu = max(peak, memory), max(cpu, used)
            if time.perf_counter() - began > LONGEST:
                _end(running)
                return None
            time.sleep(0.1)
    if running.returncode:
        raise SystemExit(f"{' '.join(words)} failed:\n{log.read_text()[-2000:]}")
    return time.perf_counter() - began, cpu, peak


def _end(running: "subprocess.Popen[bytes]") -> None:
    for pid in reversed(_family(running.pid)):
        try:
            os.kill(pid, 9)
        except ProcessLookupError:
            continue


def _family(pid: int) -> list[int]:
    try:
        said = [(Path(f"/proc/{pid}/task") / task / "children").read_text().split()
                for task in os.listdir(f"/proc/{pid}/task")]  # fmt: skip
    except OSError:
        return [pid]
    return [pid, *(each for children in said for one in children for each in _family(int(one)))]


def _of_all(pid: int) -> tuple[float, float]:
    memory = cpu = 0.0
    for each in _family(pid):
        try:
            stat = Path(f"/proc/{each}/stat").read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        cpu += (int(stat[11]) + int(stat[12])) / os.sysconf("SC_CLK_TCK")
        memory += int(stat[21]) * os.sysconf("SC_PAGE_SIZE") / 2**20
    return memory, cpu


def alike(found: dict[str, dict]) -> str:
    """Say whether the engines gave the same rows, and pandas the same to nine figures."""
    told = {name: one["rows"] for name, one in found.items() if one["rows"]}
    exact = all(told[name] == told["duckdb"] for name in ("spark",) if name in told)
    near = all(
        _near(told["pandas"][one], told["duckdb"][one]) for one in QUESTIONS if "pandas" in told
    )
    return f"engines alike to the last digit: {exact}; pandas to nine figures: {near}"


def _near(one: list, other: list) -> bool:
    def plain(cell: object) -> object:
        return float(f"{float(cell):.9g}") if isinstance(cell, int | float) else cell

    return [[plain(cell) for cell in row] for row in one] == [
        [plain(cell) for cell in row] for row in other
    ]


def run(rows: int, names: list[str]) -> None:
    """Invent so many assessments, and let each answer of them."""
    with TemporaryDirectory(prefix="holdfast-engines-") as made:
        folder, out = Path(made) / "snapshot", Path(made) / "out"
        folder.mkdir(), out.mkdir()
        invent(rows, folder)
        size = sum(file.stat().st_size for file in folder.iterdir()) / 2**20
        print(f"\n{rows:,} assessments, {size:,.0f} MB of Parquet; load {os.getloadavg()[0]:.1f}")
        print(f"{'':8}{'wall s':>9}{'CPU s':>9}{'peak MB':>9}{'answering s':>13}{'× DuckDB':>10}")
        found, first = {}, None
        for name in names:
            words = [sys.executable, str(HERE), "--one", name, str(folder), str(out)]
            spent = cost(words, out / "log")
            if spent is None:
                print(f"{name:8}  not done in {LONGEST} s", flush=True)
                continue
            found[name] = json.loads((out / f"{name}.json").read_text())
            first = first or spent[0]
            wall, cpu, peak = spent
            print(f"{name:8}{wall:9.1f}{cpu:9.1f}{peak:9,.0f}{found[name]['seconds']:13.2f}"
                  f"{wall / first:10.1f}", flush=True)  # fmt: skip
        if {"duckdb", "pandas"} <= set(found):
            print(alike(found), flush=True)


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asked.add_argument("--rows", type=int, nargs="+", default=[100_000, 1_000_000, 10_000_000])
    asked.add_argument("--who", nargs="+", choices=WHO, default=list(WHO))
    asked.add_argument("--one", nargs=3, help=argparse.SUPPRESS)
    said = asked.parse_args()
    if said.one:
        one(said.one[0], Path(said.one[1]), Path(said.one[2]))
        return
    for rows in said.rows:
        run(rows, said.who)


if __name__ == "__main__":
    main()
