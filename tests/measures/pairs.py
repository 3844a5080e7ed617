"""The reference's worked figures for change, and the pilot's invented pairs, as plain values."""

import csv
import json

from tests.shared_data import shared

# Student (1908): hours of sleep gained by ten people on each of two drugs.
SLEEP = (
    (0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0),
    (1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4),
)


def published(name="change_cases"):
    """Every worked figure of one of the reference's files."""
    return json.loads(shared(f"data/measures/{name}.json").read_text(encoding="utf-8"))


def rows(name="pilot_pairs"):
    """The rows of one of the reference's tables, each cell a number, or None where blank."""
    with shared(f"data/measures/{name}.csv").open(encoding="utf-8", newline="") as stream:
        return [
            {key: number(value) for key, value in row.items()} for row in csv.DictReader(stream)
        ]


def number(cell):
    try:
        return float(cell) if cell else None
    except ValueError:
        return cell


def pilot():
    """The pilot's first and second totals, of the children who have both."""
    both = [row for row in rows() if row["t2_total"] is not None]
    return [row["t1_total"] for row in both], [row["t2_total"] for row in both]
