"""Sums that come out alike on every engine, and what is worked out of them.

An engine adds in the order its threads please, and floating-point sums depend on that order. So
scores are summed as whole thousandths of a point, which is exact, and each mean and spread is then
one short formula of those sums. A score finer than a thousandth is rounded to one.
"""

import ibis
from ibis.expr.types import NumericColumn, NumericScalar, NumericValue

PARTS = 1000  # of a point


def thousandths(value: NumericColumn) -> NumericColumn:
    """Return a score in whole thousandths of a point; empty where there is none."""
    return (value * float(PARTS)).round().cast("int64")


def total(value: NumericColumn) -> NumericScalar:
    """Return an exact sum of whole numbers; empty for none."""
    return value.sum().cast("float64")


def square(value: NumericColumn) -> NumericScalar:
    """Return an exact sum of squares of whole numbers; empty for none."""
    return (value * value).sum().cast("float64")


def product(one: NumericColumn, other: NumericColumn) -> NumericScalar:
    """Return an exact sum of products of whole numbers; empty for none."""
    return (one * other).sum().cast("float64")


def mean(summed: NumericValue, n: NumericValue) -> NumericValue:
    """Return the mean in points of `n` scores whose thousandths sum to this; empty for none."""
    return ibis.ifelse(n > 0, summed / (n.cast("float64") * PARTS), ibis.null("float64"))


def deviations(summed: NumericValue, squares: NumericValue, n: NumericValue) -> NumericValue:
    """Return the sum of squared deviations in square points, never under 0; empty for none."""
    found = (squares - summed * summed / n.cast("float64")) / float(PARTS * PARTS)
    return ibis.ifelse(n > 0, ibis.ifelse(found > 0, found, 0.0), ibis.null("float64"))


def sd(summed: NumericValue, squares: NumericValue, n: NumericValue) -> NumericValue:
    """Return the sample standard deviation (divisor n - 1) in points; empty for fewer than two."""
    spread = deviations(summed, squares, n) / (n - 1).nullif(0).cast("float64")
    return ibis.ifelse(n > 1, spread.sqrt(), ibis.null("float64"))


def share(part: NumericValue, whole: NumericValue) -> NumericValue:
    """Return a share from 0 to 1; empty where there is no whole."""
    return part.cast("float64") / whole.nullif(0).cast("float64")


def count(condition: ibis.expr.types.BooleanColumn) -> NumericScalar:
    """Return how many rows a condition holds for; 0 for none, whatever is not known."""
    return condition.fill_null(False).cast("int64").sum().fill_null(0).cast("int64")


def in_order(found: ibis.Table, *columns: str) -> ibis.Table:
    """Return a table in the order of some columns, what is empty first: alike on every engine."""
    return found.order_by([found[one].asc(nulls_first=True) for one in columns])
