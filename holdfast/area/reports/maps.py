"""The map of a place: the outlines of its small areas, and of its wards where they were read in."""

from dataclasses import dataclass

from holdfast.area.models import BoundarySet
from holdfast.area.reports.places import Place
from holdfast.area.rules.deprivation import SmallArea
from holdfast.area.rules.maps import drawn
from holdfast.area.rules.measures import Level


@dataclass(frozen=True)
class Shown:
    """One small area on the map: its outline, what it is called, where its tenth is written."""

    path: str
    area: SmallArea
    middle: tuple[float, float]


@dataclass(frozen=True)
class AreaMap:
    """A map to be drawn. `wards` are outlines over it; `without` is how many areas have none."""

    width: int
    height: int
    shown: list[Shown]
    wards: list[str]
    without: int
    source: str
    licence: str


def map_of(place: Place, areas: list[SmallArea]) -> AreaMap | None:
    """Return the map of a place's small areas; None if no outlines of them were read in."""
    sets = {
        one.level: one
        for one in BoundarySet.objects.filter(
            within__in=[place.code or "-", place.name]
        ).select_related("publication")
    }
    small = sets.get(Level.SMALL_2011)
    if small is None:
        return None
    wards = sets[Level.WARD].outlines if Level.WARD in sets else {}
    made = drawn({**small.outlines, **wards})
    if made is None:
        return None
    by_code = {area.code: area for area in areas}
    shown = [
        Shown(made.paths[code], by_code[code], made.middles[code])
        for code in small.outlines
        if code in by_code
    ]
    return AreaMap(
        width=made.width,
        height=made.height,
        shown=sorted(shown, key=lambda each: each.area.is_most),
        wards=[made.paths[code] for code in wards],
        without=len(areas) - len(shown),
        source=str(small.publication),
        licence=small.publication.licence,
    )
