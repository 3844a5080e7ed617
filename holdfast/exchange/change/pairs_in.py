"""Read a table of pairs, one row a child, so that one bad row costs one row and says why.

Scores may be written as spreadsheets write them (12.0). A blank is a score not given, never 0.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TextIO

from holdfast.exchange.change.forms import Form
from holdfast.exchange.rules import cells as cell_rules
from holdfast.kit.csv_rows import rows_of, shortened
from holdfast.measures.instruments.shapes import NotAcceptable, Problem

DATED = ("t1_date", "t2_date")

_WHOLE = re.compile(r"(-?[0-9]{1,4})(?:\.0+)?")
_NUMBER = re.compile(r"-?[0-9]{1,4}(?:\.[0-9]{1,9})?")
_STANDS_FOR_MISSING = frozenset({9, 99, 999})


class CannotUse(Exception):  # noqa: N818  # the file as it came, not a fault of the code
    """The file as a whole cannot be used; the message says why and what to do."""


class WhyIncomplete(StrEnum):
    """Which of a child's two scores is not there."""

    NO_FIRST = "no first"
    NO_SECOND = "no second"
    NEITHER = "neither"


@dataclass(frozen=True, kw_only=True)
class Child:
    """One child's scores and days of asking, None where not given."""

    first: float | None
    second: float | None
    emotional: float | None
    impact: float | None
    first_on: date | None
    second_on: date | None

    @property
    def why_incomplete(self) -> WhyIncomplete | None:
        """Return which score is missing; None for a pair."""
        if self.first is None:
            return WhyIncomplete.NEITHER if self.second is None else WhyIncomplete.NO_FIRST
        return WhyIncomplete.NO_SECOND if self.second is None else None


@dataclass(frozen=True, kw_only=True)
class Pairs:
    """Every child that can be used, and what was wrong with the rows left out."""

    children: list[Child]
    is_dated: bool
    rows: int
    left_out: int
    complaints: list[str]


def pairs_in(stream: TextIO, form: Form) -> Pairs:
    """Read every row. Raise `CannotUse` where the headings show that nothing can be read."""
    rows = rows_of(stream)
    places = _places(next(rows, ([], ""))[0], form)
    reading = _Reading()
    for number, (cells, fault) in enumerate(rows, start=2):
        if any(map(str.strip, cells)):
            reading.take(number, cells, fault, places, form)
    return Pairs(
        children=list(reading.children.values()),
        is_dated=set(DATED) <= set(places),
        rows=reading.rows,
        left_out=reading.rows - len(reading.children),
        complaints=reading.complaints,
    )


class _Reading:
    """What has been read so far: a child's scores by its name, and what was complained of."""

    def __init__(self) -> None:
        self.rows = 0
        self.children: dict[str, Child] = {}
        self.complaints: list[str] = []
        self._first_row: dict[str, int] = {}

    def take(
        self, number: int, cells: list[str], fault: str, places: Mapping[str, int], form: Form
    ) -> None:
        """Take one row, or complain of it."""
        self.rows += 1
        name = cells[places["child"]].strip() if places["child"] < len(cells) else ""
        try:
            if fault:
                raise NotAcceptable([Problem("row", fault, "Mend the row")])
            child = _child(name, _by_column(cells, places), form)
            self._meet(name, number, child)
        except NotAcceptable as refusal:
            self._complain(number, name, str(refusal))

    def _meet(self, name: str, number: int, child: Child) -> None:
        """Keep a child met for the first time; of two unlike rows neither can be trusted."""
        before = self._first_row.setdefault(name, number)
        if before == number:
            self.children[name] = child
            return
        problem = f"this child is in row {before} already"
        if self.children.get(name) == child:
            fix = "Take one of the two rows away; the first was used"
            raise NotAcceptable([Problem("child", problem, fix)])
        fix = "Keep the row that is right; none of them was used"
        if self.children.pop(name, None):
            twice = Problem("child", f"this child is in row {number} too, with other values", fix)
            self._complain(before, name, str(twice))
        raise NotAcceptable([Problem("child", f"{problem}, with other values", fix)])

    def _complain(self, number: int, name: str, why: str) -> None:
        self.complaints.append(f"row {number}, child {shortened(name) or '(none)'}: {why}")


def _places(headings: list[str], form: Form) -> dict[str, int]:
    """Find the columns, in any order and case. Raise `CannotUse` if any is lost or doubled."""
    names = [heading.strip().lower() for heading in headings]
    needed = ("child", form.first, form.second)
    known = ("child", *form.ranges, *DATED)
    missing = [name for name in needed if name not in names]
    doubled = sorted({name for name in names if name in known and names.count(name) > 1})
    if missing:
        others = [name for name in known if name not in needed]
        raise CannotUse(f"no column {', '.join(missing)}.{_hint(headings, needed, others)}")
    if doubled:
        raise CannotUse(f"more than one column {', '.join(doubled)}. Keep only the right one.")
    return {name: names.index(name) for name in known if name in names}


def _hint(headings: list[str], needed: Iterable[str], others: Iterable[str]) -> str:
    line = ",".join(headings)
    if not line.strip():
        return " The first row must be the headings."
    for mark, words in ((";", "semicolons"), ("\t", "tabs")):
        if mark in line:
            return f" The cells are separated by {words}: save the file with commas between them."
    return f" The columns are {', '.join(needed)}, and may be {', '.join(others)}."


def _by_column(cells: list[str], places: Mapping[str, int]) -> dict[str, str]:
    return {name: cell_rules.clean(cells[place]) for name, place in places.items()}


def _child(name: str, cells: Mapping[str, str], form: Form) -> Child:
    """Return a row's child. Raise `NotAcceptable` with everything wrong in the row."""
    problems: list[Problem] = []
    if not name:
        fix = "Give it the child's number, so that nobody is counted twice"
        problems.append(Problem("child", "the row has no child", fix))
    scores = {
        column: _score(column, cells.get(column, ""), form, problems) for column in form.ranges
    }
    days = {column: _day(column, cells.get(column, ""), problems) for column in DATED}
    problems += [
        *_in_the_wrong_order(days),
        *(_less_than_a_part(scores) if form.is_sdq_total else ()),
    ]
    if problems:
        raise NotAcceptable(problems)
    return Child(
        first=scores[form.first],
        second=scores[form.second],
        emotional=scores.get("t1_emotional"),
        impact=scores.get("t1_impact"),
        first_on=days["t1_date"],
        second_on=days["t2_date"],
    )


def _score(column: str, cell: str, form: Form, problems: list[Problem]) -> float | None:
    """Return a score, or None for a blank; add to `problems` what cannot be read."""
    scale = form.ranges[column]
    highest, kind = form.highest(scale), "whole number" if scale.is_rounded else "number"
    number = (_WHOLE if scale.is_rounded else _NUMBER).fullmatch(cell)
    if number and scale.lowest <= float(number[0]) <= highest:
        return float(number[0])
    if cell:
        wanted = f"a {kind} from {scale.lowest} to {highest}"
        fix = f"Write {wanted}, or leave it blank if there is no score"
        if number and float(number[0]) in _STANDS_FOR_MISSING:
            fix = "If it stands for a missing score, leave it blank"
        problems.append(Problem(column, f"'{shortened(cell)}' is not {wanted}", fix))
    return None


def _day(column: str, cell: str, problems: list[Problem]) -> date | None:
    """Return a day, or None for a blank; add to `problems` what cannot be read."""
    try:
        return cell_rules.day(cell) if cell else None
    except cell_rules.Unreadable as unreadable:
        reason = f"'{shortened(cell)}': {unreadable.fault}"
        problems.append(Problem(column, reason, unreadable.fix))
        return None


def _less_than_a_part(scores: Mapping[str, float | None]) -> Iterator[Problem]:
    """Yield a first SDQ total that is less than a score within it."""
    total, emotional = scores["t1_total"], scores["t1_emotional"]
    if total is not None and emotional is not None and emotional > total:
        reason = (
            f"the total of {total:g} is less than the emotional score of {emotional:g} within it"
        )
        yield Problem("t1_total", reason, "Check both against the form")


def _in_the_wrong_order(days: Mapping[str, date | None]) -> Iterator[Problem]:
    """Yield a second day that is not after the first."""
    first, second = days["t1_date"], days["t2_date"]
    if first and second and second <= first:
        yield Problem("t2_date", "it is not after t1_date", "Check both days")
