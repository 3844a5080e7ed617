"""Ages, statuses, names and dates: what the rules say, and what holds for anything."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.families import rules
from holdfast.families.rules import Known, Span, Status

DAYS = st.dates(date(2000, 1, 1), date(2030, 1, 1))
NAMES = st.lists(st.text("abcdefgh", min_size=2, max_size=8), min_size=1, max_size=3).map(" ".join)


@pytest.mark.parametrize(
    ("born", "on", "age"),
    [
        (date(2018, 5, 4), date(2026, 5, 3), 7),
        (date(2018, 5, 4), date(2026, 5, 4), 8),
        (date(2016, 2, 29), date(2026, 2, 28), 9),
        (date(2016, 2, 29), date(2026, 3, 1), 10),
    ],
)
def test_an_age_is_in_whole_years(born, on, age):
    assert rules.age(born_on=born, on=on) == age


@given(DAYS, st.integers(0, 9000))
def test_nobody_grows_younger(born, days):
    on = born + timedelta(days=days)
    assert rules.age(born_on=born, on=on) <= rules.age(born_on=born, on=on + timedelta(days=1))


@given(st.lists(st.builds(Span, status=st.sampled_from(Status), began_on=DAYS), max_size=5), DAYS)
def test_the_level_is_one_that_is_held_or_universal(spans, on):
    held = {span.status for span in spans if span.holds_on(on)}
    assert rules.level(spans, on=on) in held or (
        rules.level(spans, on=on) is Status.UNIVERSAL and not held
    )


@given(NAMES, DAYS)
def test_a_child_is_like_themselves_however_the_name_is_ordered(name, born):
    turned = " ".join(reversed(name.upper().split()))
    assert rules.likely_the_same(Known(name=name, born_on=born), Known(name=turned, born_on=born))


@given(NAMES, NAMES, DAYS, DAYS)
def test_likeness_goes_both_ways(one, other, born, other_born):
    first, second = Known(name=one, born_on=born), Known(name=other, born_on=other_born)
    assert rules.likely_the_same(first, second) == rules.likely_the_same(second, first)


@given(NAMES, DAYS, DAYS)
def test_the_same_number_is_the_same_child(name, born, other_born):
    assert rules.likely_the_same(
        Known(name=name, born_on=born, council_id="C1"),
        Known(name="", born_on=other_born, council_id="C1"),
    )


def test_children_without_a_name_are_not_all_alike():
    born = date(2018, 5, 4)
    assert not rules.likely_the_same(Known(name="", born_on=born), Known(name="", born_on=born))


@pytest.mark.parametrize(
    ("born", "reasons"),
    [
        (date(2026, 3, 2), []),
        (date(2026, 3, 3), [rules.WhyNotBorn.IN_FUTURE]),
        (date(2000, 3, 2), [rules.WhyNotBorn.TOO_LONG_AGO]),
        (date(2000, 3, 3), []),
    ],
)
def test_a_child_is_born_by_today_and_is_under_twenty_six(born, reasons):
    assert rules.why_not_born_on(born, today=date(2026, 3, 2)) == reasons
