"""What a small number gives away, and what must be hidden with it. No row, no clock.

Source of each published rule: the table of disclosure rules in the reference on measures (DfE
children in need 2020-21; DfE national tables; the hospital counts of the outcomes dashboard;
OpenSAFELY's midpoint). A zero that is a true zero is shown by all of them.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np

SMALL = range(1, 6)  # a count that points to somebody
VERY_SMALL = range(1, 8)  # the same, by the rule for hospital counts
HIDDEN = "c"
ROUNDS_TO_NOTHING = "k"
Table = Sequence[Sequence[int]]
Cell = tuple[int, int]


def local_count(count: int) -> int | str:
    """Return a local count as DfE's tables show it: 1 to 5 hidden, the rest as it is."""
    return HIDDEN if count in SMALL else count


def national_count(count: int) -> int | str:
    """Return a national count to the nearest 10, half up; `k` where something becomes nothing."""
    rounded = nearest(count, 10)
    return ROUNDS_TO_NOTHING if count and not rounded else rounded


def hospital_count(count: int) -> int | str:
    """Return a hospital count of one authority: 1 to 7 hidden, the rest to the nearest 5."""
    return HIDDEN if count in VERY_SMALL else nearest(count, 5)


def midpoint(count: int) -> int:
    """Return the middle of the six counts that one stands among: 1 to 6 are 3, 7 to 12 are 9."""
    return -(-count // 6) * 6 - 3 if count else 0


def nearest(count: int, step: int) -> int:
    """Round a count to the nearest `step`, a half always going up."""
    return (2 * count + step) // (2 * step) * step


def may_show_percentage(part: int, whole: int) -> bool:
    """Tell whether a share points to nobody: neither its part nor the rest is 1 to 5."""
    return part not in SMALL and whole - part not in SMALL


def difference_leaks(earlier: int, later: int) -> bool:
    """Tell whether two totals, one holding the other, give a small number away between them."""
    return later - earlier in SMALL


def small_cells(table: Table) -> frozenset[Cell]:
    """Return the cells, (row, column) from 0, that are hidden for what they say themselves."""
    return frozenset(
        (row, column)
        for row, counts in enumerate(table)
        for column, count in enumerate(counts)
        if count in SMALL
    )


def solved(table: Table, hidden: frozenset[Cell]) -> frozenset[Cell]:
    """Return the hidden cells that can be worked out from the totals of rows and columns.

    Every total is taken to be published; a table of one row has that row's total alone. A cell is
    worked out when no change of the hidden cells that keeps every total can change it.
    """
    cells = sorted(hidden)
    if not cells:
        return frozenset()
    sums = np.array(list(_totals(table, cells)), dtype=float)
    free = np.linalg.svd(sums)[2][np.linalg.matrix_rank(sums) :]
    fixed = np.all(np.abs(free) < 1e-9, axis=0) if len(free) else np.ones(len(cells), dtype=bool)
    return frozenset(cell for cell, is_fixed in zip(cells, fixed, strict=True) if is_fixed)


def _totals(table: Table, cells: list[Cell]) -> Iterator[list[bool]]:
    """Yield which of the hidden cells each published total is the sum of."""
    yield from ([row == one for row, _ in cells] for one in range(len(table)))
    if len(table) > 1:
        yield from ([column == one for _, column in cells] for one in range(len(table[0])))


def to_hide(table: Table) -> frozenset[Cell]:
    """Return the cells to hide: the small ones, and the fewest others so that none is solved.

    Of as many, those that hide the least. A true zero is never hidden. Tries every choice, so it
    is for the small tables of one programme. Raise `ValueError` where no choice is enough: then
    a total must go too.
    """
    small = small_cells(table)
    others = [
        (row, column)
        for row, counts in enumerate(table)
        for column, count in enumerate(counts)
        if count and (row, column) not in small
    ]
    for many in range(len(others) + 1):
        enough = [
            more for more in combinations(others, many) if not solved(table, small | set(more))
        ]
        if enough:
            return small | set(min(enough, key=lambda more: sum(table[r][c] for r, c in more)))
    raise ValueError("no choice of cells is enough: leave out a total, or put rows together")
