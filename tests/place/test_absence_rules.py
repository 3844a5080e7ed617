"""Being away: how long is long, and what may not be kept."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.place import rules
from holdfast.place.rules import Away, WhyNotAbsent, asks_for_hand_over, overlaps, working_days_of

MONDAY = date(2026, 3, 2)
DAYS = st.dates(min_value=date(2014, 1, 1), max_value=date(2035, 12, 31))
LENGTHS = st.integers(min_value=0, max_value=120)


@pytest.mark.parametrize(
    ("ends_on", "working_days", "is_long"),
    [
        (MONDAY, 1, False),
        (date(2026, 3, 8), 5, False),
        (date(2026, 3, 13), 10, False),
        (date(2026, 3, 15), 10, False),
        (date(2026, 3, 16), 11, True),
    ],
)
def test_over_ten_working_days_asks_for_a_handover(ends_on, working_days, is_long):
    assert working_days_of(MONDAY, ends_on) == working_days
    assert asks_for_hand_over(MONDAY, ends_on) is is_long


@given(DAYS, LENGTHS, LENGTHS)
def test_a_longer_absence_never_asks_for_less(day, one, other):
    short, long = (day + timedelta(days=length) for length in sorted((one, other)))
    assert working_days_of(day, short) <= working_days_of(day, long)
    assert asks_for_hand_over(day, short) <= asks_for_hand_over(day, long)


@given(DAYS, LENGTHS, DAYS, LENGTHS)
def test_two_absences_overlap_whichever_is_told_first(one, length, other, width):
    first, second = (one, one + timedelta(length)), (other, other + timedelta(width))
    assert overlaps(*first, [second]) == overlaps(*second, [first])
    shared = max(first[0], second[0]) <= min(first[1], second[1])
    assert overlaps(*first, [second]) is shared


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({"ends_on": MONDAY - timedelta(days=1)}, WhyNotAbsent.ENDS_BEFORE),
        ({"others": ((MONDAY, MONDAY),)}, WhyNotAbsent.OVERLAPS),
        ({"covers_self": True}, WhyNotAbsent.COVERS_SELF),
    ],
)
def test_each_reason_against_an_absence_is_given_alone(facts, reason):
    usual = {"began_on": MONDAY, "ends_on": MONDAY}
    assert rules.why_not_absent(Away(**usual)) == []
    assert rules.why_not_absent(Away(**usual | facts)) == [reason]
