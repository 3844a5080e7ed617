"""Finding the entries that somebody asks for, a page at a time, in a settled number of queries.

One query finds what stands in the line of a case, and who wrote it, whatever its length; what
somebody asks for is chosen from that, and each table tells its own of one page. A place in the line
is a day, the source's number and the row's key, so the next page begins where the last one ended.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import (
    BigIntegerField,
    DateField,
    F,
    IntegerField,
    Q,
    QuerySet,
    UUIDField,
    Value,
)
from django.db.models.functions import Cast

from holdfast.access.models import User
from holdfast.casework.models import Case
from holdfast.casework.reports.timeline import SOURCES
from holdfast.casework.reports.timeline.moment import Moment, Source

A_PAGE = 30


class Place(NamedTuple):
    """Where an entry stands in the line: its day, its source's number, its row."""

    on: date
    source: int
    row: UUID

    def __str__(self) -> str:
        return f"{self.on:%Y-%m-%d}.{self.source}.{self.row}"

    def is_before(self, other: "Place") -> bool:
        """Tell whether this comes earlier in the line, which begins with the newest."""
        if self.on != other.on:
            return self.on > other.on
        return (self.source, other.row) < (other.source, self.row)


class Written(NamedTuple):
    """An entry's place, and the key of whoever wrote it, where that is known."""

    place: Place
    by: int | None


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What somebody asks of the timeline; nothing named is everything."""

    kind: str = ""
    who: int | None = None
    since: date | None = None
    until: date | None = None
    words: str = ""
    before: Place | None = None

    def is_met_by(self, entry: Written) -> bool:
        """Tell whether an entry is of the kind, the person and the days asked for."""
        place = entry.place
        return (
            self.kind in ("", SOURCES[place.source].kind)
            and self.who in (None, entry.by)
            and (self.since is None or self.since <= place.on)
            and (self.until is None or place.on <= self.until)
        )


def read_place(text: str) -> Place | None:
    """Read where a page begins; None for what is no place."""
    try:
        on, source, row = text.split(".")
        return Place(date.fromisoformat(on), int(source), UUID(row))
    except ValueError:
        return None


def line_of(case: Case, *, words: str = "", most: int | None = None) -> list[Written]:
    """Return the line of a case, the newest first: all of it, or what has these words.

    `most` is how many are wanted; then each table gives no more than so many.
    """
    parts = [
        found_in(number, source, case, words=words, most=most)
        for number, source in enumerate(SOURCES)
        if source.sought or not words
    ]
    line = parts[0].union(*parts[1:], all=True).order_by("-on_day", "source_is", "-row_is")
    return [Written(Place(*place), by) for *place, by in (line[:most] if most else line)]


def found_in(
    number: int, source: Source, case: Case, *, words: str, most: int | None
) -> "QuerySet[Any]":
    """Return the (day, source, key, writer's key) of what is in one table."""
    rows: QuerySet[Any] = source.model._default_manager.filter(source.belongs(case), source.only())
    rows = rows.filter(with_words(source, words), **{f"{source.on}__isnull": False})
    writer = F(f"{source.by}_id") if source.by else Value(None)
    told = rows.annotate(
        on_day=Cast(F(source.on), DateField()),
        source_is=Value(number, IntegerField()),
        row_is=Cast(F("pk"), UUIDField()),
        writer_is=Cast(writer, BigIntegerField()),
    )
    told = told.order_by("-on_day", "-row_is")[:most] if most else told.order_by()
    listed: QuerySet[Any] = told.values_list("on_day", "source_is", "row_is", "writer_is")
    return listed


def with_words(source: Source, words: str) -> Q:
    """Return the condition 'one of its texts has these words'; no words are in everything."""
    found = Q()
    for text in source.sought if words else ():
        found |= Q(**{f"{text}__icontains": words})
    return found


def chosen(case: Case, line: Sequence[Written], asked: Asked) -> list[Place]:
    """Return where what is asked for stands, of the whole line of a case, on all pages together."""
    among = line_of(case, words=asked.words) if asked.words else line
    return [entry.place for entry in among if asked.is_met_by(entry)]


def page_after(places: Sequence[Place], before: Place | None) -> list[Place]:
    """Return a page of places, and one more if there are: those that come after one, or first."""
    later = [place for place in places if before is None or before.is_before(place)]
    return later[: A_PAGE + 1]


def moments(listed: Iterable[Place]) -> list[tuple[Source, Moment]]:
    """Tell what stands at these places, in their order: a few queries for each table."""
    line = list(listed)
    keys: dict[int, list[UUID]] = defaultdict(list)
    for place in line:
        keys[place.source].append(place.row)
    rows = {number: SOURCES[number].rows(found) for number, found in keys.items()}
    return [
        (SOURCES[place.source], SOURCES[place.source].tell(rows[place.source][place.row]))
        for place in line
    ]


def people_of(line: Iterable[Written]) -> list[User]:
    """Return whoever has written anything in a line, by name."""
    keys = {entry.by for entry in line if entry.by is not None}
    return list(User.objects.filter(pk__in=keys).order_by("name", "pk"))
