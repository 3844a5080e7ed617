"""What is told of a pulse: an attacker subtracts every pair of tables, and finds nobody."""

from itertools import combinations, product

from hypothesis import given, settings
from hypothesis import strategies as st

from holdfast.kit.small_numbers import SMALLEST
from holdfast.voice.rules import OTHERS, Ballot, counted, in_bands, rounded, summed
from holdfast.voice.rules.counting import BASE, parts

BALLOTS = st.lists(
    st.builds(
        Ballot,
        service=st.sampled_from(["", "centre", "families", "social"]),
        marks=st.fixed_dictionaries({"a": st.integers(1, 5), "b": st.integers(1, 5)}),
    ),
    max_size=26,
)
CHANCE = st.floats(0, 1, exclude_max=True)


@given(BALLOTS)
@settings(max_examples=60)
def test_whoever_subtracts_any_tables_is_left_with_nobody_or_five(ballots):
    """Of all, of each part, and of any parts together: no two differ by one to four people."""
    found = parts(ballots)
    groups = [
        frozenset(id(one) for part in some for one in found[part])
        for size in range(len(found) + 1)
        for some in combinations(found, size)
    ]
    assert len(groups) == 1 or len(max(groups, key=len)) == len(ballots)
    for one, other in combinations(groups, 2):
        assert len(one ^ other) >= SMALLEST
        assert not one - other or len(one - other) >= SMALLEST


@given(BALLOTS, st.randoms(use_true_random=False))
@settings(max_examples=60)
def test_nothing_is_told_of_fewer_than_five_and_every_number_is_a_multiple_of_three(ballots, lot):
    found = counted(ballots, ["a", "b"], lot.random)
    assert bool(found) == (len(ballots) >= SMALLEST)
    for part, each in found.items():
        theirs = [one for one in ballots if one.service == part]
        assert part == OTHERS or len(theirs) >= SMALLEST
        for bands in each.values():
            assert all(many >= 0 and many % BASE == 0 for many in bands)


def tellable(bands):
    """Return everything that bands could be told as, whatever the lot."""
    over = [place for place, many in enumerate(bands) if many % BASE]
    ups = (sum(bands[place] % BASE for place in over) - sum(bands) % BASE) // BASE
    floors = [many - many % BASE for many in bands]
    return {
        tuple(many + BASE * (place in up) for place, many in enumerate(floors))
        for up in combinations(over, ups)
    }


def could_be(told, many):
    """Return the true bands of so many people that could have been told so."""
    near = (range(max(0, one - BASE + 1), one + BASE) for one in told)
    return {true for true in product(*near) if sum(true) == many and told in tellable(true)}


TRUE = st.tuples(*[st.integers(0, 9)] * 3).filter(lambda bands: sum(bands) >= SMALLEST)
LOT = st.randoms(use_true_random=False)


@given(TRUE, LOT)
def test_each_band_is_told_within_two_and_together_they_are_the_multiple_below(bands, lot):
    told = rounded(bands, lot.random)
    assert told in tellable(bands)
    assert all(abs(one - true) < BASE for one, true in zip(told, bands, strict=True))
    assert sum(told) == sum(bands) - sum(bands) % BASE


@given(TRUE, LOT)
@settings(max_examples=60)
def test_no_table_says_even_with_the_exact_number_of_answers_what_each_band_was(bands, lot):
    """Not even that all were of one mind: somebody may always have answered otherwise."""
    assert len(could_be(rounded(bands, lot.random), sum(bands))) > 1


@given(TRUE, st.integers(0, 2), LOT)
@settings(max_examples=100)
def test_of_two_waves_that_differ_by_one_person_neither_says_what_that_person_answered(
    before, newcomer, lot
):
    """The attacker knows that all others answered as before, and exactly how many answered."""
    after = joined(before, newcomer)
    first, second = rounded(before, lot.random), rounded(after, lot.random)
    possible = {
        place
        for true in could_be(first, sum(before))
        for place in range(3)
        if second in tellable(joined(true, place))
    }
    assert newcomer in possible
    assert len(possible) > 1, "the newcomer's answer could be told from the two tables"


def joined(bands, newcomer):
    return tuple(many + (place == newcomer) for place, many in enumerate(bands))


@given(BALLOTS, st.randoms(use_true_random=False))
@settings(max_examples=30)
def test_what_is_told_of_all_is_what_is_told_of_the_parts(ballots, lot):
    found = counted(ballots, ["a"], lot.random)
    if found:
        assert summed(each["a"] for each in found.values()) == tuple(
            sum(each["a"][band] for each in found.values()) for band in range(3)
        )


def test_two_disagree_three_is_in_between_and_four_agrees():
    assert in_bands([1, 2, 3, 4, 5, 5]) == (2, 1, 3)


def test_a_service_of_four_goes_with_another_that_they_may_hide_in():
    told = {"social": 9, "families": 6, "centre": 4}
    ballots = [
        Ballot(service=service, marks={"a": 1})
        for service, many in told.items()
        for _ in range(many)
    ]
    assert {part: len(theirs) for part, theirs in parts(ballots).items()} == {
        "social": 9,
        OTHERS: 10,
    }
