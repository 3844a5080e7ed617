"""Questions about imports: what was read in, what was turned away, what a sent one would do."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from holdfast.access.models import User
from holdfast.exchange.models import Batch, Rejected
from holdfast.exchange.rules.returns import Rejection
from holdfast.exchange.rules.sheets import sheet

HEADINGS = ("File", "Row", "Column", "What it says", "Why it was left out", "How to mend it")
TABLES = ("Teams", "Workers", "Families", "Children", "Adults", "Statuses", "SDQs", "Involvements")
COLUMNS = ("added", "changed", "same", "older", "left")


@dataclass(frozen=True)
class Line:
    """What an import did to one table."""

    words: str
    numbers: tuple[int, ...]


def lines(batch: Batch) -> list[Line]:
    """Return what an import did, table by table."""
    tables = batch.counts.get("tables", {})
    return [
        Line(words, tuple(tables[words].get(name, 0) for name in COLUMNS))
        for words in TABLES
        if words in tables
    ]


def in_order(rejections: Iterable[Rejection]) -> list[Rejection]:
    """Return rejections in the order of the files and their rows."""
    return sorted(rejections, key=lambda one: (one.file, one.row))


def imports(reader: User) -> QuerySet[Batch]:
    """Return the imports a reader may see, the latest first."""
    return (
        Batch.objects.visible_to(reader)
        .select_related("read_by")
        .defer("remarks")
        .order_by("-read_at", "pk")
    )


def rejected(batch: Batch) -> QuerySet[Rejected]:
    """Return what an import left out, in the order of the files."""
    return batch.rejected.order_by("file", "row", "column", "pk")


def rejections_sheet(rejections: Iterable[Rejected | Rejection]) -> bytes:
    """Return what was left out as a CSV in which no formula can run."""
    return sheet(
        HEADINGS,
        ((one.file, one.row, one.column, one.value, one.reason, one.fix) for one in rejections),
    )
