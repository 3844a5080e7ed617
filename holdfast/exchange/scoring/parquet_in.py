"""Read a Parquet file of answers, batch by batch: numbers at once, the rest row by row."""

import os
from collections.abc import Generator
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np
import polars as pl

from holdfast.exchange.scoring.batch import (
    BLANK,
    UNREADABLE,
    Batch,
    CannotScore,
    Numbers,
    Rows,
    joined,
)
from holdfast.exchange.scoring.careful import CarefulReader, is_follow_up
from holdfast.exchange.scoring.columns import columns_of
from holdfast.exchange.scoring.limits import Limits
from holdfast.measures.instruments import Instrument

ROWS = 12_500  # in a batch
_PLAIN = "^[0-9]{1,4}$"
_CERTAIN = r"^[!-~][^\x00\r\n]*$"  # an id that is surely not blank, and on one line


class ParquetReader:
    """A Parquet file of answers; its first row is row 1."""

    def __init__(self, instrument: Instrument, path: Path) -> None:
        path.open("rb").close()
        os.environ.setdefault("POLARS_ROW_GROUP_PREFETCH_SIZE", "1")  # or memory is taken early
        self.rows_read = 0
        try:
            self._file = pl.scan_parquet(path, glob=False)
            names = self._file.collect_schema().names()
            self._rows = max(1, int(self._file.select(pl.len()).collect().item()))
        except pl.exceptions.PolarsError as error:
            raise CannotScore(f"this is not a Parquet file that can be read ({error}).") from error
        columns = columns_of(instrument, names)
        wanted = sorted(columns.places, key=columns.places.__getitem__)
        self._file = self._file.select(
            pl.col(names[columns.places[name]]).alias(name) for name in wanted
        )
        self._columns = columns_of(instrument, wanted)
        types = self._file.collect_schema()
        items = [f"i{number}" for number in self._columns.numbers]
        self._answers = [_answers(name, types[name]) for name in items]
        self._careful = CarefulReader(instrument, self._columns)
        self._versions = tuple(instrument.versions)
        self._limits = Limits(instrument, self._columns.numbers)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        return None

    @property
    def share_read(self) -> float:
        """Return what share of the rows was read, 0 to 1."""
        return self.rows_read / self._rows

    def batches(self) -> Generator[Batch, None, None]:
        """Yield the rows, batch by batch."""
        try:
            for frame in self._file.collect_batches(chunk_size=ROWS, lazy=True):
                for part in frame.iter_slices(ROWS):
                    yield self._batch(part)
        except pl.exceptions.PolarsError as error:
            raise CannotScore(f"row {self.rows_read + 1} cannot be read ({error}).") from error

    def _batch(self, frame: pl.DataFrame) -> Batch:
        first = self.rows_read + 1
        self.rows_read += frame.height
        plain = self._plain(frame)
        odd = np.setdiff1d(np.arange(frame.height), plain.rows, assume_unique=True)
        plain = plain.counted_from(first)
        return joined(plain, self._odd(frame, odd, first)) if len(odd) else plain

    def _plain(self, frame: pl.DataFrame) -> Batch:
        """Return the rows with nothing wrong, counted from 0."""
        names = _texts(frame, "id")
        is_named = names.str.contains(_CERTAIN).to_numpy()
        answers = frame.select(self._answers).to_numpy()
        forms = self._forms(frame)
        is_good = is_named & self._limits.accept(forms, answers)
        return Batch(
            names.filter(pl.Series(is_good)).to_list(),
            np.flatnonzero(is_good),
            forms[is_good],
            self._columns.numbers,
            answers[is_good],
        )

    def _forms(self, frame: pl.DataFrame) -> Numbers:
        """Return each row's form; below 0 where the version is not written as it is printed."""
        versions = _texts(frame, "version").replace_strict(
            list(self._versions), range(len(self._versions)), default=-1, return_dtype=pl.Int16
        )
        if "stage" not in frame.columns:
            return 2 * versions.to_numpy()
        stages = _texts(frame, "stage")
        said = stages.unique()
        is_later = stages.replace_strict(
            said, pl.Series(map(is_follow_up, said), dtype=pl.Int16), return_dtype=pl.Int16
        )
        forms: Numbers = 2 * versions.to_numpy() + is_later.to_numpy()
        return forms

    def _odd(self, frame: pl.DataFrame, odd: Rows, first: int) -> Batch:
        rows = frame[odd.tolist()].iter_rows()
        numbered = (
            (number + first, ["" if cell is None else str(cell) for cell in row], "")
            for number, row in zip(odd.tolist(), rows, strict=True)
        )
        return self._careful.batch(numbered)


def _texts(frame: pl.DataFrame, name: str) -> pl.Series:
    """Return a column as text. Raise `CannotScore` for one that no text can stand for."""
    try:
        return frame[name].cast(pl.String).fill_null("")
    except pl.exceptions.PolarsError as error:
        raise CannotScore(f"the column {name} holds {frame[name].dtype}, not text.") from error


def _answers(name: str, kind: pl.DataType) -> pl.Expr:
    """Return how to read a column's answers: what is not plainly a number is UNREADABLE."""
    cells = pl.col(name)
    if kind.is_integer():
        read = cells.cast(pl.Int16, strict=False)
    elif kind.is_float():
        whole = cells.cast(pl.Int16, strict=False)
        read = pl.when(whole == cells).then(whole)
    elif kind in (pl.String, pl.Categorical, pl.Enum):
        text = cells.cast(pl.String)
        read = pl.when(text.str.contains(_PLAIN)).then(text).cast(pl.Int16, strict=False)
    else:
        read = pl.lit(None, pl.Int16)
    answers = pl.when(cells.is_null()).then(BLANK).otherwise(read.fill_null(UNREADABLE))
    return answers.cast(pl.Int16).alias(name)
