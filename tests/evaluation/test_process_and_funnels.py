"""A process is judged from twelve points on, and groups only where their numbers allow it."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.evaluation.rules import funnels, process
from holdfast.evaluation.rules.findings import Sure
from holdfast.evaluation.rules.scores import pairs_of
from tests.evaluation.scores import TOTAL, case
from tests.measures.pairs import published


def series(values):
    periods = tuple(f"month {i}" for i in range(1, len(values) + 1))
    return process.Series(
        key="visits", name="Visits kept", unit="visits", periods=periods, values=tuple(values)
    )


def test_the_published_series_has_its_limits_and_its_marked_point():
    known = published()["xmr"]
    told = series(known["mdc_series"])
    mean, lower, upper = process.figures(told)
    wanted = known["mdc vignette, excel"]
    assert (mean.value, lower.value, upper.value) == pytest.approx(
        (wanted["mean"], wanted["lpl"], wanted["upl"])
    )
    marked = [row for row in process.table(told).rows if row[2]]
    assert ("month 5", 10, "outside a limit") in marked
    assert "Making Data Count" in process.table(told).method


def test_under_twelve_points_there_are_no_limits_and_no_marks():
    few = series([1, 1, 1, 1, 1, 1, 1, 90, 1, 1, 1])
    assert {figure.sure for figure in process.figures(few)} == {Sure.CANNOT_TELL}
    assert process.figures(few)[0].because.startswith("11 points, and 12 are needed")
    assert {row[2] for row in process.table(few).rows} == {""}
    assert process.table(few).note.startswith("No point is judged")


def test_a_period_for_each_value():
    with pytest.raises(ValueError, match="2 values, and 1 periods"):
        process.Series(key="x", name="x", unit="x", periods=("one",), values=(1, 2))


def test_no_funnel_of_few_groups_nor_of_small_ones():
    assert funnels.why_no_funnel({"A": (3, 20), "B": (4, 20)}).startswith("2 groups")
    small = {"A": (3, 20), "B": (4, 20), "C": (1, 9)}
    assert funnels.why_no_funnel(small).startswith("1 of 3 groups have under 10")
    with pytest.raises(ValueError, match="under 10 cases"):
        funnels.funnel(small)


def in_groups(**groups):
    """Pairs of groups: how many of each got much better, and how many did not."""
    return pairs_of(
        case(30, 10 if number < better else 29, group=name)
        for name, (better, whole) in groups.items()
        for number in range(whole)
    )


def test_a_group_far_from_the_others_is_asked_about_and_not_ranked():
    table = funnels.table(in_groups(c=(38, 40), a=(9, 40), b=(8, 40), d=(5, 20)), TOTAL)
    assert [row[:2] for row in table.rows] == [
        ("Group 1", 40), ("Group 2", 40), ("Group 3", 40), ("Group 4", 20),
    ]  # fmt: skip
    assert table.rows[2][2].startswith("further from the others than chance")


def test_where_there_is_no_funnel_the_table_says_why():
    table = funnels.table(in_groups(a=(3, 20), b=(4, 20), c=(1, 9)), TOTAL)
    assert (table.rows, table.note[:21]) == ((), "No funnel: 1 of 3 gro")
    assert funnels.table(in_groups(a=(3, 20)), replace(TOTAL, rule=None)) is None


@given(
    st.lists(
        st.integers(10, 60).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))),
        min_size=3,
        max_size=8,
    )
)
def test_a_larger_group_has_narrower_limits(several):
    groups = {str(number): one for number, one in enumerate(several)}
    found = sorted(funnels.funnel(groups), key=lambda one: one.whole)
    for small, large in pairwise(found):
        assert large.outer.low >= small.outer.low - 1e-12
        assert large.outer.high <= small.outer.high + 1e-12
