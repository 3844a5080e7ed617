"""From text to records, numbered as a spreadsheet numbers them; one bad row costs one row."""

import csv
import io
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

MOST_LINES = 50


@dataclass(frozen=True)
class Record:
    """One row's cells. `broken` means a stray quotation mark: its own line alone is given up."""

    number: int
    cells: list[str]
    broken: bool = False


class _TooManyLines(Exception):  # noqa: N818  # a finding about the text, not an error of ours
    """No cell runs over so many lines: a quotation mark was left open."""


class _Lines:
    """The lines of a text, some of which may be read again after a row went wrong."""

    def __init__(self, text: str) -> None:
        self._stream = io.StringIO(text, newline="")
        self._again: deque[str] = deque()
        self.taken: list[str] = []

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if len(self.taken) >= MOST_LINES:
            raise _TooManyLines
        self.taken.append(self._again.popleft() if self._again else next(self._stream))
        return self.taken[-1]

    def keep_only_the_first(self) -> str:
        """Return the row's first line and put the others back, to be read as rows of their own."""
        first, *others = self.taken
        self._again.extendleft(reversed(others))
        return first


class Records:
    """The records of a text. `width`, once the heading is known, helps to tell a cell of several
    lines from a quotation mark that was left open.
    """

    def __init__(self, text: str, separator: str) -> None:
        self._lines = _Lines(text)
        self._separator = separator
        self.width = 0

    def __iter__(self) -> Iterator[Record]:
        reader = csv.reader(self._lines, delimiter=self._separator)
        number = 0
        while True:
            number += 1
            self._lines.taken.clear()
            try:
                cells = next(reader)
            except StopIteration:
                return
            except (csv.Error, _TooManyLines):
                yield self._broken(number)
                continue
            yield self._broken(number) if self._caught(cells) else Record(number, cells)

    def _broken(self, number: int) -> Record:
        line = self._lines.keep_only_the_first().rstrip("\r\n")
        return Record(number, line[:1000].split(self._separator), broken=True)

    def _caught(self, cells: list[str]) -> bool:
        """Say whether rows below were caught in a cell: a whole row's separators are in it."""
        if len(self._lines.taken) == 1:
            return False
        least = max(self.width - 1, 1)
        below = (line for cell in cells for line in cell.splitlines()[1:])
        return any(line.count(self._separator) >= least for line in below)
