"""What was read in about one place, as far as pages and claims ask of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from holdfast.area.rules.deprivation import Deprived
from holdfast.area.rules.values import Marker, Value


@dataclass(frozen=True)
class Told:
    """One published figure: what it is, of which year, and where it is from.

    `wards` is how many wards it was added up from; 0 where it was published as it is.
    """

    measure: str
    year: int
    value: Value
    source: str
    wards: int = 0

    @property
    def how(self) -> str:
        """Return where it is from, and how it was added up."""
        return f"{self.source} ({self.wards} wards added up)" if self.wards else self.source


@dataclass(frozen=True)
class Known:
    """Every series of a place by measure and year, and how deprived its small areas are.

    `deprived` is by measure and year, as in ("idaci_rank", "2019"), with its source.
    """

    series: Mapping[str, Mapping[int, Told]] = field(default_factory=dict)
    deprived: Mapping[tuple[str, str], tuple[Deprived, str]] = field(default_factory=dict)

    def at(self, measure: str, year: float) -> Told | None:
        """Return a measure's figure of one year, if there is a number."""
        told = self.series.get(measure, {}).get(int(year))
        return None if told is None or isinstance(told.value, Marker) else told

    def latest(self, measure: str) -> Told | None:
        """Return a measure's latest figure that is a number."""
        years = sorted(self.series.get(measure, {}), reverse=True)
        return next((told for year in years if (told := self.at(measure, year))), None)

    def first_from(self, measure: str, year: float) -> Told | None:
        """Return a measure's first figure of a year or later."""
        years = sorted(each for each in self.series.get(measure, {}) if each >= year)
        return next((told for each in years if (told := self.at(measure, each))), None)
