"""What may be said of people by their kind: nobody is told from fewer than four others."""

from hypothesis import given
from hypothesis import strategies as st

from holdfast.kit.small_numbers import SMALLEST, label, may_be_said

KINDS = st.tuples(st.sampled_from("abcd"), st.sampled_from(["", "x", "y", "z"]))
STAFF = st.dictionaries(KINDS, st.integers(1, 12), max_size=12)


@given(STAFF)
def test_nobody_is_told_from_fewer_than_four_others(people):
    """Whoever reads all labels, and knows the whole staff, is left with five people or more."""
    said = may_be_said(people)
    for kind in said:
        assert people[kind] >= SMALLEST
    unsaid = sum(many for kind, many in people.items() if kind not in said)
    assert unsaid == 0 or unsaid >= SMALLEST or sum(people.values()) < SMALLEST


@given(STAFF, KINDS)
def test_a_label_is_what_may_be_said_or_nothing(people, kind):
    assert label(kind, people) in {kind if kind in may_be_said(people) else ("", "")}


def test_the_smallest_goes_too_where_those_left_over_would_be_few():
    people = {("practitioner", "a"): 9, ("practitioner", "b"): 6, ("manager", "a"): 2}
    assert may_be_said(people) == {("practitioner", "a")}
