"""Score a file of SDQ answers into a file of scores: `holdfast score sdq FROM TO`.

Rows are read one at a time, so any length of file will do. A row that cannot be scored is left
out and told of; the others are scored all the same. The target appears whole or not at all.
Ids are copied exactly as they came, even one that a spreadsheet would take for a formula.
"""

import csv
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from holdfast.kit.csv_rows import on_one_line, rows_of, shortened
from holdfast.measures.instruments import sdq

ALL_SCORED, SOME_LEFT_OUT, NOTHING_WRITTEN = 0, 1, 2

ASKED_FOR = ("id", "version", *(f"i{number}" for number in range(1, 34)))
BANDED = (sdq.Scale.TOTAL, *sdq.SCALES, sdq.Scale.IMPACT)
SCORED = (
    *("emotional", "conduct", "hyperactivity", "peer", "prosocial", "total"),
    *("internalising", "externalising", "impact_strict", "impact_zero_fill"),
)
WRITTEN = (
    *("id", "version", *SCORED),
    *(f"band3_{scale}" for scale in BANDED),
    *(f"band4_{scale}" for scale in BANDED),
)

_ITEM = re.compile(r"i([1-9][0-9]?)")
_WHOLE = re.compile(r"(-?[0-9]{1,4})(?:\.0+)?")  # 2.0 is how some programs write 2
_USUAL: Mapping[str, int | None] = {"": None, "0": 0, "1": 1, "2": 2, "3": 3, "4": 4}


class CannotScore(Exception):  # noqa: N818  # the file as it came, not a fault of the code
    """The file as a whole cannot be scored; the message says why and what to do."""


def score_sdq(source: Path, target: Path, complaints: TextIO) -> int:
    """Score every good row of `source` into `target`, and tell `complaints` of the rest.

    Return 0 when every row was scored, 1 when some were left out, 2 when nothing was written.
    """
    try:
        with (
            source.open(encoding="utf-8-sig", newline="") as stream,
            _replacing(target, source) as out,
        ):
            left_out = _score_rows(stream, out, complaints)
    except CannotScore as refusal:
        why = f"{source}: {refusal}"
    except UnicodeDecodeError:
        why = f"{source}: this is not UTF-8 text. Save it again as CSV UTF-8."
    except OSError as error:
        why = f"{error.filename or target}: {error.strerror}."
    else:
        return SOME_LEFT_OUT if left_out else ALL_SCORED
    complaints.write(f"{why} Nothing was written.\n")
    return NOTHING_WRITTEN


@contextmanager
def _replacing(target: Path, source: Path) -> Iterator[TextIO]:
    """Give a file to write, which takes the target's place only when all has gone well."""
    place = Path(os.path.realpath(target))
    if place.exists() and not place.is_file():
        raise CannotScore(f"{target} is not an ordinary file. Choose another name to write to.")
    if place.exists() and place.samefile(source):
        raise CannotScore("the scores would overwrite the answers. Choose another name.")
    part = place.with_name(f".{place.name}.{os.getpid()}.part")
    with part.open("x", encoding="utf-8", newline="") as out:
        try:
            yield out
            out.close()
            if place.exists():
                part.chmod(place.stat().st_mode)
            part.replace(place)
        finally:
            part.unlink(missing_ok=True)


def _score_rows(stream: TextIO, out: TextIO, complaints: TextIO) -> int:
    """Write the scores of every good row; return how many rows were left out."""
    rows = rows_of(stream)
    columns = _columns(next(rows, ([], ""))[0])
    written = csv.writer(out, lineterminator="\n")
    written.writerow(WRITTEN)
    repeats = _Repeats()
    left_out = 0
    for number, (cells, fault) in enumerate(rows, start=2):
        if not any(map(str.strip, cells)):
            continue
        try:
            written.writerow(_scores(columns, cells, fault))
        except sdq.NotAcceptable as refusal:
            left_out += 1
            place = f"row {number}, id {columns.id_in(cells) or '(none)'}"
            complaints.write(on_one_line(f"{place}: {refusal}") + "\n")
        else:
            repeats.saw(columns.id_in(cells), number)
    complaints.write(repeats.in_words())
    return left_out


@dataclass(frozen=True)
class _Columns:
    """Where in a row each answer stands."""

    places: Mapping[str, int]
    items: tuple[tuple[int, int], ...]

    def id_in(self, cells: list[str]) -> str:
        """Return the id exactly as it came; "" if a broken row stops before it."""
        place = self.places["id"]
        return cells[place] if place < len(cells) else ""


def _columns(headings: list[str]) -> _Columns:
    """Find the columns, in any order and case. Raise `CannotScore` if any is lost or doubled."""
    names = [heading.strip().lower() for heading in headings]
    known = [
        name for name in names if name in ASKED_FOR or name == "stage" or _ITEM.fullmatch(name)
    ]
    missing = [name for name in ASKED_FOR if name not in names]
    doubled = sorted({name for name in known if known.count(name) > 1})
    if missing:
        hint = " Save it with commas between the cells." if len(names) == 1 else ""
        raise CannotScore(
            f"no column {', '.join(missing)}.{hint} Every column from i1 to i33 must be there; "
            "leave its cells blank where nothing was asked."
        )
    if doubled:
        raise CannotScore(f"more than one column {', '.join(doubled)}. Keep only the right one.")
    places = {name: names.index(name) for name in known}
    items = tuple((int(name[1:]), place) for name, place in places.items() if _ITEM.fullmatch(name))
    return _Columns(places, items)


def _scores(columns: _Columns, cells: list[str], fault: str) -> list[str | int | None]:
    """Return the row to write. Raise `NotAcceptable` if the row cannot be scored."""
    if fault:
        raise sdq.NotAcceptable([sdq.Problem("row", fault, "Mend the row and score it again")])
    answers, unreadable = _answers(columns, cells)
    if unreadable:
        raise sdq.NotAcceptable([*unreadable, *sdq.why_not_accept(answers)])
    scores = sdq.score(answers)
    version = sdq.VERSIONS[answers.version]
    found = [
        sdq.band(table, version, scale, scores.on(scale))
        for table in (sdq.ORIGINAL_THREE, sdq.NEWER_FOUR)
        for scale in BANDED
    ]
    return [
        columns.id_in(cells),
        answers.version,
        *(getattr(scores, name) for name in SCORED),
        *(band.key if band else "" for band in found),
    ]


def _answers(columns: _Columns, cells: list[str]) -> tuple[sdq.Answers, list[sdq.Problem]]:
    """Read a row into answers, and what in it could not be read."""
    items: dict[int, int | None] = {}
    unreadable = _wrong_id(columns.id_in(cells))
    for number, place in columns.items:
        cell = cells[place].strip()
        if cell in _USUAL:
            items[number] = _USUAL[cell]
        elif whole := _WHOLE.fullmatch(cell):
            items[number] = int(whole[1])
        else:
            reason = f"'{shortened(cell)}' is not a whole number"
            fix = f"Write the number of the answer to item {number}, or leave it blank"
            unreadable.append(sdq.Problem(f"i{number}", reason, fix))
    version = shortened(cells[columns.places["version"]].strip().upper())
    stage = cells[columns.places["stage"]] if "stage" in columns.places else ""
    follow_up = re.sub("[^a-z]", "", stage.lower()) == "followup"
    return sdq.Answers(version=version, items=items, follow_up=follow_up), unreadable


def _wrong_id(name: str) -> list[sdq.Problem]:
    if not name.strip():
        return [sdq.Problem("id", "the row has no id", "Give it one, so its scores can be found")]
    if any(each in name for each in "\0\r\n"):
        reason = "the id holds a line break or a NUL character, as if rows had run together"
        return [sdq.Problem("id", reason, "Look for a stray quotation mark, here or just below")]
    return []


class _Repeats:
    """Ids met more than once: not wrong (a child may be asked twice), but worth saying."""

    def __init__(self) -> None:
        self._first: dict[str, int] = {}
        self._again: list[tuple[str, int]] = []

    def saw(self, name: str, row: int) -> None:
        if self._first.setdefault(name, row) != row:
            self._again.append((name, row))

    def in_words(self) -> str:
        """Return one line about them all; "" if there were none."""
        if not self._again:
            return ""
        name, row = self._again[0]
        note = (
            f"Note: {len(self._again)} rows repeat an id already scored; the first is row {row}, "
            f"id {name}, as in row {self._first[name]}. Every one was scored."
        )
        return on_one_line(note) + "\n"
