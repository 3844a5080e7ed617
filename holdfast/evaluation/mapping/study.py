"""The people and scores of a file, read as its mapping says; what is wrong with the other rows."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from holdfast.evaluation.mapping.columns import LONG, CannotUse, ColumnsOf, ScoreColumn
from holdfast.kit.csv_rows import rows_of, shortened
from holdfast.measures.instruments.shapes import NotAcceptable, Problem

Scored = tuple[str, int]  # a scale's key, and which of the times
Cells = Mapping[str, str]


@dataclass(kw_only=True)
class Person:
    """One person: what is known of them, and each score by scale and time, None if missing."""

    name: str
    known: Mapping[str, str]
    first_row: int
    scores: dict[Scored, float | None] = field(default_factory=dict)


@dataclass(kw_only=True)
class Study:
    """Everything that could be read, and a complaint for every row that could not."""

    mapping: ColumnsOf
    people: dict[str, Person] = field(default_factory=dict)
    rows: int = 0
    left_out: int = 0
    complaints: list[str] = field(default_factory=list)

    def scores_of(self, scale: str) -> Iterator[tuple[Person, list[float | None]]]:
        """Yield each person's scores on a scale, time by time."""
        for person in self.people.values():
            yield person, [person.scores.get((scale, i)) for i in range(len(self.mapping.times))]


def study_in(file: Path, mapping: ColumnsOf) -> Study:
    """Read a file of comma-separated values. Raise `CannotUse` where no row could be read."""
    with file.open(encoding="utf-8-sig", newline="") as stream:
        rows = rows_of(stream)
        headings = [heading.strip() for heading in next(rows, ([], ""))[0]]
        lost = [name for name in mapping.needed if name not in headings]
        twice = [name for name in mapping.needed if headings.count(name) > 1]
        if lost or twice:
            what = f"no column {', '.join(lost)}" if lost else f"two columns {', '.join(twice)}"
            raise CannotUse(f"{file}: {what}. Its columns are {', '.join(headings)}")
        found = Study(mapping=mapping)
        for number, (cells, fault) in enumerate(rows, start=2):
            if any(map(str.strip, cells)):
                _take(found, number, dict(zip(headings, cells, strict=False)), fault)
    return found


def _take(study: Study, number: int, cells: dict[str, str], fault: str) -> None:
    study.rows += 1
    told = {name: cells.get(name, "").strip() for name in study.mapping.needed}
    try:
        if fault:
            raise NotAcceptable([Problem("row", fault, "Mend the row")])
        _take_row(study, number, told)
    except NotAcceptable as refusal:
        study.left_out += 1
        who = shortened(told.get(study.mapping.person, ""))
        named = f", {study.mapping.person} {who}" if who else ""
        study.complaints.append(f"row {number}{named}: {refusal}")


def _take_row(study: Study, number: int, cells: Cells) -> None:
    """Take one row whole. Raise `NotAcceptable` with all that is wrong in it."""
    mapping, problems = study.mapping, list(_problems(study.mapping, cells))
    if problems:
        raise NotAcceptable(problems)
    times = [time.says for time in mapping.times]
    if mapping.layout == LONG and cells[mapping.time] not in times:
        return  # a time the mapping leaves out
    places = [times.index(cells[mapping.time])] if mapping.layout == LONG else range(len(times))
    name = cells[mapping.person] if mapping.person else f"row {number}"
    known = {column: cells[column] for column in mapping.about_people}
    person = study.people.get(name) or Person(name=name, known=known, first_row=number)
    scores = {
        (score.read.key, place): _value(mapping, cells, score.columns[place])
        for score in mapping.scores
        for place in places
        if score.columns[place]
    }
    if problems := list(_against(person, known, scores, mapping)):
        raise NotAcceptable(problems)
    person.scores.update(scores)
    study.people[name] = person


def _value(mapping: ColumnsOf, cells: Cells, column: str) -> float | None:
    cell = cells[column]
    return None if cell in mapping.missing else float(cell)


def _problems(mapping: ColumnsOf, cells: Cells) -> Iterator[Problem]:
    if mapping.person and not cells[mapping.person]:
        yield Problem(mapping.person, "it is empty", "Write whose row it is")
    if mapping.layout == LONG and not cells[mapping.time]:
        yield Problem(mapping.time, "it is empty", "Write which time the row is of")
    for score in mapping.scores:
        for column in dict.fromkeys(filter(None, score.columns)):
            yield from _not_a_score(mapping, score, column, cells[column])
    age = cells.get(mapping.age, "") if mapping.age else ""
    if age not in mapping.missing and not _is_within(age, 0, 120):
        yield Problem(mapping.age, f"'{shortened(age)}' is not an age", "Write whole years")
    sex = cells.get(mapping.sex, "") if mapping.sex else ""
    if sex not in mapping.missing and sex not in mapping.sexes:
        fix = "Name it among the codes of sex in the mapping, or mend the cell"
        yield Problem(mapping.sex, f"'{shortened(sex)}' is not known", fix)


def _not_a_score(
    mapping: ColumnsOf, score: ScoreColumn, column: str, cell: str
) -> Iterator[Problem]:
    if cell not in mapping.missing and not _is_within(cell, score.lowest, score.highest):
        wanted = f"a number from {score.lowest:g} to {score.highest:g}"
        fix = f"Write {wanted}; if it stands for a missing score, name it as missing in the mapping"
        yield Problem(column, f"'{shortened(cell)}' is not {wanted}", fix)


def _is_within(cell: str, lowest: float, highest: float) -> bool:
    try:
        return lowest <= float(cell) <= highest
    except ValueError:
        return False


def _against(
    person: Person,
    known: Mapping[str, str],
    scores: Mapping[Scored, float | None],
    mapping: ColumnsOf,
) -> Iterator[Problem]:
    """Yield what goes against an earlier row of the same person."""
    for column, said in known.items():
        if person.known[column] != said:
            problem = f"it is '{shortened(person.known[column])}' in row {person.first_row}"
            yield Problem(column, problem, "Write the same in every row of one person")
    if person.scores.keys() & scores.keys():
        column = mapping.time or mapping.person
        yield Problem(column, "this was told in an earlier row", "Take one of the two rows away")
