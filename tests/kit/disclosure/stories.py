"""People made up by chance, and tables of them, published one after another."""

from dataclasses import dataclass
from random import Random

from holdfast.kit.disclosure import Dimension, Kind, People, Tabulation, kind

MOST_PEOPLE = 70


@dataclass(frozen=True)
class Story:
    """People, and the tables that are published of them on each of some days."""

    people: People
    days: tuple[tuple[Tabulation, ...], ...]


def story(chance: Random) -> Story:
    """Return a story: up to three characteristics, three days, and three tables on each.

    Between days people only come, only leave, or do both: coming and leaving are dimensions with a
    category for each day, of which a day's tables count those who have come and not left.
    """
    moves = chance.choice([("came",), ("came",), ("left",), ("came", "left")])
    sides = [
        Dimension(name, tuple(f"{name}{at}" for at in range(chance.randint(2, 4))),
                  tells=chance.random() < 0.5)
        for name in "abc"[: chance.randint(1, 4 - len(moves))]
    ]  # fmt: skip
    days = tuple(f"day{at}" for at in range(chance.randint(1, 3)))
    dimensions = (*sides, *(Dimension(name, days, tells=False) for name in moves))
    there = [
        kind(**{name: days[: at + 1] if name == "came" else days[at:] for name in moves})
        for at in range(len(days))
    ]
    return Story(
        people(chance, dimensions),
        tuple(tuple(table(chance, sides, of) for _ in range(chance.randint(1, 3))) for of in there),
    )


def people(chance: Random, dimensions: tuple[Dimension, ...]) -> People:
    """Return people of these dimensions, most of them of few categories."""
    counts: dict[tuple[str, ...], int] = {}
    steep = chance.choice([0.3, 0.6, 1.0])
    for _ in range(chance.randint(0, MOST_PEOPLE)):
        one = tuple(
            chance.choices(side.categories, [steep**at for at in range(len(side.categories))])[0]
            for side in dimensions
        )
        counts[one] = counts.get(one, 0) + 1
    return People(dimensions, counts)


def table(chance: Random, sides: list[Dimension], there: Kind) -> Tabulation:
    """Return a table by some of the dimensions, now and then of some categories of another."""
    by = chance.sample(sides, chance.randint(0, min(2, len(sides))))
    others = [one for one in sides if one not in by]
    if others and chance.random() < 0.3:
        side = chance.choice(others)
        some = chance.sample(side.categories, chance.randint(1, len(side.categories) - 1))
        there |= kind(**{side.name: some})
    return Tabulation(tuple(one.name for one in by), there, with_totals=chance.random() < 0.8)
