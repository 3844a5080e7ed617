"""Indices of deprivation for small areas (2010 and 2019), their children, and where they lie.

The official files write whole ranks as "29199.00". A rank is among all of England's small areas of
the edition: 32,482 in 2010 (the areas of 2001), 32,844 in 2019 (the areas of 2011).
"""

from holdfast.area.rules.measures import ENGLAND, Level
from holdfast.area.rules.reading import Reading, Shape, SheetKey, Source, Table

MINISTRY = "Ministry of Housing, Communities and Local Government"
LSOA, LSOA_NAME = "LSOA code (2011)", "LSOA name (2011)"
LAD, LAD_NAME = (
    "Local Authority District code (2019)",
    "Local Authority District name (2019)",
)
PLACES = (LSOA, LSOA_NAME, LAD, LAD_NAME)
IDACI = "Income Deprivation Affecting Children Index (IDACI)"
IMD = "Index of Multiple Deprivation (IMD)"
MOST = "(where 1 is most deprived)"
TENTH = "(where 1 is most deprived 10% of LSOAs)"
RANKS = {
    f"{IDACI} Rank {MOST}": "idaci_rank",
    f"{IDACI} Decile {TENTH}": "idaci_decile",
    f"{IMD} Rank {MOST}": "imd_rank",
}
CHILDREN = {"Dependent Children aged 0-15: mid 2015 (excluding prisoners)": "children_small_area"}
RANKS_2010 = {"Income_rank": "income_rank", "IMD_rank": "imd_rank"}
LSOA_CODES, WARDS = ("E01", "W01"), ("LSOA11CD", "LSOA11NM", "WD19CD", "WD19NM")


def read_2019(table: Table) -> Reading:
    """Return the ranks and tenths of File 3 of the Indices of Deprivation 2019."""
    return _of_2011(table, RANKS, "2019")


def read_children(table: Table) -> Reading:
    """Return the children aged 0 to 15 of File 6, at the middle of 2015."""
    return _of_2011(table, CHILDREN, "2015")


def _of_2011(table: Table, measures: dict[str, str], period: str) -> Reading:
    reading = Reading()
    code, name, lad, lad_name = map(table.column, PLACES)
    columns = [(table.column(column), column, key) for column, key in measures.items()]
    for row, cells in table.rows(reading):
        area, within = cells[code], cells[lad]
        if not _is_lsoa(reading, row, LSOA, area):
            continue
        reading.name(Level.SMALL_2011, within, area, cells[name])
        reading.name(Level.AUTHORITY, ENGLAND, within, cells[lad_name])
        for at, column, key in columns:
            sheet = SheetKey(key, period, Level.SMALL_2011, within)
            reading.say(sheet, area, cells[at], row, column)
    return reading


def read_2010(table: Table) -> Reading:
    """Return the ranks of the Indices of Deprivation 2010 that are not only about children."""
    reading = Reading()
    code, lad, lad_name = map(table.column, ("lsoa01_code", "lad07_code", "lad07_name"))
    columns = [(table.column(column), column, key) for column, key in RANKS_2010.items()]
    for row, cells in table.rows(reading):
        if not _is_lsoa(reading, row, "lsoa01_code", cells[code]):
            continue
        reading.name(Level.AUTHORITY_2007, ENGLAND, cells[lad], cells[lad_name])
        for at, column, key in columns:
            sheet = SheetKey(key, "2010", Level.SMALL_2001, cells[lad])
            reading.say(sheet, cells[code], cells[at], row, column)
    return reading


def read_lookup(table: Table) -> Reading:
    """Return where each small area of 2011 lies: its ward and authority of 2019."""
    reading = Reading()
    at = [table.column(name) for name in (*WARDS, "LAD19CD", "LAD19NM")]
    for row, cells in table.rows(reading):
        area, name, ward, ward_name, lad, lad_name = (cells[place] for place in at)
        if not _is_lsoa(reading, row, "LSOA11CD", area):
            continue
        if not lad.startswith("E"):
            continue  # Wales has the same codes and another ministry's figures
        reading.name(Level.SMALL_2011, lad, area, name, ward)
        reading.name(Level.WARD, lad, ward, ward_name)
        reading.name(Level.AUTHORITY, ENGLAND, lad, lad_name)
    return reading


def _is_lsoa(reading: Reading, row: int, column: str, code: str) -> bool:
    if code.startswith(LSOA_CODES) and len(code) == 9:
        return True
    why = "Row left: it names no small area of England or Wales"
    reading.leave(row, column, code, why, "A small area's code is E01 or W01 and six digits")
    return False


SHAPES = (
    Shape(
        Source(
            "iod2019-file3",
            MINISTRY,
            "English Indices of Deprivation 2019, File 3: supplementary indices",
            "2019",
            "Ranks of 32,844 small areas of 2011 by the share of children aged 0 to 15 in families "
            "with low income, mostly by figures of 2015/16. A rank says where an area stands among "
            "the others, not how much is lacking there.",
        ),
        frozenset({*PLACES, *RANKS}),
        read_2019,
        "File_3_-_IoD2019_Supplementary_Indices_-_IDACI_and_IDAOPI.csv",
    ),
    Shape(
        Source(
            "iod2019-file6",
            MINISTRY,
            "English Indices of Deprivation 2019, File 6: population denominators",
            "2019",
            "Estimates for the middle of 2015, without prisoners.",
        ),
        frozenset({*PLACES, *CHILDREN}),
        read_children,
        "File_6_-_IoD2019_Population_Denominators.csv",
    ),
    Shape(
        Source(
            "iod2010-domains",
            "Department for Communities and Local Government",
            "English Indices of Deprivation 2010: domains",
            "2010",
            "Ranks of 32,482 small areas of 2001. The index for children (IDACI) is not in this "
            "file; income deprivation of all ages is the nearest to it.",
        ),
        frozenset({"lsoa01_code", "lad07_code", "lad07_name", *RANKS_2010}),
        read_2010,
        "iod2010_domains_lsoa2001_england.csv",
    ),
    Shape(
        Source(
            "lsoa2011-ward2019",
            "Office for National Statistics",
            "Small areas (2011) to wards and authorities (2019): best-fit lookup",
            "2019",
            "Each small area is put wholly into the ward where most of it lies.",
        ),
        frozenset({*WARDS, "LAD19CD", "LAD19NM"}),
        read_lookup,
        "LSOA11_WD19_LAD19_EW_LU.csv",
    ),
)
