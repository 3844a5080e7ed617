"""Several authorities' findings taken together, from what each of them shows and nothing else.

Each hides its own small numbers first. A pooled number is worked out from published ones alone, so
it tells nothing that they do not; and what any authority hides stays hidden in the sum.
"""

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from holdfast.evaluation.rules.findings import Cell, Figure, Findings, Hidden, Sure, Table
from holdfast.evaluation.rules.telling import OF_SHARE, cannot_tell, counted, estimated, share
from holdfast.measures.rules.averages import Z95, Interval

FEWEST = 2
METHOD = (
    "random effects over authorities (DerSimonian and Laird 1986), each weighed by its own interval"
)
ADDED = "the sum of what each authority shows"
COUNTS = ("families", "cases", "children", "people", "visits", "uses", "hours", "pounds")


class Pooled(NamedTuple):
    """A mean over authorities, its 95% interval, and their spread (tau squared)."""

    mean: float
    ci95: Interval
    spread: float


def pooled(values: Sequence[float], errors: Sequence[float]) -> Pooled:
    """Return the random-effects mean of estimates with standard errors: DerSimonian-Laird.

    Raise ValueError for fewer than two, or an error that is not more than 0.
    """
    if len(values) < FEWEST or any(not error > 0 for error in errors):
        raise ValueError("two estimates or more, each with an error, can be pooled")
    weights = [1 / error**2 for error in errors]
    whole = math.fsum(weights)
    fixed = _weighed(values, weights)
    apart = math.fsum(w * (v - fixed) ** 2 for w, v in zip(weights, values, strict=True))
    scale = whole - math.fsum(w**2 for w in weights) / whole
    spread = max(0.0, (apart - (len(values) - 1)) / scale)
    again = [1 / (error**2 + spread) for error in errors]
    mean, half = _weighed(values, again), Z95 / math.sqrt(math.fsum(again))
    return Pooled(mean, Interval(mean - half, mean + half), spread)


def _weighed(values: Sequence[float], weights: Sequence[float]) -> float:
    return math.fsum(w * v for w, v in zip(weights, values, strict=True)) / math.fsum(weights)


def together(found: Sequence[Findings]) -> Findings:
    """Return the findings of several authorities taken together, as of the earliest day of them.

    Raise ValueError for fewer than two, or the same authority twice.
    """
    names = [one.authority for one in found]
    if len(found) < FEWEST or len(set(names)) != len(names):
        raise ValueError("two authorities or more are pooled, each once")
    figures = {one.key: one for each in reversed(found) for one in each.figures}
    tables = {one.key: one for each in reversed(found) for one in each.tables}
    return Findings(
        authority=", ".join(sorted(names)),
        as_of=min(one.as_of for one in found),
        figures=tuple(_figure(one, found) for one in _first_order(found, figures)),
        tables=tuple(table for key in tables if (table := _table(tables[key], found)) is not None),
    )


def _first_order(found: Sequence[Findings], figures: dict[str, Figure]) -> list[Figure]:
    order = dict.fromkeys(one.key for each in found for one in each.figures)
    return [figures[key] for key in order]


def _figure(like: Figure, found: Sequence[Findings]) -> Figure:
    """Return one figure over the authorities that show it."""
    every = [one for each in found for one in each.figures if one.key == like.key]
    shown = [one for one in every if one.value is not None]
    n = sum(one.n or 0 for one in shown)
    whose = f"{like.says}, of {len(shown)} of {len(found)} authorities"
    if len(shown) < FEWEST:
        because = f"{len(shown)} of {len(found)} authorities show it, and {FEWEST} are needed."
        return cannot_tell(
            like.key, like.says, unit=like.unit, method=like.method, n=n, because=because
        )
    if like.method == OF_SHARE:
        parts = [round((one.value or 0) * (one.n or 0)) for one in shown]
        return share(like.key, whose, sum(parts), n)
    if all(one.sure is Sure.ESTIMATED for one in shown):
        return _estimate(like, whose, shown, n)
    if like.unit in COUNTS and not like.key.endswith("a_case"):
        whole = math.fsum(one.value or 0 for one in shown)
        return counted(like.key, whose, whole, unit=like.unit, method=ADDED, n=n)
    because = "It cannot be worked out from what each authority shows."
    return cannot_tell(
        like.key, like.says, unit=like.unit, method=like.method, n=n, because=because
    )


def _estimate(like: Figure, says: str, shown: Sequence[Figure], n: int) -> Figure:
    errors = [((one.high or 0) - (one.low or 0)) / (2 * Z95) for one in shown]
    known = [(one.value or 0, error) for one, error in zip(shown, errors, strict=True) if error > 0]
    if len(known) < FEWEST:
        because = "Fewer than two authorities say how sure it is."
        return cannot_tell(like.key, says, unit=like.unit, method=METHOD, n=n, because=because)
    over = pooled([value for value, _ in known], [error for _, error in known])
    method = f"{METHOD}; spread between authorities {math.sqrt(over.spread):.2f} {like.unit}"
    return estimated(like.key, says, over.mean, over.ci95, unit=like.unit, method=method, n=n)


def _table(like: Table, found: Sequence[Findings]) -> Table | None:
    """Return one table of counts summed; None for a table of anything but counts."""
    every = [one for each in found for one in each.tables if one.key == like.key and one.rows]
    if not every or not all(map(_is_of_counts, every)):
        return None
    columns = dict.fromkeys(name for one in every for name in one.columns[1:])
    labels = dict.fromkeys(str(row[0]) for one in every for row in one.rows)
    cells = [
        {(str(row[0]), name): row[at] for row in one.rows for at, name in _numbered(one)}
        for one in every
    ]
    rows = tuple(
        (label, *(_sum([one.get((label, name), 0) for one in cells]) for name in columns))
        for label in labels
    )
    note = f"Of {len(every)} of {len(found)} authorities; what one of them hides stays hidden."
    return replace(like, columns=(like.columns[0], *columns), rows=rows, note=note, method=ADDED)


def _numbered(table: Table) -> list[tuple[int, str]]:
    return [(at, name) for at, name in enumerate(table.columns) if at]


def _is_of_counts(table: Table) -> bool:
    return all(isinstance(cell, int | Hidden) for row in table.rows for cell in row[1:])


def _sum(cells: Sequence[Cell]) -> Cell:
    hidden = next((cell for cell in cells if isinstance(cell, Hidden)), None)
    return hidden or sum(cell for cell in cells if isinstance(cell, int))
