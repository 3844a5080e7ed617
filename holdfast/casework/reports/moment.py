"""One line of a case's timeline."""

from dataclasses import dataclass
from datetime import date

Line = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One thing that happened: its heading, its details as (label, words), where to see it."""

    kind: str
    on: date
    heading: str
    lines: tuple[Line, ...] = ()
    see: str = ""
    change: str = ""


def said(*lines: Line) -> tuple[Line, ...]:
    """Keep the lines that have something to say."""
    return tuple(line for line in lines if line[1])
