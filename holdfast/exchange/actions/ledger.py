"""What the council's returns have told of each row so far, and which of them told it last."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import models

from holdfast.exchange.models import Written


@dataclass(frozen=True)
class Told:
    """What the newest return so far said of one row, and the day it speaks for."""

    as_of: date
    values: Mapping[str, object]


@dataclass(frozen=True)
class Ledger:
    """The last word on every row of one authority; imports that were undone have none."""

    rows: Mapping[tuple[str, UUID], Told]

    @classmethod
    def of(cls, authority: str) -> "Ledger":
        """Read the ledger of an authority."""
        written = (
            Written.objects.filter(batch__authority_id=authority, batch__undone_at=None)
            .order_by("batch__as_of", "batch__read_at", "pk")
            .values_list("table", "key", "batch__as_of", "after")
        )
        rows = {
            (table, key): Told(as_of, values) for table, key, as_of, values in written.iterator()
        }
        return cls(rows)

    def last(self, row: models.Model) -> Told | None:
        """Return what was last told of a row, None if no return ever did."""
        return self.rows.get((row._meta.db_table, row.pk))
