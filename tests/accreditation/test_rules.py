"""What a passport counts and which drafts are proposed, whatever was recorded."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.accreditation.rules import development, passport
from holdfast.accreditation.rules.development import Attended, Source, WhyNotKeep, why_not_keep
from holdfast.accreditation.rules.passport import Met
from tests.people import A_MONDAY

CAME = st.sampled_from(["attended", "part", "agreed absence", "absent"])
MET = st.lists(st.builds(Met, minutes=st.integers(1, 300), came=CAME), max_size=30)


def came_to(key, days_ago, source=Source.MEETING):
    on = A_MONDAY - timedelta(days=days_ago)
    return Attended(source=source, key=key, on=on, title="Supervision", did="Supervision")


def test_hours_are_of_meetings_attended_whole_and_parts_are_told_apart():
    had = passport.supervised(
        [
            Met(minutes=120, came="attended"),
            Met(minutes=90, came="attended"),
            Met(minutes=120, came="part"),
            Met(minutes=120, came="agreed absence"),
        ]
    )
    assert (had.hours, had.in_part, had.dose.held, had.dose.came) == ("3.5", 1, 4, 3)
    assert passport.supervised([Met(minutes=120, came="attended")]).hours == "2"


@given(MET)
def test_supervision_is_never_more_than_was_held(met):
    had = passport.supervised(met)
    assert 0 <= had.minutes <= sum(one.minutes for one in met)
    assert had.in_part <= had.dose.came <= had.dose.held == len(met)


def test_measures_not_due_yet_are_not_asked_for():
    found = passport.measured({"done": 3, "missed": 1, "due": 1, "overdue": 2, "not yet": 9})
    assert (found.asked, found.done, found.missed, found.waiting) == (7, 3, 1, 3)
    assert passport.measured({}).asked == 0


def test_cases_are_told_in_the_order_of_their_states_and_none_is_left_out():
    states = [("agreed", "Getting ready"), ("active", "Module work"), ("closed", "Closed")]
    assert passport.in_order({"closed": 2, "agreed": 1}, states) == [
        ("Getting ready", 1),
        ("Closed", 2),
    ]


KEYS = st.lists(
    st.builds(came_to, st.uuids().map(str), st.integers(0, 400), st.sampled_from(Source)),
    unique_by=lambda one: (one.source, one.key),
)


@given(KEYS, st.data())
def test_what_was_answered_is_never_proposed_again_and_nothing_else_is_lost(attended, data):
    answered = data.draw(st.sets(st.sampled_from([(o.source, o.key) for o in attended] or [None])))
    found = development.drafts(attended, answered=answered, today=A_MONDAY)
    waiting = [*found.recent, *found.older]
    assert {(o.source, o.key) for o in waiting} == {(o.source, o.key) for o in attended} - answered
    assert [one.on for one in waiting] == sorted((one.on for one in waiting), reverse=True)


def test_a_draft_asks_for_nothing_after_twelve_weeks():
    found = development.drafts([came_to("a", 84), came_to("b", 85)], answered=set(), today=A_MONDAY)
    assert [one.key for one in found.recent] == ["a"]
    assert [one.key for one in found.older] == ["b"]


@pytest.mark.parametrize(
    ("came", "did", "learned", "reasons"),
    [
        (True, "A day", "To wait", []),
        (False, "A day", "To wait", [WhyNotKeep.NOT_THERE]),
        (True, " ", "", [WhyNotKeep.NO_DID, WhyNotKeep.NO_LEARNED]),
    ],
)
def test_an_entry_is_kept_by_who_was_there_in_words(came, did, learned, reasons):
    assert why_not_keep(came=came, did=did, learned=learned) == reasons
