"""The options for the year to come: multiplied from what the year took, and what runs out first."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.report.rules.coming_year import (
    CLINICIANS,
    MONEY,
    PRACTITIONERS,
    Have,
    Took,
    Way,
    most_groups,
    options,
)
from tests.report.made import HAVE, TOOK

whole = st.integers(1, 400)
amount = st.floats(0.5, 50_000)
years = st.builds(
    Took, groups=st.integers(1, 60), cases=whole, practitioners=whole, group_hours=amount,
    case_hours=amount, clinician_rate=amount, practitioner_rate=amount, other_money=amount,
)  # fmt: skip
haves = st.builds(
    Have, clinician_hours=amount, practitioner_hours=amount, trained=whole, money=amount
)


def test_keeping_on_costs_what_the_hours_and_the_money_of_the_year_come_to():
    stop, keep, widen = options(TOOK, HAVE)
    assert [one.way for one in (stop, keep, widen)] == [Way.STOP, Way.KEEP, Way.WIDEN]
    assert (stop.cost, stop.short, stop.binds_first) == (0, [], "")
    assert keep.cost == 4 * 60 * 60 + 30 * 40 * 30 + 5_000  # 55,400
    assert keep.short == [PRACTITIONERS]  # 1,200 hours, of 1,000 that can be released
    assert (widen.groups, widen.cases, widen.cost) == (8, 60, 2 * keep.cost)


def test_what_is_scarcest_is_named_first():
    widen = options(TOOK, HAVE)[-1]
    assert widen.short[:2] == [PRACTITIONERS, MONEY]  # 2.4 times over, 1.85 times over
    assert widen.binds_first == PRACTITIONERS


def test_as_many_groups_as_the_scarcest_thing_lasts_for():
    assert most_groups(TOOK, HAVE) == (3, PRACTITIONERS)  # 300 hours a group, of 1,000
    assert most_groups(TOOK, replace(HAVE, practitioner_hours=9_999)) == (4, MONEY)
    assert most_groups(TOOK, replace(HAVE, clinician_hours=0)) == (0, CLINICIANS)


def test_without_a_group_there_is_nothing_to_multiply():
    for ask in (options, most_groups):
        with pytest.raises(ValueError, match="no group"):
            ask(replace(TOOK, groups=0), HAVE)


@given(years, haves)
def test_more_groups_than_there_is_enough_for_would_want_something(took, have):
    most, first = most_groups(took, have)
    each = replace(
        took, groups=1, cases=1, practitioners=1,
        case_hours=took.case_hours * took.cases / took.groups,
        other_money=took.other_money / took.groups,
    )  # fmt: skip
    fits = options(each, have, wider=(most, most + 1))
    for one in fits[-2:]:
        hours = one.needs[CLINICIANS] <= have.clinician_hours * (1 + 1e-6)
        if one.groups <= most:
            assert hours
    assert first in fits[-1].needs


@given(years, haves, st.integers(1, 9))
def test_a_wider_programme_costs_in_proportion_and_uses_no_less(took, have, times):
    _, keep, widen = options(took, have, wider=(times,))
    assert widen.cost == pytest.approx(times * keep.cost)
    assert all(widen.share[name] >= keep.share[name] - 1e-9 for name in keep.share)
