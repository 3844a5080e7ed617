"""Change by what children are and by what they received: groups of few are not told."""

from hypothesis import given
from hypothesis import strategies as st

from holdfast.evaluation.rules.breakdowns import NOT_KNOWN, Trait, categories, mean_change
from tests.evaluation.scores import TOTAL, case, pairs

SEX = Trait(key="sex", heading="Sex", is_protected=True)
SECTION = Trait(key="B", heading="Section B", is_section=True)


def test_a_case_is_of_one_category_known_or_not():
    girl, unknown = case(20, 8, traits={"sex": "F", "B": "used"}), case(20, 8)
    assert categories([unknown, girl], SEX) == ["F", NOT_KNOWN]
    assert (SECTION.of(girl), SECTION.of(unknown)) == ("Received", "Not received")


def test_no_mean_is_told_of_under_ten():
    assert mean_change(pairs(*[(20, 10)] * 9), TOTAL) is None
    assert mean_change(pairs(*[(20, 10)] * 10), TOTAL) == (10, (10, 10))


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), min_size=10, max_size=30))
def test_the_mean_of_a_group_does_not_ask_for_order(scores):
    value, ends = mean_change(pairs(*scores), TOTAL)
    again, _ = mean_change(pairs(*reversed(scores)), TOTAL)
    assert (value, ends.low <= value <= ends.high) == (again, True)
