"""Notice ids met more than once: not wrong (a child may be asked twice), but worth saying.

Only a number of eight bytes is kept of each id, and its row, and only of the first million
different ids: 16 MB, however long the file. Two ids share a number with a chance of about 1 in
30 million in a million rows. Later rows are still held against that million.
"""

import numpy as np

from holdfast.exchange.scoring.batch import Rows
from holdfast.kit.csv_rows import on_one_line

MOST = 1_000_000
LATEST = 100_000
_LAST = np.iinfo(np.int64).max  # no id's number: Python's own are smaller


class _Ids:
    """Numbers of ids, in order, each with the row that it was first met in."""

    def __init__(self) -> None:
        self.marks: Rows = np.array([_LAST], np.int64)
        self.rows: Rows = np.zeros(1, np.int64)

    def __len__(self) -> int:
        return len(self.marks) - 1

    def first_rows(self, marks: Rows) -> Rows:
        """Return the row that each was met in; 0 for none."""
        places = np.searchsorted(self.marks, marks)
        return np.where(self.marks[places] == marks, self.rows[places], 0)

    def add(self, marks: Rows, rows: Rows) -> None:
        """Add some, in order, that are not here yet."""
        places = np.searchsorted(self.marks, marks)
        self.marks = np.insert(self.marks, places, marks)
        self.rows = np.insert(self.rows, places, rows)


class Repeats:
    """What was seen of the ids so far. The latest are kept apart, for it is slow to add to many."""

    def __init__(self, most: int = MOST, latest: int = LATEST) -> None:
        self._most = most
        self._most_apart = latest
        self._many = _Ids()
        self._latest = _Ids()
        self._count = 0
        self._first: tuple[str, int, int] | None = None
        self._is_full = False

    def saw(self, ids: list[str], rows: Rows) -> None:
        """Take note of some rows that were scored."""
        if not ids:
            return
        marks = np.fromiter(map(hash, ids), np.int64, len(ids))
        order = np.argsort(marks)
        begins = np.r_[True, np.diff(marks[order]) != 0]
        if not begins.all():
            order = np.lexsort((rows, marks))
        marks, in_rows = marks[order], rows[order]
        earlier = np.maximum(self._many.first_rows(marks), self._latest.first_rows(marks))
        again = ~begins | (earlier > 0)
        if again.any():
            in_batch = in_rows[begins][np.cumsum(begins) - 1]
            self._note(ids, rows, order[again], np.where(earlier, earlier, in_batch)[again])
        self._keep(marks[~again], in_rows[~again])

    def _note(self, ids: list[str], rows: Rows, again: Rows, earlier: Rows) -> None:
        self._count += len(again)
        if self._first is None:
            first = np.argmin(rows[again])
            at = int(again[first])
            self._first = (ids[at], int(rows[at]), int(earlier[first]))

    def _keep(self, marks: Rows, rows: Rows) -> None:
        room = self._most - len(self._many) - len(self._latest)
        if len(marks) > room:
            self._is_full = True
            soonest = np.sort(np.argsort(rows)[:room])
            marks, rows = marks[soonest], rows[soonest]
        self._latest.add(marks, rows)
        if len(self._latest) > self._most_apart:
            self._many.add(self._latest.marks[:-1], self._latest.rows[:-1])
            self._latest = _Ids()

    def in_words(self) -> list[str]:
        """Return a line about them all; nothing if there were none and every id was held."""
        limit = f" Ids were held against the first {self._most:,} different ones only."
        tail = limit if self._is_full else ""
        if self._first is None:
            return [f"Note: no repeated id was found.{tail}"] if self._is_full else []
        name, row, earlier = self._first
        note = (
            f"Note: {self._count} rows repeat an id already scored; the first is row {row}, "
            f"id {name}, as in row {earlier}. Every one was scored.{tail}"
        )
        return [on_one_line(note)]
