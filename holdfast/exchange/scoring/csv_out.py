"""Write scores as CSV: neighbouring columns are joined in advance, and each row looked up.

Some five pieces of text then make a row, where twenty-six cells would be slow.
"""

from collections.abc import Sequence
from itertools import product
from math import prod
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from holdfast.exchange.scoring.batch import Codes, Column

MOST_PIECES = 2**14  # texts made in advance for one group of columns
_NEEDS_QUOTES = (",", '"', "\n", "\r")


class CsvWriter:
    """A file of scores, comma-separated."""

    def __init__(self, columns: Sequence[Column], path: Path) -> None:
        self._groups: list[_Group] = []
        for place, column in enumerate(columns):
            if not self._groups or not self._groups[-1].took(place, column):
                self._groups.append(_Group(place, column))
        self._file = path.open("wb")
        self._file.write(",".join(("id", *(column.name for column in columns))).encode() + b"\n")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._file.close()

    def write(self, ids: list[str], codes: Sequence[Codes]) -> None:
        """Add rows."""
        pieces = np.empty((len(ids), len(self._groups) + 2), object)
        pieces[:, 0] = _cells(ids)
        for place, group in enumerate(self._groups, start=1):
            pieces[:, place] = group.texts(codes)
        pieces[:, -1] = "\n"
        self._file.write("".join(pieces.ravel().tolist()).encode())


def _cells(ids: list[str]) -> list[str]:
    """Return ids as cells, in quotation marks where they need them."""
    together = "".join(ids)
    if not any(mark in together for mark in _NEEDS_QUOTES):
        return ids
    return [_quoted(name) if any(mark in name for mark in _NEEDS_QUOTES) else name for name in ids]


def _quoted(name: str) -> str:
    return f'"{name.replace(chr(34), chr(34) * 2)}"'


class _Group:
    """Neighbouring columns whose every combination is written out in advance."""

    def __init__(self, place: int, column: Column) -> None:
        self._places = [place]
        self._columns = [column]
        self._sizes: tuple[int, ...] = ()
        self._texts: NDArray[Any] = np.empty(0, object)

    def took(self, place: int, column: Column) -> bool:
        """Take another column, if there are not too many combinations then."""
        sizes = [len(one.values) for one in (*self._columns, column)]
        is_fixed = all(isinstance(one.values, tuple) for one in (*self._columns, column))
        if not is_fixed or prod(sizes) > MOST_PIECES:
            return False
        self._places.append(place)
        self._columns.append(column)
        return True

    def texts(self, codes: Sequence[Codes]) -> NDArray[Any]:
        """Return each row's text for these columns."""
        self._write_out()
        found = codes[self._places[0]].astype(np.int32)
        for place, size in zip(self._places[1:], self._sizes[1:], strict=True):
            found = found * size + codes[place]
        return self._texts[found]

    def _write_out(self) -> None:
        sizes = tuple(len(one.values) for one in self._columns)
        if sizes != self._sizes:
            self._sizes = sizes
            cells = [[_cell(value) for value in one.values] for one in self._columns]
            self._texts = np.array(["".join(each) for each in product(*cells)], object)


def _cell(value: str | int | float | None) -> str:
    return "," if value is None else f",{value}"
