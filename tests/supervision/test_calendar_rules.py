"""Where meetings fall and how they move: whatever is asked for, nothing clashes unsaid."""

from datetime import date, time, timedelta
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdfast.kit.working_days import BANK_HOLIDAYS
from holdfast.supervision.rules.calendar import span_of
from holdfast.supervision.rules.days import Holiday, WhatGap, gap, gaps, nearest, why_closed
from holdfast.supervision.rules.series import (
    Series,
    Taken,
    WhyNotSeries,
    days_of,
    fallen,
    overlap,
    warnings,
    why_not_series,
)
from holdfast.supervision.rules.shifting import (
    Planned,
    WhyNotShift,
    day_of,
    done,
    moved,
    why_not_shift,
)

TEN = time(10)
YEAR = {"first": date(2014, 2, 27), "until": date(2015, 2, 28)}
DAYS = st.dates(date(2014, 2, 1), date(2015, 3, 31))
TIMES = st.builds(time, st.integers(8, 17), st.sampled_from([0, 15, 30, 45]))


@st.composite
def holidays(draw):
    began_on = draw(DAYS)
    return Holiday(
        name="Half-term",
        began_on=began_on,
        ends_on=began_on + timedelta(days=draw(st.integers(0, 45))),
    )


@st.composite
def taken(draw):
    span = span_of(draw(DAYS), draw(TIMES), draw(st.integers(30, 240)))
    return Taken(span=span, what="the psychologist’s other group")


SERIES = st.builds(
    Series,
    first=st.dates(date(2014, 2, 20), date(2014, 3, 10)),
    until=st.dates(date(2014, 3, 11), date(2015, 3, 1)),
    at=TIMES,
    minutes=st.integers(30, 240),
    holidays=st.lists(holidays(), max_size=5).map(tuple),
    taken=st.lists(taken(), max_size=20).map(tuple),
)


def test_the_pilots_thursdays_meet_the_day_after_christmas_and_new_year_would_have_it():
    thursdays = [one for one in fallen(Series(**YEAR)) if one.due_on != one.on]
    assert [(one.due_on, one.on, one.why) for one in thursdays] == [
        (date(2015, 1, 1), date(2015, 1, 2), "New Year's Day")
    ]
    assert warnings(fallen(Series(**YEAR))) == []


def test_mondays_of_the_pilot_avoid_easter_may_and_august():
    series = Series(first=date(2014, 2, 24), until=date(2015, 2, 28))
    changed = {one.due_on: one.on for one in fallen(series) if one.on != one.due_on}
    assert changed == {
        date(2014, 4, 21): date(2014, 4, 22),
        date(2014, 5, 5): date(2014, 5, 6),
        date(2014, 8, 25): date(2014, 8, 26),
    }


def test_a_school_holiday_is_left_out_and_the_gap_is_said():
    summer = Holiday(name="Summer holidays", began_on=date(2014, 7, 23), ends_on=date(2014, 9, 2))
    series = Series(**YEAR, holidays=(summer,))
    out = [one for one in fallen(series) if one.on is None]
    assert [one.due_on for one in out] == [
        date(2014, 7, 31),
        date(2014, 8, 14),
        date(2014, 8, 28),
    ]
    assert {one.why for one in out} == {"Summer holidays"}
    assert [(one.before, one.after, one.what) for one in warnings(fallen(series))] == [
        (date(2014, 7, 17), date(2014, 9, 11), WhatGap.TOO_LONG)
    ]


@settings(max_examples=60, deadline=None)
@given(SERIES)
def test_no_series_ever_meets_on_a_closed_day_or_when_somebody_is_taken(series):
    for day in days_of(fallen(series)):
        assert day not in BANK_HOLIDAYS
        assert day.weekday() < 5
        assert not any(one.began_on <= day <= one.ends_on for one in series.holidays)
        span = span_of(day, series.at, series.minutes)
        assert not any(overlap(span, one.span) for one in series.taken)


@settings(max_examples=60, deadline=None)
@given(SERIES)
def test_no_series_breaks_the_interval_or_leaves_a_meeting_out_without_saying_so(series):
    meetings = fallen(series)
    said = {(one.before, one.after) for one in warnings(meetings)}
    for one, then in pairwise(days_of(meetings)):
        assert 11 <= (then - one).days <= 17 or (one, then) in said
    assert all(one.why for one in meetings if one.on != one.due_on)
    assert all(one.on is None or abs((one.on - one.due_on).days) <= 3 for one in meetings)


@pytest.mark.parametrize(
    ("days", "what"),
    [(10, WhatGap.CLOSE), (11, None), (17, None), (18, WhatGap.LATE), (21, WhatGap.LATE),
     (22, WhatGap.TOO_LONG)],
)  # fmt: skip
def test_the_interval_rule_at_its_edges(days, what):
    first = date(2014, 3, 3)
    assert gap(first, first + timedelta(days=days)) is what


def test_the_nearest_days_come_first_and_reach_three_days():
    day = date(2014, 3, 12)
    assert [(one - day).days for one in nearest(day)] == [1, -1, 2, -2, 3, -3]


def test_a_series_that_makes_no_sense_says_why():
    wrong = Series(first=date(2014, 3, 3), until=date(2014, 3, 2), minutes=10)
    assert why_not_series(wrong) == [WhyNotSeries.ENDS_BEFORE, WhyNotSeries.NO_LENGTH]
    assert why_not_series(Series(first=date(2014, 3, 3), until=date(2019, 3, 3))) == [
        WhyNotSeries.TOO_MANY
    ]
    assert why_not_series(Series(**YEAR)) == []


def standing(count: int, first: date = date(2014, 3, 5), **more) -> list[Planned]:
    days = [first + timedelta(days=14 * number) for number in range(count)]
    return [Planned(key=str(n), span=span_of(day, TEN, 120), **more) for n, day in enumerate(days)]


def test_moving_one_meeting_moves_no_other_and_says_the_gaps_it_leaves():
    answer = moved(standing(4), "1", (date(2014, 3, 27), TEN), cascade=False)
    assert [one.key for one in answer.shifts] == ["1"]
    assert answer.may_be_done
    assert [(one.days, one.what) for one in answer.gaps] == [
        (22, WhatGap.TOO_LONG),
        (6, WhatGap.CLOSE),
    ]


def test_a_cascade_keeps_the_distances_through_the_change_of_the_clocks():
    answer = moved(standing(4), "1", (date(2014, 3, 20), time(14)), cascade=True)
    assert [day_of(one.now) for one in answer.shifts] == [
        date(2014, 3, 20),
        date(2014, 4, 3),
        date(2014, 4, 17),
    ]
    assert {one.now[0].hour for one in answer.shifts} == {14}
    assert {one.now[0].utcoffset() for one in answer.shifts} == {
        timedelta(0),
        timedelta(hours=1),
    }


def test_a_cascade_steps_round_a_bank_holiday_and_says_so():
    answer = moved(standing(4), "1", (date(2014, 3, 21), TEN), cascade=True)
    last = answer.shifts[-1]
    assert (day_of(last.now), last.notes) == (
        date(2014, 4, 17),
        ("Not on 18 April: Good Friday",),
    )


def test_a_meeting_is_not_moved_on_to_a_bank_holiday_or_a_taken_time():
    assert moved(standing(2), "1", (date(2014, 4, 18), TEN), cascade=False).shifts[0].against
    busy = Taken(span=span_of(date(2014, 3, 20), time(11), 60), what="Oak room is taken")
    answer = moved(standing(2, taken=(busy,)), "1", (date(2014, 3, 20), TEN), cascade=False)
    assert answer.shifts[0].against == "Oak room is taken"
    assert not answer.may_be_done
    own = moved(standing(3), "1", (date(2014, 4, 2), time(11)), cascade=False)
    assert own.shifts[0].against == "the group’s own meeting"


def test_who_is_away_is_said_and_stops_nothing():
    away = (date(2014, 3, 18), date(2014, 3, 25), "Grace")
    answer = moved(standing(2, away=(away,)), "1", (date(2014, 3, 20), TEN), cascade=False)
    assert answer.shifts[0].notes == ("Grace is away",)
    assert answer.may_be_done


def test_a_meeting_that_was_held_or_would_be_in_the_past_is_not_moved():
    was, to = (span_of(date(2014, 3, day), TEN, 120)[0] for day in (5, 6))
    assert why_not_shift(is_coming=False, was=was, to=was, today=date(2014, 3, 7)) == [
        WhyNotShift.NOT_COMING,
        WhyNotShift.SAME_TIME,
        WhyNotShift.PASSED,
    ]
    assert why_not_shift(is_coming=True, was=was, to=to, today=date(2014, 3, 5)) == []


MOVES = {
    "count": st.integers(1, 27),
    "to": st.tuples(DAYS, TIMES),
    "cascade": st.booleans(),
    "holidays": st.lists(holidays(), max_size=3),
    "taken": st.lists(taken(), max_size=15).map(tuple),
    "data": st.data(),
}


def a_move(count, to, cascade, holidays, taken, data):
    meetings = standing(count, taken=taken)
    key = data.draw(st.sampled_from([one.key for one in meetings]))
    return meetings, moved(meetings, key, to, cascade=cascade, holidays=holidays)


@settings(max_examples=80, deadline=None)
@given(**MOVES)
def test_what_may_be_moved_clashes_with_nothing_and_what_may_not_says_why(**asked):
    meetings, answer = a_move(**asked)
    if not answer.may_be_done:
        return
    after = done({one.key: one.span for one in meetings}, answer.shifts)
    assert not any(overlap(*pair) for pair in combinations(after.values(), 2))
    for one in answer.shifts:
        assert not why_closed(day_of(one.now))
        assert not any(overlap(one.now, busy.span) for busy in asked["taken"])
    days = sorted(day_of(span) for span in after.values())
    said = {(one.before, one.after) for one in answer.gaps}
    assert said == {(one.before, one.after) for one in gaps(days)}


@settings(max_examples=80, deadline=None)
@given(**MOVES)
def test_what_was_moved_can_be_moved_back_exactly(**asked):
    meetings, answer = a_move(**asked)
    before = {one.key: one.span for one in meetings}
    after = done(before, answer.shifts)
    assert done(after, [one.back for one in answer.shifts]) == before


def test_a_move_is_not_undone_once_somebody_moved_the_meeting_again():
    meetings = standing(2)
    answer = moved(meetings, "1", (date(2014, 3, 20), TEN), cascade=False)
    with pytest.raises(ValueError, match="does not stand"):
        done({one.key: one.span for one in meetings}, [one.back for one in answer.shifts])
