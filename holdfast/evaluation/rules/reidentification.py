"""How easily somebody could be found again in an extract, and how to make it harder.

Whoever knows some characteristics of a person finds the rows that share them: their class. In an
extract each class has `k` rows or more (k-anonymity: Sweeney 2002), so nobody is found among fewer
than `k`; and what a class tells of all its rows alike is counted (l-diversity: Machanavajjhala and
others 2007), since a class that agrees needs nobody to be found.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Row = Mapping[str, Any]
Step = Callable[[Any], Hashable]  # from a value as it is now to a broader one
LEAST = 5  # rows of a class
MOST_BLANKED = 0.1  # of the rows: more, and a characteristic is made broader instead


def left_out(_: object) -> None:
    """Return nothing: the last step of every characteristic."""
    return None


@dataclass(frozen=True)
class Risk:
    """How easily rows can be found by some characteristics.

    `least` is the size of the smallest class (k), 0 where there are no rows; `uniques` are rows
    alone in theirs; `few` are rows of classes under five; `found` is the share of rows that
    somebody would rightly name who picks one of each class, between 0 and 1. `tells` says for each
    column what the class that tells most leaves open: how many values it has (l, 1 is certain).
    """

    rows: int
    classes: int
    least: int
    uniques: int
    few: int
    found: float
    tells: Mapping[str, int]


def risk(rows: Sequence[Row], by: Sequence[str], telling: Sequence[str] = ()) -> Risk:
    """Return how easily rows are found by these characteristics, and what of each is then told."""
    classes = _classes(rows, by)
    sizes = [len(one) for one in classes.values()]
    return Risk(
        rows=len(rows),
        classes=len(sizes),
        least=min(sizes, default=0),
        uniques=sizes.count(1),
        few=sum(size for size in sizes if size < LEAST),
        found=len(sizes) / len(rows) if rows else 0.0,
        tells={
            name: min((len({row[name] for row in one}) for one in classes.values()), default=0)
            for name in telling
        },
    )


@dataclass(frozen=True)
class Coarsened:
    """Rows made harder to find.

    `steps` says how many steps each characteristic was made broader, of all rows alike; `blanked`
    are the places of rows whose characteristics are all left out beyond that. `least` is the size
    of the smallest class, under what was asked only where there are fewer rows than that.
    """

    rows: tuple[dict[str, Any], ...]
    steps: Mapping[str, int]
    blanked: tuple[int, ...]
    least: int


def coarsened(
    rows: Sequence[Row],
    ladders: Mapping[str, Sequence[Step]],
    *,
    least: int = LEAST,
    most_blanked: float = MOST_BLANKED,
) -> Coarsened:
    """Return rows of which `least` or more share every characteristic.

    Each ladder has the steps by which a characteristic becomes broader; after its last it is left
    out. While too many rows stand in small classes, the step is taken that leaves the fewest there
    (of as many, that of the characteristic named last). The rows that remain are blanked; if they
    are fewer than `least` themselves, the smallest class is blanked with them.
    """
    now = [dict(row) for row in rows]
    taken = dict.fromkeys(ladders, 0)
    while len(_in_small(now, list(ladders), least)) > most_blanked * len(now):
        tried = {
            name: _stepped(now, name, ladders, taken)
            for name in ladders
            if _has_step(name, ladders, taken)
        }
        if not tried:
            break
        best = min(
            reversed(tried), key=lambda name: len(_in_small(tried[name], list(ladders), least))
        )
        now, taken[best] = tried[best], taken[best] + 1
    blanked = _blanked(now, list(ladders), least)
    for at in blanked:
        now[at] |= dict.fromkeys(ladders)
    return Coarsened(tuple(now), taken, blanked, risk(now, list(ladders)).least)


def _classes(rows: Sequence[Row], by: Sequence[str]) -> dict[tuple[Any, ...], list[Row]]:
    found: defaultdict[tuple[Any, ...], list[Row]] = defaultdict(list)
    for row in rows:
        found[tuple(row[name] for name in by)].append(row)
    return found


def _in_small(rows: Sequence[Row], by: Sequence[str], least: int) -> list[int]:
    """Return the places of rows in classes of fewer than `least`."""
    each = [tuple(row[name] for name in by) for row in rows]
    sizes = Counter(each)
    return [at for at, one in enumerate(each) if sizes[one] < least]


def _has_step(name: str, ladders: Mapping[str, Sequence[Step]], taken: Mapping[str, int]) -> bool:
    return taken[name] <= len(ladders[name])


def _stepped(
    rows: Sequence[Row], name: str, ladders: Mapping[str, Sequence[Step]], taken: Mapping[str, int]
) -> list[dict[str, Any]]:
    step = [*ladders[name], left_out][taken[name]]
    return [{**row, name: None if row[name] is None else step(row[name])} for row in rows]


def _blanked(rows: Sequence[Row], by: Sequence[str], least: int) -> tuple[int, ...]:
    """Return which rows to blank: those in small classes, and enough more that they are no few."""
    places = set(_in_small(rows, by, least))
    each = [tuple(row[name] for name in by) for row in rows]
    blank = (None,) * len(by)
    places -= {at for at in places if each[at] == blank}
    others = Counter(one for at, one in enumerate(each) if at not in places and one != blank)
    blank_ones = each.count(blank)
    while (places or 0 < blank_ones < least) and len(places) + blank_ones < least and others:
        smallest = min(others, key=lambda one: (others[one], repr(one)))
        del others[smallest]
        places |= {at for at, one in enumerate(each) if one == smallest}
    return tuple(sorted(places))
