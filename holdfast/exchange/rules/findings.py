"""Collecting what is wrong while a table is read, without ever stopping at the first fault."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from holdfast.exchange.rules.cells import Unreadable
from holdfast.exchange.rules.returns import Fault, Loses, Rejection, Remark, Where

T = TypeVar("T")
LONGEST_VALUE = 200


@dataclass
class Findings:
    """Every rejection and remark of one reading, in the order they were met."""

    rejections: list[Rejection] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)

    def remark(
        self, file: str, code: str, words: str, *, row: int | None = None, column: str = ""
    ) -> None:
        """Note something that leaves nothing out."""
        self.remarks.append(Remark(file=file, row=row, column=column, code=code, words=words))


@dataclass
class Row:
    """One row while it is read. `lost` turns true at the first fault that loses the row."""

    file: str
    number: int
    cells: dict[str, str]
    findings: Findings
    lost: bool = False

    @property
    def where(self) -> Where:
        """Return the file and row this is."""
        return Where(self.file, self.number)

    def must(self, column: str, reader: Callable[[str], T]) -> T | None:
        """Read a cell the row is worthless without; None, and the row is lost, if it cannot be."""
        text = self.cells.get(column, "")
        if not text:
            self.lose(column, Fault.MISSING, fix="Fill it in, or take the row out")
            return None
        return self._read(column, text, reader, Loses.ROW)

    def must_if_told(self, column: str, reader: Callable[[str], T]) -> T | None:
        """Read a cell that may be blank, but loses the row if what it says cannot be read."""
        text = self.cells.get(column, "")
        return self._read(column, text, reader, Loses.ROW) if text else None

    def may(self, column: str, reader: Callable[[str], T]) -> T | None:
        """Read a cell the row can do without; what cannot be read is left out and said."""
        text = self.cells.get(column, "")
        return self._read(column, text, reader, Loses.VALUE) if text else None

    def _read(self, column: str, text: str, reader: Callable[[str], T], loses: Loses) -> T | None:
        try:
            return reader(text)
        except Unreadable as unreadable:
            self._reject(column, unreadable.fault, unreadable.fix, loses=loses)
            return None

    def lose(self, column: str, fault: Fault, *, fix: str, detail: str = "") -> None:
        """Leave the whole row out."""
        self._reject(column, fault, fix, loses=Loses.ROW, detail=detail)

    def drop(self, column: str, fault: Fault, *, fix: str, detail: str = "") -> None:
        """Leave one value out and keep the rest of the row."""
        self._reject(column, fault, fix, loses=Loses.VALUE, detail=detail)

    def remark(self, code: str, words: str, *, column: str = "") -> None:
        """Note something about this row that leaves nothing out."""
        self.findings.remark(self.file, code, words, row=self.number, column=column)

    def _reject(
        self, column: str, fault: Fault, fix: str, *, loses: Loses, detail: str = ""
    ) -> None:
        self.lost = self.lost or loses is Loses.ROW
        self.findings.rejections.append(
            Rejection(
                file=self.file,
                row=self.number,
                column=column,
                value=self.cells.get(column, "")[:LONGEST_VALUE],
                fault=fault,
                reason=f"{fault} ({detail})" if detail else str(fault),
                fix=fix,
                loses=loses,
            )
        )
