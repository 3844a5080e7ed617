"""A snapshot: which tables, which columns, what each holds. The data dictionary is written of this.

A snapshot is a folder of Parquet files, one a table, and `manifest.json`. It names nobody and
holds no sentence that anybody wrote: only keys, codes, days and numbers. A table may be empty:
data of another study have no meetings. A row with more than the table says is not a snapshot.
"""

from collections.abc import Mapping
from types import MappingProxyType

from holdfast.evaluation.schema.families import CASES, GOALS, MODULES, OFFERS, VISITS
from holdfast.evaluation.schema.measures import ASKS, SCORES
from holdfast.evaluation.schema.shapes import Column, Held, Kind, TableOf
from holdfast.evaluation.schema.staff import (
    BARRIERS,
    DISCUSSIONS,
    HOURS,
    MEETINGS,
    MONEY,
    PRACTITIONERS,
    TRAINING,
    VIEWS,
    WIDER_USE,
)

VERSION = 1
TABLES: Mapping[str, TableOf] = MappingProxyType(
    {
        table.name: table
        for table in (
            *(CASES, OFFERS, ASKS, SCORES, GOALS, VISITS, MODULES, DISCUSSIONS, HOURS),
            *(MEETINGS, TRAINING, PRACTITIONERS, WIDER_USE, BARRIERS, VIEWS, MONEY),
        )
    }
)

__all__ = ["TABLES", "VERSION", "Column", "Held", "Kind", "TableOf"]
