"""What is known of one place: its series, added up from wards if need be, and its small areas."""

from collections import defaultdict
from collections.abc import Mapping
from uuid import UUID

from django.db.models.fields.json import KeyTransform

from holdfast.area.models import FigureSheet, Publication
from holdfast.area.reports.places import Place, names_in
from holdfast.area.rules.deprivation import Deprived, SmallArea, deprived, small_areas
from holdfast.area.rules.known import Known, Told
from holdfast.area.rules.measures import ENGLAND, Level
from holdfast.area.rules.reading import Kept
from holdfast.area.rules.values import as_was, total

Series = dict[str, dict[int, Told]]
SUMMED = ("births", "population", "population_0_15", "population_projected", "residents_census")


def sources() -> dict[UUID, str]:
    """Return every publication in words, by its key."""
    return {one.pk: str(one) for one in Publication.objects.all()}


def known_of(place: Place) -> Known:
    """Return everything that was read in about a place."""
    if not place.code and not place.number:
        return Known()
    named = sources()
    series = series_of(place.code, Level.AUTHORITY, named)
    for measure, years in _by_number(place, named).items():
        series.setdefault(measure, {}).update(years)
    for measure, years in _from_wards(place, named).items():
        series[measure] = {**years, **series.get(measure, {})}
    return Known(series, _deprived_in(place, named))


def series_of(code: str, level: Level, named: Mapping[UUID, str]) -> Series:
    """Return every series of one area of England that is known by a code."""
    found: Series = defaultdict(dict)
    if not code:
        return found
    sheets = FigureSheet.objects.filter(level=level, within=ENGLAND, figures__has_key=code)
    asked = sheets.annotate(said=KeyTransform(code, "figures"))
    for measure, period, said, publication in asked.values_list(
        "measure", "period", "said", "publication_id"
    ):
        told = Told(measure, int(period), as_was(said), named[publication])
        found[measure][told.year] = told
    return dict(found)


def _by_number(place: Place, named: Mapping[UUID, str]) -> Series:
    """Return the series that are known by the Department's number: few, so read whole."""
    found: Series = defaultdict(dict)
    numbered = FigureSheet.objects.filter(level=Level.NUMBERED, within=ENGLAND)
    for sheet in numbered if place.number else ():
        if place.number in sheet.figures:
            value, source = as_was(sheet.figures[place.number]), named[sheet.publication_id]
            year = int(sheet.period)
            found[sheet.measure][year] = Told(sheet.measure, year, value, source)
    return dict(found)


def _from_wards(place: Place, named: Mapping[UUID, str]) -> Series:
    """Return the sums over a place's wards; a sum with a marker in it is not available."""
    found: Series = defaultdict(dict)
    wards = FigureSheet.objects.filter(level=Level.WARD, within__in=[place.name, place.code])
    for sheet in wards.filter(measure__in=SUMMED):
        value = total([as_was(each) for each in sheet.figures.values()])
        year, source = int(sheet.period), named[sheet.publication_id]
        found[sheet.measure][year] = Told(
            sheet.measure, year, value, source, wards=len(sheet.figures)
        )
    return dict(found)


def _deprived_in(
    place: Place, named: Mapping[UUID, str]
) -> dict[tuple[str, str], tuple[Deprived, str]]:
    found = {}
    for level, within in ((Level.SMALL_2011, place.code), (Level.SMALL_2001, place.old)):
        sheets = sheets_in(within, level)
        for (measure, period), ranks in sheets.items():
            if measure.endswith("_rank"):
                areas = small_areas_of(sheets, measure, period, {}, {})
                told = deprived(measure, period, areas)
                found[measure, period] = (told, named[ranks.publication_id])
    return found


def sheets_in(within: str, level: Level) -> dict[tuple[str, str], FigureSheet]:
    """Return the sheets of the small areas of a place, by measure and year."""
    if not within:
        return {}
    found = FigureSheet.objects.filter(level=level, within=within)
    return {(one.measure, one.period): one for one in found}


def areas_of(place: Place) -> list[SmallArea]:
    """Return the small areas of 2011 of a place by deprivation for children, the most first."""
    sheets = sheets_in(place.code, Level.SMALL_2011)
    names, wards = names_in(place, Level.SMALL_2011), names_in(place, Level.WARD)
    return small_areas_of(sheets, "idaci_rank", "2019", names, wards)


def small_areas_of(
    sheets: Mapping[tuple[str, str], FigureSheet],
    measure: str,
    period: str,
    names: Mapping[str, list[str]],
    wards: Mapping[str, list[str]],
) -> list[SmallArea]:
    """Return small areas by one measure's ranks."""
    return small_areas(
        period,
        _figures(sheets, (measure, period)),
        tenths=_figures(sheets, ("idaci_decile", period)),
        children=_figures(sheets, ("children_small_area", "2015")),
        names=names,
        wards=wards,
    )


def _figures(
    sheets: Mapping[tuple[str, str], FigureSheet], key: tuple[str, str]
) -> Mapping[str, Kept]:
    sheet = sheets.get(key)
    return sheet.figures if sheet else {}
