"""What the presentation's slide "Merton the place" claims, figure by figure, in its own numbers."""

from holdfast.area.actions.telling import Said
from holdfast.area.rules.beside import About
from holdfast.area.rules.claims import Shape
from holdfast.area.rules.measures import Kind
from holdfast.demo.shapes import day

TOLD_ON = day("2014-03-03")
SLIDE = "The pilot’s presentation, slide “Merton the place”"
NONE_NAMED = f"{SLIDE}; it names no source"
FORESEEN = f"{SLIDE}; it names no source for the forecast"
CLAIMS = (
    Said(
        about=About.PEOPLE,
        words="Total population of 200,543 (Census 2011)",
        shape=Shape.NUMBER,
        kind=Kind.CENSUS,
        numbers={"value": 200_543, "year": 2011},
        source=f"{SLIDE}; it names Census 2011",
    ),
    Said(
        about=About.CHILDREN,
        words="47,499 children and young people aged 0–19",
        shape=Shape.NUMBER,
        kind=Kind.ESTIMATE,
        numbers={"value": 47_499},
        source=NONE_NAMED,
    ),
    Said(
        about=About.CHILDREN_FORESEEN,
        words="0–19 year olds forecast to increase by 3,180 (7%) by 2017",
        shape=Shape.FORECAST,
        kind=Kind.FORECAST,
        numbers={"base": 47_499, "change": 3_180, "percent": 7, "until": 2017},
        source=FORESEEN,
    ),
    Said(
        about=About.FIVE_TO_NINE,
        words="Within which a 20% increase of children aged 5 to 9 (2,270)",
        shape=Shape.FORECAST,
        kind=Kind.FORECAST,
        numbers={"change": 2_270, "percent": 20, "until": 2017},
        source=FORESEEN,
    ),
    Said(
        about=About.BIRTHS,
        words="A 39% net increase of births over the last ten years (2,535 births in 2002 rising "
        "to 3,521 in 2010)",
        shape=Shape.GROWTH,
        kind=Kind.COUNT,
        numbers={
            "start": 2_535, "end": 3_521, "start_year": 2002, "end_year": 2010,
            "percent": 39, "years": 10,
        },
        source=NONE_NAMED,
    ),
    Said(
        about=About.DEPRIVED_AREAS,
        words="39 Super Output Areas among the 30% most deprived areas across England for children",
        shape=Shape.NUMBER,
        kind=Kind.RANK,
        numbers={"value": 39, "year": 2010},
        source=f"{SLIDE}; its next line names IDACI 2010",
    ),
    Said(
        about=About.DEPRIVED_PUPILS,
        words="45% of Merton school pupils are living in an area of deprivation (30% most "
        "deprived, IDACI 2010)",
        shape=Shape.SHARE,
        kind=Kind.COUNT,
        numbers={"percent": 45},
        source=f"{SLIDE}; it names IDACI 2010",
    ),
    Said(
        about=About.MEALS,
        words="An increase of 23% of children who are eligible for free school meals (2010, 2881 "
        "FSM children; 2014, 3548 FSM children)",
        shape=Shape.GROWTH,
        kind=Kind.COUNT,
        numbers={
            "start": 2_881, "end": 3_548, "start_year": 2010, "end_year": 2014, "percent": 23,
        },
        source=NONE_NAMED,
    ),
)  # fmt: skip

# Small areas of Merton, as if some of the invented families lived there.
LIVED_ON = day("2014-11-03")
WHERE = ("E01003355", "E01003396", "E01003432")
