"""One measure by year: the place's own beside its region and England."""

from collections.abc import Mapping
from dataclasses import dataclass

from holdfast.area.rules.known import Told


@dataclass(frozen=True)
class Year:
    """One year's figures; None where nothing was published or read in."""

    year: int
    own: Told | None
    region: Told | None
    nation: Told | None


def years_of(
    own: Mapping[int, Told], region: Mapping[int, Told], nation: Mapping[int, Told]
) -> list[Year]:
    """Return every year that any of the three has, the latest first."""
    years = sorted({*own, *region, *nation}, reverse=True)
    return [Year(year, own.get(year), region.get(year), nation.get(year)) for year in years]
