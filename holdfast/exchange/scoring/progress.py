"""Say how far a long file is, to somebody who watches; and nothing to a log."""

import time
from collections.abc import Callable, Sequence
from typing import TextIO

BETWEEN = 0.5  # seconds between two sayings
_CLEARED = "\r\x1b[K"


class Progress:
    """One line on a terminal that says how far the work is, and gives way to complaints."""

    def __init__(self, out: TextIO, clock: Callable[[], float] = time.monotonic) -> None:
        self._out = out
        self._clock = clock
        self._is_watched = out.isatty()
        self._began = self._last = clock()
        self._is_shown = False

    def at(self, rows: int, share: float) -> None:
        """Say, if it is time to, how many rows are done and what share of the file that is."""
        now = self._clock()
        if not self._is_watched or now - self._last < BETWEEN:
            return
        self._last = now
        pace = rows / (now - self._began)
        self._out.write(f"{_CLEARED}{rows:,} rows, {share:.0%}, {pace:,.0f} rows a second")
        self._out.flush()
        self._is_shown = True

    def say(self, lines: Sequence[str]) -> None:
        """Write lines that stay."""
        if lines:
            self.clear()
            self._out.write("\n".join(lines) + "\n")

    def clear(self) -> None:
        """Take the line away."""
        if self._is_shown:
            self._out.write(_CLEARED)
            self._out.flush()
            self._is_shown = False
