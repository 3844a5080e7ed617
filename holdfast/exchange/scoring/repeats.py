"""Notice ids met more than once: not wrong (a child may be asked twice), but worth saying.

Only a number of eight bytes is kept of each id, and its row, and only of the first million
different ids: 16 MB, however long the file. Two ids share a number with a chance of about 1 in
30 million in a million rows. Later rows are still held against that million.
"""

import numpy as np

from holdfast.exchange.scoring.batch import Rows
from holdfast.kit.csv_rows import on_one_line

MOST = 1_000_000
_LAST = np.iinfo(np.int64).max  # no id's number: Python's own are smaller


class Repeats:
    """What was seen of the ids so far."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._known: Rows = np.array([_LAST], np.int64)
        self._row_of: Rows = np.zeros(1, np.int64)
        self._count = 0
        self._first: tuple[str, int, int] | None = None
        self._is_full = False

    def saw(self, ids: list[str], rows: Rows) -> None:
        """Take note of some rows that were scored."""
        if not ids:
            return
        marks = np.fromiter(map(hash, ids), np.int64, len(ids))
        order = np.argsort(marks)
        marks, in_rows = marks[order], rows[order]
        begins = np.r_[True, marks[1:] != marks[:-1]]
        if not begins.all():
            order = np.lexsort((rows, marks[np.argsort(order)]))
            in_rows = rows[order]
        place = np.searchsorted(self._known, marks)
        is_known = self._known.take(place, mode="clip") == marks
        again = ~begins | is_known
        if again.any():
            earlier = in_rows[begins][np.cumsum(begins) - 1]
            earlier[is_known] = self._row_of.take(place[is_known], mode="clip")
            self._note(ids, rows, order[again], earlier[again])
        self._keep(marks[~again], in_rows[~again], place[~again])

    def _note(self, ids: list[str], rows: Rows, again: Rows, earlier: Rows) -> None:
        self._count += len(again)
        if self._first is None:
            first = np.argmin(rows[again])
            at = int(again[first])
            self._first = (ids[at], int(rows[at]), int(earlier[first]))

    def _keep(self, marks: Rows, rows: Rows, places: Rows) -> None:
        room = self._most - len(self._known) + 1
        if len(marks) > room:
            self._is_full = True
            soonest = np.sort(np.argsort(rows)[:room])
            marks, rows, places = marks[soonest], rows[soonest], places[soonest]
        if len(marks):
            self._known = np.insert(self._known, places, marks)
            self._row_of = np.insert(self._row_of, places, rows)

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
