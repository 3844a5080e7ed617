"""A report: frozen as it stands; and what there is for the year to come, kept as it was told."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from decimal import Decimal

from django.db import IntegrityError, transaction

from holdfast.access.editing import change
from holdfast.access.models import User
from holdfast.audit.trail import record
from holdfast.evaluation.rules.findings import Findings
from holdfast.kit.refusals import Refused, insist
from holdfast.programme.models import Run
from holdfast.report.models import ComingYear, Report
from holdfast.report.rules import freezing
from holdfast.report.rules.document import Document
from holdfast.steering.rules.reviewing import checksum

MEANWHILE = "Somebody froze a report or said this meanwhile: look at it first"


@transaction.atomic
def freeze_report(
    *, run: Run, found: Findings, documents: Mapping[str, Document], at: datetime, by: User
) -> Report:
    """Freeze a report as it stands; those frozen before stay. Raise `Refused`."""
    content = freezing.content_of(found, documents)
    before = Report.objects.visible_to(by).filter(run=run).order_by("-number").first()
    insist(
        freezing.why_not_freeze(
            figures=len(found.figures),
            last=freezing.told(before.content) if before else None,
            now=freezing.told(content),
        )
    )
    made = Report(
        authority_id=by.authority, run=run, number=(before.number if before else 0) + 1,
        as_of=found.as_of, content=content, checksum=checksum(content), frozen_at=at, frozen_by=by,
    )  # fmt: skip
    _save(made)
    record("froze a report", about=[made], by=by, checksum=made.checksum)
    return made


def _save(made: Report | ComingYear) -> None:
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError as taken:
        raise Refused([MEANWHILE]) from taken


@dataclass(frozen=True, kw_only=True)
class Year:
    """What there is for the year to come, as it was typed."""

    clinician_rate: Decimal
    practitioner_rate: Decimal
    clinician_hours: int
    practitioner_hours: int
    money: Decimal


@transaction.atomic
def say_coming_year(*, told: Year, found: ComingYear | None, version: int, by: User) -> ComingYear:
    """Keep what there is for the year to come. Raise `Refused`, or `Stale` in a race."""
    if found is None:
        made = ComingYear(authority_id=by.authority, **asdict(told))
        _save(made)
    else:
        made = found
        change(made, version=version, **asdict(told))
    record("said what there is for the year to come", about=[made], by=by, **_plain(told))
    return made


def _plain(told: Year) -> dict[str, str]:
    return {name: str(value) for name, value in asdict(told).items()}
