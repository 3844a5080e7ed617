import re

from hypothesis import given
from hypothesis import strategies as st

from holdfast.programme.rules import families_out_of, few_out_of, of_families, out_of

COUNTS = st.integers(0, 300).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole)))


def test_a_count_is_said_with_what_it_is_out_of():
    assert out_of(14, 22, "cases") == "14 of 22 cases"


def test_families_are_counted_to_the_nearest_five():
    assert families_out_of(14, 22, "cases") == "about 15 of about 20 cases"
    assert families_out_of(12, 23, "cases") == "about 10 of about 25 cases"
    assert of_families(13, cases=22) == "about 15"


def test_a_small_count_of_families_is_not_given():
    assert families_out_of(4, 22, "cases") == "fewer than 5 of about 20 cases"
    assert families_out_of(0, 22, "cases") == "fewer than 5 of about 20 cases"
    assert families_out_of(5, 22, "cases") == "about 5 of about 20 cases"
    assert of_families(4, cases=22) == of_families(9, cases=4) == "fewer than 5"


def test_nor_is_one_that_leaves_a_small_count():
    said = "all or nearly all of about 20 cases"
    assert families_out_of(20, 22, "cases") == families_out_of(22, 22, "cases") == said


def test_practitioners_without_a_case_are_no_family():
    assert few_out_of(20, 22, "practitioners") == "20 of 22 practitioners"
    assert few_out_of(4, 22, "practitioners") == "fewer than 5 of 22 practitioners"


def test_nor_is_a_small_whole():
    assert families_out_of(2, 3, "cases") == "fewer than 5 cases in all"


@given(COUNTS)
def test_a_count_is_given_only_where_it_and_what_it_leaves_are_large_enough(counted):
    count, whole = counted
    is_given = families_out_of(count, whole, "cases").startswith("about")
    assert is_given == (count >= 5 and whole - count >= 5)


@given(COUNTS, COUNTS)
def test_counts_too_small_to_give_all_sound_alike(one, other):
    (count, whole), (other_count, _) = one, other
    if count < 5 and other_count < 5:
        said = families_out_of(count, whole, "cases")
        assert said == families_out_of(min(other_count, whole), whole, "cases")


def numbers_in(words: str) -> set[int]:
    """Return what anybody can read out of what is said: its numbers, and their difference."""
    read = [int(one) for one in re.findall(r"about (\d+)", words)]
    return {*read, *(one - other for one in read for other in read)}


@given(COUNTS, COUNTS)
def test_two_days_subtracted_give_fives_or_nothing(one_day, another):
    said, said_then = families_out_of(*one_day, "cases"), families_out_of(*another, "cases")
    for number in numbers_in(said):
        assert all((number - then) % 5 == 0 for then in numbers_in(said_then))


@given(COUNTS)
def test_what_is_said_is_true_of_five_states_of_the_families_or_more(counted):
    count, whole = counted
    said = families_out_of(count, whole, "cases")
    fits = {
        (some, of_all)
        for of_all in range(max(0, whole - 5), whole + 6)
        for some in range(max(0, count - 5), min(of_all, count + 5) + 1)
        if families_out_of(some, of_all, "cases") == said
    }
    assert len(fits) >= 5
