"""A trend says how unsure it is, cannot be told of few years, and is tested on what came."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.area.rules.trends import FEWEST, change_over, trend
from holdfast.area.rules.values import Marker

# R 4.2.2: x <- 2013:2020; y <- c(10,12,11,13,14,13,15,17)
# predict(lm(y ~ x), data.frame(x = 2021:2023), interval = "prediction")
YEARS = list(zip(range(2013, 2021), [10, 12, 11, 13, 14, 13, 15, 17], strict=True))
FROM_R = {
    2021: (16.92857, 14.13415, 19.72299),
    2022: (17.77381, 14.77954, 20.76808),
    2023: (18.61905, 15.40130, 21.83679),
}


def test_a_line_and_its_interval_are_those_of_r():
    found = trend(YEARS)
    for each in found.foreseen:
        assert (each.value, each.low, each.high) == pytest.approx(FROM_R[each.year], abs=1e-4)
    assert found.method.startswith("A straight line through the last 8 years")


def test_what_came_is_put_beside_what_the_line_would_have_said():
    found = trend(YEARS)
    assert [each.year for each in found.tested] == [2018, 2019, 2020]
    assert [each.outturn for each in found.tested] == [13, 15, 17]
    assert all(each.held is not None for each in found.tested)
    assert found.foreseen[0].held is None


def test_few_years_cannot_tell_and_a_marker_is_no_year():
    found = trend([*YEARS[:4], (2017, Marker.CONFIDENTIAL)])
    assert found.because == "4 years with a figure; a trend needs 5"
    assert found.missing == (2017,)
    assert found.foreseen == found.tested == ()
    assert trend([]).because.startswith("0 years")


@given(
    st.lists(st.integers(0, 10**6), min_size=FEWEST, max_size=20),
    st.integers(1900, 2100),
)
def test_an_interval_holds_its_line_and_never_leaves_what_can_be(values, first):
    found = trend(list(enumerate(values, start=first)), lowest=0, highest=2 * 10**6)
    for each in (*found.foreseen, *found.tested):
        assert 0 <= each.low <= each.value <= each.high <= 2 * 10**6
    assert [each.year for each in found.foreseen] == [first + len(values) + i for i in range(3)]


def test_a_change_is_between_two_years_that_are_there():
    assert change_over(YEARS, 5) == (2015, 2020, pytest.approx(54.545, abs=1e-3))
    assert change_over(YEARS, 12) is None
    assert change_over([], 5) is None
