"""Make invented answers for score_sdq.py, and compare what was scored of them.

.venv/bin/python benchmarks/sdq_answers.py make FOLDER ROWS
.venv/bin/python benchmarks/sdq_answers.py compare OURS THEIRS...
"""

import csv
import sys
from pathlib import Path

import numpy as np
import polars as pl

from holdfast.measures.instruments import sdq

AT_ONCE = 250_000


def answers(rows: int, first: int, choice: np.random.Generator) -> pl.DataFrame:
    """Return invented answers of every version, one in 25 left blank."""
    codes = list(sdq.VERSIONS)
    version = choice.integers(0, len(codes), rows)
    names = np.char.add("C", np.char.zfill(np.arange(first, first + rows).astype(str), 8))
    columns = {"id": names, "version": np.array(codes)[version]}
    takes = np.array(
        [[number in sdq.highest_answers(c, follow_up=False) for c in codes] for number in range(34)]
    )
    for number in range(1, 34):
        answer = choice.integers(0, 3 if number < 26 else 4, rows).astype(np.int8)
        blank = (choice.random(rows) < 0.04) | ~takes[number][version]
        columns[f"i{number}"] = pl.Series(answer).set(pl.Series(blank), None)
    return pl.DataFrame(columns)


def make(folder: Path, rows: int) -> None:
    """Make the answers, as CSV and as Parquet, and the band edges for R."""
    edges(folder / "edges.csv")
    choice = np.random.default_rng(20261126)
    with (folder / "answers.csv").open("wb") as out:
        for first in range(0, rows, AT_ONCE):
            part = answers(min(AT_ONCE, rows - first), first, choice)
            part.write_csv(out, include_header=not first)
    pl.scan_csv(
        folder / "answers.csv",
        schema_overrides={f"i{number}": pl.Int8 for number in range(1, 34)},
    ).sink_parquet(folder / "answers.parquet")


def edges(path: Path) -> None:
    """Write the band edges for R."""
    with path.open("w", newline="") as stream:
        out = csv.writer(stream)
        out.writerow(("column", "version", "key", "lowest", "highest"))
        for name, table in (("band3", sdq.ORIGINAL_THREE), ("band4", sdq.NEWER_FOUR)):
            for scale in (sdq.Scale.TOTAL, *sdq.SCALES, sdq.Scale.IMPACT):
                for version in sdq.VERSIONS.values():
                    for band in table.bands.get(version.norms, {}).get(scale, ()):
                        row = (f"{name}_{scale}", version.code, band.key, band.lowest, band.highest)
                        out.writerow(row)


def told(path: Path) -> pl.DataFrame:
    """Return scores as text, however they were written."""
    is_csv = path.suffix == ".csv"
    frame = pl.read_csv(path, infer_schema=False) if is_csv else pl.read_parquet(path)
    frame = frame.with_columns(pl.all().cast(pl.String).fill_null(""))
    return frame.select(sorted(frame.columns))


def compare(ours: Path, others: list[Path]) -> None:
    """Stop if anybody's scores are not ours."""
    for other in others:
        if not told(other).equals(told(ours)):
            raise SystemExit(f"{other.stem}'s {other.suffix} scores are not ours")
    print(f"{', '.join(one.stem for one in others)}: the same scores, cell for cell\n")


if __name__ == "__main__":
    work, first, *others = sys.argv[1:]
    if work == "make":
        make(Path(first), int(others[0]))
    else:
        compare(Path(first), [Path(other) for other in others])
