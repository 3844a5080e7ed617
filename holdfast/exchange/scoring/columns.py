"""Where in a file's rows the answers stand."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from holdfast.exchange.scoring.batch import CannotScore
from holdfast.measures.instruments import Instrument

_ITEM = re.compile(r"i([1-9][0-9]?)")


@dataclass(frozen=True)
class Columns:
    """The place of each known column, and of each item, in the file's order."""

    places: Mapping[str, int]
    items: tuple[tuple[int, int], ...]
    width: int

    @property
    def numbers(self) -> tuple[int, ...]:
        """Return the items' numbers, in the file's order."""
        return tuple(number for number, _ in self.items)

    def id_in(self, cells: Sequence[str]) -> str:
        """Return the id exactly as it came; "" if a broken row stops before it."""
        place = self.places["id"]
        return cells[place] if place < len(cells) else ""


def items_of(instrument: Instrument) -> list[int]:
    """Return the numbers of every item on any first form of an instrument, lowest first."""
    return sorted({number for code in instrument.versions for number in instrument.allowed(code)})


def asked_for(instrument: Instrument) -> tuple[str, ...]:
    """Return the columns that a file of this instrument's answers must have."""
    return ("id", "version", *(f"i{number}" for number in items_of(instrument)))


def columns_of(instrument: Instrument, headings: Sequence[str]) -> Columns:
    """Find the columns, in any order and case. Raise `CannotScore` if any is lost or doubled."""
    asked = asked_for(instrument)
    names = [heading.strip().lower() for heading in headings]
    known = [name for name in names if name in asked or name == "stage" or _ITEM.fullmatch(name)]
    missing = [name for name in asked if name not in names]
    doubled = sorted({name for name in known if known.count(name) > 1})
    if missing:
        raise CannotScore(_why_lost(asked, names, missing))
    if doubled:
        raise CannotScore(f"more than one column {', '.join(doubled)}. Keep only the right one.")
    places = {name: names.index(name) for name in known}
    items = tuple((int(name[1:]), place) for name, place in places.items() if _ITEM.fullmatch(name))
    return Columns(places, items, len(names))


def _why_lost(asked: Sequence[str], names: Sequence[str], missing: Sequence[str]) -> str:
    """Say which columns are lost, and how to find them; what is all lost is not listed."""
    said = f"The columns are id, version, and {asked[2]} to {asked[-1]}"
    if not any(names):
        return f"there is no heading row in it. {said}."
    for mark, words in ((";", "semicolons"), ("\t", "tabs")):
        if len(names) == 1 and mark in names[0]:
            return f"its cells are separated by {words}. Save it with commas between the cells."
    lost = ", ".join(missing) if len(missing) < len(asked) else "of those that are needed"
    return f"no column {lost}. {said}; leave a cell blank where nothing was asked."
