"""The rules of capacity: caseload, hours kept, weeks ahead, places refilled, one more case."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.capacity.rules import (
    Hit,
    Kept,
    Kind,
    Minutes,
    as_hours,
    figures_from,
    is_over,
    kept,
    one_more,
    open_hits,
    per_week,
    refilled,
    turnover,
    weeks,
    why_not_release,
    why_not_say,
)
from holdfast.capacity.rules.hours import WhyNotRelease
from holdfast.capacity.rules.one_to_one import Known, items
from holdfast.programme.rules import Numbers
from tests.people import A_MONDAY

days = st.integers(0, 200).map(lambda number: A_MONDAY + timedelta(days=number))
groups = st.sampled_from(["Monday group", "Tuesday group"])
places = st.lists(st.tuples(groups, days), max_size=6)
hits = st.builds(
    Hit, on=days, kind=st.sampled_from(list(Kind)), who=st.sampled_from(["Grace", "Mary"]),
    what=st.just("it"), covered_by=st.sampled_from(["", "Oscar"]),
)  # fmt: skip


@given(st.integers(0, 60), st.decimals("0.1", "1", places=2))
def test_a_caseload_is_judged_for_a_whole_post(children, full_time):
    each = Decimal(children) / full_time
    if abs(each - 16) > Decimal("0.1"):
        assert is_over(children, full_time) == (each > 16)
    assert not is_over(children, full_time, numbers=Numbers(caseload=1000))
    assert why_not_say(children=children, full_time=full_time, is_to_come=False) == []


@given(st.integers(0, 1200), st.integers(0, 1200))
def test_a_promise_is_kept_within_a_quarter(promised, used):
    found = kept(promised, used)
    assert (found is Kept.NOTHING) == (promised == 0)
    if promised:
        assert (found is Kept.AS_PROMISED) == (0.75 * promised <= used <= 1.25 * promised)
        assert kept(promised, promised) is Kept.AS_PROMISED


def test_hours_are_said_as_people_say_them():
    assert [as_hours(one) for one in (0, 30, 90, 120, 125)] == ["0", "0.5", "1.5", "2", "2.1"]
    assert per_week(480, days=56) == 60


@pytest.mark.parametrize(
    ("told", "former", "reasons"),
    [
        (Minutes(), None, [WhyNotRelease.NOTHING]),
        (Minutes(group=1201), None, [WhyNotRelease.TOO_MUCH]),
        (Minutes(group=60), A_MONDAY + timedelta(days=1), [WhyNotRelease.BEFORE]),
        (Minutes(group=60), A_MONDAY, []),
    ],
)
def test_what_may_be_promised(told, former, reasons):
    assert why_not_release(told, begins_on=A_MONDAY, former_began_on=former) == reasons


@given(st.lists(hits, max_size=12))
def test_every_thing_hit_in_the_weeks_ahead_is_in_its_own_week_once(found):
    ahead = weeks(found, today=A_MONDAY + timedelta(days=2), many=30)
    assert sorted(map(repr, found)) == sorted(repr(one) for week in ahead for one in week.hits)
    assert all(week.monday.weekday() == 0 for week in ahead)
    assert all(0 <= (one.on - week.monday).days < 7 for week in ahead for one in week.hits)
    assert open_hits(ahead) == sum(
        not one.covered_by and one.kind is not Kind.MEETING for one in found
    )


@given(places, places)
def test_no_newcomer_refills_two_places_nor_one_left_later(left, joined):
    today = A_MONDAY + timedelta(days=300)
    seats = refilled(left, joined, today=today)
    assert len(seats) == len(left)
    taken = [(one.group, one.taken_on) for one in seats if one.taken_on]
    for pair in taken:
        assert taken.count(pair) <= joined.count(pair)
    assert all(one.days >= 0 and (one.is_free or one.taken_on >= one.left_on) for one in seats)


def test_turnover_is_leavers_of_those_in_post():
    assert (turnover(2, 22), turnover(0, 5), turnover(1, 0)) == (9, 0, None)


@given(st.integers(0, 6), st.integers(0, 2000))
def test_one_more_case_asks_for_more_and_fits_or_is_short(cases, free):
    answer = one_more(
        cases, figures_from(visits=9, visiting=60, preparing=20, recording=20), free=free
    )
    assert answer.then - answer.now == (100 if cases else 160)  # the group once
    assert answer.fits == (answer.short == 0)


def test_the_figures_say_where_they_are_from():
    known = figures_from(visits=5, visiting=60, preparing=20, recording=20)
    guess = figures_from(visits=4, visiting=60, preparing=20, recording=20)
    assert "5 visits" in known.source
    assert "guess" in guess.source
    assert guess.a_visit == 135


def test_a_one_to_one_begins_with_safety_and_ends_with_what_is_asked_each_time():
    promised, used = Minutes(preparing=120, group=60), Minutes(preparing=30, group=60)
    found = items(
        Known(
            promised=promised,
            used=used,
            concerns=1,
            late=["Robin"],
            measures=2,
            is_over=True,
            held="18",
            untrained=["Engagement"],
            away=["Away from 2 March to 4 March"],
        )
    )
    assert found[0].because == "1 safety concern open"
    assert "Hours a week. Preparing: 2 promised, 0.5 used" in [one.because for one in found]
    assert not any("group" in one.because for one in found)
    assert found[-1].because == ""
    assert "No time is released yet" in [one.because for one in items(Known())]


def test_a_day_is_in_the_week_of_its_monday():
    (week,) = weeks([], today=date(2026, 3, 8), many=1)
    assert week.monday == A_MONDAY
