from hypothesis import given
from hypothesis import strategies as st

from holdfast.programme.rules import families_out_of, few_out_of, out_of

COUNTS = st.integers(0, 300).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole)))


def test_a_count_is_said_with_what_it_is_out_of():
    assert out_of(14, 22, "cases") == "14 of 22 cases"
    assert families_out_of(14, 22, "cases") == "14 of 22 cases"
    assert families_out_of(22, 22, "cases") == "22 of 22 cases"


def test_a_small_count_of_families_is_not_given():
    assert families_out_of(4, 22, "cases") == "fewer than 5 of 22 cases"
    assert families_out_of(0, 22, "cases") == "fewer than 5 of 22 cases"
    assert families_out_of(5, 22, "cases") == "5 of 22 cases"


def test_nor_is_one_that_leaves_a_small_count():
    assert families_out_of(20, 22, "cases") == "all 22 cases but fewer than 5"


def test_practitioners_without_a_case_are_no_family():
    assert few_out_of(20, 22, "practitioners") == "20 of 22 practitioners"
    assert few_out_of(4, 22, "practitioners") == "fewer than 5 of 22 practitioners"


def test_nor_is_a_small_whole():
    assert families_out_of(2, 3, "cases") == "fewer than 5 cases in all"


@given(COUNTS)
def test_a_count_is_given_only_where_it_and_what_it_leaves_are_large_enough(counted):
    count, whole = counted
    is_given = families_out_of(count, whole, "cases") == f"{count} of {whole} cases"
    assert is_given == (count >= 5 and (count == whole or whole - count >= 5))


@given(COUNTS, COUNTS)
def test_counts_too_small_to_give_all_sound_alike(one, other):
    (count, whole), (other_count, _) = one, other
    if count < 5 and other_count < 5:
        said = families_out_of(count, whole, "cases")
        assert said == families_out_of(min(other_count, whole), whole, "cases")
