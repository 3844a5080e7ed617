"""The Department for Education's statistics: tidy tables, the school census, the ethnic groups.

In the tidy tables national, regional and local rows stand in one file, told apart by
`geographic_level`; five markers stand where there is no number; and a count and an average may
share one column, told apart by the row's `breakdown`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from holdfast.area.rules.measures import ENGLAND, Level
from holdfast.area.rules.reading import Reading, Shape, SheetKey, Source, Table
from holdfast.area.rules.values import Marker, Value

DEPARTMENT = "Department for Education"
PLACES = ("geographic_level", "region_code", "region_name", "old_la_code", "new_la_code", "la_name")
LEVELS = {
    "National": Level.NATION,
    "Regional": Level.REGION,
    "Local authority": Level.AUTHORITY,
}
SDQ = "Ages 5 to 16 years with SDQ score"
BOUNDARIES = "An authority that was joined or split has figures for the years it was there."
YEARS = f"Years end on 31 March. {BOUNDARIES}"


@dataclass(frozen=True)
class Tidy:
    """What is taken from one tidy table: which column is which measure, on rows of which kind.

    `only` names the column that tells kinds of rows apart; `taken` is, for each kind, which of its
    columns is which measure. With no `only` every row is of the kind "".
    """

    source: Source
    taken: Mapping[str, Mapping[str, str]]
    example: str
    only: str = ""

    @property
    def shape(self) -> Shape:
        """Return the shape of the file."""
        columns = {column for kind in self.taken.values() for column in kind}
        known_by = {"time_period", *PLACES, *columns}
        known_by |= {self.only} if self.only else set()
        return Shape(self.source, frozenset(known_by), self.reader(), self.example)

    def reader(self) -> Callable[[Table], Reading]:
        """Return who reads it."""
        return lambda table: _read_tidy(table, self)


def _read_tidy(table: Table, what: Tidy) -> Reading:
    reading = Reading()
    places = [table.column(name) for name in PLACES]
    time = table.column("time_period")
    only = table.column(what.only) if what.only else None
    at = {c: table.column(c) for columns in what.taken.values() for c in columns}
    for row, cells in table.rows(reading):
        columns = what.taken.get(cells[only] if only is not None else "")
        if columns is None:
            continue
        found = _place(reading, row, [cells[place] for place in places])
        if found is None:
            continue
        level, area = found
        for column, key in columns.items():
            sheet = SheetKey(key, cells[time], level, ENGLAND)
            reading.say(sheet, area, cells[at[column]], row, column)
    return reading


def _place(reading: Reading, row: int, cells: list[str]) -> tuple[Level, str] | None:
    """Return what level of area a row is about, and its code, noting its name; None if neither."""
    said, region, region_name, number, code, name = cells
    level = LEVELS.get(said)
    if level is Level.NATION:
        reading.name(level, ENGLAND, ENGLAND, "England")
        return level, ENGLAND
    if level is Level.REGION:
        reading.name(level, ENGLAND, region, region_name)
        return level, region
    if level is Level.AUTHORITY and code.startswith("E"):
        reading.name(level, ENGLAND, code, name, number)
        reading.name(level, region, code, name, number)
        return level, code
    why = "Row left: it is of no authority, region or nation that can be told by its code"
    reading.leave(
        row, "new_la_code", code or said, why, "Give the authority its code (E and 8 digits)"
    )
    return None


def read_schools(table: Table) -> Reading:
    """Return pupils eligible for free school meals by authority's number, added up from schools.

    A school without a figure is counted as one without, never as a school where nobody is.
    """
    reading = Reading()
    number, roll, meals = map(table.column, ("LA", "NOR", "NUMFSM"))
    sums: dict[tuple[Level, str], dict[str, float]] = {}
    for row, cells in table.rows(reading):
        where = (Level.NUMBERED, cells[number]) if cells[number] else (Level.NATION, ENGLAND)
        eligible = reading.value(cells[meals], row, "NUMFSM")
        pupils = reading.value(cells[roll], row, "NOR")
        _add_school(sums.setdefault(where, {}), eligible, pupils)
    for (level, area), sum_of in sums.items():
        for measure, value in sum_of.items():
            if level is Level.NATION and measure.startswith("fsm_schools"):
                continue  # the national rows are one for each kind of school
            reading.take(SheetKey(measure, "2019", level, ENGLAND), area, value, 0, "NUMFSM")
    return reading


def _add_school(sums: dict[str, float], eligible: Value | None, pupils: Value | None) -> None:
    if eligible is None or isinstance(eligible, Marker):
        sums["fsm_schools_without"] = sums.get("fsm_schools_without", 0) + 1
        return
    sums["fsm_schools"] = sums.get("fsm_schools", 0) + 1
    sums["fsm"] = sums.get("fsm", 0) + eligible
    if pupils is not None and not isinstance(pupils, Marker):
        sums["pupils"] = sums.get("pupils", 0) + pupils


def read_neighbours(table: Table) -> Reading:
    """Return, for each authority's number, the ten authorities most alike, the nearest first."""
    reading = Reading()
    number = table.column("old_la_code")
    columns = [(place, table.column(f"SN_{place}")) for place in range(1, 11)]
    for row, cells in table.rows(reading):
        for place, at in columns:
            sheet = SheetKey("neighbour", "2025", Level.NUMBERED, cells[number])
            if cells[at].strip():
                reading.take(sheet, cells[at].strip(), place, row, f"SN_{place}")
    return reading


ETHNIC_CODE, ETHNIC_NAME = "Ethnic group (20 categories) Code", "Ethnic group (20 categories)"
UPPER = "2023 Upper tier local authorities"


def read_ethnic(table: Table) -> Reading:
    """Return usual residents by ethnic group, Census 2021, by upper-tier authority."""
    reading = Reading()
    area, name, group, words, seen = map(
        table.column, (f"{UPPER} Code", UPPER, ETHNIC_CODE, ETHNIC_NAME, "Observation")
    )
    for row, cells in table.rows(reading):
        if cells[group] == "-8" or not cells[area].startswith("E"):
            continue  # "Does not apply" counts nobody; Wales is another nation's
        reading.name(Level.AUTHORITY, ENGLAND, cells[area], cells[name])
        sheet = SheetKey(f"ethnic_{cells[group]}", "2021", Level.AUTHORITY, ENGLAND)
        reading.say(sheet, cells[area], cells[seen], row, cells[words])
    return reading


def _tidy(key: str, title: str, edition: str, method: str, example: str, *,
          taken: Mapping[str, Mapping[str, str]], only: str = "",
          publisher: str = DEPARTMENT) -> Shape:  # fmt: skip
    source = Source(key, publisher, title, edition, method)
    return Tidy(source, taken, example, only=only).shape


SHAPES = (
    _tidy(
        "ons-children-0-17", "Mid-year population estimates, children aged 0 to 17", "2012 to 2024",
        f"Estimates for the middle of each year, from Census 2021. {BOUNDARIES}",
        "ons_mid-year_population_estimates_2012_to_2024.csv",
        only="age_group", publisher="Office for National Statistics",
        taken={"Children aged 0 to 17 years": {"population_estimate": "population_0_17"}},
    ),
    _tidy(
        "dfe-cin-b1", "Children in need: episodes", "2013 to 2025",
        f"Counts from every authority’s census of children in need. {YEARS}",
        "b1_children_in_need_2013_to_2025.csv", only="category",
        taken={"Children in Need": {"At31_episodes": "cin", "Anypoint_child": "cin_any"}},
    ),
    _tidy(
        "dfe-cin-c1", "Children in need: referrals and re-referrals", "2013 to 2025",
        f"Counts from every authority’s census of children in need. {YEARS}",
        "c1_children_in_need_referrals_and_rereferrals_2013_to_2025.csv", only="category",
        taken={"Referrals and Re-referrals": {
            "referral_count": "referrals", "rereferral_percent": "rereferrals"}},
    ),
    _tidy(
        "dfe-cin-c3", "Children in need: factors found by assessment", "2018 to 2025",
        f"An assessment may find several factors, so they do not add up. {YEARS}",
        "c3_factors_identified_at_end_of_assessment_2018_to_2025.csv", only="category",
        taken={"Factors identified at the end of assessment": {
            "Episodes_with_assessment_factor": "assessed", "Neglect": "factor_neglect",
            "Emotional_Abuse": "factor_emotional", "Domestic_Abuse_parent": "factor_domestic",
            "Mental_Health_parent": "factor_mental"}},
    ),
    _tidy(
        "dfe-cin-d3", "Child protection plans which are a second or later one", "2013 to 2025",
        YEARS, "d3_cpps_subsequent_plan_2013_to_2025.csv", only="category",
        taken={"Child Protection Plans which are a second or subsequent plan": {
            "CPP_start": "cp_starts", "CPP_subsequent_percent": "cp_second"}},
    ),
    _tidy(
        "dfe-cla-rates", "Children looked after: numbers and rates", "2021 to 2025", YEARS,
        "cla_number_and_rate_per_10k_children.csv", only="population_type",
        taken={"Children looked after on 31 March each year": {
            "children_count": "cla", "rate_per_10000": "cla_rate"}},
    ),
    _tidy(
        "dfe-cla-outcomes", "Outcomes of children looked after", "2021 to 2025",
        "Children looked after for at least a year on 31 March. An average of few children moves "
        "by points from year to year by chance alone. The average stands in the file’s column of "
        "counts.",
        "la_conviction_health_outcome_cla.csv", only="breakdown",
        taken={
            "SDQ average score": {"children_count": "cla_sdq"},
            "SDQ score is a cause for concern": {"children_percent": "cla_sdq_concern"},
            "SDQ score was received": {"children_count": "cla_sdq_scored"},
        },
    ),
    _tidy(
        "dfe-cla-workers", "Children looked after: social workers in the year", "2024", YEARS,
        "la_cla_swcount.csv", only="sw_stability",
        taken={"3 or more social workers during the year": {"percentage": "cla_three_workers"}},
    ),
    _tidy(
        "dfe-workforce", "Children’s social work workforce", "2017 to 2025",
        f"As authorities said on 30 September, in full-time equivalents. {BOUNDARIES}",
        "csww_indicators_2017_to_2025.csv",
        taken={"": {
            "turnover_rate_fte": "turnover", "agency_rate_fte": "agency",
            "vacancy_rate_fte": "vacancy", "caseload_fte": "caseload",
            "absence_rate_fte": "absence"}},
    ),
    Shape(
        Source(
            "dfe-school-census", DEPARTMENT, "Schools, pupils and their characteristics",
            "January 2019",
            "Added up from the schools of each authority. A pupil is counted where the school is, "
            "not where the child lives; a school without a figure is counted apart.",
        ),
        frozenset({"URN", "LA", "ESTAB", "NOR", "NUMFSM"}), read_schools,
        "england_census.csv",
    ),
    Shape(
        Source(
            "dfe-neighbours", DEPARTMENT, "Statistical neighbours", "2025",
            "The ten authorities most alike by a model of their circumstances, the nearest first.",
        ),
        frozenset({"old_la_code", "la_name", *(f"SN_{place}" for place in range(1, 11))}),
        read_neighbours, "sn_model_2025_wide.csv",
    ),
    Shape(
        Source(
            "ons-ethnic-2021", "Office for National Statistics",
            "Census 2021: ethnic group", "2021", "Usual residents of all ages.",
        ),
        frozenset({f"{UPPER} Code", UPPER, ETHNIC_CODE, ETHNIC_NAME, "Observation"}), read_ethnic,
        "ons-ethnic-population-la.csv",
    ),
)  # fmt: skip
