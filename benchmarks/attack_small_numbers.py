"""Attack what the disclosure engine publishes, for so many minutes, and count the attacks.

    .venv/bin/python benchmarks/attack_small_numbers.py [--minutes 5] [--first 0]

Each story is made up by chance (people, tables, days on which people came or left); its tables are
published as they are and to the nearest five; the attacker of `tests/kit/disclosure` then asks of
each number that may not be known how few and how many there could be. Prints what was told, if
anything was, and how often was asked. The same seeds make the same stories.
"""

import argparse
import sys
import time
from collections import Counter
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
ALL = 1_000  # of each story's secrets: every one


def main() -> None:
    from tests.kit.disclosure.attacking import attacks, engine, engine_in_fives, publish
    from tests.kit.disclosure.stories import story

    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--minutes", type=float, default=5.0)
    asked.add_argument("--first", type=int, default=0, help="seed")
    options = asked.parse_args()
    until, seed, counted = time.monotonic() + 60 * options.minutes, options.first, Counter[str]()
    while time.monotonic() < until:
        for way, hides in (("as it is", engine), ("to the nearest five", engine_in_fives)):
            chance = Random(seed)  # noqa: S311  # not a secret
            told = story(chance)
            releases = publish(told, hides)
            counted[f"{way}: tables"] += sum(map(len, told.days))
            counted[f"{way}: tables not shown"] += sum(len(one.withheld) for _, one in releases)
            counted[f"{way}: numbers hidden"] += sum(len(one.hidden) for _, one in releases)
            for one in attacks(told, releases, chance, ALL):
                counted[f"{way}: attacks"] += 1
                if one.why:
                    counted[f"{way}: attacks that succeeded"] += 1
                    print(seed, way, one, flush=True)
                if time.monotonic() > until:
                    break
        seed += 1
    print(f"{seed - options.first} stories, seeds {options.first} to {seed - 1}")
    for what, many in sorted(counted.items()):
        print(f"{many:8,} {what}")


if __name__ == "__main__":
    main()
