"""Rows of comma-separated text: read so that one bad row costs one row, written harmlessly."""

import csv
from collections import deque
from collections.abc import Iterator


class Lines:
    """The lines of a file, some of which may be read again after a row went wrong."""

    def __init__(self, stream: Iterator[str]) -> None:
        self._stream = stream
        self._again: deque[str] = deque()
        self.taken: list[str] = []

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        self.taken.append(self._again.popleft() if self._again else next(self._stream))
        return self.taken[-1]

    @property
    def waiting(self) -> bool:
        """Say whether lines that were taken are to be read again."""
        return bool(self._again)

    def keep_only_the_first(self) -> str:
        """Return the row's first line and put the others back, to be read as rows of their own."""
        first, *others = self.taken
        self._again.extendleft(reversed(others))
        return first


def rows_of(stream: Iterator[str] | Lines, width: int = 0) -> Iterator[tuple[list[str], str]]:
    """Yield each row's cells, and what is wrong with its shape: "" when nothing is.

    Every row is to have `width` cells; 0 means as many as the first. A stray quotation mark
    would swallow the rows after it; only its own line is given up. No line is taken before
    its row is asked for.
    """
    lines = stream if isinstance(stream, Lines) else Lines(stream)
    reader = csv.reader(lines, strict=True)
    while True:
        lines.taken.clear()
        fault = ""
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            cells = []
            fault = f"it cannot be read ({error}); a quotation mark may be out of place"
        width = width or len(cells)
        if not fault and cells and len(cells) != width:
            fault = f"it has {len(cells)} cells where the heading row has {width}"
        if fault:
            cells = lines.keep_only_the_first().rstrip("\r\n").split(",")
        yield cells, fault


def shortened(text: str) -> str:
    """Return enough of a cell to know it by: 20 characters at most, then dots."""
    return text if len(text) <= 20 else f"{text[:20]}..."


def on_one_line(text: str) -> str:
    """Return the text with anything that could break or disguise a line made visible."""
    return "".join(each if each.isprintable() else f"\\x{ord(each):02x}" for each in text)


def harmless(words: str) -> str:
    """Return words that no spreadsheet takes for a formula."""
    return f"'{words}" if words[:1] in ("=", "+", "-", "@", "\t", "\r") else words
