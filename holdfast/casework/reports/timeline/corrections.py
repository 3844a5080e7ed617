"""What was written of each entry, by whom and when: from the history the database keeps itself."""

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db import connection, models

from holdfast.access.models import User
from holdfast.casework.models import Case, StepDone
from holdfast.casework.reports.timeline.moment import Moment, Source

NEVER_TOLD = ("version", "case", "visit", "people")
LABELS = {"childs_voice": "The child’s voice", "other_minutes": "Minutes round it", "how": "Step"}
Row = tuple[str, str]  # a table and a row's key


class Written(NamedTuple):
    """One thing written of one row: what it was before and after, the fields that changed alone."""

    table: str
    row: str
    how: str
    at: datetime
    who_id: str
    who: str
    before: dict[str, Any]
    after: dict[str, Any]


class Told(NamedTuple):
    """One field as it was and as it is."""

    name: str
    was: str
    now: str


@dataclass(frozen=True, kw_only=True)
class Correction:
    """One correction of an entry: who made it, when, and what changed."""

    at: datetime
    who: str
    fields: tuple[Told, ...]


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One entry of the timeline as a page shows it."""

    kind: str
    moment: Moment
    corrections: tuple[Correction, ...] = ()
    is_new: bool = False  # written by somebody else since the reader was last here


def entries(
    case: Case, told: Iterable[tuple[Source, Moment]], *, reader: User, since: datetime | None
) -> list[Entry]:
    """Return moments as entries, each with its corrections."""
    listed = list(told)
    written = written_of(case, listed)
    named = names_of(listed, written)
    return [
        Entry(
            kind=source.kind,
            moment=moment,
            corrections=tuple(corrections(source, moment, written, named)),
            is_new=since is not None
            and any(
                one.at > since and one.who_id != str(reader.pk)
                for row in rows_of(source, moment)
                for one in written[row]
            ),
        )
        for source, moment in listed
    ]


def rows_of(source: Source, moment: Moment) -> list[Row]:
    """Return the rows an entry tells of: its own, and those that belong to it."""
    beside = StepDone._meta.db_table if source.kind == "visit" else source.table
    rows = [(source.table, str(moment.row)), *((beside, str(key)) for key in moment.also)]
    return list(dict.fromkeys(rows))


def written_of(case: Case, told: list[tuple[Source, Moment]]) -> dict[Row, list[Written]]:
    """Return all that was written of these entries' rows, oldest first: one query."""
    rows = [row for source, moment in told for row in rows_of(source, moment)]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT * FROM app.written_in_case(%s, %s, %s)",
            [case.pk, [table for table, _ in rows], [key for _, key in rows]],
        )
        found = [Written(*row[:-2], *map(read_json, row[-2:])) for row in cursor.fetchall()]
    written: dict[Row, list[Written]] = defaultdict(list)
    for one in found:
        written[one.table, one.row].append(one)
    return written


def read_json(text: str | None) -> dict[str, Any]:
    """Read the fields of a row as the trail has them; none where there was no row."""
    found: dict[str, Any] = json.loads(text) if text else {}
    return found


def corrections(
    source: Source, moment: Moment, written: dict[Row, list[Written]], named: dict[str, str]
) -> Iterable[Correction]:
    """Yield an entry's corrections, oldest first."""
    for row in rows_of(source, moment):
        model = source.model if row[0] == source.table else StepDone
        for one in written[row]:
            if one.how == "UPDATE" and (fields := tuple(changed(source, model, one, named))):
                yield Correction(at=one.at, who=one.who, fields=fields)


def changed(
    source: Source, model: type[models.Model], one: Written, named: dict[str, str]
) -> Iterable[Told]:
    """Yield the fields that a correction changed and that are told."""
    for field in model._meta.concrete_fields:
        if field.column in one.after and is_told(source, model, field):
            was, now = (
                in_words(field, values[field.column], named) for values in (one.before, one.after)
            )
            if was != now:
                yield Told(LABELS.get(field.name, str(field.verbose_name).capitalize()), was, now)


def is_told(source: Source, model: type[models.Model], field: Any) -> bool:
    """Tell whether a field's correction is for reading: not who wrote it when, nor a count."""
    if model is source.model and source.keeps is not None:
        return field.name in source.keeps
    is_a_person = field.is_relation and field.related_model is User
    return field.name not in NEVER_TOLD and not is_a_person and not field.name.endswith("_at")


def in_words(field: Any, value: Any, named: dict[str, str]) -> str:
    """Say a field's value as a reader says it."""
    if value in (None, "", [], {}):
        return "nothing"
    if isinstance(value, list):
        return ", ".join(str(one) for one in value)
    if isinstance(value, dict):
        return "; ".join(f"{key}: {'–' if one is None else one}" for key, one in value.items())
    if field.is_relation:
        return named.get(str(value), "another")
    if isinstance(field, models.DateField):
        day = date.fromisoformat(str(value)[:10])
        return f"{day.day} {day:%B %Y}"
    return str(dict(field.flatchoices).get(value, value))


def names_of(
    told: list[tuple[Source, Moment]], written: dict[Row, list[Written]]
) -> dict[str, str]:
    """Return the names of whatever the corrections point at: one query for each kind of thing."""
    keys: dict[Any, set[str]] = defaultdict(set)  # by the model pointed at
    models_told: set[type[models.Model]] = {source.model for source, _ in told} | {StepDone}
    for model in models_told:
        pointing = [field for field in model._meta.concrete_fields if field.is_relation]
        for (table, _), several in written.items():
            if table == model._meta.db_table:
                for one in several:
                    for field in pointing:
                        keys[field.related_model].update(pointed_at(field, one))
    keys.pop(User, None)
    keys.pop(Case, None)
    return {
        str(row.pk): getattr(row, "name", "") or str(row)
        for model, wanted in keys.items()
        if wanted
        for row in model._default_manager.filter(pk__in=wanted)
    }


def pointed_at(field: Any, one: Written) -> set[str]:
    """Return the keys that a correction put into a field, and took out of it."""
    if one.how != "UPDATE":
        return set()
    both = one.before.get(field.column), one.after.get(field.column)
    return {key for key in both if isinstance(key, str)}
