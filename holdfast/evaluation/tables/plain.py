"""Rows as they are: of those who were considered, of cases, and of the modules a case used."""

import ibis

from holdfast.evaluation.tables import exact
from holdfast.evaluation.tables.pairs import Tables


def cases(t: Tables) -> ibis.Table:
    """Return the cases."""
    return exact.in_order(t["cases"], "case")


def offers(t: Tables) -> ibis.Table:
    """Return the families considered."""
    return exact.in_order(t["offers"], "offer")


def modules_of_cases(t: Tables) -> ibis.Table:
    """Return the modules that each case used."""
    used = t["modules"].filter(t["modules"].visits > 0)
    return exact.in_order(used.select("case", "section", "module", "visits"), "case", "section",
                          "module")  # fmt: skip
