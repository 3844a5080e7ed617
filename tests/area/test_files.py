"""Published files are known by their columns; a fault costs its own cell or row and no other."""

import json

import pytest

from holdfast.area.rules.files import SHAPES, read_file
from holdfast.area.rules.measures import ENGLAND, Level
from holdfast.area.rules.reading import SheetKey
from holdfast.area.rules.shapes import london, small_areas

RANK, DECILE, IMD = list(small_areas.RANKS)
HEADING = [
    small_areas.LSOA, small_areas.LSOA_NAME, small_areas.LAD, small_areas.LAD_NAME,
    RANK, DECILE, IMD,
]  # fmt: skip
GOOD = ["E01000001", "Anyton 001A", "E07000999", "Anyton", "29199.00", "9.00", "12.00"]


def written(*rows):
    return ("\ufeff" + "\n".join(",".join(row) for row in rows)).encode()


def sheets(content):
    read = read_file(content)
    assert not isinstance(read, str), read
    return read.reading


def test_a_rank_written_with_decimals_is_whole_and_the_area_is_named():
    reading = sheets(written(HEADING, GOOD))
    key = SheetKey("idaci_rank", "2019", Level.SMALL_2011, "E07000999")
    assert reading.figures[key] == {"E01000001": 29199}
    assert reading.named[Level.AUTHORITY, ENGLAND] == {"E07000999": ("Anyton", "")}
    assert reading.left == []


def test_a_bad_row_and_a_bad_cell_cost_themselves_alone():
    short = GOOD[:3]
    no_area = ["", *GOOD[1:]]
    no_rank = ["E01000002", *GOOD[1:4], "about 5", "9.00", "12.00"]
    twice = [*GOOD[:4], "7.00", *GOOD[5:]]
    reading = sheets(written(HEADING, short, no_area, no_rank, GOOD, twice))
    key = SheetKey("idaci_rank", "2019", Level.SMALL_2011, "E07000999")
    assert reading.figures[key] == {"E01000001": 29199}
    assert reading.figures[key._replace(measure="imd_rank")] == {"E01000001": 12, "E01000002": 12}
    assert [(left.row, left.column) for left in reading.left] == [
        (2, ""),
        (3, small_areas.LSOA),
        (4, RANK),
        (6, RANK),
    ]
    assert all(left.why and left.fix for left in reading.left)


def test_the_atlas_has_two_rows_of_headings_and_names_a_ward_s_borough():
    years = ["Births and deaths; Births; 2002", "Births and deaths; Births; 2003"]
    foreseen = "Population and Age; Population Estimates and Projections; "
    heading = ["Codes", "New Code", "Borough", "Names", *years, *london.GROUPS]
    heading += [f"{foreseen}2011", f"{foreseen}2018"]
    second = ["Codes", "New Code", "Borough", "Names", "2002", "2003", *"WMABO", "2011", "2018"]
    ward = ["00AA", "E05000001", "Anyton", "Cafés", "10", ".", "1", "2", "3", "4", "5", "8", "9"]
    part = ["00AB", "E05000002", "Anyton", "Park", "12", "3", "1", "2", "n/a", "4", "5", "8", "9"]
    whole = ["#3", "K04000001", "", "England and Wales", *["1"] * 9]
    content = "\n".join(",".join(row) for row in (heading, second, ward, part, whole))
    reading = sheets(content.encode("latin-1"))
    births = SheetKey("births", "2002", Level.WARD, "Anyton")
    assert reading.figures[births] == {"E05000001": 10, "E05000002": 12}
    assert reading.figures[births._replace(period="2003")] == {"E05000001": "x", "E05000002": 3}
    census = SheetKey("residents_census", "2011", Level.WARD, "Anyton")
    assert reading.figures[census] == {"E05000001": 15, "E05000002": "x"}
    assert reading.named[Level.WARD, "Anyton"]["E05000001"] == ("Cafés", "")
    projected = {key.period for key in reading.figures if key.measure == "population_projected"}
    assert projected == {"2018"}
    assert [left.value for left in reading.left] == ["K04000001"]


def test_an_average_that_stands_in_a_column_of_counts_is_told_by_its_row():
    heading = (
        "time_period,geographic_level,region_code,region_name,old_la_code,new_la_code,la_name,"
        "breakdown,children_count,children_percent"
    )
    place = "2025,Local authority,E13000002,Outer London,315,E09000024,Merton"
    nation = "2025,National,,,,,"
    content = "\n".join([
        heading,
        f"{place},SDQ average score,15.4,z",
        f"{place},SDQ score is a cause for concern,23,42",
        f"{place},SDQ score was received,c,80",
        f"{place},Something else,1,2",
        f"{nation},SDQ average score,14.9,z",
        "2025,School,,,,,,SDQ average score,1,z",
    ]).encode()  # fmt: skip
    reading = sheets(content)
    of = {(key.measure, key.level): sheet for key, sheet in reading.figures.items()}
    assert of["cla_sdq", Level.AUTHORITY] == {"E09000024": 15.4}
    assert of["cla_sdq_concern", Level.AUTHORITY] == {"E09000024": 42}
    assert of["cla_sdq_scored", Level.AUTHORITY] == {"E09000024": "c"}
    assert of["cla_sdq", Level.NATION] == {ENGLAND: 14.9}
    assert len(of) == 4
    assert reading.named[Level.AUTHORITY, "E13000002"] == {"E09000024": ("Merton", "315")}
    assert [left.value for left in reading.left] == ["School"]


def test_a_school_without_a_figure_is_not_a_school_without_pupils():
    rows = ["URN,LA,ESTAB,NOR,NUMFSM", "1,315,1,100,20", "2,315,2,50,NA", "3,315,3,10,many"]
    rows += ["NAT,,PRI,1000,200", "NAT,,SEC,500,100"]
    reading = sheets("\n".join(rows).encode())
    of = {(key.measure, key.level): sheet for key, sheet in reading.figures.items()}
    assert of["fsm", Level.NUMBERED] == {"315": 20}
    assert of["pupils", Level.NUMBERED] == {"315": 100}
    assert of["fsm_schools_without", Level.NUMBERED] == {"315": 2}
    assert of["fsm", Level.NATION] == {ENGLAND: 300}
    assert [(left.row, left.column) for left in reading.left] == [(4, "NUMFSM")]


def test_outlines_are_read_and_a_feature_that_is_none_is_left():
    square = [[[0, 51], [0, 52], [1, 52], [0, 51]]]
    area = {"LSOA11CD": "E01000001", "LSOA11NM": "Anyton 001A"}
    features = [
        {"properties": area, "geometry": {"type": "Polygon", "coordinates": square}},
        {"properties": {}, "geometry": {"type": "Polygon", "coordinates": square}},
        {"properties": area, "geometry": {"type": "Point", "coordinates": [0, 51]}},
        {"properties": area, "geometry": {"type": "Polygon", "coordinates": [[[0, 451]] * 4]}},
        {"properties": area, "geometry": None},
    ]
    content = json.dumps({"type": "FeatureCollection", "features": features}).encode()
    reading = sheets(content)
    (outlines,) = reading.shapes.values()
    assert outlines == {"E01000001": [[(0.0, 51.0), (0.0, 52.0), (1.0, 52.0), (0.0, 51.0)]]}
    assert [left.row for left in reading.left] == [2, 3, 4, 5]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "It has no row of headings"),
        (b"a,b\n1,2", "Its columns are those of no published file that is known here"),
        (b"URN,LA,ESTAB,NOR\n1,2,3,4", "It is most like Schools, pupils and their characteristics"),
        (b"\x00\xff\xfe", "no published file"),
    ],
)
def test_a_file_that_is_not_known_says_what_it_is_most_like(content, words):
    said = read_file(content)
    assert isinstance(said, str)
    assert words in said


def test_every_shape_is_told_from_every_other():
    assert len({shape.source.key for shape in SHAPES}) == len(SHAPES)
    for shape in SHAPES:
        assert read_file(",".join(f'"{column}"' for column in sorted(shape.known_by)).encode())
        assert not [other for other in SHAPES if other.known_by < shape.known_by]
