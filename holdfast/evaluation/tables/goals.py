"""Each goal's first and last rating by whoever's goal it is."""

import ibis

from holdfast.evaluation.tables import exact
from holdfast.evaluation.tables.pairs import Tables


def first_and_last(t: Tables) -> ibis.Table:
    """Return a row for each goal: its first rating, and its last on a later day, by its owner."""
    rated = t["goals"].filter(t["goals"].whose == t["goals"].owner)
    keys = ("case", "goal", "owner")
    ends = rated.group_by(*keys).agg(
        first_on=rated.on.min(), last_on=rated.on.max(), ratings=rated.count().cast("int64")
    )
    first = rated.select(*keys, first_on="on", first="rating")
    last = rated.select(*keys, last_on="on", last="rating")
    found = ends.join(first, [*keys, "first_on"]).join(last, [*keys, "last_on"])
    again = found.last_on > found.first_on
    told = found.select(*ends.columns, "first", last=ibis.ifelse(again, found["last"], None))
    return exact.in_order(told, *keys)


def by_child(t: Tables) -> ibis.Table:
    """Return for each case its goals rated twice, their mean change, and how many gained or lost.

    A case counts once, however many goals it has; 3 points or more on one goal are a gain.
    """
    found = first_and_last(t)
    twice = found.filter(found["last"].notnull())
    moved = twice.mutate(moved=(twice["last"] - twice["first"]).cast("int64"))
    told = moved.group_by("case").agg(
        goals=moved.count().cast("int64"),
        moved_sum=exact.total(moved.moved),
        gained=exact.count(moved.moved >= 3),
        lost=exact.count(moved.moved <= -3),
    )
    told = told.select(
        "case", "goals", "gained", "lost",
        mean_change=told.moved_sum / told.goals.cast("float64"),
    )  # fmt: skip
    return exact.in_order(told, "case")
