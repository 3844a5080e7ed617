"""What is measured of an area: every measure that is read in, in words, with its unit and kind."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """How a figure came about, which says how far it can be relied on."""

    COUNT = "count"
    ESTIMATE = "estimate"
    CENSUS = "census count"
    FORECAST = "forecast"
    RANK = "rank or index"


class Level(StrEnum):
    """What kind of area a figure is about, and by which code the area is known."""

    NATION = "nation"
    REGION = "region"
    AUTHORITY = "authority"
    NUMBERED = "authority by number"  # the Department for Education's number
    AUTHORITY_2007 = "authority of 2007"
    WARD = "ward"
    SMALL_2001 = "small area of 2001"
    SMALL_2011 = "small area of 2011"


ENGLAND = "E92000001"


@dataclass(frozen=True)
class Measure:
    """One thing that is measured: in words, in a unit ("" is people or things), of a kind."""

    key: str
    words: str
    unit: str
    kind: Kind


def _measures(*told: tuple[str, str, str, Kind]) -> dict[str, Measure]:
    return {key: Measure(key, words, unit, kind) for key, words, unit, kind in told}


COUNT, ESTIMATE, CENSUS, FORECAST, RANK = Kind
NUMBER, PERCENT = "", "%"
MEASURES = _measures(
    ("population", "People of all ages, at the middle of the year", NUMBER, ESTIMATE),
    ("population_0_15", "Children aged 0 to 15, at the middle of the year", NUMBER, ESTIMATE),
    ("population_0_17", "Children aged 0 to 17, at the middle of the year", NUMBER, ESTIMATE),
    ("population_gla", "People of all ages, as the GLA reckons", NUMBER, ESTIMATE),
    ("population_projected", "People of all ages, as the GLA foresaw", NUMBER, FORECAST),
    ("residents_census", "Usual residents", NUMBER, CENSUS),
    ("births", "Births in the year", NUMBER, COUNT),
    ("children_small_area", "Children aged 0 to 15 in the small area", NUMBER, ESTIMATE),
    ("idaci_rank", "Rank for income deprivation affecting children (1 is the most)", "", RANK),
    ("idaci_decile", "Tenth for income deprivation affecting children", "", RANK),
    ("imd_rank", "Rank for deprivation of every kind (1 is the most)", "", RANK),
    ("income_rank", "Rank for income deprivation, all ages (1 is the most)", "", RANK),
    ("idaci_ward", "Share of children in families with low income, ward average", "", RANK),
    ("fsm", "Pupils known to be eligible for free school meals", NUMBER, COUNT),
    ("pupils", "Pupils on roll of the schools with such a figure", NUMBER, COUNT),
    ("fsm_schools", "Schools with such a figure", NUMBER, COUNT),
    ("fsm_schools_without", "Schools without such a figure", NUMBER, COUNT),
    ("child_poverty", "Children under 16 in poverty", PERCENT, ESTIMATE),
    ("workless_children", "Children in households where nobody works", PERCENT, ESTIMATE),
    ("born_abroad", "People born abroad", PERCENT, ESTIMATE),
    ("household_income", "Median household income, as modelled", "£", ESTIMATE),
    ("cin", "Children in need on 31 March", NUMBER, COUNT),
    ("cin_rate", "Children in need on 31 March for each 10,000 children", "per 10,000", COUNT),
    ("cin_any", "Children in need at any time in the year", NUMBER, COUNT),
    ("referrals", "Referrals to children’s social care in the year", NUMBER, COUNT),
    ("rereferrals", "Referrals within a year of one before", PERCENT, COUNT),
    ("cp_starts", "Child protection plans begun in the year", NUMBER, COUNT),
    ("cp_second", "Child protection plans that were a second or later one", PERCENT, COUNT),
    ("assessed", "Assessments that found any factor", NUMBER, COUNT),
    ("factor_neglect", "Assessments that found neglect", NUMBER, COUNT),
    ("factor_emotional", "Assessments that found emotional abuse", NUMBER, COUNT),
    ("factor_domestic", "Assessments that found domestic abuse of a parent", NUMBER, COUNT),
    ("factor_mental", "Assessments that found a parent’s mental ill health", NUMBER, COUNT),
    ("cla", "Children looked after on 31 March", NUMBER, COUNT),
    ("cla_rate", "Children looked after for each 10,000 children", "per 10,000", COUNT),
    ("cla_sdq", "Average SDQ total of children looked after", "points of 40", COUNT),
    ("cla_sdq_concern", "Children looked after whose SDQ is a cause for concern", PERCENT, COUNT),
    ("cla_sdq_scored", "Children looked after with an SDQ score", NUMBER, COUNT),
    ("cla_three_workers", "Children looked after with three or more social workers in the year",
     PERCENT, COUNT),
    ("turnover", "Children’s social workers who left in the year", PERCENT, COUNT),
    ("agency", "Children’s social workers from an agency", PERCENT, COUNT),
    ("vacancy", "Children’s social worker posts that are vacant", PERCENT, COUNT),
    ("caseload", "Cases for each children’s social worker", "cases", COUNT),
    ("absence", "Working days lost to sickness", PERCENT, COUNT),
    ("neighbour", "Place among the ten authorities most alike (1 is the nearest)", "", RANK),
)  # fmt: skip
WORKED = {"cin_rate": ("cin", "population_0_17")}  # worked here: the first for 10,000 of the second
GROUPS = (
    ("People and children", ("population", "residents_census", "population_gla",
                             "population_0_15", "population_0_17", "births")),
    ("Children in families with little", ("child_poverty", "workless_children", "fsm", "pupils",
                                          "household_income")),
    ("Need and care", ("cin", "cin_rate", "referrals", "rereferrals", "cp_starts", "cp_second",
                       "factor_domestic", "factor_mental", "factor_neglect", "factor_emotional",
                       "cla", "cla_rate", "cla_sdq", "cla_sdq_concern", "cla_three_workers")),
    ("Who does the work", ("turnover", "agency", "vacancy", "caseload", "absence")),
)  # fmt: skip
# What may be compared between places of different size.
COMPARED = ("child_poverty", "workless_children", "household_income", "cin_rate", "rereferrals",
            "cp_second", "cla_rate", "cla_sdq", "cla_sdq_concern", "cla_three_workers", "turnover",
            "agency", "vacancy", "caseload", "absence")  # fmt: skip
ETHNIC = "ethnic_"  # and the census's number of the group: measures told by their own file


def measure_of(key: str) -> Measure:
    """Return a measure by its key.

    Raises:
        KeyError: if nothing of that key is read in.
    """
    if key.startswith(ETHNIC):
        return Measure(key, "Usual residents of one ethnic group", NUMBER, Kind.CENSUS)
    return MEASURES[key]
