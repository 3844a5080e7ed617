"""From the bytes of one file to its rows: encoding, separator, heading, row numbers."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from holdfast.exchange.rules.cells import clean
from holdfast.exchange.rules.findings import Findings, Row
from holdfast.exchange.rules.records import Record, Records
from holdfast.exchange.rules.returns import Fault

_SEPARATORS = ",;\t|"
_HEADING_WITHIN = 5
_ALIKE = 75.0
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


@dataclass
class Table:
    """A file read as a table: only the columns asked for, under the names asked for.

    `strange` holds the headings not asked for; `read` counts the rows met, those rejected for
    their shape included.
    """

    file: str
    strange: tuple[str, ...] = ()
    columns: frozenset[str] = frozenset()
    rows: list[Row] = field(default_factory=list)
    read: int = 0

    def lacks(self, needed: Collection[str]) -> list[str]:
        """Return, for each needed column that is missing, its name and what may be meant by it."""
        return [_missing(column, self.strange) for column in needed if column not in self.columns]


def nearest(name: str, among: Collection[str]) -> str:
    """Return the one of `among` written most like `name`, or a blank when none is alike."""
    found = process.extractOne(
        name, list(among), scorer=fuzz.ratio, processor=str.casefold, score_cutoff=_ALIKE
    )
    return str(found[0]) if found else ""


def _missing(column: str, strange: Collection[str]) -> str:
    alike = nearest(column, strange)
    return f"{column} (is “{alike}” meant?)" if alike else column


def read_table(
    file: str,
    content: bytes,
    *,
    known: Mapping[str, str],
    findings: Findings,
    blanks: frozenset[str] = frozenset(),
) -> Table:
    """Read a table. `known` maps each heading that may stand in it to the name to use for it;
    `blanks` are words (in capitals) that stand for an empty cell.

    Nothing in the bytes can raise: what cannot be read becomes a rejection or a remark.
    Cells are kept as text, whatever a spreadsheet would make of them.
    """
    text = _decoded(file, content, findings)
    records = Records(text, _separator(text, known))
    heading: list[str] | None = None
    table = Table(file)
    for record in records:
        if heading is None:
            if _is_heading(record, known):
                heading = record.cells
                table = _headed(file, heading, known, findings)
                where = _places(heading, known)
                records.width = len(heading)
        elif any(cell.strip() for cell in record.cells):
            table.read += 1
            row = Row(file, record.number, _cells(record.cells, where, blanks), findings)
            _check_shape(row, record, heading)
            if not row.lost:
                table.rows.append(row)
    return table


def _decoded(file: str, content: bytes, findings: Findings) -> str:
    if content.startswith(_UTF16_MARKS):
        findings.remark(file, "encoding", "Read as UTF-16, as spreadsheets save “Unicode text”")
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        words = "Not UTF-8: read as Windows-1252. Check names with accents"
        findings.remark(file, "encoding", words)
        return content.decode("cp1252", errors="replace")


def _separator(text: str, known: Mapping[str, str]) -> str:
    """Return the separator that finds the most known columns near the top."""
    top = text[:20_000].splitlines()[:_HEADING_WITHIN]

    def found(separator: str) -> int:
        return max((len(_places(line.split(separator), known)) for line in top), default=0)

    return max(_SEPARATORS, key=found)


def _plain(heading: str) -> str:
    return clean(heading).strip("\"'").casefold().replace(" ", "_")


def _places(heading: list[str], known: Mapping[str, str]) -> dict[str, int]:
    """Return where each known column stands; the first counts when a heading is repeated."""
    wanted = {_plain(heading): column for heading, column in known.items()}
    places: dict[str, int] = {}
    for place, cell in enumerate(heading):
        if column := wanted.get(_plain(cell)):
            places.setdefault(column, place)
    return places


def _is_heading(record: Record, known: Mapping[str, str]) -> bool:
    """Pass over blank lines, titles and `sep=;` above the heading, but not for ever."""
    if not any(cell.strip() for cell in record.cells):
        return False
    return bool(_places(record.cells, known)) or record.number >= _HEADING_WITHIN


def _headed(file: str, heading: list[str], known: Mapping[str, str], findings: Findings) -> Table:
    wanted = {_plain(name): column for name, column in known.items()}
    names = [wanted.get(_plain(cell), "") for cell in heading]
    for column in _places(heading, known):
        if names.count(column) > 1:
            words = f"The column {column} is there more than once: the first is read"
            findings.remark(file, "repeated-column", words, row=1, column=column)
    columns = frozenset(_places(heading, known))
    strange = tuple(clean(cell) for cell in heading if _plain(cell) not in wanted)
    return Table(file, strange, columns)


def _cells(record: list[str], where: dict[str, int], blanks: frozenset[str]) -> dict[str, str]:
    cells = {}
    for column, place in where.items():
        text = record[place] if place < len(record) else ""
        text = text.strip() if text.isascii() and text.isprintable() else clean(text)
        cells[column] = "" if text.upper() in blanks else text
    return cells


def _check_shape(row: Row, record: Record, heading: list[str]) -> None:
    """Lose a row whose values cannot be told apart."""
    if record.broken:
        fix = "Look for a quotation mark that is never closed, and take it out"
        row.lose("", Fault.OPEN_QUOTE, fix=fix)
    elif any(cell.strip() for cell in record.cells[len(heading) :]):
        fix = "Look for a comma inside a value: put quotation marks round that value"
        detail = f"{len(record.cells)} values, {len(heading)} columns"
        row.lose("", Fault.TOO_MANY_VALUES, fix=fix, detail=detail)
