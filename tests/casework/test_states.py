"""How a case may stand and go on: the rules alone, and what holds whatever is done to a case."""

from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.casework import rules
from holdfast.casework.rules import ending, run_end, states
from holdfast.casework.rules.states import CaseState, WhyNotActive, WhyNotMove, WhyNotReopen
from holdfast.programme.rules import AS_MEANT

TODAY = date(2026, 3, 30)
FACTS = (
    "is_checked",
    "has_managers_word",
    "has_familys_word",
    "has_goal",
    "has_baseline_or_reason",
    "has_plan",
    "is_rechecked",
)


def days(number):
    return TODAY + timedelta(days=number)


def moving(frm, to, **more):
    known = {
        "on": TODAY, "today": TODAY, "since": days(-9), "because": "Asked for",
        "was_active": False, "look_again_on": days(9) if to is states.PAUSED else None,
    }  # fmt: skip
    return states.Moving(frm=frm, to=to, **(known | more))


@given(facts=st.lists(st.booleans(), min_size=7, max_size=7))
def test_module_work_lacks_nothing_if_and_only_if_everything_is_there(facts):
    lacks = states.why_not_active(states.Ready(**dict(zip(FACTS, facts, strict=True))))
    assert (lacks == []) == all(facts)
    assert lacks == [one for one, there in zip(WhyNotActive, facts, strict=True) if not there]


@pytest.mark.parametrize(("frm", "to"), [*product(CaseState, CaseState)])
def test_a_case_goes_only_where_the_table_of_moves_says(frm, to):
    reasons = states.why_not_move(moving(frm, to))
    assert (WhyNotMove.NO_WAY in reasons) == ((frm, to) not in states.MOVES)


@pytest.mark.parametrize(
    ("frm", "to", "more", "reasons"),
    [
        (states.AGREED, states.ACTIVE, {"because": ""}, []),
        (states.ACTIVE, states.PAUSED, {}, []),
        (states.ACTIVE, states.PAUSED, {"because": " "}, [WhyNotMove.NO_REASON]),
        (states.ACTIVE, states.PAUSED, {"look_again_on": None}, [WhyNotMove.LOOK_AGAIN]),
        (states.ACTIVE, states.PAUSED, {"look_again_on": TODAY}, [WhyNotMove.LOOK_AGAIN]),
        (states.ACTIVE, states.ENDING, {"on": days(1)}, [WhyNotMove.IN_FUTURE]),
        (states.ACTIVE, states.ENDING, {"on": days(-10)}, [WhyNotMove.BEFORE_LAST]),
        (states.ENDING, states.AGREED, {"was_active": True}, [WhyNotMove.WAS_ACTIVE]),
    ],
)
def test_a_move_is_made_unless_there_is_a_reason(frm, to, more, reasons):
    assert states.why_not_move(moving(frm, to, **more)) == reasons


@pytest.mark.parametrize("frm", [states.AGREED, states.PAUSED, states.ENDING, states.CLOSED])
def test_no_way_leads_round_the_gate(frm):
    lacks = [WhyNotActive.NO_GOAL]
    assert states.why_not_move(moving(frm, states.ACTIVE, missing=lacks)) == lacks
    again = moving(frm, states.ACTIVE, missing=lacks, was_active=True)
    assert states.why_not_move(again) == []


@given(
    tried=st.lists(st.sampled_from(CaseState), max_size=30),
    ready_from=st.integers(min_value=0, max_value=30),
)
def test_whatever_is_tried_no_case_is_active_before_it_was_ready(tried, ready_from):
    state, was_active = states.AGREED, False
    for turn, to in enumerate(tried):
        missing = [] if turn >= ready_from else [WhyNotActive.NO_PLAN]
        asked = moving(state, to, was_active=was_active, missing=missing)
        if not states.why_not_move(asked):
            assert (state, to) in states.MOVES
            state, was_active = to, was_active or to is states.ACTIVE
            assert not was_active or turn >= ready_from
    back = states.goes_back_to(was_active=was_active)
    assert (back is states.ACTIVE) == was_active


def test_every_state_leads_to_closed_and_back():
    assert all((one, states.CLOSED) in states.MOVES for one in CaseState if one != "closed")
    assert {to for frm, to in states.MOVES if frm is states.CLOSED} == {
        states.AGREED,
        states.ACTIVE,
    }


def reopening(**more):
    known = {
        "on": TODAY, "today": TODAY, "closed_on": days(-9), "run_ends_on": days(90),
        "because": "They asked", "lead_is_practitioner": True, "lead_withdrawn": False,
        "child_has_open_case": False,
    }  # fmt: skip
    return states.Reopening(**(known | more))


@pytest.mark.parametrize(
    ("more", "reasons"),
    [
        ({}, []),
        ({"closed_on": None, "child_has_open_case": True}, [WhyNotReopen.OPEN]),
        ({"because": ""}, [WhyNotReopen.NO_REASON]),
        ({"lead_is_practitioner": False}, [WhyNotReopen.NOT_A_PRACTITIONER]),
        ({"lead_withdrawn": True}, [WhyNotReopen.WITHDRAWN]),
        ({"child_has_open_case": True}, [WhyNotReopen.ALREADY_OPEN]),
        ({"run_ends_on": days(-1)}, [WhyNotReopen.RUN_OVER]),
        ({"on": days(1)}, [WhyNotReopen.IN_FUTURE]),
        ({"on": days(-10)}, [WhyNotReopen.BEFORE_CLOSING]),
    ],
)
def test_a_case_is_reopened_unless_there_is_a_reason(more, reasons):
    assert states.why_not_reopen(reopening(**more)) == reasons


@pytest.mark.parametrize(
    ("more", "reasons"),
    [
        ({}, []),
        ({"is_given": True}, [states.WhyNotWord.GIVEN]),
        ({"words": " "}, [states.WhyNotWord.NO_WORDS]),
        ({"family_agreed_on": days(1)}, [states.WhyNotWord.IN_FUTURE]),
    ],
)
def test_a_managers_word_is_written_once_with_words(more, reasons):
    known = {"words": "They asked", "family_agreed_on": TODAY, "today": TODAY, "is_given": False}
    assert states.why_not_word(states.Word(**(known | more))) == reasons


def signing(**more):
    known = {
        "is_closed": False, "lines": ["Met"], "learned": "To wait", "familys_words": "Good",
        "next": "School", "last_day": TODAY, "follow_up_on": days(90), "text": "All of it",
    }  # fmt: skip
    return ending.Signing(**(known | more))


@pytest.mark.parametrize(
    ("more", "reasons"),
    [
        ({}, []),
        ({"lines": []}, []),
        ({"is_closed": True}, [ending.WhyNotSign.CLOSED]),
        ({"lines": ["Met", " "]}, [ending.WhyNotSign.NO_LINES]),
        ({"learned": ""}, [ending.WhyNotSign.NO_LEARNED]),
        ({"familys_words": ""}, [ending.WhyNotSign.NO_FAMILY]),
        ({"next": ""}, [ending.WhyNotSign.NO_NEXT]),
        ({"follow_up_on": None}, [ending.WhyNotSign.NO_FOLLOW_UP]),
        ({"follow_up_on": TODAY}, [ending.WhyNotSign.NO_FOLLOW_UP]),
        ({"signed_before": "Other", "because": "A name"}, []),
        ({"signed_before": "Other", "because": "A name", "is_closed": True}, []),
        ({"signed_before": "Other"}, [ending.WhyNotSign.NO_REASON]),
        ({"signed_before": "All of it", "because": "A name"}, [ending.WhyNotSign.UNCHANGED]),
    ],
)
def test_a_summary_is_signed_once_everything_is_in_it(more, reasons):
    assert ending.why_not_sign(signing(**more)) == reasons


@given(signed=st.booleans(), planned=st.booleans(), why=st.sampled_from(["", " ", "They moved"]))
def test_no_planned_ending_closes_without_a_signed_summary(signed, planned, why):
    closing = rules.Closing(
        risks_waiting=0, has_signed_summary=signed, is_planned=planned, why_none=why
    )
    may = rules.why_not_close(closing) == []
    assert may == (signed or (not planned and bool(why.strip())))


@pytest.mark.parametrize(
    ("scale", "scores", "said"),
    [
        ("progress", [], "not rated"),
        ("progress", [4], "4, rated once"),
        ("progress", [2, 5, 7], "from 2 to 7, up 5 points over 3 ratings"),
        ("progress", [7, 6], "from 7 to 6, down 1 point over 2 ratings"),
        ("progress", [3, 9, 3], "from 3 to 3, the same over 3 ratings"),
        ("attainment", [-2, 1], "from −2 to +1, up 3 levels over 2 ratings"),
    ],
)
def test_a_goals_course_is_said_in_words_and_numbers(scale, scores, said):
    assert ending.course(scale, scores) == said


def test_a_follow_up_that_was_missed_says_why():
    asked = {"on": TODAY, "closed_on": days(-90), "today": TODAY}
    assert ending.why_not_follow_up(outcome="done", note="", **asked) == []
    missed = ending.why_not_follow_up(outcome="missed", note=" ", **asked)
    assert missed == [ending.WhyNotFollowUp.NO_REASON]
    early = ending.why_not_follow_up(outcome="done", note="", **asked | {"on": days(-91)})
    assert early == [ending.WhyNotFollowUp.BEFORE_CLOSING]
    late = ending.why_not_follow_up(outcome="done", note="", **asked | {"on": days(1)})
    assert late == [ending.WhyNotFollowUp.IN_FUTURE]


@pytest.mark.parametrize(
    ("ends_in", "decided", "asked"),
    [
        (91, [], None),
        (90, [], TODAY),
        (60, [], days(-30)),
        (60, [-31], days(-30)),
        (60, [-30], None),
        (30, [-60], TODAY),
        (30, [0], None),
        (-5, [-70], days(-35)),
    ],
)
def test_the_runs_end_asks_for_a_decision_90_and_30_days_before(ends_in, decided, asked):
    found = run_end.decision_asked_on(
        run_ends_on=days(ends_in),
        decided_on=[days(one) for one in decided],
        today=TODAY,
        numbers=AS_MEANT,
    )
    assert found == asked


@given(ends_in=st.integers(-50, 200), decided=st.lists(st.integers(-200, 0), max_size=5))
def test_a_decision_made_today_is_never_asked_for_again_today(ends_in, decided):
    ends = days(ends_in)
    made = [days(one) for one in [*decided, 0]]
    assert (
        run_end.decision_asked_on(run_ends_on=ends, decided_on=made, today=TODAY, numbers=AS_MEANT)
        is None
    )


def test_a_decision_says_why_and_is_made_of_an_open_case():
    assert run_end.why_not_decide(is_closed=False, because="Asked them") == []
    said = run_end.why_not_decide(is_closed=True, because=" ")
    assert said == [run_end.WhyNotDecide.CLOSED, run_end.WhyNotDecide.NO_REASON]
