"""Who can be spoken of comes first: shares, reasons, who was lost, how far that could matter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from holdfast.evaluation.rules import bounds, completeness, lost, waves
from holdfast.evaluation.rules.findings import Sure
from holdfast.evaluation.rules.shares import wilson
from tests.evaluation.scores import TOTAL, case, cases

whole = st.integers(1, 400)
part_of = whole.flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
score = st.integers(0, 40)
maybe = st.none() | score
many = st.lists(st.tuples(maybe, maybe), min_size=1, max_size=40).map(lambda s: cases(*s))


@given(part_of)
def test_a_share_has_the_interval_that_scipy_gives_it(share):
    part, n = share
    ends = binomtest(part, n).proportion_ci(method="wilson")
    assert tuple(wilson(part, n)) == pytest.approx((ends.low, ends.high), abs=1e-12)


@pytest.mark.parametrize(("part", "n"), [(1, 0), (-1, 3), (4, 3)])
def test_no_share_of_nothing_nor_more_than_all(part, n):
    with pytest.raises(ValueError, match="is not a share"):
        wilson(part, n)


def test_every_case_is_accounted_for():
    found = completeness.completeness(
        [*cases((20, 15), (18, None), (None, 12), (None, None), (22, 21)),
         case(19, 12, is_closed=False), case(25, None, is_closed=False)]
    )  # fmt: skip
    assert (found.cases, found.firsts, found.pairs) == (7, 5, 3)
    assert (found.closed, found.closed_pairs) == (5, 2)
    shares = [(figure.value, figure.n) for figure in completeness.figures(found, TOTAL)]
    assert shares == [(2 / 5, 5), (3 / 7, 7), (3 / 5, 5)]


def test_where_nothing_is_closed_nothing_can_be_told():
    found = completeness.completeness([])
    assert {figure.sure for figure in completeness.figures(found, TOTAL)} == {Sure.CANNOT_TELL}


def test_a_case_counts_once():
    one = case(20, 10)
    with pytest.raises(ValueError, match="counted once"):
        completeness.completeness([one, one])


def test_those_who_left_are_compared_with_those_who_stayed():
    kept = [case(20 + i % 3, 10, traits={"sex": "F", "age": 9 + i % 2}) for i in range(6)]
    gone = [case(26 + i % 3, None, traits={"sex": "M", "age": 9 + i % 2}) for i in range(6)]
    first, of_girls, of_boys, age = lost.compared([*kept, *gone])
    assert (first.trait, first.with_last, first.without) == ("first score", 21, 27)
    assert first.apart == pytest.approx(-6 / 0.8**0.5)  # both variances are 0.8
    assert (of_girls.trait, of_girls.with_last, of_girls.apart) == ("sex: F", 1.0, None)
    assert of_boys.without == 1.0
    assert age.apart == pytest.approx(0)
    assert lost.table([*kept, *gone], TOTAL).rows[0][3] == first.apart


def test_too_few_on_a_side_are_not_said_to_differ():
    table = lost.table(cases((20, 10), (22, 12), (30, None), (31, None)), TOTAL)
    assert table.rows == (("first score", 21, 30.5, None),)


@given(many, st.integers(-50, 50), st.integers(1, 9))
def test_how_far_apart_two_groups_are_has_no_unit(closed, by, times):
    moved = [case(None if c.first is None else c.first * times + by, c.last) for c in closed]
    one, other = lost.compared(closed)[0].apart, lost.compared(moved)[0].apart
    assert other == (None if one is None else pytest.approx(one, abs=1e-9))


def test_the_bounds_of_a_small_example():
    found = bounds.bounds(cases((20, 10), (30, 26), (24, None), (None, 3)), TOTAL)
    assert (found.cases, found.pairs, found.of_pairs) == (3, 2, 7)
    assert found.carried == pytest.approx(14 / 3)
    assert found.worst == pytest.approx((14 - 16) / 3)
    assert found.best == pytest.approx((14 + 24) / 3)
    assert "sensitivity check" in bounds.table(found, TOTAL).method


@given(many, st.lists(score, min_size=40, max_size=40))
def test_no_missing_scores_could_lie_outside_the_bounds(closed, truth):
    found = bounds.bounds(closed, TOTAL)
    known = [c.first - (t if c.last is None else c.last)
             for c, t in zip(closed, truth, strict=False) if c.first is not None]  # fmt: skip
    if found is None:
        assert not any(c.first is not None and c.last is not None for c in closed)
        return
    assert found.worst - 1e-9 <= sum(known) / len(known) <= found.best + 1e-9
    assert found.worst - 1e-9 <= found.carried <= found.best + 1e-9


def at(*times):
    """A case with scores at these times."""
    return case(1, None, scored_at=frozenset(times))


def test_when_scores_stop_coming():
    told = [at("start", "review", "end"), at("start"), at("start", "end"), at("start")]
    table = waves.table(told, TOTAL)
    assert table.columns == ("Start", "Review", "End", "Cases")
    assert table.rows == (
        ("Yes", "No", "No", 2), ("Yes", "No", "Yes", 1), ("Yes", "Yes", "Yes", 1),
    )  # fmt: skip
    assert "1 of the cases left a hole" in table.note
    assert waves.table([at("start", "end"), at("start")], TOTAL) is None


@given(st.lists(st.booleans(), max_size=6))
def test_a_hole_is_a_missing_score_before_one_that_is_there(has):
    wanted = any(not one and any(has[i:]) for i, one in enumerate(has))
    assert waves.comes_back(has) is wanted
