"""The pages that others' words fill: measures, and settings."""

from collections.abc import Iterable

from holdfast.site import variables
from holdfast.site.reference.markdown import opening, page, table
from holdfast.site.reference.measures import describe_all


def measures() -> str:
    """Return the page of the measures: versions, scoring, bands, licences."""
    return opening("Measures", describe_all())


def settings() -> str:
    """Return the page of the environment variables."""
    return page(
        opening(
            "Settings",
            "What may differ between places is said in the environment, and nowhere else. A value "
            "that cannot be is refused at start, in words.",
        ),
        "## For a site",
        rows(variables.FOR_A_SITE),
        "## Set by the holdfast command",
        rows(variables.SET_BY_US),
        "## For the tests",
        rows(variables.FOR_TESTS),
    )


def rows(these: Iterable[variables.Variable]) -> str:
    """Return some variables as a table."""
    return table(
        ["Variable", "Says", "If not set"],
        ([f"`{one.name}`", one.says, one.otherwise] for one in these),
    )
