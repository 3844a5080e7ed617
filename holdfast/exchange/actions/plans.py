"""What a return would do to one table: the rows to add, to change, to leave; and doing it."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.db import connection, models

from holdfast.exchange.actions.ledger import Ledger
from holdfast.exchange.models import Batch, Written
from holdfast.exchange.rules.merging import merge
from holdfast.kit.refusals import Refused

M = TypeVar("M", bound=models.Model)
T = TypeVar("T")
AT_ONCE = 5000  # each statement works out once which families may be written
CHANGED_MEANWHILE = "Somebody changed a record while the return was read in: read it in again"


def plain(value: object) -> object:
    """Return a value as the ledger keeps it: dates and keys as text."""
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value


def in_chunks(rows: Iterable[T], size: int = AT_ONCE) -> Iterator[list[T]]:
    """Yield the rows in lists of at most `size`."""
    waiting = iter(rows)
    while chunk := list(islice(waiting, size)):
        yield chunk


@dataclass(frozen=True)
class Change(Generic[M]):
    """A row to be changed: the values it has, and those it will have."""

    row: M
    before: Mapping[str, object]
    values: Mapping[str, object]


@dataclass(frozen=True)
class Left:
    """A value that stays though the return says otherwise, because somebody put it so by hand."""

    row: models.Model
    name: str
    here: object
    told: object


@dataclass
class Plan(Generic[M]):
    """What a return does to one table. `erasing` and `whole` are as `merge` has them."""

    words: str
    model: type[M]
    ledger: Ledger
    as_of: date
    erasing: Collection[str] = ()
    whole: bool = False
    added: list[M] = field(default_factory=list)
    changed: list[Change[M]] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    same: int = 0
    older: int = 0
    notes: list[tuple[UUID, Mapping[str, object] | None, Mapping[str, object]]] = field(
        default_factory=list
    )

    def add(self, row: M, told: Mapping[str, object]) -> M:
        """Plan to add a row that the return tells of."""
        self.added.append(row)
        self.notes.append((row.pk, None, _plainly(told)))
        return row

    def meet(self, row: M, told: Mapping[str, object]) -> M:
        """Plan what the return does to a row that is here already."""
        told = _plainly(told)
        last = self.ledger.last(row)
        if last is not None and last.as_of > self.as_of:
            self.older += 1
            return row
        here = {name: plain(getattr(row, name)) for name in told}
        merged = merge(
            here=here,
            told=told,
            last_told=last.values if last else None,
            older=False,
            erasing=self.erasing,
            whole=self.whole,
        )
        self.left += [Left(row, name, here[name], value) for name, value in merged.left.items()]
        before = {name: here[name] for name in merged.changes}
        for name, value in merged.changes.items():  # what else is planned goes by the new value
            column: Any = row._meta.get_field(name)
            setattr(row, name, column.to_python(value))
        if merged.changes:
            self.changed.append(Change(row, before, merged.changes))
        else:
            self.same += 1
        if last is None or last.as_of < self.as_of or dict(last.values) != told:
            self.notes.append((row.pk, before, told))
        return row

    def counts(self) -> dict[str, int]:
        """Return how many rows are added, changed, as told already, left alone."""
        return {
            "added": len(self.added),
            "changed": len(self.changed),
            "same": self.same,
            "older": self.older,
            "left": len(self.left),
        }

    def write(self, batch: Batch) -> None:
        """Write the plan and note it with the batch. Raise `Refused` if a row moved meanwhile."""
        self.model._default_manager.bulk_create(self.added, batch_size=AT_ONCE)
        change_rows(self.model, [(change.row, change.values) for change in self.changed])
        table = self.model._meta.db_table
        for notes in in_chunks(self.notes):
            Written.objects.bulk_create(
                Written(batch=batch, table=table, key=key, before=before, after=told)
                for key, before, told in notes
            )


AnyPlan = Plan[Any]


def _plainly(told: Mapping[str, object]) -> dict[str, object]:
    return {name: plain(value) for name, value in told.items()}


def change_rows(
    model: type[models.Model], changes: Sequence[tuple[models.Model, Mapping[str, object]]]
) -> None:
    """Write new values to many rows at once, each only at the version that was read.

    Raise `Refused`, writing nothing, when somebody changed one of them meanwhile.
    """
    alike: dict[tuple[str, ...], list[dict[str, object]]] = {}
    for row, values in changes:
        told = {**values, "id": str(row.pk), "version": getattr(row, "version", None)}
        alike.setdefault(tuple(sorted(values)), []).append(told)
    for columns, rows in alike.items():
        for chunk in in_chunks(rows):
            if _update(model, columns, chunk) != len(chunk):
                raise Refused([CHANGED_MEANWHILE])


def _update(
    model: type[models.Model], columns: Sequence[str], rows: list[dict[str, object]]
) -> int:
    quoted = connection.ops.quote_name
    table = quoted(model._meta.db_table)
    sets = [f"{quoted(column)} = told.{quoted(column)}" for column in columns]
    same = "here.id = told.id"
    if any(column.name == "version" for column in model._meta.fields):
        sets.append("version = here.version + 1")
        same += " AND here.version = told.version"
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {table} AS here SET {', '.join(sets)} "  # noqa: S608  # names of our own
            f"FROM jsonb_populate_recordset(NULL::{table}, %s::jsonb) AS told WHERE {same}",
            [json.dumps(rows)],
        )
        return int(cursor.rowcount)
