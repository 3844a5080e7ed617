"""Find the cells of a whole block of comma-separated lines at once, and the answers in them.

Only what is written the plainest way is read here: a blank, up to three digits, 2.0, or one of
these in quotation marks. All else is UNREADABLE, and `careful` judges it. `Trouble` is a place
after which it is not certain where rows end: a stray quotation mark, a line break in a cell.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from holdfast.exchange.scoring.batch import BLANK, UNREADABLE, Numbers, Rows, Truths

Text = NDArray[np.uint8]

_COMMA, _LINE, _RETURN, _QUOTE, _POINT, _NOUGHT = b',\n\r"0.'[0], 10, 13, 34, 46, 48
_ENDS_A_CELL = np.zeros(256, bool)
_ENDS_A_CELL[[_COMMA, _LINE]] = True
_MEANS = np.full(256, UNREADABLE, np.int16)
_MEANS[_NOUGHT : _NOUGHT + 10] = np.arange(10)
_MEANS[[_COMMA, _LINE]] = BLANK


@dataclass(frozen=True)
class Cells:
    """The rows of a block that have as many cells as they should: where each cell ends.

    `rows` are their lines, counted from 0; `starts` where each begins. `lines` holds where
    every line of the block ends, `is_odd` which of all lines must be read with care.
    """

    text: Text
    lines: Rows
    is_odd: Truths
    rows: Rows
    starts: Rows
    ends: Rows

    def start_of(self, place: int) -> Rows:
        """Return where the cells of one column begin."""
        return self.ends[:, place - 1] + 1 if place else self.starts


class Texts:
    """The cells of a block as text."""

    def __init__(self, block: bytes, cells: Cells) -> None:
        self._cells = cells
        self._block = block
        self._text = block.decode()
        self._is_one_to_one = len(self._text) == len(block)

    def in_column(self, place: int) -> list[str]:
        """Return the cells of one column."""
        return self._between(*self._span(place))

    def places_among(self, place: int, known: Sequence[str]) -> Numbers:
        """Return which of some known texts each cell of a column is exactly; -1 for none."""
        starts, ends = self._span(place)
        longest = max(len(text.encode()) for text in known)
        letters = np.zeros((len(starts), longest), np.uint8)
        for letter in range(longest):
            at = np.minimum(starts + letter, ends)
            letters[:, letter] = self._cells.text.take(at) * (at < ends)
        words = letters.view(f"S{longest}").ravel()
        found = np.full(len(starts), -1, np.int16)
        for number, text in enumerate(known):
            found[words == text.encode()] = number
        found[ends - starts > longest] = -1
        return found

    def names(self, place: int) -> tuple[list[str], Truths]:
        """Return the cells of a column of ids, and which are certain not to be blank."""
        starts, ends = self._span(place)
        first = self._cells.text[starts]
        return self._between(starts, ends), (starts < ends) & (first > 32) & (first < 127)

    def _span(self, place: int) -> tuple[Rows, Rows]:
        """Return where each cell of a column begins and ends, without its quotation marks."""
        starts, ends = self._cells.start_of(place), self._cells.ends[:, place]
        is_quoted = (self._cells.text[starts] == _QUOTE) & (starts < ends)
        return starts + is_quoted, ends - is_quoted

    def _between(self, starts: Rows, ends: Rows) -> list[str]:
        spans = zip(starts.tolist(), ends.tolist(), strict=True)
        if self._is_one_to_one:
            return [self._text[start:end] for start, end in spans]
        return [self._block[start:end].decode() for start, end in spans]


def first_trouble(block: bytes) -> int:
    """Return how much of a block can be cut at once: up to the line with the first trouble."""
    text = np.frombuffer(block, np.uint8)
    found = [_stray_return(text)] if _RETURN in block else []
    found += [_stray_quote(text)] if _QUOTE in block else []
    trouble = min(found, default=len(block))
    return len(block) if trouble >= len(block) else block.rfind(b"\n", 0, trouble) + 1


def _first(places: Rows, otherwise: int) -> int:
    return int(places[0]) if len(places) else otherwise


def _stray_return(text: Text) -> int:
    returns = np.flatnonzero(text == _RETURN)
    after = text[np.minimum(returns + 1, len(text) - 1)]
    return _first(returns[after != _LINE], len(text))


def _stray_quote(text: Text) -> int:
    """Return where the first quotation mark is that does not open or close a whole cell.

    A line break in quotation marks is such a place too, for it is not where a row ends.
    """
    quotes = np.flatnonzero(text == _QUOTE)
    opening, closing = quotes[::2], quotes[1::2]
    before, after = text[opening - 1], text[np.minimum(closing + 1, len(text) - 1)]
    wrong = [
        _first(opening[~_ENDS_A_CELL[before]], len(text)),
        _first(closing[~(_ENDS_A_CELL[after] | (after == _RETURN))], len(text)),
        int(opening[-1]) if len(quotes) % 2 else len(text),
    ]
    breaks = np.flatnonzero(text == _LINE)
    inside = np.searchsorted(quotes, breaks) % 2 == 1
    return min(*wrong, _first(breaks[inside], len(text)))


def cut(block: bytes, width: int, longest: int) -> Cells:
    """Return the cells of a block without trouble. A line over `longest` bytes is an odd one."""
    text = np.frombuffer(block, np.uint8)
    is_line = text == _LINE
    is_end = is_line | (text == _COMMA)
    if _QUOTE in block:
        is_end &= ~np.logical_xor.accumulate(text == _QUOTE)
    ends, lines = np.flatnonzero(is_end), np.flatnonzero(is_line)
    starts = np.r_[0, lines[:-1] + 1]
    is_odd = lines - starts > longest
    if 0 in block:
        is_odd[np.searchsorted(lines, np.flatnonzero(text == 0))] = True
    if len(ends) == len(lines) * width and np.array_equal(ends[width - 1 :: width], lines):
        rows = np.arange(len(lines))
    else:
        counts = np.diff(np.searchsorted(ends, lines), prepend=-1)
        is_odd |= counts != width
        ends = ends[np.repeat(counts == width, counts)]
        rows = np.flatnonzero(counts == width)
    table = ends.reshape(-1, width)
    last = table[:, -1]
    last -= text[last - 1] == _RETURN
    return Cells(text, lines, is_odd, rows, starts[rows], table)


def answers_in(text: Text, ends: Rows) -> Numbers:
    """Return the answers in the cells that end at these places."""
    last, before = text.take(ends - 1), text.take(ends - 2)
    found = _MEANS.take(last)
    is_longer = ~(_ENDS_A_CELL.take(before) | (found == BLANK))
    if is_longer.any():
        found[is_longer] = _longer(text, ends[is_longer])
    return found


def _longer(text: Text, ends: Rows) -> Numbers:
    """Return the answers in cells of two characters or more."""
    fourth, third, second, last = (text[ends - back] for back in (4, 3, 2, 1))
    tens, units, hundreds = _MEANS[second], _MEANS[last], _MEANS[third]
    is_two = _ENDS_A_CELL[third] & (tens >= 0) & (units >= 0)
    is_three = _ENDS_A_CELL[fourth] & (tens >= 0) & (units >= 0) & (hundreds >= 0)
    is_decimal = _ENDS_A_CELL[fourth] & (second == _POINT) & (last == _NOUGHT) & (hundreds >= 0)
    is_quoted = _ENDS_A_CELL[fourth] & (third == _QUOTE) & (last == _QUOTE) & (tens >= 0)
    is_nothing = _ENDS_A_CELL[third] & (second == _QUOTE) & (last == _QUOTE)
    return np.select(
        [is_two, is_three, is_decimal, is_quoted, is_nothing],
        [10 * tens + units, 100 * hundreds + 10 * tens + units, hundreds, tens, BLANK],
        UNREADABLE,
    ).astype(np.int16)
