"""What passes between the steps: some rows' answers as numbers, and complaints of other rows."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace
from types import TracebackType
from typing import Protocol, Self

import numpy as np
from numpy.typing import NDArray

BLANK = -(2**15)  # no answer was given: never 0
UNREADABLE = BLANK + 1  # a cell that only `careful` can judge

Numbers = NDArray[np.int16]
Rows = NDArray[np.int64]
Codes = NDArray[np.integer]
Truths = NDArray[np.bool_]


class CannotScore(Exception):  # noqa: N818  # the file as it came, not a fault of the code
    """The file as a whole cannot be scored; the message says why and what to do."""


@dataclass(frozen=True)
class Batch:
    """Rows that can be scored, in the file's order, and complaints of those between them.

    `forms` holds each row's form: twice the version's place among the instrument's versions,
    and one more for a follow-up. `answers` has a column for each of the file's items (`items`).
    `rows` are the rows' numbers in the file.
    """

    ids: list[str]
    rows: Rows
    forms: Numbers
    items: tuple[int, ...]
    answers: Numbers
    complaints: Sequence[str] = ()

    def counted_from(self, first: int) -> "Batch":
        """Return the batch with its rows, counted from 0, counted from `first`."""
        return replace(self, rows=self.rows + first)


def joined(one: Batch, other: Batch) -> Batch:
    """Return the rows of both batches in the file's order."""
    ids, rows = one.ids + other.ids, np.concatenate((one.rows, other.rows))
    order = np.argsort(rows)
    return Batch(
        [ids[place] for place in order.tolist()],
        rows[order],
        np.concatenate((one.forms, other.forms))[order],
        one.items,
        np.concatenate((one.answers, other.answers))[order],
        (*one.complaints, *other.complaints),
    )


class Column:
    """One column of scores: `values` are all it can hold; 0 stands for None, "nothing there".

    Rows hold only places in `values`. A list may grow; what stands in it stays.
    """

    def __init__(self, name: str, values: Sequence[str | int | float | None]) -> None:
        self.name = name
        self.values = values


class Reader(Protocol):
    """A file of answers."""

    @property
    def rows_read(self) -> int:
        """How many rows were read."""
        ...

    @property
    def share_read(self) -> float:
        """What share of the file was read, 0 to 1."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None: ...

    def batches(self) -> Generator[Batch, None, None]:
        """Yield the rows, batch by batch. Raise `CannotScore` where reading must stop."""
        ...


class Writer(Protocol):
    """A file of scores, written a batch at a time."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None: ...

    def write(self, ids: list[str], codes: Sequence[Codes]) -> None:
        """Add rows: their ids, and for each column the places of their values."""
        ...
