"""How a question goes on, who may ask what, and what the load is: no database."""

from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.consultation import rules
from holdfast.consultation.rules import Consulted, Months, State, WhyNotAsk, WhyNotLog
from holdfast.kit.working_days import working_days_between

FIRST, TODAY = date(2026, 3, 1), date(2026, 3, 31)
MARCH = Months(first=FIRST, last=TODAY)
DAYS = st.dates(min_value=date(2026, 1, 1), max_value=TODAY)


def test_every_way_through_ends_and_nothing_leaves_an_end():
    assert {to for frm, to in rules.MOVES if frm in rules.ENDED} == set()
    assert {frm for frm, _ in rules.MOVES} == set(State) - set(rules.ENDED)
    assert {to for _, to in rules.MOVES} == set(State)


@pytest.mark.parametrize(("frm", "to"), [*product(State, State)])
def test_a_move_is_refused_with_how_it_stands(frm, to):
    assert bool(rules.why_not_move(frm, to)) != rules.may_move(frm, to)


def why_not_ask(**facts):
    told = {"about_a_case": False, "case_clinicians": [], "authority_clinicians": [7, 8]}
    return rules.why_not_ask(**(told | {"asked_of": None} | facts))


def test_a_question_without_a_name_goes_to_any_clinician_of_the_authority():
    assert why_not_ask() == why_not_ask(asked_of=7) == []
    assert why_not_ask(asked_of=9) == [WhyNotAsk.NOT_A_CLINICIAN]


def test_a_question_about_a_case_goes_to_who_may_read_the_case():
    about = {"about_a_case": True, "case_clinicians": [7]}
    assert why_not_ask(**about) == why_not_ask(**about, asked_of=7) == []
    assert why_not_ask(**about, asked_of=8) == [WhyNotAsk.NOT_THIS_CLINICIAN]
    assert why_not_ask(about_a_case=True) == [WhyNotAsk.NO_CLINICIAN]
    assert why_not_ask(about_a_case=True, asked_of=7) == [WhyNotAsk.NO_CLINICIAN]


@pytest.mark.parametrize(
    ("facts", "reasons"),
    [
        ({}, []),
        ({"on": TODAY + timedelta(days=1)}, [WhyNotLog.NOT_YET]),
        ({"on": TODAY - timedelta(days=28)}, []),
        ({"on": TODAY - timedelta(days=29)}, [WhyNotLog.TOO_LONG_AGO]),
        ({"minutes": 0}, [WhyNotLog.MINUTES]),
        ({"minutes": 601}, [WhyNotLog.MINUTES]),
        ({"minutes": 600}, []),
        ({"is_same_person": True}, [WhyNotLog.SAME_PERSON]),
        ({"is_askers_case": False}, [WhyNotLog.NOT_THEIR_CASE]),
    ],
)
def test_why_advice_in_passing_is_not_noted(facts, reasons):
    told = {"on": TODAY, "today": TODAY, "minutes": 5, "is_same_person": False}
    assert rules.why_not_log(**(told | {"is_askers_case": True} | facts)) == reasons


def test_a_whole_name_is_refused_whatever_is_said_and_a_word_only_until_it_is():
    words = {"certain": ["Robin Ashdown"], "likely": ["hope"]}
    assert len(rules.why_not_write(**words, are_no_names=False)) == 2
    assert rules.why_not_write(**words, are_no_names=True) == [
        "“Robin Ashdown” says who it is. Take it out"
    ]


def consulted(day=2, **facts):
    return Consulted(asked_on=date(2026, 3, day), **facts)


def test_the_load_of_one_clinician():
    questions = [
        consulted(asked_of=7),
        consulted(asked_of=7, clinician=8, taken_on=FIRST),
        consulted(clinician=7, taken_on=FIRST, advised_on=date(2026, 3, 4), minutes=20),
        consulted(clinician=7, taken_on=date(2026, 2, 27), advised_on=date(2026, 2, 28), minutes=9),
        consulted(clinician=7, taken_on=FIRST, withdrawn_on=FIRST),
    ]
    found = rules.loads([7, 8], questions, {7: (2, 10)}, {8: 1}, MARCH)
    assert (found[7].asked, found[7].taken, found[7].advised, found[7].waiting) == (2, 2, 1, 0)
    assert (found[7].minutes, found[7].passing, found[7].all_minutes) == (20, 2, 30)
    assert (found[8].asked, found[8].taken, found[8].waiting, found[8].joint_visits) == (0, 1, 1, 1)


def how_long(questions):
    return rules.waits(questions, today=TODAY, within=MARCH, working_days=working_days_between)


def test_the_median_is_said_from_five_answers_on():
    answers = [consulted(2, clinician=7, advised_on=date(2026, 3, day)) for day in (2, 3, 4, 5)]
    assert how_long(answers).median is None
    assert how_long([*answers, answers[3]]).median == 2
    assert how_long(answers).advised == 4


def test_those_that_wait_and_those_that_went_unanswered():
    found = how_long([consulted(2), consulted(30), consulted(2, withdrawn_on=TODAY)])
    assert (found.waiting, found.longest, found.withdrawn) == (2, 21, 1)
    assert how_long([]).longest is None


@given(
    st.lists(
        st.builds(
            Consulted, asked_on=DAYS, clinician=st.sampled_from([None, 7, 8]),
            taken_on=st.none() | DAYS, advised_on=st.none() | DAYS, withdrawn_on=st.none() | DAYS,
            minutes=st.integers(0, 60),
        )
    )
)  # fmt: skip
def test_nothing_is_counted_twice(questions):
    found = rules.loads([7, 8], questions, {}, {}, MARCH)
    assert sum(one.taken for one in found.values()) <= len(questions)
    assert sum(one.waiting for one in found.values()) <= how_long(questions).waiting
    assert sum(one.minutes for one in found.values()) <= sum(one.minutes for one in questions)
