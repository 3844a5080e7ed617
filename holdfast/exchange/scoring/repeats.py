"""Notice ids met more than once: not wrong (a child may be asked twice), but worth saying.

Only a number of eight bytes is kept of each id, and its row, and only of the first million
different ids: 16 MB, however long the file. Two ids share a number with a chance of about 1 in
30 million in a million rows. Later rows are still held against that million.
"""

import numpy as np

from holdfast.exchange.scoring.batch import Rows
from holdfast.kit.csv_rows import on_one_line

MOST = 1_000_000


class Repeats:
    """What was seen of the ids so far."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._known: Rows = np.empty(0, np.int64)
        self._row_of: Rows = np.empty(0, np.int64)
        self._count = 0
        self._first: tuple[str, int, int] | None = None
        self._is_full = False

    def saw(self, ids: list[str], rows: Rows) -> None:
        """Take note of some rows that were scored."""
        if not ids:
            return
        marks = np.fromiter(map(hash, ids), np.int64, len(ids))
        order = np.argsort(marks, kind="stable")
        marks = marks[order]
        begins = np.r_[True, marks[1:] != marks[:-1]]
        earliest = rows[order][begins]
        place = np.searchsorted(self._known, marks)
        is_known = _at(self._known, place) == marks if len(self._known) else ~begins & False
        earlier = np.where(
            is_known,
            _at(self._row_of, place) if len(self._known) else 0,
            earliest[np.cumsum(begins) - 1],
        )
        self._note(ids, rows, order, ~begins | is_known, earlier)
        is_new = begins & ~is_known
        self._keep(marks[is_new], rows[order][is_new], place[is_new])

    def _note(
        self, ids: list[str], rows: Rows, order: Rows, again: np.ndarray, earlier: Rows
    ) -> None:
        self._count += int(again.sum())
        if self._first is None and again.any():
            found = np.flatnonzero(again)
            one = found[np.argmin(order[found])]
            at = int(order[one])
            self._first = (ids[at], int(rows[at]), int(earlier[one]))

    def _keep(self, marks: Rows, rows: Rows, places: Rows) -> None:
        room = self._most - len(self._known)
        self._is_full = self._is_full or len(marks) > room
        if room > 0:
            soonest = np.sort(np.argsort(rows)[:room])
            self._known = np.insert(self._known, places[soonest], marks[soonest])
            self._row_of = np.insert(self._row_of, places[soonest], rows[soonest])

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


def _at(values: Rows, places: Rows) -> Rows:
    return values[np.minimum(places, len(values) - 1)]
