"""What an extract made now would hold, for the page that asks before it makes one."""

from dataclasses import dataclass
from datetime import date

from holdfast.access.models import User
from holdfast.evaluation.extract.judging import lines, suggestions
from holdfast.evaluation.schema import TABLES
from holdfast.evaluation.snapshot.records import snapshot_for


@dataclass(frozen=True, kw_only=True)
class Preview:
    """Rows of each table, how easily somebody could be found, and what would make it harder."""

    rows: list[tuple[str, int]]
    lines: list[str]
    suggestions: list[str]


def preview(reader: User, *, as_of: date) -> Preview:
    """Return what an extract would hold, with the risk that its own `risk.md` tells.

    Raises:
        PermissionError: if the reader may not see an evaluation.
    """
    tables = snapshot_for(reader, as_of=as_of).tables
    cases = tables["cases"].to_pylist()
    return Preview(
        rows=[(one.row, tables[one.name].num_rows) for one in TABLES.values()],
        lines=lines(cases),
        suggestions=suggestions(cases),
    )
