"""Processes month by month, for charts that tell a change from wobble."""

import ibis

from holdfast.evaluation.tables import exact
from holdfast.evaluation.tables.pairs import Tables


def attendance(t: Tables) -> ibis.Table:
    """Return for each month the places at supervision meetings, and how many were taken."""
    found = t["meetings"]
    return _monthly(found, found.on, found.came.isin(("attended", "part")))


def visits(t: Tables) -> ibis.Table:
    """Return for each month the visits planned, and how many were made."""
    found = t["visits"]
    return _monthly(found, found.on, found.outcome == "made")


def timeliness(t: Tables) -> ibis.Table:
    """Return for each month the measures that fell due, and how many were answered.

    Those that may still be answered are not counted.
    """
    found = t["asks"].filter(t["asks"].standing.isin(("done", "missed", "lapsed")))
    return _monthly(found, found.due_on, found.standing == "done")


def _monthly(
    found: ibis.Table, on: ibis.expr.types.DateColumn, kept: ibis.expr.types.BooleanColumn
) -> ibis.Table:
    dated = found.mutate(month=on.truncate("M").cast("date"), kept=kept)
    told = dated.group_by("month").agg(
        whole=dated.count().cast("int64"), part=exact.count(dated.kept)
    )
    return exact.in_order(told.mutate(share=exact.share(told.part, told.whole)), "month")
