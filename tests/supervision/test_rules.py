import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.supervision.rules import (
    Group,
    Newcomer,
    WhyNotJoin,
    WhyNotLeave,
    due_days,
    size_says,
    why_not_join,
    why_not_leave,
)

DAY = date(2026, 3, 2)


def test_a_free_place_may_be_taken():
    assert why_not_join(Group(places=6, members=5), Newcomer()) == []


def test_every_reason_against_joining_is_given():
    against = why_not_join(
        Group(places=6, members=8, closed=True, is_reflective=True),
        Newcomer(in_a_group=True, withdrawn=True),
    )
    assert set(against) == set(WhyNotJoin)


@given(
    st.builds(Group, places=st.integers(1, 12), members=st.integers(0, 14), closed=st.booleans()),
    st.builds(Newcomer, in_a_group=st.booleans(), withdrawn=st.booleans()),
)
def test_a_yes_never_overfills_a_group(group, newcomer):
    if not why_not_join(group, newcomer):
        assert group.members + 1 <= group.places


def test_a_place_may_end_on_the_day_it_began():
    assert why_not_leave(joined_on=DAY, left_on=None, on=DAY) == []


def test_a_place_ends_once_and_not_before_it_began():
    before = DAY - timedelta(days=1)
    assert why_not_leave(joined_on=DAY, left_on=DAY, on=before) == list(WhyNotLeave)


@given(st.dates(max_value=date(9000, 1, 1)), st.integers(0, 800))
def test_a_group_meets_every_second_week_and_never_after_the_last_day(first, days):
    until = first + timedelta(days=days)
    meetings = due_days(first=first, until=until)
    assert meetings[0] == first
    assert meetings[-1] <= until < meetings[-1] + timedelta(days=14)
    assert all(b - a == timedelta(days=14) for a, b in itertools.pairwise(meetings))


@pytest.mark.parametrize(("members", "said"), [(4, "fewer"), (5, ""), (6, ""), (7, "more")])
def test_a_group_outside_five_or_six_says_so(members, said):
    assert size_says(members).endswith(said)
    assert bool(size_says(members)) is bool(said)


@given(st.integers(0, 40), st.integers(0, 40))
def test_nobody_ever_joins_as_the_ninth(places, members):
    against = why_not_join(Group(places=places, members=members), Newcomer())
    assert (WhyNotJoin.TOO_MANY in against) is (members >= 8)
