"""Reach beside the population, in fives: no more is told than the rounded numbers tell."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from holdfast.evaluation.rules.population import (
    AGREED,
    NOT_KNOWN,
    SAID_NO,
    Than,
    between,
    groups,
    in_fives,
    less,
)
from holdfast.evaluation.rules.shares import wilson
from holdfast.kit.disclosure import Dimension, People

HOW = "How it stands"


def people(**counts):
    """Return people by area, as agreed and said no."""
    names = tuple(name.replace("_", " ") for name in counts)
    many = Counter({
        (name, how): n
        for name, both in zip(names, counts.values(), strict=True)
        for how, n in zip((AGREED, SAID_NO), both, strict=True)
    })  # fmt: skip
    return People((Dimension("Area", names, tells=False), Dimension(HOW, (AGREED, SAID_NO))), many)


def found(population, **counts):
    told = in_fives(people(**counts), ["Area"], HOW)
    return groups(told, "Area", HOW, population)


def test_a_group_stands_beside_its_share_of_the_population():
    most, less_ = found({"Most": 20, "Less": 80}, Most=(41, 12), Less=(38, 9))
    assert (most.considered, less_.considered) == ("about 55", "about 45")
    assert most.share.low < 53 < most.share.high
    assert (most.than, less_.than) == (Than.MORE, Than.FEWER)
    assert most.refused.low < 12 / 53 * 100 < most.refused.high


def test_those_not_known_are_left_out_of_the_whole():
    (most,) = found({"Most": 97}, Most=(41, 12), Not_known=(30, 20))
    assert most.name != NOT_KNOWN
    assert most.than is Than.ALIKE
    assert most.share.high == 100


def test_what_is_not_shown_or_not_known_gives_no_verdict():
    assert between(None, (1, 2)) is None
    assert between((1, 2), None) is None
    assert between((0, 0), (0, 0)) is None
    assert between((0, 4), (0, 4)) is None
    assert between((0, 4), (5, 7)).low == 0
    assert less(None, (1, 2)) is None
    (group, _) = found({}, Most=(41, 12), Less=(38, 9))
    assert group.than is Than.UNTOLD


@given(st.integers(0, 300), st.integers(0, 300), st.integers(0, 4), st.integers(0, 4))
def test_the_ends_hold_every_interval_that_the_numbers_leave_possible(part, rest, more, fewer):
    spans = (max(0, part - fewer), part + more), (max(0, rest - fewer), rest + more)
    told = between(*spans)
    for each in spans[0]:
        for other in spans[1]:
            if told is not None and each + other:
                low, high = wilson(each, each + other)
                assert told.low <= low * 100 + 1e-9
                assert high * 100 <= told.high + 1e-9


@given(st.integers(30, 60), st.integers(30, 60))
def test_one_family_more_changes_nothing_unless_a_five_is_passed(agreed, refused):
    one = found({}, Most=(agreed, refused), Less=(40, 40))
    more = found({}, Most=(agreed + 1, refused), Less=(40, 40))
    rounded = [
        [5 * ((n + 2) // 5) for n in (a, refused, a + refused, a + refused + 80)]
        for a in (agreed, agreed + 1)
    ]
    if rounded[0] == rounded[1]:
        assert one == more
