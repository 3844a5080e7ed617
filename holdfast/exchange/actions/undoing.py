"""Putting back what one import did, and saying what could not be put back."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.db import IntegrityError, connection, models, transaction

from holdfast.access.identity import acting_as
from holdfast.access.models import User
from holdfast.audit.trail import record
from holdfast.exchange.actions.importing import why_not_import
from holdfast.exchange.actions.plans import change_rows, in_chunks, plain
from holdfast.exchange.models import Batch, Involvement, Worker, Written
from holdfast.families.models import Adult, Child, Family, StatusSpan
from holdfast.kit.refusals import insist
from holdfast.measures.models import Administration
from holdfast.place.models import Team

LAST_FIRST: tuple[type[models.Model], ...] = (
    *(Involvement, Administration, StatusSpan, Adult, Child, Family, Worker, Team),
)


class WhyNotUndo(StrEnum):
    """Why an import cannot be put back."""

    UNDONE = "This import has been undone already"
    STOOD_ON = "A later import stands on this one: undo that one first"


class WhyKept(StrEnum):
    """Why a row stays as it is when the import that wrote it is undone."""

    CHANGED = "changed here since"
    USED = "used here since"


@dataclass
class Undone:
    """What undoing did: rows taken out, rows put back, and the rows it had to leave."""

    removed: int = 0
    put_back: int = 0
    kept: list[tuple[str, UUID, WhyKept]] = field(default_factory=list)


def why_not_undo(batch: Batch) -> list[str]:
    """Return every reason against undoing an import."""
    later = Written.objects.filter(
        batch__authority_id=batch.authority_id,
        batch__undone_at=None,
        batch__read_at__gt=batch.read_at,
        key__in=Written.objects.filter(batch=batch).values("key"),
    )
    against = {
        WhyNotUndo.UNDONE: batch.undone_at is not None,
        WhyNotUndo.STOOD_ON: later.exists(),
    }
    return [reason for reason, holds in against.items() if holds]


def undo_batch(*, batch: Batch, at: datetime, by: User) -> Undone:
    """Take out what an import added and put back what it changed.

    What was changed or used here since stays, and is told. Raise `Refused` if it was undone
    before, or if a later import stands on it.
    """
    insist(why_not_import(authority=batch.authority_id, by=by))
    with acting_as(by, purpose="import"):
        batch = Batch.objects.select_for_update().get(pk=batch.pk)
        insist(why_not_undo(batch))
        undone = Undone()
        for model in LAST_FIRST:
            _undo_table(model, batch, undone)
        batch.undone_at = at
        kept = [{"table": table, "key": str(key), "why": why} for table, key, why in undone.kept]
        told = {"removed": undone.removed, "put_back": undone.put_back, "kept": kept}
        batch.counts = {**batch.counts, "undone": told}
        batch.save(update_fields=["undone_at", "counts"])
        record(
            "undid the reading-in of a return",
            about=[batch],
            by=by,
            removed=undone.removed,
            put_back=undone.put_back,
            kept=len(undone.kept),
        )
    return undone


def _undo_table(model: type[models.Model], batch: Batch, undone: Undone) -> None:
    table = model._meta.db_table
    notes = {
        note.key: note
        for note in Written.objects.filter(batch=batch, table=table).exclude(before={})
    }
    rows = {
        row.pk: row
        for keys in in_chunks(notes)
        for row in model._default_manager.filter(pk__in=keys)
    }
    untouched = []
    for key, row in rows.items():
        if _as_told(row, notes[key]):
            untouched.append(row)
        else:
            undone.kept.append((table, key, WhyKept.CHANGED))
    changed = [row for row in untouched if notes[row.pk].before is not None]
    change_rows(model, [(row, notes[row.pk].before or {}) for row in changed])
    undone.put_back += len(changed)
    added = [row.pk for row in untouched if notes[row.pk].before is None]
    for keys in in_chunks(added):
        _remove(model, keys, undone)


def _as_told(row: models.Model, note: Written) -> bool:
    """Say whether nobody has changed, since, what the import wrote."""
    names = note.after if note.before is None else note.before
    return all(plain(getattr(row, name)) == note.after[name] for name in names)


def _remove(model: type[models.Model], keys: Sequence[UUID], undone: Undone) -> None:
    """Delete rows; when some are in use, find out which by halves and leave those."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            removed = _delete(model, keys)
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        undone.removed += removed
    except IntegrityError:
        if len(keys) == 1:
            undone.kept.append((model._meta.db_table, keys[0], WhyKept.USED))
            return
        middle = len(keys) // 2
        _remove(model, keys[:middle], undone)
        _remove(model, keys[middle:], undone)


def _delete(model: type[models.Model], keys: Iterable[UUID]) -> int:
    """Delete by key in one statement: the database, which sees every row, says what is in use."""
    table = connection.ops.quote_name(model._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {table} WHERE id = ANY(%s)", [list(keys)])  # noqa: S608
        return int(cursor.rowcount)
