"""Change by what children are and by what they received: counted raw, and never as a cause."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.evaluation.rules import breakdowns
from tests.evaluation.scores import TOTAL, case

maybe = st.none() | st.integers(0, 40)
sexes = st.sampled_from(["F", "M", None])


def test_each_group_is_told_with_its_missing_and_no_mean_of_few():
    closed = [
        *(case(20, 8, traits={"sex": "F"}) for _ in range(10)),
        case(20, None, traits={"sex": "F"}),
        *(case(20, 30, traits={"sex": "M"}) for _ in range(3)),
        case(None, None),
    ]
    girls, boys, unknown = breakdowns.by_trait(closed, TOTAL, "sex")
    assert (girls.group, girls.closed, girls.firsts, girls.pairs) == ("F", 11, 11, 10)
    assert (girls.better, girls.worse, girls.change) == (10, 0, pytest.approx(12))
    assert (boys.pairs, boys.worse, boys.change, boys.ci95) == (3, 3, None, None)
    assert (unknown.group, unknown.closed, unknown.pairs) == ("Not known", 1, 0)


def test_a_case_is_told_under_each_module_it_received():
    one, two = case(20, 8), case(20, 19)
    found = breakdowns.by_module([one, two], TOTAL, {one.case: ["A", "B"], two.case: ["B"]})
    assert [(part.group, part.closed, part.better) for part in found] == [("A", 1, 1), ("B", 2, 1)]
    assert "nothing here says what the module did" in breakdowns.BY_MODULE


@given(st.lists(st.tuples(maybe, maybe, sexes), max_size=30))
def test_the_groups_of_a_trait_add_up_to_everybody(several):
    closed = [case(first, last, traits={"sex": sex}) for first, last, sex in several]
    found = breakdowns.by_trait(closed, TOTAL, "sex")
    assert sum(part.closed for part in found) == len(closed)
    assert all(part.better + part.worse <= part.pairs <= part.firsts <= part.closed
               for part in found)  # fmt: skip
