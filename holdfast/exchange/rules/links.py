"""Which rows other rows may point at: the good ones, the rejected ones, the unknown ones."""

from collections.abc import Hashable
from dataclasses import dataclass, field

from holdfast.exchange.rules.findings import Row
from holdfast.exchange.rules.returns import Fault, Where


@dataclass
class Links:
    """The identifiers of one table, so that a row of another can say what it belongs to."""

    unknown: Fault
    rejected: Fault
    good: dict[str, Where] = field(default_factory=dict)
    lost: dict[str, Where] = field(default_factory=dict)

    def note(self, identifier: str, row: Row) -> None:
        """Remember a row by its identifier, as good or as lost."""
        if identifier:
            (self.lost if row.lost else self.good).setdefault(identifier, row.where)

    def require(self, row: Row, column: str) -> None:
        """Lose a row whose cell names nothing known, saying whether that was itself rejected."""
        named = row.cells.get(column, "")
        if not named or named in self.good:
            return
        if named in self.lost:
            first = self.lost[named]
            fix = "Mend that row, and this one comes in with it"
            row.lose(column, self.rejected, fix=fix, detail=f"{first.file} row {first.row}")
        else:
            row.lose(column, self.unknown, fix="Check the identifier, or add its row")


@dataclass
class Seen:
    """The keys already met in a table."""

    rows: dict[Hashable, int] = field(default_factory=dict)

    def refuse_again(self, row: Row, column: str, *key: Hashable) -> None:
        """Lose a row whose key stands on an earlier row, naming that row."""
        first = self.rows.setdefault(key, row.number)
        if first != row.number:
            fix = f"Keep the right one of rows {first} and {row.number}"
            row.lose(column, Fault.REPEATED, fix=fix, detail=f"row {first}")
