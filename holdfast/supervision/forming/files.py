"""Read who is to be placed, and their wishes, from tables people made.

A person who cannot be read would be left without a place, so one bad row of PEOPLE stops the
forming; every fault is told at once. A wish that cannot be read is left out, and told.
"""

import csv
import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from holdfast.kit.csv_rows import rows_of, shortened
from holdfast.supervision.forming.question import (
    ANY,
    MOST_POINTS,
    Kind,
    Person,
    Question,
    Supervisor,
    Wish,
)

PEOPLE = ("person", "service", "team", "manager", "site", "available")
WISHES = ("kind", "a", "b", "weight")
SUPERVISORS = ("supervisor", "available")
NOW = ("person", "group")
MUST = "must"
ANOTHER = "another supervisor"
Row = Mapping[str, str]


class UnreadableTablesError(Exception):
    """The tables cannot be used; each fault is said in words with its row, column and fix."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


@dataclass(kw_only=True)
class Tables:
    """What was read: people, wishes, and what was left out of the wishes, in words."""

    people: tuple[Person, ...] = ()
    wishes: tuple[Wish, ...] = ()
    supervisors: tuple[Supervisor, ...] = ()
    now: Mapping[str, str] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)

    def question(self, *, groups: int, smallest: int, largest: int) -> Question:
        """Return what these tables ask."""
        return Question(
            people=self.people,
            groups=groups,
            smallest=smallest,
            largest=largest,
            wishes=self.wishes,
            supervisors=self.supervisors or _known_by_name(self.people, self.wishes),
            now=self.now,
        )


def tables(
    people: Path,
    wishes: Path | None = None,
    supervisors: Path | None = None,
    now: Path | None = None,
) -> Tables:
    """Read the tables. Raise `UnreadableTablesError` with every fault of the people's rows."""
    read = Tables(people=tuple(_people(people)))
    if supervisors:
        read.supervisors = tuple(_supervisors(supervisors, read.people))
    if now:
        read.now = _now(now, read.people)
    if wishes:
        read.wishes = tuple(_wishes(wishes, read))
    return read


def _rows(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[str, Row, str]]:
    """Yield each row that is not blank: where it is, its cells, and what is wrong with its shape.

    Raise `UnreadableTablesError` when the file or its heading cannot be read.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise UnreadableTablesError(
            [f"{path}: this is not UTF-8 text. Save it again as CSV UTF-8."]
        ) from None
    except OSError as error:
        raise UnreadableTablesError([f"{path}: {error.strerror}."]) from None
    heading = text.splitlines()[0] if text.strip() else ""
    comma = ";" if heading.count(";") > heading.count(",") else ","
    if comma == ";":
        text = _with_commas(text)
    rows = rows_of(iter(text.splitlines(keepends=True)))
    names = [cell.strip().lower() for cell in next(rows, ([], ""))[0]]
    missing = [name for name in columns if name not in names]
    if missing:
        raise UnreadableTablesError(
            [f"{path}: column {', '.join(missing)} is missing. The heading row needs "
             f"{', '.join(columns)}."]
        )  # fmt: skip
    for number, (cells, fault) in enumerate(rows, start=2):
        where = f"{path.name}, row {number}"
        if fault:
            yield where, {}, f"{where}: {fault}."
        elif any(cell.strip() for cell in cells):
            yield where, {n: c.strip() for n, c in zip(names, cells, strict=True)}, ""


def _with_commas(text: str) -> str:
    """Return a table that a spreadsheet saved with semicolons, with commas."""
    from io import StringIO

    out = StringIO()
    csv.writer(out).writerows(csv.reader(StringIO(text), delimiter=";"))
    return out.getvalue()


def _all_or_nothing(path: Path, columns: tuple[str, ...], read: Callable[[str, Row], str]) -> None:
    """Read every row with `read`, which says what is wrong. Raise if anything is."""
    faults = []
    for where, row, fault in _rows(path, columns):
        if said := fault or read(where, row):
            faults.append(said)
    if faults:
        raise UnreadableTablesError(faults)


def _people(path: Path) -> list[Person]:
    found: dict[str, Person] = {}

    def read(where: str, row: Row) -> str:
        name = row["person"]
        if not name:
            return f"{where}, column person is blank. Write who it is."
        if name in found:
            return f"{where}, column person: {shortened(name)} is there already. Take one row out."
        for column in ("service", "team"):
            if not row[column]:
                return f"{where}, column {column} is blank. Write the {column} of {name}."
        found[name] = Person(
            name=name,
            service=row["service"],
            team=row["team"],
            manager=row["manager"],
            site=row["site"],
            available=_slots(row["available"]),
        )
        return ""

    _all_or_nothing(path, PEOPLE, read)
    if not found:
        raise UnreadableTablesError([f"{path}: there is nobody in it."])
    return list(found.values())


def _slots(cell: str) -> frozenset[str] | None:
    """Return the times in a cell; None for any time. A blank cell offers none."""
    if cell.lower() == ANY:
        return None
    return frozenset(part.strip().lower() for part in cell.split(";") if part.strip())


def _supervisors(path: Path, people: tuple[Person, ...]) -> list[Supervisor]:
    found: dict[str, Supervisor] = {}
    every = frozenset(slot for one in people for slot in one.available or ())

    def read(where: str, row: Row) -> str:
        name = row["supervisor"]
        if not name or name in found:
            return f"{where}, column supervisor is blank or there already. Write each once."
        slots = _slots(row["available"])
        found[name] = Supervisor(name=name, available=every if slots is None else slots)
        return ""

    _all_or_nothing(path, SUPERVISORS, read)
    return list(found.values())


def _now(path: Path, people: tuple[Person, ...]) -> Mapping[str, str]:
    found: dict[str, str] = {}
    names = {one.name for one in people}

    def read(where: str, row: Row) -> str:
        if not row["group"] or row["person"] in found:
            return f"{where}: group is blank, or {row['person']} is there twice."
        if row["person"] in names:  # somebody who has left holds no place any more
            found[row["person"]] = row["group"]
        return ""

    _all_or_nothing(path, NOW, read)
    return found


def _wishes(path: Path, read: Tables) -> Iterator[Wish]:
    for where, row, fault in _rows(path, WISHES):
        wish = None if fault else _wish(row)
        said = fault or (wish if isinstance(wish, str) else _why_not(wish, read))
        if said:
            read.left_out.append(said if fault else f"{where}, {said}")
        elif isinstance(wish, Wish):
            yield wish


def _wish(row: Row) -> Wish | str:
    """Return the wish of a row, or what is wrong with it."""
    kinds = [str(kind) for kind in Kind]
    if row["kind"].lower() not in kinds:
        return f"column kind: {shortened(row['kind'])!r} is not one of {', '.join(kinds)}."
    weight: float | None = None
    if row["weight"].lower() != MUST:
        try:
            weight = float(row["weight"])
        except ValueError:
            weight = math.nan
        if not 0 < weight <= MOST_POINTS:
            return (
                f"column weight: {shortened(row['weight'])!r} is not a number above 0 and up to "
                f"{MOST_POINTS:g}, nor the word {MUST}."
            )
    return Wish(kind=Kind(row["kind"].lower()), a=row["a"], b=row["b"], weight=weight)


def _why_not(wish: Wish | None, read: Tables) -> str:
    """Say why a wish cannot be used; "" when it can."""
    if wish is None:
        return ""
    names = {one.name for one in read.people}
    leaders = {one.name for one in read.supervisors}
    if wish.a not in names:
        return f"column a: {shortened(wish.a)!r} is not a person in the table of people."
    if wish.a == wish.b:
        return "columns a and b are the same person."
    is_leader = wish.kind is Kind.NOT_WITH_SUPERVISOR and (wish.b in leaders or not leaders)
    if not wish.b or not (wish.b in names or is_leader):
        return f"column b: {shortened(wish.b)!r} is not known."
    return ""


def _known_by_name(people: tuple[Person, ...], wishes: tuple[Wish, ...]) -> tuple[Supervisor, ...]:
    """Return the supervisors that wishes name, and one more where they name only one."""
    members = {one.name for one in people}
    named = sorted(
        {w.b for w in wishes if w.kind is Kind.NOT_WITH_SUPERVISOR and w.b not in members}
    )
    if len(named) == 1:
        named.append(ANOTHER)
    return tuple(Supervisor(name=name) for name in named)
