"""A place beside its region, England and the authorities most alike; and a rate worked from two."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from holdfast.area.rules.known import Told
from holdfast.area.rules.measures import WORKED, Measure
from holdfast.area.rules.reading import Kept
from holdfast.area.rules.values import Marker, Value, as_was

PER = 10_000


@dataclass(frozen=True)
class Alike:
    """The authorities most alike: their median, least and most, and how many have a number."""

    median: float
    least: float
    most: float
    many: int
    of: int


@dataclass(frozen=True)
class Standing:
    """One measure of a place for its latest year, beside others; None where there is nothing."""

    measure: Measure
    told: Told | None
    region: Value | None = None
    nation: Value | None = None
    alike: Alike | None = None
    is_published: bool = True  # for some place, though perhaps not for this one


def alike(values: Sequence[Kept | None]) -> Alike | None:
    """Return what the most alike have together; None where fewer than three have a number."""
    numbers = [value for value in values if isinstance(value, int | float)]
    if len(numbers) < 3:
        return None
    return Alike(median(numbers), min(numbers), max(numbers), len(numbers), len(values))


def rate(part: Value | None, of: Value | None) -> Value | None:
    """Return a number for each 10,000 of another, to one decimal; None if one of them is not there.

    A marker in either is not available: it never becomes 0.
    """
    if part is None or of is None:
        return None
    if isinstance(part, Marker) or isinstance(of, Marker) or of <= 0:
        return Marker.NOT_AVAILABLE
    return round(part / of * PER, 1)


def with_rates(series: Mapping[str, Mapping[int, Told]]) -> dict[str, Mapping[int, Told]]:
    """Return the series with the rates that are worked here: of the middle of the year before."""
    found = dict(series)
    for key, (part, of) in WORKED.items():
        rates = {}
        for year, told in series.get(part, {}).items():
            below = series.get(of, {}).get(year - 1)
            value = rate(told.value, below.value if below else None)
            if value is not None and below is not None:
                rates[year] = Told(key, year, value, f"{told.source} ÷ {below.source}")
        if rates:
            found[key] = rates
    return found


def rates_of(parts: Mapping[str, Kept], wholes: Mapping[str, Kept]) -> dict[str, Kept]:
    """Return the rates of every area that both sheets name."""
    both = {
        code: rate(as_was(parts[code]), as_was(wholes[code])) for code in parts if code in wholes
    }
    return {code: value for code, value in both.items() if value is not None}
