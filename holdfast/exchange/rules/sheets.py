"""Tables for people to open in a spreadsheet, in which nothing can run."""

import csv
import io
from collections.abc import Iterable, Sequence

BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")


def formula_safe(cell: object) -> str:
    """Return a cell's text, an apostrophe before it when a spreadsheet would run it."""
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.lstrip().startswith(BEGINS_A_FORMULA) else text


def sheet(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """Return a table as CSV bytes that spreadsheets know to be UTF-8."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(headings)
    writer.writerows([formula_safe(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")
