"""A claim is worked from its own numbers, and says where they and its words disagree."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.area.rules.claims import Shape, growth, rounds_to, why_not_claim, worked


def lines(shape, **numbers):
    assert why_not_claim(shape, numbers) == []
    return [(line.words, line.agrees) for line in worked(shape, numbers)]


def test_births_grew_by_39_per_cent_in_eight_years_not_ten():
    numbers = {"start": 2535, "end": 3521, "start_year": 2002, "end_year": 2010}
    assert lines(Shape.GROWTH, **numbers, percent=39, years=10) == [
        ("(3,521 − 2,535) ÷ 2,535 = +38.90%, which is the 39% it says.", True),
        ("2002 to 2010 is 8 years, not 10 as it says.", False),
        ("That is +4.2% a year, one year with another.", None),
    ]


def test_free_meals_grew_by_23_per_cent():
    numbers = {"start": 2881, "end": 3548, "start_year": 2010, "end_year": 2014, "percent": 23}
    assert lines(Shape.GROWTH, **numbers)[0] == (
        "(3,548 − 2,881) ÷ 2,881 = +23.15%, which is the 23% it says.",
        True,
    )


def test_3180_more_of_47499_is_7_per_cent():
    found = lines(Shape.FORECAST, base=47499, change=3180, percent=7, until=2017)
    assert found == [
        ("3,180 ÷ 47,499 = +6.7%, which is the 7% it says.", True),
        ("It foresees 50,679 by 2017.", None),
    ]


def test_2270_at_20_per_cent_implies_how_many_there_are():
    ((words, agrees),) = lines(Shape.FORECAST, change=2270, percent=20, until=2017)
    assert "2,270 ÷ 0.2 = 11,350" in words
    assert agrees is None


def test_a_number_and_a_share_cannot_be_worked_out():
    assert lines(Shape.NUMBER, value=200543, year=2011) == []
    assert "cannot be worked out again" in lines(Shape.SHARE, percent=45)[0][0]


@pytest.mark.parametrize(
    ("shape", "numbers", "reason"),
    [
        (Shape.NUMBER, {}, "Give the number"),
        (Shape.SHARE, {"percent": 4, "value": 3}, "The number has no place in a share"),
        (
            Shape.GROWTH,
            {"start": 0, "end": 1, "start_year": 1, "end_year": 2},
            "The first number must be more than 0",
        ),
        (
            Shape.GROWTH,
            {"start": 1, "end": 1, "start_year": 2, "end_year": 2},
            "The second year must be after the first",
        ),
        (Shape.FORECAST, {"change": 1, "percent": 0, "until": 2}, "The per cent must not be 0"),
    ],
)
def test_a_claim_without_its_numbers_says_which(shape, numbers, reason):
    assert reason in why_not_claim(shape, numbers)


@given(st.floats(0.5, 1e9), st.floats(0, 1e9))
def test_a_growth_that_is_said_as_worked_agrees_and_one_far_off_does_not(start, end):
    gives = growth(start, end)
    assert rounds_to(gives, round(gives))
    assert not rounds_to(gives, round(gives) + 2)
