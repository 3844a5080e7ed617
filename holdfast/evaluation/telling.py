"""`holdfast evaluate`: findings at a terminal, as JSON or as lines and tables that people read."""

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TextIO

from holdfast.evaluation.engine import chosen
from holdfast.evaluation.finding import Asked, findings
from holdfast.evaluation.mapping.columns import CannotUse
from holdfast.evaluation.mapping.summaries import published_beside
from holdfast.evaluation.mapping.writing import scales_beside
from holdfast.evaluation.rules.findings import Cell, Figure, Findings, Hidden, Sure, Table, as_json
from holdfast.evaluation.snapshot.files import NotASnapshot, read

REFUSED = 2
WIDEST = 60  # characters of a column of words


def tell_evaluation(
    folder: Path,
    *,
    as_json_: bool,
    pence_an_hour: int | None,
    out: TextIO,
    complaints: TextIO,
    beside: Sequence[Path] = (),
) -> int:
    """Tell what is found in a snapshot's folder. Return 0, or 2 where it is no snapshot.

    `beside` are a file that others publish and its mapping, whose figures stand last.
    """
    try:
        told = read(folder)
        asked = Asked(
            pence_an_hour=pence_an_hour,
            readings=tuple(scales_beside(folder)),
            beside=published_beside(*beside) if beside else (),
        )
        found = findings(told, asked, engine=chosen(), folder=folder)
    except (NotASnapshot, CannotUse, OSError, ValueError) as refusal:
        complaints.write(f"holdfast: {refusal}\n")
        return REFUSED
    tell(found, as_json_=as_json_, out=out)
    return 0


def tell(found: Findings, *, as_json_: bool, out: TextIO = sys.stdout) -> None:
    """Write findings out, as JSON or in lines."""
    if as_json_:
        out.write(json.dumps(as_json(found), indent=1, allow_nan=False, ensure_ascii=False) + "\n")
    else:
        out.writelines(f"{line}\n" for line in lines(found))


def lines(found: Findings) -> Iterator[str]:
    """Yield findings line by line: figures first, each with how sure it is, and then tables."""
    yield f"Authority {found.authority}, as of {found.as_of:%d/%m/%Y}"
    yield ""
    for figure in found.figures:
        yield line_of(figure)
    for table in found.tables:
        yield ""
        yield from table_lines(table)


def line_of(figure: Figure) -> str:
    """Return one figure as a line: what it says, its value and interval, or why there is none."""
    says = figure.says[:1].upper() + figure.says[1:]
    if figure.sure in (Sure.CANNOT_TELL, Sure.NOT_SHOWN):
        return f"{says}: {figure.sure}. {figure.because}"
    between = "" if figure.low is None else f" ({said(figure.low)} to {said(figure.high)})"
    many = "" if figure.n is None else f", of {figure.n}"
    return f"{says}: {said(figure.value)}{between} {figure.unit}{many}"


def table_lines(table: Table) -> Iterator[str]:
    """Yield a table in columns, under its heading and above its note."""
    yield table.heading
    rows = [table.columns, *([said(cell) for cell in row] for row in table.rows)]
    wide = [min(WIDEST, max(len(str(row[at])) for row in rows)) for at in range(len(rows[0]))]
    for row in rows:
        yield "  " + "  ".join(str(cell).ljust(wide[at]) for at, cell in enumerate(row)).rstrip()
    if table.note:
        yield f"  {table.note}"


def said(cell: Cell) -> str:
    """Return a cell as it is printed: whole numbers whole, others to three figures or decimals."""
    match cell:
        case None:
            return ""
        case Hidden(sign=sign):
            return sign
        case float():
            return str(int(cell)) if cell.is_integer() else f"{cell:.3f}"
    return str(cell)
