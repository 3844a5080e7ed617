"""Form groups of five and six, from the pilot's size to a county's, beside the simple method.

`.venv/bin/python benchmarks/form_groups.py [--most 10000]` prints one table from one run. People
are made up: teams of eight at sites of 48, one service in three a children's centre's, half of
the week's half-days free, each team's manager among its people, and a wish for every ten people.
"""

import argparse
import random
import time

from holdfast.supervision.forming.areas import areas
from holdfast.supervision.forming.greedy import greedy
from holdfast.supervision.forming.judging import broken, costs, total
from holdfast.supervision.forming.question import Kind, Person, Question, Wish
from holdfast.supervision.forming.solving import AS_ONE, form

DAYS = [f"{day}-{half}" for day in ("mon", "tue", "wed", "thu", "fri") for half in ("am", "pm")]
SIZES = ((22, 4), (24, 4), (60, 10), (120, 20), (300, 54), (1_000, 180), (10_000, 1_800))
TEAM, SITE, SEED = 8, 48, 2014


def question(count: int, groups: int) -> Question:
    """Return a made-up question about so many people."""
    chance = random.Random(SEED + count)  # noqa: S311  # not a secret
    people = tuple(
        Person(
            name=f"P{number:05}",
            service="social care" if number // TEAM % 3 else "children's centre",
            team=f"Team {number // TEAM}",
            manager=f"P{number - number % TEAM:05}" if number % TEAM else "",
            site=f"Site {number // SITE:03}",
            available=frozenset(chance.sample(DAYS, 5)),
        )
        for number in range(count)
    )
    wishes = tuple(_wish(chance, people) for _ in range(count // 10))
    return Question(people=people, groups=groups, smallest=5, largest=6, wishes=wishes)


def _wish(chance: random.Random, people: tuple[Person, ...]) -> Wish:
    at = chance.randrange(len(people))
    near = [one for one in people[max(at - 20, 0) : at + 20] if one.site == people[at].site]
    other = chance.choice([one for one in near if one is not people[at]])
    kind = chance.choice((Kind.TOGETHER, Kind.APART))
    return Wish(kind=kind, a=people[at].name, b=other.name, weight=chance.randrange(1, 9))


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--most", type=int, default=SIZES[-1][0], help="people")
    asked.add_argument("--seconds", type=float, default=120.0, help="of searching for each")
    options = asked.parse_args()
    print(
        "people groups areas  status     seconds  points   bound |  simple: seconds points broken"
    )
    for count, groups in SIZES:
        if count <= options.most:
            one_line(question(count, groups), options.seconds)


def one_line(asked: Question, seconds: float) -> None:
    """Answer one question both ways, area by area where it is large, and print what came of it."""
    parts = areas(asked) if len(asked.people) > AS_ONE else [asked]
    begun = time.perf_counter()
    simple = [(part, greedy(part)) for part in parts]
    spent = time.perf_counter() - begun
    points = sum(total(costs(part, groups)) for part, groups in simple)
    breaks = sum(len(broken(part, groups)) for part, groups in simple)
    answer = form(asked, seconds=seconds)
    placed = [name for group in answer.groups for name in group.members]
    if sorted(placed) != sorted(one.name for one in asked.people):
        raise SystemExit(f"{len(asked.people)} people are not each placed once")
    print(
        f"{len(asked.people):6} {asked.groups:6} {answer.areas:5}  {answer.status:9}"
        f" {answer.seconds:8.2f} {answer.points:7g} {answer.bound:7g} |"
        f" {spent:16.2f} {points:6g} {breaks:6}",
        flush=True,
    )


if __name__ == "__main__":
    main()
