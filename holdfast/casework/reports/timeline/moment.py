"""One entry of a case's timeline, and where entries of one kind come from."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Model, Q

from holdfast.casework.models import Case

Line = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One thing that happened: its heading, its details as (label, words), where to see it.

    `row` is the row it tells of; `also` are rows whose corrections count as its own; `names` are
    other records it shows or links to, as the trail names them.
    """

    row: UUID
    on: date
    heading: str
    lines: tuple[Line, ...] = ()
    see: str = ""
    change: str = ""
    also: tuple[UUID, ...] = ()
    names: tuple[str, ...] = ()


def said(*lines: Line) -> tuple[Line, ...]:
    """Keep the lines that have something to say."""
    return tuple(line for line in lines if line[1])


def in_the_case(case: Case) -> Q:
    """Say which rows are a case's: those that name it."""
    return Q(case=case)


@dataclass(frozen=True, kw_only=True)
class Source:
    """Where entries of one kind come from: the rows of one table, each told as a moment.

    `on` is the row's day and `by` whoever wrote it, as paths of the model; `sought` are the texts
    that a search looks into. `keeps` are the fields whose correction is told; none is all of them.
    """

    kind: str
    words: str
    model: type[Model]
    on: str
    tell: Callable[[Any], Moment]
    by: str = ""
    sought: Sequence[str] = ()
    only: Callable[[], Q] = Q
    belongs: Callable[[Case], Q] = in_the_case
    loads: Sequence[str] = ()
    brings: Sequence[Any] = ()
    keeps: Sequence[str] | None = None

    @property
    def table(self) -> str:
        """The name of its table, as the trail has it."""
        return self.model._meta.db_table

    def rows(self, keys: Iterable[UUID]) -> dict[UUID, Any]:
        """Return the rows of these keys, with what telling them needs."""
        found = self.model._default_manager.filter(pk__in=list(keys))
        return found.select_related(*self.loads).prefetch_related(*self.brings).in_bulk()
