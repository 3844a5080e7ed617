"""Finding the entries that somebody asks for, a page at a time, in a settled number of queries.

One query finds which rows, on which day, whatever their number: each table gives the newest few,
and the newest of those are kept. Then each table tells its own. A place in the line is a day, the
source's number and the row's key, so the next page begins where the last one ended.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import DateField, F, IntegerField, Q, QuerySet, UUIDField, Value
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


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What somebody asks of the timeline; nothing named is everything."""

    kind: str = ""
    who: int | None = None
    since: date | None = None
    until: date | None = None
    words: str = ""
    before: Place | None = None


def read_place(text: str) -> Place | None:
    """Read where a page begins; None for what is no place."""
    try:
        on, source, row = text.split(".")
        return Place(date.fromisoformat(on), int(source), UUID(row))
    except ValueError:
        return None


def places(case: Case, asked: Asked, *, most: int | None) -> list[Place]:
    """Return where the entries asked for stand, the newest first; `most` of them, or all."""
    parts = [
        found_in(number, source, case, asked, most=most)
        for number, source in enumerate(SOURCES)
        if may_have(source, asked)
    ]
    if len(parts) < 2:  # one part is in its order already
        return [Place(*row) for part in parts for row in part]
    ordered = parts[0].union(*parts[1:], all=True).order_by("-on_day", "source_is", "-row_is")
    return [Place(*row) for row in (ordered[:most] if most else ordered)]


def how_many(case: Case, asked: Asked) -> int:
    """Return how many entries are asked for, on all pages together."""
    parts = [
        found_in(number, source, case, replace(asked, before=None), most=None).order_by()
        for number, source in enumerate(SOURCES)
        if may_have(source, asked)
    ]
    return parts[0].union(*parts[1:], all=True).count() if parts else 0


def may_have(source: Source, asked: Asked) -> bool:
    """Tell whether a source can have what is asked for."""
    of_kind = asked.kind in ("", source.kind)
    return (
        of_kind and (not asked.words or bool(source.sought)) and (not asked.who or bool(source.by))
    )


def found_in(
    number: int, source: Source, case: Case, asked: Asked, *, most: int | None
) -> "QuerySet[Any]":
    """Return the (day, source, key) of what is asked for in one table."""
    rows: QuerySet[Any] = source.model._default_manager.filter(source.belongs(case), source.only())
    rows = rows.filter(wanted(source, asked), **{f"{source.on}__isnull": False})
    if asked.before:
        rows = rows.filter(after_in_line(number, source, asked.before))
    told = rows.annotate(
        on_day=Cast(F(source.on), DateField()),
        source_is=Value(number, IntegerField()),
        row_is=Cast(F("pk"), UUIDField()),
    )
    listed: QuerySet[Any] = told.order_by("-on_day", "-row_is").values_list(
        "on_day", "source_is", "row_is"
    )
    return listed[:most] if most else listed


def wanted(source: Source, asked: Asked) -> Q:
    """Return the condition 'it is what somebody asks for'."""
    condition = Q()
    if asked.who:
        condition &= Q(**{source.by: asked.who})
    if asked.since:
        condition &= Q(**{f"{source.on}__gte": asked.since})
    if asked.until:
        condition &= Q(**{f"{source.on}__lte": asked.until})
    if asked.words:
        found = Q()
        for text in source.sought:
            found |= Q(**{f"{text}__icontains": asked.words})
        condition &= found
    return condition


def after_in_line(number: int, source: Source, place: Place) -> Q:
    """Return the condition 'it comes after this place in the line'."""
    earlier = Q(**{f"{source.on}__lt": place.on})
    that_day = Q(**{source.on: place.on})
    if number > place.source:
        return earlier | that_day
    if number == place.source:
        return earlier | (that_day & Q(pk__lt=place.row))
    return earlier


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


def people_of(case: Case) -> list[User]:
    """Return whoever has written anything on a case, by name."""
    written = [
        source.model._default_manager.filter(source.belongs(case))
        .order_by()
        .values_list(f"{source.by}_id")
        for source in SOURCES
        if source.by
    ]
    keys = {row[0] for row in written[0].union(*written[1:])}
    return list(User.objects.filter(pk__in=keys).order_by("name", "pk"))
