"""30% is a rule about ranks; a map keeps shapes; an unknown number of children is not none."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.area.rules.deprivation import (
    AREAS_IN_ENGLAND,
    deprived,
    is_among_most,
    small_areas,
)
from holdfast.area.rules.maps import TALLEST, WIDTH, drawn


@pytest.mark.parametrize("period", AREAS_IN_ENGLAND)
def test_three_tenths_of_the_areas_are_among_the_most_deprived_and_no_more(period):
    of = AREAS_IN_ENGLAND[period]
    most = sum(is_among_most(rank, of=of) for rank in range(1, of + 1))
    assert most == math.floor(0.3 * of + 1e-9)


def found(**more):
    said = {
        "ranks": {"a": 9853, "b": 9854, "c": "x"},
        "tenths": {"a": 3, "b": 4},
        "children": {"a": 100, "b": 200, "c": 50},
        "names": {"a": ["A", "w"], "d": ["D", ""]},
        "wards": {"w": ["Wick", ""]},
    }
    return small_areas("2019", **said | more)


def test_areas_are_listed_the_most_deprived_first_and_those_without_a_rank_last():
    areas = found()
    assert [area.code for area in areas] == ["a", "b", "c", "d"]
    assert [area.is_most for area in areas] == [True, False, False, False]
    assert (areas[0].name, areas[0].ward, areas[0].tenth) == ("A", "Wick", 3)
    assert (areas[2].name, areas[2].rank, areas[2].children) == ("c", None, 50)


def test_children_are_not_added_up_where_an_area_does_not_say_how_many():
    missing = deprived("idaci_rank", "2019", found())
    assert (missing.areas, missing.ranked, missing.most) == (4, 2, 1)
    assert missing.children is missing.share is missing.children_in_most is None
    whole = deprived("idaci_rank", "2019", found(names={}))
    assert (whole.children, whole.children_in_most) == (350, 100)
    assert whole.share == pytest.approx(100 / 3.5)


def test_no_areas_are_no_share():
    nothing = deprived("idaci_rank", "2019", [])
    assert (nothing.areas, nothing.most, nothing.share) == (0, 0, None)


def test_a_square_mile_is_drawn_square_wherever_it_lies():
    for north in (0, 51.4, 60):
        width = 0.01 / math.cos(math.radians(north + 0.005))
        ring = [(0, north), (width, north), (width, north + 0.01), (0, north + 0.01), (0, north)]
        made = drawn({"a": [ring]})
        assert made.width == pytest.approx(made.height, abs=2)
        assert made.paths["a"].startswith("M0.0 ")
        assert made.paths["a"].endswith("Z")


@given(st.lists(st.tuples(st.floats(-179, 179), st.floats(-85, 85)), min_size=4, max_size=12))
def test_any_outline_stays_on_the_paper(ring):
    made = drawn({"a": [ring]})
    assert made.width <= WIDTH + 1
    assert made.height <= TALLEST + 1
    spots = made.paths["a"].strip("MZ").replace("L", " ").split()
    assert all(-0.1 <= float(each) <= max(WIDTH, TALLEST) + 0.1 for each in spots)


def test_nothing_is_no_map():
    assert drawn({}) is None
