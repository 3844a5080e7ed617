"""How a place stands on each measure, beside its region, England and the authorities most alike."""

from collections.abc import Mapping
from dataclasses import replace

from django.db.models import Q

from holdfast.area.models import FigureSheet
from holdfast.area.reports.known import known_of, series_of, sources
from holdfast.area.reports.places import Gazetteer, Place
from holdfast.area.rules.comparing import Standing, alike, rates_of, with_rates
from holdfast.area.rules.known import Known, Told
from holdfast.area.rules.measures import COMPARED, ENGLAND, GROUPS, MEASURES, WORKED, Level
from holdfast.area.rules.reading import Kept
from holdfast.area.rules.values import as_was

Sheets = dict[str, dict[Level, Mapping[str, Kept]]]
LEVELS = (Level.AUTHORITY, Level.REGION, Level.NATION)


def whole_of(place: Place) -> Known:
    """Return what is known of a place, the rates worked here among it."""
    known = known_of(place)
    return replace(known, series=with_rates(known.series))


def standings(place: Place, known: Known, within: Gazetteer) -> list[tuple[str, list[Standing]]]:
    """Return every measure by group: the latest figure and what others have for the same year."""
    latest = {key: _latest(known, key) for key in MEASURES}
    beside = _beside({key: told.year for key in COMPARED if (told := latest[key])})
    neighbours, published = neighbours_of(place, within), _published()
    return [
        (heading, [
            _standing(key, latest[key], beside.get(key, {}), place, neighbours, published)
            for key in keys
        ])
        for heading, keys in GROUPS
    ]  # fmt: skip


def _latest(known: Known, key: str) -> Told | None:
    """Return the latest number; where there never was one, the latest marker."""
    years = known.series.get(key)
    return known.latest(key) or (years[max(years)] if years else None)


def _standing(
    key: str,
    told: Told | None,
    sheets: Mapping[Level, Mapping[str, Kept]],
    place: Place,
    neighbours: list[str],
    published: set[str],
) -> Standing:
    region = sheets.get(Level.REGION, {}).get(place.region)
    nation = sheets.get(Level.NATION, {}).get(ENGLAND)
    authorities = sheets.get(Level.AUTHORITY, {})
    return Standing(
        measure=MEASURES[key],
        told=told,
        region=None if region is None else as_was(region),
        nation=None if nation is None else as_was(nation),
        alike=alike([authorities.get(code) for code in neighbours]),
        is_published=any(part in published for part in WORKED.get(key, (key,))),
    )


def _published() -> set[str]:
    return set(FigureSheet.objects.values_list("measure", flat=True).distinct())


def neighbours_of(place: Place, within: Gazetteer) -> list[str]:
    """Return the codes of the authorities most alike, the nearest first."""
    sheet = FigureSheet.objects.filter(measure="neighbour", within=place.number or "-").first()
    if sheet is None:
        return []
    codes = within.codes_of(sheet.figures)
    in_order = sorted(sheet.figures, key=lambda number: sheet.figures[number])
    return [codes[number] for number in in_order if number in codes]


def _beside(years: Mapping[str, int]) -> Sheets:
    """Return, for each measure and its year, the figures of authorities, regions and England."""
    asked = Q(pk=None)
    for key, year in years.items():
        if key in WORKED:
            part, of = WORKED[key]
            asked |= Q(measure=part, period=str(year)) | Q(measure=of, period=str(year - 1))
        else:
            asked |= Q(measure=key, period=str(year))
    found: Sheets = {}
    for sheet in FigureSheet.objects.filter(asked, within=ENGLAND, level__in=LEVELS):
        found.setdefault(sheet.measure, {})[Level(sheet.level)] = sheet.figures
    for key in set(WORKED) & set(years):
        parts, wholes = (found.get(each, {}) for each in WORKED[key])
        found[key] = {
            level: rates_of(parts[level], wholes[level]) for level in parts if level in wholes
        }
    return found


def beside_by_year(place: Place, key: str) -> tuple[dict[int, Told], dict[int, Told]]:
    """Return one measure's series of the place's region and of England."""
    named = sources()
    region = with_rates(series_of(place.region, Level.REGION, named))
    nation = with_rates(series_of(ENGLAND, Level.NATION, named))
    return dict(region.get(key, {})), dict(nation.get(key, {}))
