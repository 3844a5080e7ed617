"""Which file of a folder holds which table, and what to say when none does."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from holdfast.exchange.rules.findings import Findings, Row
from holdfast.exchange.rules.returns import Fault
from holdfast.exchange.rules.tables import Table, nearest, read_table
from holdfast.kit.refusals import Refused

ENDINGS = (".csv", ".txt", ".tsv")
LARGEST_FILE = 200 * 1024 * 1024


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """A table a return may hold: its file's usual names, its columns, what is lost without it.

    `spelt` maps other spellings of a heading to the column's name here.
    """

    name: str
    needed: tuple[str, ...]
    welcome: tuple[str, ...] = ()
    required: bool = False
    also_called: tuple[str, ...] = ()
    without_it: str = ""
    spelt: Mapping[str, str] = field(default_factory=dict)

    @property
    def names(self) -> frozenset[str]:
        """Return the names, in small letters, that the table's file may have."""
        return frozenset({self.name, *self.also_called})

    @property
    def known(self) -> dict[str, str]:
        """Return every heading that may stand in the file, and the column's name for it."""
        return {name: name for name in (*self.needed, *self.welcome)} | dict(self.spelt)


def files_in(folder: Path) -> dict[str, bytes]:
    """Return the tables of a folder by file name. Raise `Refused` if it is not a folder."""
    if not folder.is_dir():
        raise Refused([f"There is no folder {folder}"])
    found = {}
    for path in sorted(folder.iterdir()):
        if path.suffix.lower() in ENDINGS and path.is_file():
            if path.stat().st_size > LARGEST_FILE:
                raise Refused([f"{path.name} is larger than {LARGEST_FILE // 1024**2} MB"])
            found[path.name] = path.read_bytes()
    return found


@dataclass
class Folder:
    """The files of one return, each opened at most once; what is not opened is remarked on."""

    files: Mapping[str, bytes]
    findings: Findings
    tables: Sequence[Wanted]
    blanks: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        self.rows_read: dict[str, int] = {}
        self._opened: set[str] = set()

    def table(self, wanted: Wanted) -> Table:
        """Return a table, empty when an optional file or one of its columns is missing.

        Raise `Refused`, naming the file, when a required one is missing or cannot be used.
        """
        file = self._file_of(wanted)
        if file is None:
            return self._without(wanted)
        content = self.files[file]
        table = read_table(
            file, content, known=wanted.known, findings=self.findings, blanks=self.blanks
        )
        self._opened.add(file)
        self.rows_read[file] = table.read
        return self._checked(table, wanted)

    def _file_of(self, wanted: Wanted) -> str | None:
        found = [file for file in self.files if stem_of(file) in wanted.names]
        if len(found) > 1:
            raise Refused([f"Two files hold {wanted.name}: {' and '.join(found)}. Leave one"])
        return found[0] if found else None

    def _without(self, wanted: Wanted) -> Table:
        file = f"{wanted.name}.csv"
        spoken_for = {name for table in self.tables for name in table.names}
        strange = {stem_of(file) for file in self.files} - spoken_for
        alike = nearest(wanted.name, sorted(strange))
        meant = f" Is “{alike}” meant?" if alike else ""
        if wanted.required:
            raise Refused([f"There is no {file} in the folder.{meant}"])
        words = f"There is no {file}: {wanted.without_it}.{meant}"
        self.findings.remark(file, "missing-file", words)
        return Table(file)

    def _checked(self, table: Table, wanted: Wanted) -> Table:
        self._remark_missing(table, wanted.welcome)
        lacking = table.lacks(wanted.needed)
        if not lacking:
            return table
        if wanted.required:
            raise Refused([f"{table.file} has no column {column}" for column in lacking])
        fix = f"Add the column: the file was not read, so {wanted.without_it}"
        for column in lacking:
            heading = Row(table.file, 1, {}, self.findings)
            heading.lose(column.split(" ", 1)[0], Fault.MISSING_COLUMN, fix=fix, detail=column)
        return Table(table.file)

    def _remark_missing(self, table: Table, columns: Sequence[str]) -> None:
        for lacking in table.lacks(columns):
            words = f"There is no column {lacking}: what it says is left as it was"
            self.findings.remark(table.file, "missing-column", words)

    def remark_unread(self) -> None:
        """Say which files were not needed, so that nobody thinks they were read."""
        for file in self.files:
            if file not in self._opened:
                words = "Nothing here is needed: the file was not read"
                self.findings.remark(file, "not-read", words)


def stem_of(file: str) -> str:
    """Return a file's name without folder and ending, in small letters."""
    return PurePosixPath(file.replace("\\", "/")).stem.strip().casefold()
