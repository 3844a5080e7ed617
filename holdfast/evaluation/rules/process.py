"""Whether a process (visits kept, waiting days) changed or only wobbled, as an XmR chart says.

The rules and their order are NHS England's Making Data Count; `process_limits` has them.
"""

from dataclasses import dataclass

from holdfast.evaluation.rules.findings import Figure, Table
from holdfast.evaluation.rules.telling import cannot_tell, counted
from holdfast.measures.rules.process_limits import RUN, TRIAL_UNDER, Limits, limits, marks

RULES = (
    "XmR chart, Making Data Count's four rules: a point outside a limit (mean and 2.66 average "
    f"moving ranges), {RUN} rising or falling, 2 of 3 near a limit, {RUN} on one side of the mean"
)


@dataclass(frozen=True, kw_only=True)
class Series:
    """One figure of a process, period by period, in order of time and in its own unit."""

    key: str
    name: str
    unit: str
    periods: tuple[str, ...]
    values: tuple[float, ...]

    def __post_init__(self) -> None:
        """Refuse a series that has not one period for each value.

        Raises:
            ValueError: if their numbers differ.
        """
        if len(self.periods) != len(self.values):
            raise ValueError(f"{len(self.values)} values, and {len(self.periods)} periods")


def limits_of(series: Series) -> Limits | None:
    """Return the limits; None under 12 points, where they still move with each new one."""
    return limits(series.values) if len(series.values) >= TRIAL_UNDER else None


def figures(series: Series) -> tuple[Figure, ...]:
    """Return the mean and the limits; or that there are too few points for them."""
    within = limits_of(series)
    names = (("mean", "mean"), ("lower", "lower limit"), ("upper", "upper limit"))
    n = len(series.values)
    if within is None:
        because = f"{n} points, and {TRIAL_UNDER} are needed before limits stand still."
        return tuple(
            cannot_tell(
                f"{series.key}.{key}",
                f"{series.name}: {words}",
                unit=series.unit,
                method=RULES,
                n=n,
                because=because,
            )
            for key, words in names
        )
    values = {"mean": within.mean, "lower": within.lower, "upper": within.upper}
    return tuple(
        counted(
            f"{series.key}.{key}",
            f"{series.name}: {words}",
            values[key],
            unit=series.unit,
            method=RULES,
            n=n,
        )
        for key, words in names
    )


def table(series: Series) -> Table:
    """Return each period's value, and its mark where there are limits to judge it by."""
    within = limits_of(series)
    found = marks(series.values, within) if within else [None] * len(series.values)
    return Table(
        key=f"{series.key}.series",
        heading=f"{series.name}, period by period",
        columns=("Period", series.unit, "More than wobble"),
        rows=tuple(
            (period, value, str(mark) if mark else "")
            for period, value, mark in zip(series.periods, series.values, found, strict=True)
        ),
        note=""
        if within
        else f"No point is judged: limits need {TRIAL_UNDER} points, and there are {len(found)}.",
        method=RULES,
    )
