"""A year planned for many groups: nobody and no room in two meetings, none on a closed day."""

from collections import Counter
from datetime import date, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdfast.supervision.rules.days import Holiday, why_closed
from holdfast.supervision.rules.year import Plan, Wanted, plan_year

BEGINS, UNTIL = date(2026, 2, 23), date(2027, 2, 28)
DAYS = tuple(BEGINS + timedelta(days=number) for number in range(12) if number % 7 < 5)
HOURS = (time(9), time(11), time(13), time(15))


def wanted(number: int, supervisor: str, **more) -> Wanted:
    told = {"rooms": ("Oak", "Elm"), "firsts": DAYS, "hours": HOURS} | more
    return Wanted(group=f"Group {number:03}", supervisor=supervisor, **told)


def clashes(plans: list[Plan]) -> list[tuple[str, date, time]]:
    taken = Counter(
        (who, day, plan.at)
        for plan in plans
        for day in plan.days
        for who in (plan.supervisor, plan.room)
    )
    return [what for what, times in taken.items() if times > 1]


GROUPS = st.lists(
    st.builds(
        dict,
        supervisor=st.sampled_from(["A", "B", "C"]),
        rooms=st.lists(st.sampled_from(["Oak", "Elm", "Ash"]), min_size=1, unique=True).map(tuple),
        firsts=st.lists(st.sampled_from(DAYS), min_size=1, max_size=4, unique=True).map(tuple),
        hours=st.lists(st.sampled_from(HOURS), min_size=1, unique=True).map(tuple),
    ),
    max_size=12,
).map(lambda told: [wanted(number, **one) for number, one in enumerate(told)])


@settings(max_examples=60, deadline=None)
@given(GROUPS)
def test_no_plan_takes_anybody_or_a_room_twice_or_meets_on_a_closed_day(groups):
    plans = plan_year(groups, until=UNTIL)
    assert [plan.group for plan in plans] == [one.group for one in groups]
    assert not clashes(plans)
    for one, plan in zip(groups, plans, strict=True):
        assert plan.room in one.rooms
        assert plan.at in one.hours
        assert not any(map(why_closed, plan.days))


@settings(max_examples=60, deadline=None)
@given(GROUPS)
def test_every_meeting_due_is_planned_or_said_to_be_left_out(groups):
    for plan in plan_year(groups, until=UNTIL):
        assert len(plan.days) + len(plan.left_out) in (26, 27)
        said = {(one.before, one.after) for one in plan.gaps}
        for one, then in pairwise(plan.days):
            assert 11 <= (then - one).days <= 17 or (one, then) in said


def test_two_groups_of_one_psychologist_that_name_one_day_and_hour_do_not_meet_together():
    same = {"firsts": DAYS[:1], "hours": HOURS[:1]}
    first, second = plan_year([wanted(1, "A", **same), wanted(2, "A", **same)], until=UNTIL)
    assert not {*first.days} & {*second.days}
    assert all(0 < (second.days[at] - first.days[at]).days <= 3 for at in (0, 1))


def test_school_holidays_are_kept_free_and_what_is_left_out_is_said():
    summer = Holiday(name="Summer", began_on=date(2026, 7, 20), ends_on=date(2026, 9, 1))
    (plan,) = plan_year([wanted(1, "A")], until=UNTIL, holidays=[summer])
    assert not any(summer.began_on <= day <= summer.ends_on for day in plan.days)
    assert plan.left_out
    assert all(summer.began_on <= day <= summer.ends_on for day in plan.left_out)


def test_hours_that_overlap_and_groups_without_a_way_are_refused():
    with pytest.raises(ValueError, match="two hours apart"):
        plan_year([wanted(1, "A", hours=(time(9), time(10)))], until=UNTIL)
    with pytest.raises(ValueError, match="names no first day"):
        plan_year([wanted(1, "A", rooms=())], until=UNTIL)
