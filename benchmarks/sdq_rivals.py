"""Score a file of SDQs the way an analyst would, in pandas, plain NumPy or Numba: the rivals.

    .venv/bin/python benchmarks/sdq_rivals.py pandas IN OUT

Vectorised, whole table in memory, the same columns out. They trust the file: nothing is checked,
no row is told of. The band edges are ours.
"""

import sys

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet

from holdfast.measures.instruments import sdq
from holdfast.measures.instruments.sdq import Scale

BANDED = (Scale.TOTAL, *sdq.SCALES, Scale.IMPACT)
TABLES = {"band3": sdq.ORIGINAL_THREE, "band4": sdq.NEWER_FOUR}
CODES = list(sdq.VERSIONS)
ITEMS = [f"i{number}" for number in range(1, 34)]
MISSING = -1


def edges(table, version, scale):
    """Return where each band ends, lowest scores first, and the bands' keys."""
    norms = sdq.VERSIONS[version].norms
    bands = sorted(table.bands.get(norms, {}).get(scale, ()), key=lambda one: one.lowest)
    return [one.highest for one in bands], [one.key for one in bands]


def in_pandas(source, target):
    """Score with pandas alone."""
    is_csv = source.endswith(".csv")
    frame = pd.read_csv(source, dtype={"id": str}) if is_csv else pd.read_parquet(source)
    scores = frame[["id", "version"]].copy()
    for scale, numbers in sdq.KEYED.items():
        keyed = frame[[f"i{n}" for n in numbers]].astype("float32")
        turned = [f"i{n}" for n in numbers if n in sdq.REVERSED]
        keyed[turned] = 2 - keyed[turned]
        enough = keyed.notna().sum(axis=1) >= sdq.LEAST_ANSWERED
        scores[scale] = np.floor(5 * keyed.mean(axis=1).where(enough) + 0.5 + 1e-4)
    scores["total"] = scores[list(sdq.DIFFICULTIES)].sum(axis=1, skipna=False)
    scores["internalising"] = scores["emotional"] + scores["peer"]
    scores["externalising"] = scores["conduct"] + scores["hyperactivity"]
    is_teacher = frame["version"].str.startswith("T")
    asked = frame[["i28", "i29", "i30", "i31", "i32"]].astype("float32")
    given, needed = asked.notna().sum(axis=1), np.where(is_teacher, 3, 5)
    zero_fill = (asked - 1).clip(lower=0).sum(axis=1).where(given > 0)
    none = frame["i26"] == 0
    scores["impact_strict"] = zero_fill.where(given == needed).mask(none, 0)
    scores["impact_zero_fill"] = zero_fill.mask(none, 0)
    for name, table in TABLES.items():
        for scale in BANDED:
            score = scores["impact_strict" if scale is Scale.IMPACT else scale]
            found = pd.Series(pd.NA, index=frame.index, dtype="str")
            for version in CODES:
                ends, keys = edges(table, version, scale)
                rows = frame["version"] == version
                if keys:
                    found[rows] = pd.cut(score[rows], [-1, *ends], labels=keys).astype("str")
            scores[f"{name}_{scale}"] = found
    whole = scores.columns[2:12]
    scores[whole] = scores[whole].astype("Int8")
    if target.endswith(".csv"):
        scores.to_csv(target, index=False)
    else:
        scores.to_parquet(target, index=False)


def read(source):
    """Return the ids, the versions' numbers and a matrix of answers, by PyArrow."""
    known = pa.csv.ConvertOptions(
        column_types={"id": pa.string()} | dict.fromkeys(ITEMS, pa.int8())
    )
    is_csv = source.endswith(".csv")
    read_csv, read_parquet = pa.csv.read_csv, pa.parquet.read_table
    table = read_csv(source, convert_options=known) if is_csv else read_parquet(source)
    versions = pa.compute.index_in(table["version"], pa.array(CODES)).to_numpy()
    answers = np.empty((len(ITEMS), len(table)), np.int8)
    for row, name in zip(answers, ITEMS, strict=True):
        row[:] = table[name].fill_null(MISSING).to_numpy()
    return table["id"], versions, answers


def write(target, ids, versions, scores, bands):
    """Write scores (MISSING where there are none) and bands, by PyArrow."""
    columns = {"id": ids, "version": pa.array(CODES).take(pa.array(versions))}
    for name, score in scores.items():
        columns[name] = pa.array(score, mask=score < 0)
    for name, (keys, found) in bands.items():
        columns[name] = pa.array([*keys, None]).take(pa.array(found))
    table = pa.table(columns)
    if target.endswith(".csv"):
        pa.csv.write_csv(table, target)
    else:
        pa.parquet.write_table(table, target)


def banded(versions, scores):
    """Return every band by looking it up."""
    bands = {}
    for name, table in TABLES.items():
        for scale in BANDED:
            score = scores["impact_strict" if scale is Scale.IMPACT else scale]
            every = list(
                dict.fromkeys(key for code in CODES for key in edges(table, code, scale)[1])
            )
            looked_up = np.full((len(CODES), 42), len(every), np.int32)
            for number, code in enumerate(CODES):
                ends, keys = edges(table, code, scale)
                for value in range(ends[-1] + 1 if ends else 0):
                    looked_up[number, value] = every.index(keys[np.searchsorted(ends, value)])
            bands[f"{name}_{scale}"] = (every, looked_up[versions, score])
    return bands


def sums_by_numpy(versions, answers):
    """Return every score, whole arrays at a time."""
    scores = {}
    for scale, numbers in sdq.KEYED.items():
        total, count = np.zeros((2, answers.shape[1]), np.int32)
        for number in numbers:
            answer = answers[number - 1]
            given = answer >= 0
            count += given
            total += np.where(given, 2 - answer if number in sdq.REVERSED else answer, 0)
        enough = count >= sdq.LEAST_ANSWERED
        prorated = (10 * total + count) // np.maximum(2 * count, 1)
        scores[scale.value] = np.where(enough, prorated, MISSING).astype(np.int8)
    add_up(scores)
    asked = answers[27:32]
    given = (asked >= 0).sum(axis=0)
    zero_fill = np.where(given > 0, np.maximum(asked - 1, 0).sum(axis=0), MISSING)
    needed = np.array([len(one.impact_items) for one in sdq.VERSIONS.values()])[versions]
    none = answers[25] == 0
    strict = np.where(given == needed, zero_fill, MISSING)
    scores["impact_strict"] = np.where(none, 0, strict).astype(np.int8)
    scores["impact_zero_fill"] = np.where(none, 0, zero_fill).astype(np.int8)
    return scores


def add_up(scores):
    """Add the sums of scales."""
    wholes = {
        "total": sdq.DIFFICULTIES,
        "internalising": ("emotional", "peer"),
        "externalising": ("conduct", "hyperactivity"),
    }
    for whole, scales in wholes.items():
        parts = np.stack([scores[str(scale)] for scale in scales])
        scores[whole] = np.where((parts < 0).any(axis=0), MISSING, parts.sum(axis=0)).astype(
            np.int8
        )


def sums_by_numba(versions, answers):
    """Return every score by one compiled loop over the rows."""
    import numba

    keyed = np.array([sdq.KEYED[scale] for scale in sdq.SCALES]) - 1
    turned = np.array([[n in sdq.REVERSED for n in sdq.KEYED[scale]] for scale in sdq.SCALES])
    needed = np.array([len(one.impact_items) for one in sdq.VERSIONS.values()])

    @numba.njit(parallel=True, cache=True)
    def kernel(answers, versions, found):
        for row in numba.prange(answers.shape[1]):
            for scale in range(5):
                total = count = 0
                for place in range(5):
                    answer = answers[keyed[scale, place], row]
                    if answer >= 0:
                        count += 1
                        total += 2 - answer if turned[scale, place] else answer
                found[scale, row] = (10 * total + count) // (2 * count) if count >= 3 else -1
            total = count = 0
            for number in range(27, 32):
                answer = answers[number, row]
                if answer >= 0:
                    count += 1
                    total += max(answer - 1, 0)
            none = answers[25, row] == 0
            found[5, row] = 0 if none else (total if count == needed[versions[row]] else -1)
            found[6, row] = 0 if none else (total if count else -1)

    found = np.empty((7, answers.shape[1]), np.int8)
    kernel(answers, versions, found)
    scores = dict(zip([*map(str, sdq.SCALES)], found, strict=False))
    add_up(scores)
    return scores | {"impact_strict": found[5], "impact_zero_fill": found[6]}


def in_arrays(source, target, sums):
    """Score with arrays, PyArrow reading and writing."""
    ids, versions, answers = read(source)
    scores = sums(versions, answers)
    write(target, ids, versions, scores, banded(versions, scores))


if __name__ == "__main__":
    rival, source, target = sys.argv[1:]
    if rival == "pandas":
        in_pandas(source, target)
    else:
        in_arrays(source, target, {"NumPy": sums_by_numpy, "Numba": sums_by_numba}[rival])
