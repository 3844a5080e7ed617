"""Read one row's cells as people write them, and say in words what cannot be scored.

Here is decided what is accepted. `tokens` reads at once what is written the plainest way, and
hands everything else to this.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from holdfast.exchange.scoring.batch import BLANK, Batch
from holdfast.exchange.scoring.columns import Columns
from holdfast.kit.csv_rows import on_one_line, shortened
from holdfast.measures.instruments import Instrument
from holdfast.measures.instruments.shapes import Answers, NotAcceptable, Problem

_WHOLE = re.compile(r"(-?[0-9]{1,4})(?:\.0+)?")  # 2.0 is how some programs write 2
_TOO_LARGE = re.compile(r"[0-9]+(?:\.0+)?")
_A_DATE = "too large for an answer; it may be how a spreadsheet keeps a date"
_USUAL: Mapping[str, int | None] = {"": None, "0": 0, "1": 1, "2": 2, "3": 3, "4": 4}


@dataclass(frozen=True)
class Row:
    """A row that can be scored."""

    name: str
    form: int
    answers: list[int]


class CarefulReader:
    """Reads rows of one file."""

    def __init__(self, instrument: Instrument, columns: Columns) -> None:
        self._instrument = instrument
        self._columns = columns
        self._codes = {code: place for place, code in enumerate(instrument.versions)}
        self._spelt = {code.upper(): code for code in instrument.versions}

    def batch(self, rows: Iterable[tuple[int, Sequence[str], str]]) -> Batch:
        """Return what can be scored of rows (number, cells, fault), and complaints of the rest."""
        numbers: list[int] = []
        found: list[Row] = []
        complaints: list[str] = []
        for number, cells, fault in rows:
            row = self.row_or_complaint(number, cells, fault)
            if isinstance(row, str):
                complaints.append(row)
            elif row:
                numbers.append(number)
                found.append(row)
        items = self._columns.numbers
        answers = np.array([row.answers for row in found], np.int16)
        return Batch(
            [row.name for row in found],
            np.array(numbers, np.int64),
            np.array([row.form for row in found], np.int16),
            items,
            answers.reshape(len(found), len(items)),
            complaints,
        )

    def row_or_complaint(self, number: int, cells: Sequence[str], fault: str) -> Row | str | None:
        """Return what can be scored of a row, or one line of complaint; None for a blank row."""
        if not any(map(str.strip, cells)):
            return None
        try:
            return self._row(cells, fault)
        except NotAcceptable as refusal:
            place = f"row {number}, id {self._columns.id_in(cells) or '(none)'}"
            return on_one_line(f"{place}: {refusal}")

    def _row(self, cells: Sequence[str], fault: str) -> Row:
        if fault:
            raise NotAcceptable([Problem("row", fault, "Mend the row and score it again")])
        answers, unreadable = self._answers(cells)
        problems = [*unreadable, *self._instrument.problems(answers)]
        if problems:
            raise NotAcceptable(problems)
        given = (answers.items[number] for number in self._columns.numbers)
        form = 2 * self._codes[answers.version] + answers.follow_up
        written = [BLANK if answer is None else answer for answer in given]
        return Row(self._columns.id_in(cells), form, written)

    def _answers(self, cells: Sequence[str]) -> tuple[Answers, list[Problem]]:
        """Read a row into answers, and what in it could not be read."""
        items: dict[int, int | None] = {}
        unreadable = wrong_id(self._columns.id_in(cells))
        for number, place in self._columns.items:
            cell = cells[place].strip()
            if cell in _USUAL:
                items[number] = _USUAL[cell]
            elif whole := _WHOLE.fullmatch(cell):
                items[number] = int(whole[1])
            else:
                is_large = _TOO_LARGE.fullmatch(cell)
                reason = f"'{shortened(cell)}' is {_A_DATE if is_large else 'not a whole number'}"
                fix = f"Write the number of the answer to item {number}, or leave it blank"
                unreadable.append(Problem(f"i{number}", reason, fix))
        places = self._columns.places
        stage = cells[places["stage"]] if "stage" in places else ""
        version = self._version(cells[places["version"]])
        answers = Answers(version=version, items=items, follow_up=is_follow_up(stage))
        return answers, unreadable

    def _version(self, cell: str) -> str:
        written = cell.strip().upper()
        return self._spelt.get(written, shortened(written))


@lru_cache(maxsize=1024)
def is_follow_up(stage: str) -> bool:
    """Say whether a cell of the column `stage` means a follow-up form."""
    return re.sub("[^a-z]", "", stage.lower()) == "followup"


def wrong_id(name: str) -> list[Problem]:
    """Return what makes an id one that nobody could find again; nothing if it will do."""
    if not name.strip():
        return [Problem("id", "the row has no id", "Give it one, so its scores can be found")]
    if any(each in name for each in "\0\r\n"):
        reason = "the id holds a line break or a NUL character, as if rows had run together"
        return [Problem("id", reason, "Look for a stray quotation mark, here or just below")]
    return []
