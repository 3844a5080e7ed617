"""Our change statistics against R's, on the same pairs: the largest difference of each.

    .venv/bin/python benchmarks/change_against_r.py [--sets 1000] [--pairs PAIRS.csv]

R is Debian's own and needs no packages: `apt-get install --no-install-recommends r-base-core`.
The sets are the pilot's invented pairs, where the reference files are beside the repository, and
random SDQs of groups from 6 to 60. A difference is relative to R's figure, or absolute under 1.
Stops with status 1 if any is more than a ten-millionth.
"""

import argparse
import csv
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from holdfast.measures.rules import funnel_limits  # noqa: E402
from holdfast.measures.rules.averages import mean, sd  # noqa: E402
from holdfast.measures.rules.change import change  # noqa: E402
from holdfast.measures.rules.expected import (  # noqa: E402
    ParentPair,
    added_value_of,
    regression_to_the_mean,
)
from holdfast.measures.rules.goals_change import gas_t  # noqa: E402
from holdfast.measures.rules.nesting import nesting  # noqa: E402
from holdfast.measures.rules.process_limits import limits  # noqa: E402
from holdfast.measures.rules.reliable import reliable_change_index  # noqa: E402

PILOT = ROOT.parent / "shared" / "data" / "measures" / "pilot_pairs.csv"
COLUMNS = ("set", "t1", "emotional", "impact", "t2")
MOST = 1e-7
Row = tuple[int, int, int, int]  # first total, emotional, impact, second total


def main() -> None:
    """Work both out and print the differences."""
    asked = parsed()
    if not shutil.which("Rscript"):
        sys.exit("There is no Rscript here. Install R: apt-get install r-base-core")
    sets = dict(every_set(asked.sets, asked.pairs))
    began = time.perf_counter()
    ours = {name: dict(our_figures(rows)) for name, rows in sets.items()}
    our_seconds = time.perf_counter() - began
    began = time.perf_counter()
    theirs = r_figures(sets)
    print(f"{len(sets)} sets, {sum(map(len, sets.values()))} pairs")
    print(f"ours {our_seconds:.2f} s, R {time.perf_counter() - began:.2f} s with its start")
    sys.exit(compare(ours, theirs))


def parsed() -> argparse.Namespace:
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--sets", type=int, default=1000)
    asked.add_argument("--pairs", type=Path, default=PILOT)
    return asked.parse_args()


def every_set(how_many: int, pairs: Path) -> Iterator[tuple[str, list[Row]]]:
    """Yield the pilot's pairs, then so many random groups, each by its name."""
    if pairs.exists():
        with pairs.open(encoding="utf-8-sig", newline="") as stream:
            columns = ("t1_total", "t1_emotional", "t1_impact", "t2_total")
            rows = [tuple(row[name] for name in columns) for row in csv.DictReader(stream)]
        yield "pilot", [tuple(map(int, row)) for row in rows if all(row)]
    chance = random.Random(1)  # noqa: S311
    for number in range(how_many):
        yield f"random{number}", random_group(chance)


def random_group(chance: random.Random) -> list[Row]:
    """Return a group of 6 to 60 whose second scores follow the first, more or less closely."""
    alike, rows = chance.uniform(0, 0.9), []
    for _ in range(chance.randint(6, 60)):
        true = chance.gauss(20, 6)
        first = round(min(40, max(10, true)))
        second = round(min(40, max(0, alike * true + chance.gauss(17 * (1 - alike), 5))))
        rows.append((first, chance.randint(0, 10), chance.randint(0, 10), second))
    return rows


def our_figures(rows: list[Row]) -> Iterator[tuple[str, float | None]]:
    """Yield every figure we have of a group, by the name R gives it."""
    first, second = [float(row[0]) for row in rows], [float(row[3]) for row in rows]
    found = change(first, second, lower_is_better=True)
    yield from {"mean": found.mean, "sd": found.sd, "r": found.correlation}.items()
    yield from zip(("low", "high"), found.ci95 or (None, None), strict=True)
    for name, effect in (("z", found.z), ("av", found.av), ("rm", found.rm)):
        if effect:
            figures = (effect.d, effect.g, *effect.g_ci95)
            names = ("d", "g", "g_low", "g_high")
            yield from ((f"{one}_{name}", value) for one, value in zip(names, figures, strict=True))
    yield from of_added_value(rows)
    index = [
        reliable_change_index(a - b, sd=5.8, reliability=0.82)
        for a, b in zip(first, second, strict=True)
    ]
    yield "better", sum(each > 1.96 for each in index)
    yield "worse", sum(each < -1.96 for each in index)
    yield "within", sum(abs(each) <= 1.96 for each in index)
    yield from of_the_rest(rows, first)


def of_added_value(rows: list[Row]) -> Iterator[tuple[str, float | None]]:
    pairs = [ParentPair(total=a, emotional=e, impact=i, second_total=b) for a, e, i, b in rows]
    found = added_value_of(pairs)
    yield from {"av_mean": found.mean, "av_size": found.effect_size}.items()
    ends = found.effect_size_ci95 or (None, None)
    yield from zip(("av_low", "av_high"), ends, strict=True)


def of_the_rest(rows: list[Row], first: list[float]) -> Iterator[tuple[str, float | None]]:
    centre, spread = mean(first), sd(first) or 0
    fall = regression_to_the_mean(mean=centre, sd=spread, reliability=0.72, cut=centre + spread / 2)
    threes = [first[start : start + 3] for start in range(0, len(first) // 3 * 3, 3)]
    groups, series = nesting(threes), limits(first)
    funnel = funnel_limits.of_proportion(0.165, n=len(rows), within=funnel_limits.OUTER)
    yield from {
        "fall": fall,
        "msb": groups.between_mean_square,
        "msw": groups.within_mean_square,
        "icc": groups.intraclass_correlation,
        "design": groups.design_effect,
        "upper": series.upper,
        "lower": series.lower,
        "funnel_low": funnel.low,
        "funnel_high": funnel.high,
        "gas": gas_t([min(row[1], 4) - 2 for row in rows], [row[2] + 1 for row in rows]),
    }.items()


def r_figures(sets: dict[str, list[Row]]) -> dict[str, dict[str, float]]:
    """Return what R makes of the same groups."""
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "sets.csv"
        with table.open("w", encoding="utf-8", newline="") as stream:
            written = csv.writer(stream)
            written.writerow(COLUMNS)
            written.writerows((name, *row) for name, rows in sets.items() for row in rows)
        script = str(Path(__file__).with_suffix(".R"))
        command = ["Rscript", "--vanilla", script, str(table)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"R could not work it out:\n{done.stderr}")
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for name, statistic, value in csv.reader(done.stdout.splitlines()):
        found[name][statistic] = float(value)
    return found


def compare(ours: dict[str, dict[str, float | None]], theirs: dict[str, dict[str, float]]) -> int:
    """Print the largest difference of each statistic; return 1 if any is too large or missing."""
    worst: dict[str, tuple[float, str, int]] = {}
    for name, figures in ours.items():
        known = {statistic for statistic, value in figures.items() if value is not None}
        if known != theirs[name].keys():
            print(f"{name}: only one of us tells {sorted(known ^ theirs[name].keys())}")
            return 1
        for statistic, r_says in theirs[name].items():
            difference = abs((figures[statistic] or 0) - r_says) / max(1, abs(r_says))
            before, where, times = worst.get(statistic, (-1.0, "", 0))
            worst[statistic] = (*max((before, where), (difference, name)), times + 1)
    print(f"\n{'statistic':<14}{'sets':>6}  {'largest difference':<20}in")
    for statistic, (difference, where, times) in worst.items():
        print(f"{statistic:<14}{times:>6}  {difference:<20.2g}{where}")
    return int(max(difference for difference, _, _ in worst.values()) > MOST)


if __name__ == "__main__":
    main()
