"""Our outcome statistics against R's and lme4's, on the same cases: the largest difference of each.

    .venv/bin/python benchmarks/outcomes_against_r.py [--sets 1000]

R is Debian's own, and lme4 too: `apt-get install --no-install-recommends r-base-core r-cran-lme4`.
The sets are the pilot's invented pairs, real patients of two trials and the published model of
one (where the reference files are beside the repository), and random cases of 4 to 8 groups. Then
the statistics of `change_against_r.py` follow on their own sets. A difference is relative to R's
figure, or absolute under 1; stops with status 1 if any is more than the tolerance beside it.
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
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

import change_against_r  # noqa: E402

from holdfast.evaluation.rules import bounds, lost, nested, paired  # noqa: E402
from holdfast.evaluation.rules.clusters import ALL_UNTIL, bootstrap  # noqa: E402
from holdfast.evaluation.rules.mixed import Mixed, fit  # noqa: E402
from holdfast.evaluation.rules.scores import CaseScores, ScaleRead, pairs_of  # noqa: E402
from holdfast.evaluation.rules.shares import wilson  # noqa: E402
from holdfast.measures.rules.funnel_limits import of_proportion  # noqa: E402
from holdfast.measures.rules.process_limits import limits  # noqa: E402

DATA = ROOT.parent / "shared" / "data"
TRIAL = DATA / "outcome_measures" / "hsaur3_BtheB.csv"
SCALE = ScaleRead(key="total", name="Total", lower_is_better=True, lowest=0, highest=40)
EXACT = 1e-9
SEARCHED = 5e-4  # lme4 itself stops searching for the ratio of variances about so near its best
BY_CHANCE = 0.15  # of the interval's width: 2,000 draws here and 2,000 others there
TOLERANCES = {
    **dict.fromkeys(("between", "within", "alike", "design", "nested_mean"), SEARCHED),
    **dict.fromkeys(("nested_error", "nested_low", "slope", "slope_error", "slope_ml"), SEARCHED),
    **dict.fromkeys(("alike_low", "alike_high"), SEARCHED),
    **dict.fromkeys(("drawn_low", "drawn_high"), BY_CHANCE),
    **dict.fromkeys(("criterion", "deviance_ml"), 1e-7),
}
Cases = list[CaseScores]
Figures = dict[str, float]


def main() -> None:
    """Work both out and print the differences."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--sets", type=int, default=1000)
    how_many = asked.parse_args().sets
    if not shutil.which("Rscript"):
        sys.exit("There is no Rscript here. Install R: apt-get install r-base-core r-cran-lme4")
    sets = dict(every_set(how_many))
    began = time.perf_counter()
    ours = {name: dict(our_figures(cases)) for name, cases in sets.items()}
    if TRIAL.exists():
        ours["trial"] = dict(of_the_trial())
    our_seconds = time.perf_counter() - began
    began = time.perf_counter()
    theirs = r_figures(sets)
    print(f"{len(sets)} sets, {sum(map(len, sets.values()))} cases")
    print(f"ours {our_seconds:.1f} s, R {time.perf_counter() - began:.1f} s with its start")
    status = compare(ours, theirs)
    print("\nand the statistics of change_against_r.py:")
    pairs = dict(change_against_r.every_set(how_many, change_against_r.PILOT))
    again = {name: dict(change_against_r.our_figures(rows)) for name, rows in pairs.items()}
    sys.exit(change_against_r.compare(again, change_against_r.r_figures(pairs)) or status)


def every_set(how_many: int) -> Iterator[tuple[str, Cases]]:
    """Yield the pilot's cases and two trials' patients, then so many random sets, by name."""
    if DATA.exists():
        yield "pilot", cases_in("measures/pilot_pairs.csv", "group", "t1_total", "t2_total")
        yield "trial_as_pairs", cases_in(TRIAL.name, "length", "bdi.pre", "bdi.8m")
    chance = random.Random(1)  # noqa: S311
    for number in range(how_many):
        yield f"random{number}", random_cases(chance)


def cases_in(name: str, group: str, first: str, last: str) -> Cases:
    file = DATA / name if "/" in name else TRIAL.parent / name
    with file.open(encoding="utf-8-sig", newline="") as stream:
        return [
            case(str(number), row[group], *(score(row[one]) for one in (first, last)))
            for number, row in enumerate(csv.DictReader(stream))
        ]


def score(cell: str) -> float | None:
    return None if cell in ("", "NA") else float(cell)


def case(name: str, group: str, first: float | None, last: float | None) -> CaseScores:
    return CaseScores(case=name, group=group, first=first, last=last)


def random_cases(chance: random.Random) -> Cases:
    """Return 24 to 90 cases of 4 to 8 groups, more or less alike, some without a score."""
    groups = [(str(number), chance.gauss(0, chance.choice([0, 1, 3]))) for number in range(8)]
    groups = groups[: chance.randint(4, 8)]
    found = []
    for number in range(chance.randint(24, 90)):
        group, effect = groups[number % len(groups)] if number < 16 else chance.choice(groups)
        first = min(40.0, max(0.0, float(round(chance.gauss(20, 6)))))
        last = min(40.0, max(0.0, float(round(6 + first / 2 + effect + chance.gauss(0, 5)))))
        kept = number < 16 or chance.random() < 0.75
        found.append(case(str(number), group, first, last if kept else None))
    found[-3:] = [case(f"lost {i}", groups[0][0], 20.0 + i, None) for i in range(3)]
    return found


def our_figures(cases: Cases) -> Iterator[tuple[str, float]]:
    """Yield every figure we have of some cases, by the name R gives it."""
    pairs = pairs_of(cases)
    yield from zip(("share_low", "share_high"), wilson(len(pairs), len(cases)), strict=True)
    yield from of_the_lost(cases)
    found = paired.change_of(pairs, SCALE)
    if found.mean is None or not found.ci95 or not found.av:
        raise ValueError("a set without pairs says nothing")
    yield "mean", found.mean
    yield from zip(("low", "high"), found.ci95, strict=True)
    yield from zip(("g_av", "g_low", "g_high"), (found.av.g, *found.av.g_ci95), strict=True)
    yield from of_the_groups(cases)
    series = limits([pair.first for pair in pairs])
    yield from {"upper": series.upper, "lower": series.lower}.items()
    better = sum(pair.first - pair.last >= 5 for pair in pairs) / len(pairs)
    group = min(pair.of.group for pair in pairs)
    size = sum(pair.of.group == group for pair in pairs)
    yield from zip(("funnel_low", "funnel_high"), of_proportion(better, n=size), strict=True)


def of_the_lost(cases: Cases) -> Iterator[tuple[str, float]]:
    within = bounds.bounds(cases, SCALE)
    if within:
        yield from {one: getattr(within, one) for one in ("carried", "worst", "best")}.items()
    kept = [each.first for each in cases if each.first is not None and each.last is not None]
    gone = [each.first for each in cases if each.first is not None and each.last is None]
    apart = lost.unlike_number("first", kept, gone).apart
    words = [["high" if (each or 0) > 20 else "low" for each in side] for side in (kept, gone)]
    of_word = lost.unlike_word("first", "high", *words).apart
    told = {"apart": apart, "apart_word": of_word}
    yield from ((name, value) for name, value in told.items() if value is not None)


def of_the_groups(cases: Cases) -> Iterator[tuple[str, float]]:
    pairs = pairs_of(cases)
    groups = nested.changes_by_group(pairs, SCALE)
    model = nested.model(groups)
    if model is None:
        raise ValueError("a set without groups says nothing")
    term = model.terms["intercept"]
    yield from {
        "nested_mean": term.value,
        "nested_error": term.error,
        "nested_low": nested.mean_ci95_of(model).low,
        "between": model.between,
        "within": model.within,
        "alike": model.alike,
        "design": nested.design_effect(model.alike, [len(one) for one in groups.values()]),
        "criterion": model.criterion,
        "singular": float(model.singular),
        "alike_low": model.alike_ci95.low,
        "alike_high": model.alike_ci95.high,
    }.items()
    first, last = [pair.first for pair in pairs], [pair.last for pair in pairs]
    names = [pair.of.group for pair in pairs]
    slope = fit(last, {"first": first}, names)
    plain = fit(last, {"first": first}, names, reml=False)
    yield from {
        "slope": slope.terms["first"].value,
        "slope_error": slope.terms["first"].error,
        "slope_ml": plain.terms["first"].value,
        "deviance_ml": plain.criterion,
    }.items()
    how = "all" if len(groups) <= ALL_UNTIL else "drawn"
    ends = bootstrap(groups)
    yield from zip((f"{how}_low", f"{how}_high"), ends or (), strict=True)


def of_the_trial() -> Iterator[tuple[str, float]]:
    """Yield the published model of Beat the Blues, by both criteria."""
    with TRIAL.open(encoding="utf-8", newline="") as stream:
        people = list(csv.DictReader(stream))
    rows = [
        (person, month, float(person[f"bdi.{month}m"]))
        for person in people
        for month in (2, 3, 5, 8)
        if person[f"bdi.{month}m"] != "NA"
    ]
    design = {
        "before": [float(person["bdi.pre"]) for person, *_ in rows],
        "month": [float(month) for _, month, _ in rows],
        "treated": [float(person["treatment"] == "BtheB") for person, *_ in rows],
        "drug": [float(person["drug"] == "Yes") for person, *_ in rows],
        "long": [float(person["length"] == ">6m") for person, *_ in rows],
    }
    for reml, suffix in ((False, "ml"), (True, "reml")):
        model: Mixed = fit(
            [value for *_, value in rows], design, [person[""] for person, *_ in rows], reml=reml
        )
        for name, term in model.terms.items():
            yield f"{name}_{suffix}", term.value
            yield f"{name}_se_{suffix}", term.error
        yield f"between_{suffix}", model.between
        yield f"within_{suffix}", model.within


def r_figures(sets: dict[str, Cases]) -> dict[str, Figures]:
    """Return what R makes of the same cases."""
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "cases.csv"
        with table.open("w", encoding="utf-8", newline="") as stream:
            written = csv.writer(stream)
            written.writerow(("set", "group", "first", "last"))
            written.writerows(
                (name, each.group, each.first, each.last)
                for name, cases in sets.items()
                for each in cases
            )
        script = str(Path(__file__).with_suffix(".R"))
        trial = [str(TRIAL)] if TRIAL.exists() else []
        command = ["Rscript", "--vanilla", script, str(table), *trial]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"R could not work it out:\n{done.stderr}")
    found: dict[str, Figures] = defaultdict(dict)
    for name, statistic, value in csv.reader(done.stdout.splitlines()):
        found[name][statistic] = float(value)
    return found


def compare(ours: dict[str, Figures], theirs: dict[str, Figures]) -> int:
    """Print the largest difference of each statistic; return 1 if any is too large or missing."""
    worst: dict[str, tuple[float, str, int]] = {}
    for name, figures in ours.items():
        if figures.keys() != theirs[name].keys():
            print(f"{name}: only one of us tells {sorted(figures.keys() ^ theirs[name].keys())}")
            return 1
        width = abs(figures.get("drawn_high", 0) - figures.get("drawn_low", 0)) or 1
        for statistic, r_says in theirs[name].items():
            under = width if statistic.startswith("drawn") else max(1, abs(r_says))
            difference = abs(figures[statistic] - r_says) / under
            before, where, times = worst.get(statistic, (-1.0, "", 0))
            worst[statistic] = (*max((before, where), (difference, name)), times + 1)
    print(f"\n{'statistic':<18}{'sets':>6}  {'largest difference':<20}{'tolerance':<12}in")
    for statistic, (difference, where, times) in worst.items():
        tolerance = tolerance_of(statistic, where)
        print(f"{statistic:<18}{times:>6}  {difference:<20.2g}{tolerance:<12.2g}{where}")
    return int(any(one > tolerance_of(name, where) for name, (one, where, _) in worst.items()))


def tolerance_of(statistic: str, where: str) -> float:
    return SEARCHED if where == "trial" else TOLERANCES.get(statistic, EXACT)


if __name__ == "__main__":
    main()
