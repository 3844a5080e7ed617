"""What bulk scoring costs: `holdfast score sdq` beside pandas, NumPy, R and a plain copy, one run.

    .venv/bin/python benchmarks/score_sdq.py [--rows 100000 1000000 10000000] [--kind csv parquet]

Each scores the same invented answers in a process of its own, told by wall clock, CPU seconds
(start-up included) and peak memory. "copy" reads the answers and writes as many bytes as the
scores have: the least any program could do here. Numba and R take part if they are installed.
The others' scores are compared with ours at the smallest size. Compare within a run only: the
machine may be shared. This process itself stays small, or its size would count as theirs.
"""

import argparse
import os
import shutil
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path

HERE = Path(__file__).parent
NOT_KEPT = {"PYTHONDONTWRITEBYTECODE"}
RIVALS = ("pandas", "NumPy", "Numba")


def surroundings() -> dict[str, str]:
    """Return the environment of each: this code, and compiled Python kept as it usually is."""
    kept = {name: value for name, value in os.environ.items() if name not in NOT_KEPT}
    paths = (str(HERE.parent), os.environ.get("PYTHONPATH", ""))
    return kept | {"PYTHONPATH": os.pathsep.join(filter(None, paths))}


def cost(words: list[str]) -> tuple[float, float, float]:
    """Run a command; return its wall and CPU seconds and its peak memory in MB."""
    began = time.perf_counter()
    pid = os.posix_spawn(words[0], words, surroundings())
    _, status, used = os.wait4(pid, 0)
    wall = time.perf_counter() - began
    if status:
        raise SystemExit(f"{' '.join(words)} failed")
    return wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def copy(source: Path, scores: Path, target: Path) -> None:
    """Read the answers and write as many bytes as the scores have, in pieces."""
    with source.open("rb") as read, target.open("wb") as out:
        while read.read(2**20):
            pass
        left, piece = scores.stat().st_size, bytes(2**20)
        while left > 0:
            left -= out.write(piece[:left])


def commands(folder: Path, kind: str) -> dict[str, list[str]]:
    """Return the command line of each that takes part; ours first."""
    source, python = str(folder / f"answers.{kind}"), sys.executable

    def target(name: str) -> str:
        return str(folder / f"{name}.{kind}")

    ours = [python, "-m", "holdfast.site.cli", "score", "sdq"]
    found = {"Holdfast": [*ours, "--input", source, "--output", target("Holdfast")]}
    for rival in RIVALS:
        if rival != "Numba" or find_spec("numba"):
            words = [python, str(HERE / "sdq_rivals.py"), rival, source, target(rival)]
            found[rival] = words
    r = shutil.which("Rscript")
    if r and kind == "csv":
        script = str(HERE / "sdq_rival.R")
        found["R"] = [r, script, source, target("R"), str(folder / "edges.csv")]
    found["copy"] = [python, __file__, "--copy", source, target("Holdfast"), target("copy")]
    return found


def run(folder: Path, rows: int, kind: str, *, is_first: bool) -> None:
    """Time everybody on one file and print it."""
    taking_part = commands(folder, kind)
    print(f"{rows:,} rows, {kind}: {'':9} {'wall s':>8} {'CPU s':>8} {'MB':>8} {'times ours':>11}")
    ours = 0.0
    for name, words in taking_part.items():
        if is_first:
            cost(words)  # so that nobody's first start counts
        wall, cpu, memory = cost(words)
        ours = ours or wall
        print(f"{name:>28} {wall:8.2f} {cpu:8.2f} {memory:8.0f} {wall / ours:11.2f}", flush=True)
    if is_first:
        scored = [str(folder / f"{name}.{kind}") for name in taking_part if name != "copy"]
        cost([sys.executable, str(HERE / "sdq_answers.py"), "compare", *scored])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, nargs="+", default=[10**5, 10**6, 10**7])
    parser.add_argument("--kind", nargs="+", default=["csv", "parquet"])
    parser.add_argument("--copy", nargs=3, type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.copy:
        return copy(*asked.copy)
    for rows in sorted(asked.rows):
        with tempfile.TemporaryDirectory() as made_in:
            folder = Path(made_in)
            maker = str(HERE / "sdq_answers.py")
            cost([sys.executable, maker, "make", made_in, str(rows)])
            for kind in asked.kind:
                run(folder, rows, kind, is_first=rows == min(asked.rows))


if __name__ == "__main__":
    main()
