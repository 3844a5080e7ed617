"""The numbers of the rules: what they are meant to be, how far they may be set, what changed."""

from dataclasses import asdict, fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.programme.rules import (
    AS_MEANT,
    BY_KEY,
    NUMBERS,
    Numbers,
    WhyNotSay,
    changed,
    changes,
    numbers_from,
    unlike_meant,
    why_not_say,
)

ANY = st.builds(Numbers, **{one.key: st.integers(one.least - 2, one.most + 2) for one in NUMBERS})
WITHIN = st.builds(Numbers, **{one.key: st.integers(one.least, one.most) for one in NUMBERS})


def against(wanted: Numbers, *, now: Numbers = AS_MEANT) -> list[str]:
    return why_not_say(wanted, now=now, because="The board decided it")


def test_each_number_has_one_line_in_the_order_of_its_fields():
    assert [one.key for one in NUMBERS] == [one.name for one in fields(Numbers)]


def test_what_is_meant_may_be_said_again():
    other = replace(AS_MEANT, visit_late=10)
    assert against(AS_MEANT, now=other) == []


def test_the_numbers_are_those_of_the_programme():
    """Domain 7.4: R1 5-6, 8; R2 14 ±3, 21; R3 120 min, 75%; R4 28; R5 2, 42; and so on."""
    assert tuple(asdict(AS_MEANT).values()) == (
        *(5, 6, 8), *(14, 3, 21), *(120, 75), 28, *(2, 42), *(7, 14, 21), 4, 5, *(1, 2), 10, 16,
        *(75, 90, 30), *(4, 2, 42, 42, 14),
    )  # fmt: skip


@given(ANY)
def test_a_number_out_of_its_range_is_refused_by_name(wanted):
    said = asdict(wanted)
    reasons = " ".join(against(wanted))
    for one in NUMBERS:
        is_out = not one.least <= said[one.key] <= one.most
        assert (f"{one.asks}: enter" in reasons) is is_out


@given(WITHIN)
def test_what_may_be_said_is_in_order(wanted):
    if against(wanted):
        return
    assert wanted.visit_every <= wanted.visit_late <= wanted.visit_very_late
    assert wanted.fewest_meant <= wanted.most_meant <= wanted.most_members
    assert wanted.second_told_after <= wanted.third_told_after
    assert wanted.meet_every + wanted.meet_either_way <= wanted.meet_within


@given(WITHIN)
def test_a_concern_never_climbs_later_than_meant(wanted):
    assert wanted.second_told_after <= AS_MEANT.second_told_after
    assert wanted.third_told_after <= AS_MEANT.third_told_after


def test_nothing_new_and_no_reason_are_refused():
    assert why_not_say(AS_MEANT, now=AS_MEANT, because=" ") == [
        WhyNotSay.NOTHING,
        WhyNotSay.NO_REASON,
    ]


@pytest.mark.parametrize(
    ("key", "low"), [("visit_late", 6), ("visit_very_late", 13), ("most_meant", 4)]
)
def test_a_number_is_never_below_the_one_that_comes_before_it(key, low):
    (reason,) = (one for one in against(replace(AS_MEANT, **{key: low})) if "may not be" in one)
    assert BY_KEY[key].asks in reason


@given(WITHIN)
def test_what_is_kept_tells_the_numbers_again(wanted):
    assert numbers_from(unlike_meant(wanted)) == wanted
    assert numbers_from(unlike_meant(wanted) | {"gone_by": 3}) == wanted


@given(st.lists(WITHIN, max_size=4))
def test_the_changes_one_after_another_lead_to_the_last(several):
    told = changes([unlike_meant(one) for one in several])
    at = asdict(AS_MEANT)
    for one, wanted in zip(told, several, strict=True):
        for change in one:
            assert at[change.number.key] == change.before
            at[change.number.key] = change.after
        assert at == asdict(wanted)


def test_a_change_is_said_in_words():
    (one,) = changed(AS_MEANT, replace(AS_MEANT, visit_late=10))
    assert one.words == "R7. A visit is late after: 14 days, now 10"
