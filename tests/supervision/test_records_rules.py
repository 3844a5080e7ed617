"""What may be recorded of a meeting, and how much supervision somebody had."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.supervision import rules
from holdfast.supervision.rules import Came, MeetingState, WhyNotRecord, WhyNotSign


def told(state=MeetingState.PLANNED, came=Came.ATTENDED, **facts) -> rules.Attending:
    usual = {"is_day_come": True, "is_member": True}
    return rules.Attending(state=state, came=came, **(usual | facts))


@pytest.mark.parametrize(("state", "came"), list(product(MeetingState, Came)))
def test_who_came_is_recorded_until_the_record_is_signed(state, came):
    against = rules.why_not_attend(told(state, came, because="at court"))
    assert bool(against) is (state not in rules.WRITABLE)


def test_every_reason_against_is_given_at_once():
    asked = told(MeetingState.CANCELLED, Came.AGREED_ABSENCE, is_day_come=False, is_member=False)
    assert rules.why_not_attend(asked) == [
        WhyNotRecord.NOT_YET,
        WhyNotRecord.CANCELLED,
        WhyNotRecord.NOT_A_MEMBER,
        WhyNotRecord.ABSENCE_REASON,
    ]


@pytest.mark.parametrize("state", MeetingState)
def test_a_record_is_written_while_held_or_drafted_and_amended_only_once_signed(state):
    assert bool(rules.why_not_write(state)) is (state not in rules.TAKES_RECORD)
    against = rules.why_not_amend(state, words="It was Tuesday", because="a slip")
    assert bool(against) is (state is not MeetingState.SIGNED)


def test_an_amendment_needs_words_and_a_reason():
    against = rules.why_not_amend(MeetingState.SIGNED, words=" ", because="")
    assert against == [WhyNotRecord.NO_WORDS, WhyNotRecord.NO_REASON]


@pytest.mark.parametrize("state", MeetingState)
def test_only_a_whole_record_of_a_meeting_held_is_signed(state):
    ready = rules.Signing(state=state, unaccounted=0)
    assert bool(rules.why_not_sign(ready)) is (state not in rules.TAKES_RECORD)
    lacks = rules.Signing(state=state, unaccounted=1, missing=["HF-1: write the advice"])
    assert {WhyNotSign.NOT_EVERYBODY, "HF-1: write the advice"} <= set(rules.why_not_sign(lacks))


@given(st.lists(st.sampled_from([one.value for one in Came]), max_size=40))
def test_the_dose_counts_meetings_come_to_in_whole_or_part(came):
    had = rules.dose(came)
    assert had.held == len(came)
    assert had.came == sum(one in ("attended", "part") for one in came)
    assert had.latest_held == min(len(came), rules.LATEST)
    assert had.latest_came <= min(had.latest_held, had.came)
    assert had.percent is None if not came else 0 <= had.percent <= 100


@pytest.mark.parametrize(
    ("came", "percent", "is_low"),
    [
        ([], None, False),
        (["attended", "part", "attended", "absent"], 75, False),
        (["attended", "absent", "agreed absence", "attended"], 50, True),
        (["absent"] * 6 + ["attended"] * 6, 100, False),
        (["attended"] * 6 + ["absent"] * 2, 67, True),
    ],
)
def test_attendance_is_counted_over_the_latest_six(came, percent, is_low):
    had = rules.dose(came)
    assert (had.latest_percent, had.is_low) == (percent, is_low)
