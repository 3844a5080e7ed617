"""Processes month by month, and what staff noted as a help or a hindrance."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from holdfast.evaluation.finding.telling import Told
from holdfast.evaluation.rules import process
from holdfast.evaluation.rules.findings import Cell, Figure, Table
from holdfast.evaluation.rules.telling import cannot_tell
from holdfast.learning.rules import Domain

Answers = Mapping[str, Sequence[Mapping[str, Any]]]
SERIES = (
    ("attendance_by_month", "attendance.monthly", "places at supervision that were taken", False),
    ("visits_by_month", "visits.monthly", "planned visits that were made", True),
    ("timeliness_by_month", "measures.monthly", "measures due that were answered", True),
)
MOVED = "In an extract the days of each case were moved, so its months are not those of the year."


def by_month(told: Answers, *, is_moved: bool, as_of: date) -> Told:
    """Return the XmR charts' figures and tables: whole months alone, up to a day.

    Of an extract only what is about no case: the days of the others were moved.
    """
    figures: list[Figure] = []
    tables: list[Table] = []
    for question, key, name, of_cases in SERIES:
        if is_moved and of_cases:
            figures.append(_not_of_an_extract(key, name))
            continue
        rows = [row for row in told[question] if row["month"] < as_of.replace(day=1)]
        series = process.Series(
            key=key,
            name=name,
            unit="share",
            periods=tuple(f"{row['month']:%B %Y}" for row in rows),
            values=tuple(row["share"] for row in rows),
        )
        figures += process.figures(series)
        tables.append(process.table(series))
    return Told(figures=tuple(figures), tables=tuple(tables))


def _not_of_an_extract(key: str, name: str) -> Figure:
    return cannot_tell(f"{key}.mean", f"{name}: mean", unit="share", method=process.RULES, n=0,
                       because=MOVED)  # fmt: skip


def barriers(told: Answers) -> Told:
    """Return what helps and hinders by domain; everybody on the staff may read each of them."""
    rows: list[tuple[Cell, ...]] = [
        (domain.words, *(_noted(told["barriers"], domain, way) for way in ("helps", "hinders")))
        for domain in Domain
    ]
    return Told(
        tables=(
            Table(
                key="barriers",
                heading="What staff noted, by what it is about",
                columns=("About", "Helps", "Hinders"),
                rows=tuple(rows),
                note="Observations that were accepted, those since settled among them.",
                method="counted; CFIR 2.0's domains",
            ),
        )
    )


def _noted(rows: Sequence[Mapping[str, Any]], domain: Domain, way: str) -> int:
    return sum(
        row["n"] for row in rows if row["domain"] == domain.value and row["direction"] == way
    )
