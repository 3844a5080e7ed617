"""Reading a published file in: recognised, compared with what is here, and written at once."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from django.db import connection, transaction

from holdfast.access.models import User
from holdfast.access.permissions import Permission
from holdfast.area.models import AreaImport, AreaList, BoundarySet, FigureSheet, Publication
from holdfast.area.rules.files import Read, read_file
from holdfast.area.rules.measures import Level, measure_of
from holdfast.area.rules.reading import Kept, Reading, SheetKey, Source
from holdfast.audit.trail import record
from holdfast.kit.refusals import Refused, insist

MOST_TOLD = 200  # changes, and lines of what was left, that an import keeps word for word
A_BATCH = 400


@dataclass
class Compared:
    """How a file's figures stand to those that are here."""

    added: int = 0
    same: int = 0
    changed: list[dict[str, Any]] = field(default_factory=list)
    new: list[FigureSheet] = field(default_factory=list)
    altered: list[FigureSheet] = field(default_factory=list)


def why_not_import(by: User) -> list[str]:
    """Return every reason against somebody reading published figures in."""
    against = "Your role is not one that may read published figures in"
    return [] if by.may(Permission.AREA_IMPORT) else [against]


@transaction.atomic
def import_publication(*, content: bytes, file_name: str, at: datetime, by: User) -> AreaImport:
    """Read one published file in: add what is new, change what it says otherwise, keep the rest.

    A second reading of the same file changes nothing. Raise `Refused` if this person may not, or
    if the file is none that is known here.
    """
    insist(why_not_import(by))
    read = read_file(content)
    if isinstance(read, str):
        raise Refused([f"{file_name}: {read}"])
    _one_at_a_time()
    publication = _publication(read.source)
    compared = _compared(publication, read.reading)
    FigureSheet.objects.bulk_create(compared.new, batch_size=A_BATCH)
    for sheet in compared.altered:
        sheet.save(update_fields=["figures"])
    _name_areas(read.reading)
    _keep_outlines(publication, read.reading)
    made = _kept(publication, read, compared, content, file_name, at)
    record("read published figures in", about=[made, publication], by=by, **made.counts)
    return made


def _one_at_a_time() -> None:
    """Wait for any other import of figures to end; the lock ends with the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('import area'))")


def _publication(source: Source) -> Publication:
    told = {name: value for name, value in asdict(source).items() if name != "key"}
    found, made = Publication.objects.get_or_create(key=source.key, defaults=told)
    if not made and any(getattr(found, name) != value for name, value in told.items()):
        Publication.objects.filter(pk=found.pk).update(**told)
        found.refresh_from_db()
    return found


def _compared(publication: Publication, reading: Reading) -> Compared:
    here = {
        SheetKey(sheet.measure, sheet.period, Level(sheet.level), sheet.within): sheet
        for sheet in FigureSheet.objects.filter(publication=publication)
    }
    compared = Compared()
    for key, figures in reading.figures.items():
        sheet = here.get(key)
        if sheet is None:
            compared.new.append(_sheet(publication, key, figures))
            compared.added += len(figures)
        else:
            _compare(compared, key, sheet, figures)
    return compared


def _sheet(publication: Publication, key: SheetKey, figures: Mapping[str, Kept]) -> FigureSheet:
    kind = measure_of(key.measure).kind
    return FigureSheet(publication=publication, kind=kind, figures=dict(figures), **key._asdict())


def _compare(
    compared: Compared, key: SheetKey, sheet: FigureSheet, figures: Mapping[str, Kept]
) -> None:
    was = sheet.figures
    news = [area for area in figures if area not in was]
    others = [area for area in figures if area in was and was[area] != figures[area]]
    compared.added += len(news)
    compared.same += len(figures) - len(news) - len(others)
    compared.changed += [
        {"measure": key.measure, "period": key.period, "area": area} | {
            "was": was[area], "now": figures[area]}
        for area in others
    ]  # fmt: skip
    if news or others:
        sheet.figures = {**was, **figures}
        compared.altered.append(sheet)


def _name_areas(reading: Reading) -> None:
    """Keep the names of the areas, and what each is tied to, beside those that are known."""
    here = {(Level(one.level), one.within): one for one in _lists_of(reading.named)}
    news = []
    for (level, within), named in reading.named.items():
        if not within:
            continue  # a file of outlines knows an area's name, and not where it lies
        known = here.get((level, within))
        names = _merged(known.names if known else {}, named)
        if known is None:
            news.append(AreaList(level=level, within=within, names=names))
        elif names != known.names:
            known.names = names
            known.save(update_fields=["names"])
    AreaList.objects.bulk_create(news, batch_size=A_BATCH)


def _lists_of(named: Iterable[tuple[Level, str]]) -> Iterable[AreaList]:
    return AreaList.objects.filter(level__in={level for level, _ in named})


def _merged(
    known: Mapping[str, list[str]], named: Mapping[str, tuple[str, str]]
) -> dict[str, list[str]]:
    merged = {code: list(told) for code, told in known.items()}
    for code, (name, tied_to) in named.items():
        merged[code] = [name, tied_to or merged.get(code, ["", ""])[1]]
    return merged


def _keep_outlines(publication: Publication, reading: Reading) -> None:
    """Keep outlines by the area they lie within; leave those of which nobody has said where."""
    for (level, _), shapes in reading.shapes.items():
        lie = _where_they_lie(level, list(shapes))
        for within in sorted(set(lie.values())):
            outlines = {code: rings for code, rings in shapes.items() if lie.get(code) == within}
            _keep_set(publication, level, within, outlines)
        for code in sorted(set(shapes) - set(lie)):
            why = f"Outline left: nobody has said where {code} lies"
            fix = "Read in the lookup of small areas, or the ward atlas, and then this file again"
            reading.leave(None, "", code, why, fix)


def _where_they_lie(level: Level, codes: list[str]) -> dict[str, str]:
    holding = AreaList.objects.filter(level=level, names__has_any_keys=codes)
    # Where two lists name an area, the one under a code is taken rather than the one under a name.
    in_order = sorted(holding, key=lambda one: one.within.startswith("E0"))
    return {code: one.within for one in in_order for code in codes if code in one.names}


def _keep_set(
    publication: Publication, level: Level, within: str, outlines: dict[str, Any]
) -> None:
    kept, made = BoundarySet.objects.get_or_create(
        level=level,
        within=within,
        defaults={"publication": publication, "outlines": outlines},
    )
    if not made and (together := {**kept.outlines, **outlines}) != kept.outlines:
        kept.outlines = together
        kept.save(update_fields=["outlines"])


def _kept(
    publication: Publication,
    read: Read,
    compared: Compared,
    content: bytes,
    file_name: str,
    at: datetime,
) -> AreaImport:
    reading = read.reading
    return AreaImport.objects.create(
        publication=publication,
        file_name=file_name,
        sha256=hashlib.sha256(content).hexdigest(),
        read_at=at,
        counts={
            "rows": reading.rows,
            "added": compared.added,
            "changed": len(compared.changed),
            "same": compared.same,
            "markers": reading.markers,
            "areas": sum(map(len, reading.named.values())),
            "outlines": sum(map(len, reading.shapes.values())),
            "left": len(reading.left),
        },
        changes=compared.changed[:MOST_TOLD],
        left=[asdict(each) for each in reading.left[:MOST_TOLD]],
    )


def in_settled_order(file_names: Iterable[str]) -> list[str]:
    """Return files in the order to read them: outlines last, when it is known where areas lie."""
    return sorted(file_names, key=lambda name: (name.lower().endswith("json"), name))
