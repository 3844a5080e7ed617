"""The moment a transaction began, by the database's own clock."""

from django.db.models import DateTimeField, Func


def transaction_moment() -> Func:
    """Return the present transaction's moment, for a column that proves a row is of it."""
    return Func(function="transaction_timestamp", output_field=DateTimeField())
