"""Who was considered, by characteristic: broad ones, so that few are few."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from holdfast.choosing.rules.moves import State
from holdfast.kit.disclosure import (
    TO_FIVE,
    Dimension,
    Tabulation,
    from_crossings,
    kind,
    protect,
)

AGE_BANDS = ["Under 5", "5 to 10", "11 to 15", "16 and over"]
ETHNIC_GROUPS = {"W": "White", "M": "Mixed", "A": "Asian", "B": "Black", "C": "Asian", "O": "Other"}
UNASKED = ("", "REFU", "NOBT")
UNKNOWN = "Not known"
SEXES = {"F": "Female", "M": "Male", "I": "Indeterminate"}
CHARACTERISTICS = {"age": "Age", "sex": "Sex", "ethnicity": "Ethnicity", "status": "Status"}
PLAIN = {"Age", "Sex", "Ethnicity"}  # what anybody can see of somebody they know
OUTCOME = "How it came out"
COLUMNS = [
    ("Chosen", (State.CHOSEN, State.AGREED, State.OPENED)),
    ("Considered or waiting", (State.NOMINATED, State.SCREENING, State.WAITING)),
    ("Not chosen", (State.NOT_SUITABLE, State.WITHDRAWN)),
]


class Counted(Protocol):
    """How many nominations with one value of a characteristic stand one way."""

    @property
    def characteristic(self) -> str: ...
    @property
    def value(self) -> str: ...
    @property
    def state(self) -> str: ...
    @property
    def many(self) -> int: ...


@dataclass(frozen=True, kw_only=True)
class Table:
    """The counts of one characteristic: a row for each value, a column for how it came out."""

    title: str
    rows: list[str]
    counts: list[list[int]]


def age_band(age: int) -> str:
    """Return the band of an age in whole years; a child not yet born is under 5."""
    return AGE_BANDS[(age >= 5) + (age >= 11) + (age >= 16)]


def ethnic_group(code: str) -> str:
    """Return the broad group of one of the return's codes; '' where nobody has said."""
    return "" if code in UNASKED else ETHNIC_GROUPS[code[0]]


def counts(counted: Sequence[Counted], *, of: str) -> Table:
    """Put the counts of one characteristic into a table, what is not known last."""
    found = [one for one in counted if one.characteristic == of]
    names = {one.value: said(one.value, of=of) for one in found}
    order = sorted(set(names.values()), key=lambda name: (name == UNKNOWN, place(name), name))
    table = [
        [
            sum(one.many for one in found if names[one.value] == name and one.state in states)
            for _, states in COLUMNS
        ]
        for name in order
    ]
    return Table(title=CHARACTERISTICS[of], rows=order, counts=table)


def in_fives(tables: Sequence[Table]) -> list[list[list[str]]]:
    """Return the rows of each table, its totals last, as whoever knows no family is told them.

    All tables are of the same nominations, so they are rounded, and hidden where that tells too
    much, together.
    """
    came_out = Dimension(OUTCOME, tuple(words for words, _ in COLUMNS))
    sides = [Dimension(one.title, tuple(one.rows), tells=one.title not in PLAIN) for one in tables]
    people = from_crossings(
        came_out,
        [
            (side, {
                (name, words): many
                for name, counts in zip(one.rows, one.counts, strict=True)
                for words, many in zip(came_out.categories, counts, strict=True)
            })
            for side, one in zip(sides, tables, strict=True)
        ],
    )  # fmt: skip
    found = protect(people, [Tabulation((side.name, OUTCOME)) for side in sides], way=TO_FIVE)
    return [
        [
            [found.words(row | kind(**{OUTCOME: words})) for words in came_out.categories]
            for row in [*(kind(**{side.name: name}) for name in side.categories), kind()]
        ]
        for side in sides
    ]


def said(value: str, *, of: str) -> str:
    """Say a value of a characteristic in words."""
    if of == "sex":
        return SEXES.get(value, UNKNOWN)
    return value[:1].upper() + value[1:] if value else UNKNOWN


def place(name: str) -> int:
    """Return where a row stands among others: bands of age from the youngest."""
    return AGE_BANDS.index(name) if name in AGE_BANDS else 0
