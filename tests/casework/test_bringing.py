"""Why a case should be brought to supervision: what asks for it, and what never does."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.casework.rules.bringing import (
    Because,
    Brought,
    Stuck,
    Total,
    reasons,
    worse,
)
from holdfast.programme.rules import AS_MEANT, Numbers

TODAY = date(2026, 6, 1)
DISCUSS_WITHIN = timedelta(days=AS_MEANT.discuss_within)
DAYS = st.dates(date(2025, 1, 1), TODAY)
TOTALS = st.builds(
    Total,
    informant=st.sampled_from(["parent or carer", "teacher"]),
    family=st.sampled_from(["4-17", "2-4"]),
    on=DAYS,
    total=st.integers(0, 40),
    band=st.none() | st.integers(0, 3),
)
BROUGHT = st.builds(
    Brought,
    opened_on=DAYS,
    last_discussed_on=st.none() | DAYS,
    is_expected=st.booleans(),
    asked=st.lists(st.text(max_size=9), max_size=2),
    stuck=st.lists(st.builds(Stuck, words=st.text(max_size=9), rated_on=DAYS), max_size=2),
    overdue=st.lists(st.text(max_size=9), max_size=2),
    totals=st.lists(TOTALS, max_size=6),
)


def total(on: date, points: int, band: int | None = 0, **facts: str) -> Total:
    told = {"informant": "teacher", "family": "4-17"} | facts
    return Total(on=on, total=points, band=band, **told)


def days_ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def why(brought: Brought) -> list[Because]:
    return [one.because for one in reasons(brought, today=TODAY)]


@pytest.mark.parametrize(
    ("before", "latest", "is_worse"),
    [
        ((12, 0), (17, 0), True),  # five points, in one band
        ((12, 0), (16, 0), False),
        ((15, 0), (16, 1), True),  # one point, and into a higher band
        ((16, 1), (15, 2), False),  # it fell, whatever the tables say
        ((12, None), (16, 3), False),  # no band to compare with
        ((12, None), (17, 3), True),
    ],
)
def test_an_sdq_is_worse_by_five_points_or_by_a_band(before, latest, is_worse):
    found = worse([total(days_ago(60), *before), total(days_ago(2), *latest)])
    assert bool(found) is is_worse


def test_the_latest_is_compared_with_the_one_before_and_not_with_the_first():
    totals = [total(days_ago(90), 10), total(days_ago(60), 20), total(days_ago(2), 21)]
    assert worse(totals) == []


def test_what_is_said_of_an_sdq_that_is_worse():
    found = worse([total(days_ago(60), 15), total(days_ago(2), 16, 1)])
    said = "The SDQ of the teacher rose from 15 to 16: 1 point, into a higher band"
    assert [one.words for one in found] == [said]


@given(st.lists(TOTALS, max_size=8))
def test_a_rise_is_of_one_informant_and_one_family_of_forms(totals):
    for one in worse(totals):
        assert one.before in totals
        assert one.latest in totals
        assert one.before.informant == one.latest.informant
        assert one.before.family == one.latest.family
        assert one.before.on < one.latest.on
        assert one.latest.total > one.before.total
        assert one.is_band_up or one.latest.total - one.before.total >= AS_MEANT.worse_by


@given(st.lists(TOTALS, max_size=8))
def test_nothing_is_worse_where_no_total_rose(totals):
    falling = sorted(totals, key=lambda one: one.on)
    steady = [
        Total(informant=one.informant, family=one.family, on=one.on, total=9, band=one.band)
        for one in falling
    ]
    assert worse(steady) == []


@given(st.lists(TOTALS, max_size=8), st.integers(1, 40))
def test_a_higher_threshold_never_finds_more(totals, points):
    found = {one.latest.informant for one in worse(totals, numbers=Numbers(worse_by=points))}
    assert {
        one.latest.informant for one in worse(totals, numbers=Numbers(worse_by=points + 1))
    } <= found


def test_a_new_case_is_new_until_r4_has_passed_and_then_it_is_one_not_discussed():
    assert why(Brought(opened_on=TODAY)) == [Because.NEW]
    assert why(Brought(opened_on=TODAY - DISCUSS_WITHIN)) == [Because.NEW]
    assert why(Brought(opened_on=days_ago(29))) == [Because.QUIET]


def test_a_case_is_to_be_discussed_again_after_four_weeks():
    opened = days_ago(200)
    assert why(Brought(opened_on=opened, last_discussed_on=days_ago(28))) == []
    assert why(Brought(opened_on=opened, last_discussed_on=days_ago(29))) == [Because.QUIET]
    assert why(Brought(opened_on=opened, is_expected=False)) == []


def test_a_stuck_goal_and_a_worse_sdq_are_reasons_until_they_are_discussed():
    told = {
        "opened_on": days_ago(200),
        "stuck": [Stuck(words="Calm bedtimes", rated_on=days_ago(5))],
        "totals": [total(days_ago(90), 10), total(days_ago(6), 20)],
    }
    before = Brought(last_discussed_on=days_ago(7), **told)
    assert why(before) == [Because.WORSE, Because.STUCK]
    assert why(Brought(last_discussed_on=days_ago(5), **told)) == []
    assert why(Brought(last_discussed_on=days_ago(6), **told)) == [Because.STUCK]


def test_what_is_asked_and_what_is_overdue_stand_however_lately_it_was_discussed():
    asked = Brought(
        opened_on=days_ago(9), last_discussed_on=TODAY, asked=["The move"], overdue=["Her SDQ"]
    )
    assert why(asked) == [Because.ASKED, Because.OVERDUE]


@given(BROUGHT)
def test_reasons_come_in_their_order_and_a_silence_is_told_once(brought):
    order = list(Because)
    places = [order.index(one) for one in why(brought)]
    assert places == sorted(places)
    silence = [one for one in why(brought) if one in (Because.NEW, Because.QUIET)]
    assert len(silence) <= (1 if brought.is_expected else 0)
    assert all(
        one.words or one.because is not Because.QUIET for one in reasons(brought, today=TODAY)
    )


@given(BROUGHT)
def test_whatever_is_discussed_today_leaves_only_what_is_asked_or_overdue(brought):
    today = Brought(**{**vars(brought), "last_discussed_on": TODAY})
    assert set(why(today)) <= {Because.ASKED, Because.OVERDUE}
