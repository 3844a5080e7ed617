"""Hours and money: what they went on, and how much of both a case took."""

import ibis

from holdfast.evaluation.tables import exact
from holdfast.evaluation.tables.pairs import Tables


def hours(t: Tables) -> ibis.Table:
    """Return minutes by what they were for, of cases and of nothing in particular."""
    found = t["hours"]
    told = found.group_by("kind").agg(
        minutes=found.minutes.sum().cast("int64"),
        of_cases=found.minutes.sum(where=found["case"].notnull()).fill_null(0).cast("int64"),
        people=found.practitioner.nunique().cast("int64"),
    )
    return exact.in_order(told, "kind")


def money(t: Tables) -> ibis.Table:
    """Return pence set aside and paid for each line of the budget."""
    found = t["money"]
    planned, paid = found.kind == "planned", found.kind == "paid"
    told = found.group_by("line").agg(
        planned=found.pence.sum(where=planned).fill_null(0).cast("int64"),
        paid=found.pence.sum(where=paid).fill_null(0).cast("int64"),
    )
    return exact.in_order(told, "line")
