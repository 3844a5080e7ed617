"""Read a CSV of answers, batch by batch: what is plain at once, the rest row by row."""

import csv
from collections.abc import Generator, Iterator
from itertools import compress
from types import TracebackType
from typing import Self

import numpy as np

from holdfast.exchange.scoring import tokens
from holdfast.exchange.scoring.batch import Batch, CannotScore, Numbers, Rows, joined
from holdfast.exchange.scoring.careful import CarefulReader, is_follow_up
from holdfast.exchange.scoring.columns import columns_of
from holdfast.exchange.scoring.limits import Limits
from holdfast.exchange.scoring.source import Source
from holdfast.exchange.scoring.tokens import Cells
from holdfast.kit.csv_rows import Lines, rows_of
from holdfast.measures.instruments import Instrument

CAREFUL_ROWS = 500  # read after trouble before blocks are tried again
NumberedRows = Iterator[tuple[int, list[str], str]]


class CsvReader:
    """A file of comma-separated answers; the heading row is row 1."""

    def __init__(self, instrument: Instrument, source: Source) -> None:
        self.rows_read = 0
        self._source = source
        try:
            self._columns = columns_of(instrument, _headings(self._source))
        except BaseException:
            self._source.close()
            raise
        self._careful = CarefulReader(instrument, self._columns)
        self._limits = Limits(instrument, self._columns.numbers)
        self._places = _together([place for _, place in self._columns.items])
        self._versions = tuple(instrument.versions)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._source.close()

    @property
    def share_read(self) -> float:
        """Return what share of the file was read, 0 to 1."""
        return self._source.share_read

    def batches(self) -> Generator[Batch, None, None]:
        """Yield the rows, batch by batch."""
        while block := self._source.block():
            plain = tokens.first_trouble(block)
            if plain:
                yield self._at_once(block[:plain])
            if plain < len(block):
                self._source.give_back(block[plain:])
                yield self._one_by_one()

    def _at_once(self, block: bytes) -> Batch:
        """Read a block without trouble; only its odd rows one by one."""
        first = self.rows_read + 2
        cells = tokens.cut(block, self._columns.width, csv.field_size_limit())
        self.rows_read += len(cells.lines)
        plain = self._plain(cells, block)
        odd = np.setdiff1d(np.arange(len(cells.lines)), plain.rows, assume_unique=True)
        plain = plain.counted_from(first)
        return joined(plain, self._odd(block, cells.lines, odd, first)) if len(odd) else plain

    def _plain(self, cells: Cells, block: bytes) -> Batch:
        """Return the rows written the plainest way and with nothing wrong, counted from 0."""
        reading = tokens.Texts(block, cells)
        names, is_named = reading.names(self._columns.places["id"])
        forms = self._forms(reading)
        answers = tokens.answers_in(cells.text, cells.ends[:, self._places])
        is_good = is_named & self._limits.accept(forms, answers) & ~cells.is_odd[cells.rows]
        return Batch(
            list(compress(names, is_good)),
            cells.rows[is_good],
            forms[is_good],
            self._columns.numbers,
            answers[is_good],
        )

    def _forms(self, reading: tokens.Texts) -> Numbers:
        """Return each row's form; below 0 where the version is not written as it is printed."""
        places = self._columns.places
        versions = reading.places_among(places["version"], self._versions)
        if "stage" not in places:
            return 2 * versions
        stages = reading.in_column(places["stage"])
        return 2 * versions + np.fromiter(map(is_follow_up, stages), np.int16, len(stages))

    def _odd(self, block: bytes, lines: Rows, odd: Rows, first: int) -> Batch:
        """Read some lines of a block one by one."""

        def rows() -> NumberedRows:
            for line in odd.tolist():
                begins = lines[line - 1] + 1 if line else 0
                alone = iter([block[begins : lines[line] + 1].decode()])
                yield line + first, *next(rows_of(alone, self._columns.width))

        return self._careful.batch(rows())

    def _one_by_one(self) -> Batch:
        """Read some rows as they would be read if nothing were known of those after them."""
        lines = Lines(self._source)

        def rows() -> NumberedRows:
            for count, read in enumerate(rows_of(lines, self._columns.width), start=1):
                self.rows_read += 1
                yield self.rows_read + 1, *read
                if count >= CAREFUL_ROWS and not lines.waiting:
                    return

        return self._careful.batch(rows())


def _together(places: list[int]) -> list[int] | slice:
    """Return the places of neighbouring columns as a slice, which is quicker to take."""
    is_slice = places == list(range(places[0], places[0] + len(places)))
    return slice(places[0], places[-1] + 1) if is_slice else places


def _headings(source: Source) -> list[str]:
    lines = Lines(source)
    headings = next(rows_of(lines), ([], ""))[0]
    if lines.waiting:
        raise CannotScore("the heading row cannot be read. Take the quotation marks out of it.")
    return headings
