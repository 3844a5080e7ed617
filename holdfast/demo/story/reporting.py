"""The report of the first months, frozen so that the next can say what has moved."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import partial

from holdfast.access.models import User
from holdfast.demo.content.steering import LEAD
from holdfast.demo.story.stage import Happening, Order, Stage, moment
from holdfast.report.actions import Year, freeze_report, say_coming_year
from holdfast.report.reports import documents_of, material_of

FIRST_REPORT_ON = date(2014, 6, 30)
SAID_ON = date(2015, 1, 12)
COMING_YEAR = Year(  # invented, and round so that nobody takes it for Merton's
    clinician_rate=Decimal(60),
    practitioner_rate=Decimal(30),
    clinician_hours=400,
    practitioner_hours=1_500,
    money=Decimal(90_000),
)


def reported(stage: Stage) -> Iterator[Happening]:
    """Yield the first report, and what there is for the year to come."""
    yield Happening(FIRST_REPORT_ON, Order.EVENING, LEAD, partial(freeze, stage))
    yield Happening(SAID_ON, Order.EVENING, LEAD, say)


def freeze(stage: Stage, *, by: User) -> None:
    """Freeze what the first months say."""
    material = material_of(by, stage.run, today=FIRST_REPORT_ON)
    freeze_report(
        run=stage.run,
        found=material.findings,
        documents=documents_of(material),
        at=moment(FIRST_REPORT_ON),
        by=by,
    )


def say(*, by: User) -> None:
    """Say what there is for the year to come."""
    say_coming_year(told=COMING_YEAR, found=None, version=0, by=by)
