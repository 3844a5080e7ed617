"""Read a Parquet file of answers, batch by batch: numbers at once, the rest row by row."""

from collections.abc import Generator
from itertools import compress
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
from holdfast.exchange.scoring.careful import CarefulReader, wrong_id
from holdfast.exchange.scoring.columns import columns_of
from holdfast.exchange.scoring.limits import Limits
from holdfast.measures.instruments import Instrument

ROWS = 25_000  # in a batch
_PLAIN = "^[0-9]{1,4}$"


class ParquetReader:
    """A Parquet file of answers; its first row is row 1."""

    def __init__(self, instrument: Instrument, path: Path) -> None:
        path.open("rb").close()
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
        self._careful = CarefulReader(instrument, self._columns)
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
        versions = _texts(frame, "version")
        stages = _texts(frame, "stage") if "stage" in frame.columns else [""] * frame.height
        forms = np.fromiter(map(self._careful.form_of, versions, stages), np.int16, frame.height)
        answers = np.column_stack(
            [_answers(frame[f"i{number}"]) for number in self._columns.numbers]
        )
        is_named = np.fromiter((not wrong_id(name) for name in names), bool, frame.height)
        is_good = is_named & self._limits.accept(forms, answers)
        return Batch(
            list(compress(names, is_good)),
            np.flatnonzero(is_good),
            forms[is_good],
            self._columns.numbers,
            answers[is_good],
        )

    def _odd(self, frame: pl.DataFrame, odd: Rows, first: int) -> Batch:
        rows = frame[odd.tolist()].iter_rows()
        numbered = (
            (number + first, ["" if cell is None else str(cell) for cell in row], "")
            for number, row in zip(odd.tolist(), rows, strict=True)
        )
        return self._careful.batch(numbered)


def _texts(frame: pl.DataFrame, name: str) -> list[str]:
    """Return a column as text. Raise `CannotScore` for one that no text can stand for."""
    try:
        return frame[name].cast(pl.String).fill_null("").to_list()
    except pl.exceptions.PolarsError as error:
        raise CannotScore(f"the column {name} holds {frame[name].dtype}, not text.") from error


def _answers(column: pl.Series) -> Numbers:
    """Return a column's answers; what is not plainly a whole number is UNREADABLE."""
    if column.dtype.is_integer():
        read = column.cast(pl.Int16, strict=False)
    elif column.dtype.is_float():
        whole = column.cast(pl.Int16, strict=False)
        read = pl.select(pl.when(whole.cast(column.dtype) == column).then(whole)).to_series()
    elif column.dtype in (pl.String, pl.Categorical, pl.Enum):
        text = column.cast(pl.String)
        plain = pl.select(pl.when(text.str.contains(_PLAIN)).then(text)).to_series()
        read = plain.cast(pl.Int16, strict=False)
    else:
        read = pl.Series([None], dtype=pl.Int16).new_from_index(0, len(column))
    answers = read.fill_null(UNREADABLE).to_numpy().copy()
    answers[column.is_null().to_numpy()] = BLANK
    return answers
