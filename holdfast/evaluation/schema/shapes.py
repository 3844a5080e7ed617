"""What a column of a snapshot is: its kind, its unit, what it may hold, and what it gives away."""

from dataclasses import dataclass
from enum import StrEnum

Codes = tuple[tuple[str, str], ...]


class Kind(StrEnum):
    """What a value is. Parquet: text, text, date32, int64, double, bool."""

    KEY = "key"
    CODE = "code"
    DAY = "day"
    WHOLE = "whole number"
    NUMBER = "number"
    YES_NO = "yes or no"


class Held(StrEnum):
    """What a column gives away of a person, and so what becomes of it in an extract."""

    KEY = "a key: replaced by another that only the authority can trace back"
    DAY = "a day: moved by whole weeks, as many for all that is about one case"
    QUASI = "a characteristic others may know: put into broader ones where few share it"
    PLACE = "where a family lives: left out"
    PLAIN = "nothing by itself: as it is"


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column: `says` it in plain words; `codes` are all it may hold, where it is a code.

    `unit` is what a number counts, with its range where it has one. A column that `may_lack` a
    value is empty where nothing is known; every other has one in each row.
    """

    name: str
    kind: Kind
    says: str
    held: Held = Held.PLAIN
    unit: str = ""
    codes: Codes = ()
    may_lack: bool = False


@dataclass(frozen=True, kw_only=True)
class TableOf:
    """One table: a row for each `row`, in the order of the columns of `key`, no two alike."""

    name: str
    row: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    def column(self, name: str) -> Column:
        """Return a column by its name. Raise `KeyError` for a name it has not."""
        return {column.name: column for column in self.columns}[name]


def key(name: str, says: str, *, may_lack: bool = False) -> Column:
    """Return a column of keys."""
    return Column(name=name, kind=Kind.KEY, says=says, held=Held.KEY, may_lack=may_lack)


def day(name: str, says: str, *, may_lack: bool = False) -> Column:
    """Return a column of days."""
    return Column(name=name, kind=Kind.DAY, says=says, held=Held.DAY, may_lack=may_lack)


def code(
    name: str,
    says: str,
    codes: Codes = (),
    *,
    held: Held = Held.PLAIN,
    may_lack: bool = False,
) -> Column:
    """Return a column of codes; without a list where another catalogue has them."""
    return Column(name=name, kind=Kind.CODE, says=says, codes=codes, held=held, may_lack=may_lack)


def whole(name: str, says: str, unit: str, *, may_lack: bool = False) -> Column:
    """Return a column of whole numbers in a unit."""
    return Column(name=name, kind=Kind.WHOLE, says=says, unit=unit, may_lack=may_lack)


def number(name: str, says: str, unit: str, *, may_lack: bool = False) -> Column:
    """Return a column of numbers in a unit."""
    return Column(name=name, kind=Kind.NUMBER, says=says, unit=unit, may_lack=may_lack)


def yes_no(name: str, says: str, *, held: Held = Held.PLAIN, may_lack: bool = False) -> Column:
    """Return a column of yes or no."""
    return Column(name=name, kind=Kind.YES_NO, says=says, held=held, may_lack=may_lack)
