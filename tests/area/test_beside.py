"""What is published beside a claim: the same thing or the nearest, and never one for another."""

import pytest

from holdfast.area.rules.beside import About, Bears, beside
from holdfast.area.rules.claims import NEEDED, Shape
from holdfast.area.rules.known import Known, Told
from holdfast.area.rules.measures import Kind
from holdfast.area.rules.values import Marker
from holdfast.demo.content.place import CLAIMS

BIRTHS = {"start": 300, "end": 400, "start_year": 2002, "end_year": 2010}


def known(**series):
    return Known({
        measure: {year: Told(measure, year, value, "A book") for year, value in years.items()}
        for measure, years in series.items()
    })  # fmt: skip


@pytest.mark.parametrize("said", CLAIMS, ids=lambda said: said.about)
def test_where_nothing_was_read_in_every_claim_says_that_it_cannot_be_told(said):
    found = beside(said.about, said.numbers, said.kind, Known())
    assert found
    assert {line.bears for line in found} == {Bears.MISSING}


@pytest.mark.parametrize("about", [*About])
@pytest.mark.parametrize("shape", [*Shape])
def test_a_claim_of_any_shape_about_anything_has_a_line_beside_it(about, shape):
    values = {"value": 1, "percent": 3, "change": 1, "until": 2017, **BIRTHS}
    numbers = {name: values[name] for name in NEEDED[shape]}
    assert beside(about, numbers, Kind.COUNT, Known())


def test_a_marker_beside_a_claim_is_no_figure():
    told = known(births={2002: Marker.CONFIDENTIAL, 2010: 400})
    found = beside(About.BIRTHS, BIRTHS, Kind.COUNT, told)
    assert [line.words for line in found] == ["2010: 400 births, as claimed."]


def test_a_census_is_compared_with_a_census_and_an_estimate_with_an_estimate():
    told = known(population={2011: 500}, residents_census={2011: 480})
    numbers = {"value": 500, "year": 2011}
    as_census = beside(About.PEOPLE, numbers, Kind.CENSUS, told)
    assert [line.bears for line in as_census] == [Bears.OUT, Bears.NOT]
    assert "not the census" in as_census[0].words
    as_estimate = beside(About.PEOPLE, numbers, Kind.ESTIMATE, told)
    assert [line.bears for line in as_estimate] == [Bears.OUT, Bears.BESIDE]
    assert "not the census" not in as_estimate[0].words


def test_free_meals_of_the_claims_own_years_bear_it_out_or_not():
    numbers = {"start": 300, "end": 400, "start_year": 2010, "end_year": 2014}
    found = beside(About.MEALS, numbers, Kind.COUNT, known(fsm={2010: 300, 2014: 380, 2019: 500}))
    assert [(line.words, line.bears) for line in found] == [
        ("2010: 300 pupils.", Bears.OUT),
        ("2014: 380 pupils.", Bears.NOT),
        ("2019: 500 pupils.", Bears.BESIDE),
    ]
    only = beside(About.MEALS, numbers, Kind.COUNT, known(fsm={2014: 400}))
    assert [(line.words, line.bears) for line in only] == [
        ("2014: 400 pupils.", Bears.OUT),
        ("No school census of 2010 was read in: only the sum can be checked.", Bears.MISSING),
    ]


def test_a_shape_has_its_own_numbers():
    assert {said.shape for said in CLAIMS} == set(Shape)
