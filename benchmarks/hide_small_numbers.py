"""Hide small numbers in a usual set of tables, the quick way beside the least, from one run.

    .venv/bin/python benchmarks/hide_small_numbers.py [40 400]

Six tables of six by five (age band by each of six characteristics), with all totals, published in
three quarters of a run that people join: 217 numbers a quarter, each quarter after what was
published before. People are made up. Seconds are of the process; `lost` is how many of the numbers
shown in the three quarters are hidden.
"""

import argparse
import time
from random import Random

from holdfast.kit.disclosure import Dimension, People, Published, Tabulation, kind, protect

QUARTERS = ("first", "second", "third")
AGES = ("0 to 2", "3 to 4", "5 to 7", "8 to 10", "11 to 15", "16 and over")
SIDES = ("sex", "ethnicity", "status", "service", "deprivation", "outcome")
TELL = ("status", "outcome")
SIZES = (20, 40, 100, 400)
SEED = 2026


def people(count: int) -> People:
    """Return so many made-up people, most of them of few categories."""
    chance = Random(SEED + count)  # noqa: S311  # not a secret
    dimensions = [Dimension("age", AGES, tells=False)]
    dimensions += [
        Dimension(
            name, tuple(f"{name} {at}" for at in range(5)), tells=name in ("status", "outcome")
        )
        for name in SIDES
    ]
    dimensions.append(Dimension("came", QUARTERS, tells=False))
    counts: dict[tuple[str, ...], int] = {}
    for _ in range(count):
        one = tuple(
            chance.choices(side.categories, [0.6**at for at in range(len(side.categories))])[0]
            for side in dimensions
        )
        counts[one] = counts.get(one, 0) + 1
    return People(tuple(dimensions), counts)


def published(them: People, *, hides_least: bool) -> tuple[float, int, int, bool]:
    """Return seconds, numbers in the tables, how many of them are hidden, and if that is least."""
    began, earlier, is_least = time.process_time(), list[Published](), True
    for at in range(len(QUARTERS)):
        tables = [Tabulation(("age", side), kind(came=QUARTERS[: at + 1])) for side in SIDES]
        found = protect(them, tables, earlier=earlier, hides_least=hides_least)
        earlier += [Published(one, found.hidden) for one in tables]
        is_least = is_least and found.is_least
    numbers = {of: of in one.hidden for one in earlier for of in one.table.kinds(them)}
    return time.process_time() - began, len(numbers), sum(numbers.values()), is_least


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("people", nargs="*", type=int, default=SIZES)
    options = asked.parse_args()
    print("people numbers | quick: seconds  lost | least: seconds  lost  certain")
    for count in options.people:
        them = people(count)
        seconds, numbers, lost, _ = published(them, hides_least=False)
        longer, _, fewer, is_least = published(them, hides_least=True)
        print(
            f"{count:6} {numbers:7} | {seconds:14.1f} {lost:5} | {longer:14.1f} {fewer:5}"
            f"  {'yes' if is_least else 'no'}",
            flush=True,
        )


if __name__ == "__main__":
    main()
