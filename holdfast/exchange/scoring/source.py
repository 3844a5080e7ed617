"""Hand out a file's text in blocks of whole lines, or line by line where care is needed."""

import os
from collections import deque
from pathlib import Path

from holdfast.exchange.scoring.batch import CannotScore

BLOCK = 2**20  # bytes: what a processor keeps near
LONGEST_LINE = 2**24
_MARK = b"\xef\xbb\xbf"
_NOT_TEXT = {
    b"PAR1": "this is Parquet. Give it a name that ends in .parquet.",
    b"PK\x03\x04": "this is a spreadsheet, or a zip file. Save it again as CSV UTF-8.",
    b"\x1f\x8b": "this is a compressed file. Unpack it first.",
}


class Source:
    """A file of text. Every block and line ends where a line ends; the last has its end too."""

    def __init__(self, path: Path, block: int = BLOCK, longest: int = LONGEST_LINE) -> None:
        self._stream = path.open("rb")
        self._size = max(os.fstat(self._stream.fileno()).st_size, 1)
        self._block = block
        self._longest = longest
        self._taken = 0
        self._held = b""
        self._lines: deque[bytes] = deque()
        start = self._stream.read(4)
        for mark, why in _NOT_TEXT.items():
            if start.startswith(mark):
                self.close()
                raise CannotScore(why)
        self._held = start.removeprefix(_MARK)

    def close(self) -> None:
        """Close the file."""
        self._stream.close()

    @property
    def share_read(self) -> float:
        """Return what share of the file has been taken from it, 0 to 1."""
        return min(self._taken / self._size, 1)

    def block(self) -> bytes:
        """Return the next whole lines, as many as make a block; nothing at the end."""
        if self._lines:
            self._held = b"".join((*self._lines, self._held))
            self._lines.clear()
        if len(self._held) < self._block:
            self._read()
        end = self._held.rfind(b"\n") + 1
        while not end and self._read():
            end = self._held.rfind(b"\n") + 1 or self._long_line()
        if not end and self._held:
            self._held += b"\n"
            end = len(self._held)
        block, self._held = self._held[:end], self._held[end:]
        return block

    def give_back(self, text: bytes) -> None:
        """Put the end of the last block back, to be handed out again."""
        self._held = text + self._held

    def __iter__(self) -> "Source":
        return self

    def __next__(self) -> str:
        """Return the next line alone, with its end."""
        if not self._lines:
            self._lines.extend(self.block().splitlines(keepends=True))
        if not self._lines:
            raise StopIteration
        return self._lines.popleft().decode()

    def _read(self) -> bool:
        more = self._stream.read1(self._block)
        self._taken += len(more)
        self._held += more
        return bool(more)

    def _long_line(self) -> int:
        """Return where old Macintosh lines may be cut; 0 where more can still be read."""
        if len(self._held) < self._longest:
            return 0
        end = self._held.rfind(b"\r", 0, -1) + 1
        if not end:
            raise CannotScore(
                f"a line is longer than {self._longest:,} characters. "
                "Look for line breaks that were lost."
            )
        return end
