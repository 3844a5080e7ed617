"""Write scores as Parquet, in row groups, through Polars' streaming engine."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from queue import Empty, Full, Queue
from threading import Thread
from types import TracebackType
from typing import Self

import polars as pl
from polars.io.plugins import register_io_source

from holdfast.exchange.scoring.batch import CannotScore, Codes, Column

WAITING = 1  # batch between scoring and writing
ROW_GROUP = 100_000  # rows: Polars holds some 40 KB of each group until the file's end is written
_LOOK = 0.5  # seconds between looks whether the writing still goes on


class _Stopped(Exception):  # noqa: N818  # says no more than that writing is to end
    """No more rows will come, and the file will not be wanted."""


class ParquetWriter:
    """A file of scores; Polars writes it in a thread of its own."""

    def __init__(self, columns: Sequence[Column], path: Path) -> None:
        self._columns = columns
        self._types = {"id": pl.String()} | {one.name: _type(one) for one in columns}
        self._values: dict[str, pl.Series] = {}
        self._waiting: Queue[pl.DataFrame | _Stopped | None] = Queue(WAITING)
        self._failure: BaseException | None = None
        self._thread = Thread(target=self._sink, args=(path,), daemon=True)
        self._thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        if error:
            self._empty()
        self._put(_Stopped() if error else None)
        self._thread.join()
        if not error:
            self._raise_failure()

    def write(self, ids: list[str], codes: Sequence[Codes]) -> None:
        """Add rows."""
        frame = {"id": pl.Series(ids, dtype=pl.String)}
        for column, places in zip(self._columns, codes, strict=True):
            frame[column.name] = self._values_of(column).gather(places)
        self._put(pl.DataFrame(frame))
        if not self._thread.is_alive():
            self._raise_failure()

    def _values_of(self, column: Column) -> pl.Series:
        """Return all that a column can hold, made anew only when that has grown."""
        known = self._values.get(column.name)
        if known is None or len(known) < len(column.values):
            known = pl.Series(column.name, column.values, self._types[column.name])
            self._values[column.name] = known
        return known

    def _put(self, what: pl.DataFrame | _Stopped | None) -> None:
        while self._thread.is_alive():
            try:
                self._waiting.put(what, timeout=_LOOK)
            except Full:
                continue
            return

    def _empty(self) -> None:
        try:
            while True:
                self._waiting.get_nowait()
        except Empty:
            return

    def _sink(self, path: Path) -> None:
        try:
            rows = register_io_source(lambda *_: self._frames(), schema=self._types)
            rows.sink_parquet(path, row_group_size=ROW_GROUP)
        except BaseException as failure:  # raised again where the rows come from
            self._failure = failure

    def _frames(self) -> Iterator[pl.DataFrame]:
        while (what := self._waiting.get()) is not None:
            if isinstance(what, _Stopped):
                raise what
            yield what

    def _raise_failure(self) -> None:
        if isinstance(self._failure, pl.exceptions.PolarsError):
            raise CannotScore(f"the scores could not be written ({self._failure}).")
        if self._failure:
            raise self._failure


def _type(column: Column) -> pl.DataType:
    """Return the type of a column; one whose values are not all known yet takes any number.

    Words are an Enum, a byte a row on its way instead of sixteen: in the file they are words still.
    """
    words = [value for value in column.values if isinstance(value, str)]
    if words:
        return pl.Enum(words)
    is_whole = isinstance(column.values, tuple) and float not in map(type, column.values)
    return pl.Int16() if is_whole else pl.Float64()
