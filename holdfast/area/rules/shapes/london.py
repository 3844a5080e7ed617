"""The Greater London Authority's ward atlas and borough profiles.

The atlas is in Latin-1, has its headings in two rows, and ends with London and England under codes
of its own. The profiles write "." and "n/a" for what is missing, thousands with commas, and a
pound sign that was broken on the way.
"""

import re

from holdfast.area.rules.measures import ENGLAND, Level
from holdfast.area.rules.reading import Reading, Shape, SheetKey, Source, Table
from holdfast.area.rules.values import Marker, total

GLA = "Greater London Authority"
SERIES = {  # how a heading of the atlas begins, and ends with the year: the measure it is
    "Births and deaths; Births; ": "births",
    "Population and Age; All ages; ": "population",
    "Population and Age; Aged 0-15; ": "population_0_15",
    "Children in Poverty; % of children aged under 16 in poverty; ": "child_poverty",
    "Population and Age; Population Estimates and Projections; ": "population_projected",
    "Indices of Deprivation; IDACI; ": "idaci_ward",
}
GROUPS = tuple(
    f"Diversity; Ethnic Group 5 groups - 2011 Census; {group}"
    for group in ("White", "Mixed", "Asian or Asian British", "Black or Black British", "Other")
)
FORESEEN_FROM = 2014  # the atlas's projections; what it gives for earlier years are estimates
PROFILE = {
    "GLA_Population_Estimate_2017": ("population_gla", "2017"),
    "%_of_resident_population_born_abroad_(2015)": ("born_abroad", "2015"),
    "%_children_living_in_out-of-work_households_(2015)": ("workless_children", "2015"),
    "Modelled_Household_median_income_estimates_2012/13": ("household_income", "2013"),
}
YEAR = re.compile(r"[0-9]{4}")
WHERE = {"E05": Level.WARD, "E09": Level.AUTHORITY, "E12": Level.REGION, "E92": Level.NATION}
WHERE |= {"E13": Level.REGION}


def read_atlas(table: Table) -> Reading:
    """Return births, people and children by ward and year, and usual residents of 2011."""
    reading = Reading()
    new, borough, name = map(table.column, ("New Code", "Borough", "Names"))
    columns, groups = _series(table), [(table.column(group), group) for group in GROUPS]
    for row, cells in table.rows(reading):
        if cells[new] == "New Code":
            continue  # the second row of headings
        level = WHERE.get(cells[new][:3])
        if level is None:
            why = f"Row left: {cells[name]} is neither a ward, London nor England"
            reading.leave(row, "New Code", cells[new], why, "Nothing is to be done")
            continue
        within = _within(level, cells[borough])
        reading.name(level, within, cells[new], cells[name])
        for at, column, key, year in columns:
            reading.say(SheetKey(key, year, level, within), cells[new], cells[at], row, column)
        groups_said = [reading.value(cells[at], row, column) for at, column in groups]
        counted = total([Marker.NOT_AVAILABLE if v is None else v for v in groups_said])
        census = SheetKey("residents_census", "2011", level, within)
        reading.take(census, cells[new], counted, row, GROUPS[0])
    return reading


def _within(level: Level, borough: str) -> str:
    """Return what an area lies within: the atlas tells a ward's borough by its name alone."""
    return borough if level is Level.WARD else ENGLAND


def _series(table: Table) -> list[tuple[int, str, str, str]]:
    return [
        (at, column, key, year)
        for at, column in enumerate(table.heading)
        for begins, key in SERIES.items()
        if column.startswith(begins) and YEAR.fullmatch(year := column[len(begins) :])
        if key != "population_projected" or int(year) >= FORESEEN_FROM
    ]


def read_profiles(table: Table) -> Reading:
    """Return a handful of the profiles' figures for each borough, London and England."""
    reading = Reading()
    code, name = map(table.column, ("Code", "Area_name"))
    columns = [(table.column(column), column, *what) for column, what in PROFILE.items()]
    for row, cells in table.rows(reading):
        level = WHERE.get(cells[code][:3])
        if level is None:
            why = f"Row left: {cells[name]} is neither a borough, London nor England"
            reading.leave(row, "Code", cells[code], why, "Nothing is to be done")
            continue
        reading.name(level, ENGLAND, cells[code], cells[name])
        for at, column, key, year in columns:
            sheet = SheetKey(key, year, level, ENGLAND)
            reading.say(sheet, cells[code], cells[at], row, column)
    return reading


SHAPES = (
    Shape(
        Source(
            "gla-ward-atlas",
            GLA,
            "London ward profiles and atlas",
            "figures up to 2014",
            "Births are those registered. People are estimates for the middle of each year; those "
            "of 2013 and later are rounded to 50. Usual residents are the five ethnic groups of "
            "Census 2011 added up. Wards are those of 2013.",
        ),
        frozenset({"New Code", "Borough", "Names", "Births and deaths; Births; 2002", *GROUPS}),
        read_atlas,
        "ward-atlas-data.csv",
    ),
    Shape(
        Source(
            "gla-borough-profiles",
            GLA,
            "London borough profiles",
            "2017",
            "A collection of others’ figures; each says its own year.",
        ),
        frozenset({"Code", "Area_name", *PROFILE}),
        read_profiles,
        "london-borough-profiles.csv",
    ),
)
