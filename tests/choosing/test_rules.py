"""The rules of choosing a case, by example and for anything: no database."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from holdfast.choosing import rules
from holdfast.choosing.rules import Outcome, State, Step, equity
from holdfast.families.rules import ETHNICITIES
from holdfast.kit.disclosure import TO_FIVE
from holdfast.kit.disclosure.hiding import NOT_SHOWN
from holdfast.programme.rules import Numbers

DAY = date(2026, 3, 2)
ALL_YES = dict.fromkeys(rules.QUESTIONS, "yes")
ORDER = [Outcome.YES, Outcome.NOT_NOW, Outcome.NO]
WORSE = {"yes": "not sure", "not sure": "no"}
answers = st.fixed_dictionaries(
    {key: st.sampled_from(["yes", "not sure", "no"]) for key in rules.QUESTIONS}
)


def test_seven_things_are_asked():
    assert [*rules.QUESTIONS] == [
        "need", "severity", "safety", "willingness", "stability", "court", "fit",
    ]  # fmt: skip


def test_all_yes_is_yes_without_a_reason():
    assert rules.read(ALL_YES) == rules.Reading(outcome=Outcome.YES)


@pytest.mark.parametrize(
    ("key", "answer", "outcome"),
    [
        ("need", "no", "no"), ("severity", "no", "no"), ("safety", "no", "no"),
        ("need", "not sure", "not now"), ("severity", "not sure", "not now"),
        ("safety", "not sure", "not now"),
        ("willingness", "no", "not now"), ("stability", "no", "not now"),
        ("court", "no", "not now"), ("fit", "no", "not now"),
        ("willingness", "not sure", "yes"), ("stability", "not sure", "yes"),
        ("court", "not sure", "yes"), ("fit", "not sure", "yes"),
    ],
)  # fmt: skip
def test_one_answer_against_decides(key, answer, outcome):
    read = rules.read(ALL_YES | {key: answer})
    question = rules.QUESTIONS[key]
    assert read.outcome == outcome
    words = question.no if answer == "no" else question.not_sure
    assert words in (*read.reasons, *read.keep_in_view)


@given(answers)
def test_a_worse_answer_never_makes_a_check_say_better(given_answers):
    before = ORDER.index(rules.read(given_answers).outcome)
    for key, answer in given_answers.items():
        if answer in WORSE:
            after = rules.read(given_answers | {key: WORSE[answer]})
            assert ORDER.index(after.outcome) >= before


@given(answers)
def test_every_answer_but_yes_is_said_once(given_answers):
    read = rules.read(given_answers)
    said = [*read.reasons, *read.keep_in_view]
    assert len(said) == len(set(said)) == sum(one != "yes" for one in given_answers.values())
    assert bool(read.reasons) == (read.outcome is not Outcome.YES)


def deciding(**more):
    known = {
        "state": "screening", "decided": Outcome.YES, "check_says": Outcome.YES, "today": DAY,
    }  # fmt: skip
    return rules.Deciding(**(known | more))


@pytest.mark.parametrize(
    ("facts", "reasons"),
    [
        ({}, []),
        ({"check_says": None}, ["NO_CHECK"]),
        ({"check_says": Outcome.NO}, ["OTHERWISE"]),
        ({"check_says": Outcome.NO, "because": "The psychologist will work beside us"}, []),
        ({"decided": Outcome.NO, "check_says": Outcome.NO}, ["NO_REASON"]),
        ({"decided": Outcome.NO, "check_says": Outcome.NO, "because": "x"}, []),
        ({"decided": Outcome.NOT_NOW, "because": "x"}, ["NO_DAY"]),
        ({"decided": Outcome.NOT_NOW, "because": "x", "look_again_on": DAY}, ["DAY_PAST"]),
        (
            {
                "decided": Outcome.NOT_NOW,
                "because": "x",
                "look_again_on": DAY + timedelta(days=1),
            },
            [],
        ),
        ({"places": 1}, []),
        ({"places": 2}, ["ABOVE_TWO"]),
        ({"places": 2, "above_two_because": "One is ending"}, []),
        ({"places": 9, "decided": Outcome.NO, "because": "x"}, []),
        ({"caseload": Decimal(16)}, []),
        ({"caseload": Decimal("16.1")}, ["GIVES_WAY"]),
        ({"caseload": Decimal("16.1"), "gives_way": "Two cases close"}, []),
        ({"caseload": Decimal(12), "numbers": Numbers(caseload=11)}, ["GIVES_WAY"]),
    ],
)
def test_what_must_be_written_with_a_decision(facts, reasons):
    assert rules.why_not_decide(deciding(**facts)) == [
        rules.WhyNotDecide[reason] for reason in reasons
    ]


@pytest.mark.parametrize("state", [state for state in State if state != State.SCREENING])
def test_nothing_is_decided_but_what_waits_for_a_decision(state):
    assert rules.why_not_decide(deciding(state=state.value))


def test_a_caseload_is_for_each_full_time_post():
    assert rules.per_full_time(caseload=9, full_time=Decimal("0.5")) == Decimal(18)
    assert rules.per_full_time(caseload=17, full_time=Decimal(1)) == Decimal(17)
    assert rules.per_full_time(caseload=None, full_time=Decimal(1)) is None
    assert rules.per_full_time(caseload=9, full_time=None) is None


@given(st.integers(0, 3), st.integers(0, 90))
def test_somebody_is_asked_after_six_weeks_without_a_case(open_cases, days):
    asked = rules.is_without_a_case(
        open_cases=open_cases, since=DAY, today=DAY + timedelta(days=days)
    )
    assert asked == (open_cases == 0 and days >= 42)


def test_every_state_can_be_come_to_and_left_and_only_an_opened_one_stays():
    reached = {state for moves in rules.MOVES.values() for state in moves.values()}
    assert reached | {State.NOMINATED} == set(State)
    stays = [one for one, moves in rules.MOVES.items() if set(moves.values()) <= {one}]
    assert stays == [State.OPENED]


@given(st.lists(st.sampled_from([*Step]), max_size=30))
def test_no_way_leads_to_a_case_but_through_check_manager_and_family(steps):
    state, done = State.NOMINATED, []
    for step in steps:
        if rules.may_step(state, step):
            state = rules.next_step(state, step)
            done.append(step)
    if state is State.OPENED:
        upto = done[: done.index(Step.OPEN) + 1]
        assert upto[-4:] == [Step.CHECK, Step.GO_AHEAD, Step.AGREE, Step.OPEN]


@given(st.sampled_from([*State]), st.sampled_from([*Step]))
def test_a_step_is_refused_with_a_reason_or_taken(state, step):
    assert bool(rules.why_not_step(state, step)) != rules.may_step(state, step)


def test_taking_back_never_closes_a_case():
    assert rules.next_step(State.OPENED, Step.TAKE_BACK) is State.OPENED


def agreeing(**more):
    known = {"state": "chosen", "told_on": DAY, "agreed_on": DAY, "today": DAY, "who": 1}
    return rules.Agreeing(**(known | more))


@pytest.mark.parametrize(
    ("facts", "reasons"),
    [
        ({}, []),
        ({"who": 0}, ["NOBODY"]),
        ({"agreed_on": DAY + timedelta(days=1)}, ["IN_FUTURE"]),
        ({"agreed_on": DAY - timedelta(days=1)}, ["BEFORE"]),
    ],
)
def test_when_an_agreement_may_be_written_down(facts, reasons):
    assert rules.why_not_agree(agreeing(**facts)) == [rules.WhyNotAgree[one] for one in reasons]


def test_a_family_agrees_only_once_the_manager_has_said_yes():
    assert rules.why_not_agree(agreeing(state="screening"))


@given(st.integers(-60, 60), st.integers(-60, 60))
def test_an_agreement_is_taken_back_on_any_day_since(agreed, back):
    agreed_on, on = DAY + timedelta(days=agreed), DAY + timedelta(days=back)
    against = rules.why_not_take_back(agreed_on=agreed_on, on=on, today=DAY)
    assert (not against) == (agreed_on <= on <= DAY)


def test_no_agreement_is_taken_back_where_none_stands():
    assert rules.why_not_take_back(agreed_on=None, on=DAY, today=DAY) == [rules.WhyNotTakeBack.NONE]


def nominating(**more):
    known = {
        "today": DAY, "run_began_on": DAY, "run_ends_on": DAY, "for_practitioner": True,
        "has_withdrawn": False, "has_open_case": False, "is_considered": False,
    }  # fmt: skip
    return rules.Nominating(**(known | more))


@pytest.mark.parametrize(
    ("facts", "reasons"),
    [
        ({}, []),
        ({"today": DAY - timedelta(days=1)}, ["RUN_OVER"]),
        ({"for_practitioner": False}, ["NOT_A_PRACTITIONER"]),
        ({"has_withdrawn": True}, ["WITHDRAWN"]),
        ({"has_open_case": True, "is_considered": True}, ["ALREADY_OPEN", "ALREADY_NOMINATED"]),
        ({"full_time": Decimal(0)}, ["NO_POST"]),
        ({"full_time": Decimal("1.6")}, ["NO_POST"]),
        ({"full_time": Decimal("0.6")}, []),
    ],
)
def test_who_may_be_nominated(facts, reasons):
    assert rules.why_not_nominate(nominating(**facts)) == [
        rules.WhyNotNominate[one] for one in reasons
    ]


def test_when_a_supervisor_may_be_asked():
    known = {"state": "screening", "has_supervisor": True, "is_checked": True, "is_waiting": False}
    assert rules.why_not_advise(**known) == []
    against = rules.why_not_advise(
        state="withdrawn", has_supervisor=False, is_checked=False, is_waiting=True
    )
    assert against == [*rules.WhyNotAdvise]


def test_what_has_ended_is_taken_up_again_by_a_manager_alone():
    free = {"state": "withdrawn", "is_free": True}
    assert rules.why_not_check(**free, is_manager=True) == []
    assert rules.why_not_check(**free, is_manager=False) == [rules.WhyNotCheck.ENDED]
    taken = rules.why_not_check(state="withdrawn", is_manager=True, is_free=False)
    assert taken == [rules.WhyNotCheck.TAKEN]


@given(st.integers(-1, 25))
def test_every_age_has_its_band(age):
    bands = {"Under 5": (-1, 4), "5 to 10": (5, 10), "11 to 15": (11, 15), "16 and over": (16, 25)}
    first, last = bands[rules.age_band(age)]
    assert first <= age <= last


def test_every_code_of_ethnicity_has_its_group_and_not_known_is_none():
    groups = {code: rules.ethnic_group(code) for code, _ in ETHNICITIES}
    assert groups["CHNE"] == "Asian"
    assert {code for code, group in groups.items() if not group} == {"REFU", "NOBT"}
    assert rules.ethnic_group("") == ""


COUNTS = st.tuples(*[st.integers(0, 30)] * 3)


@given(COUNTS, st.tuples(*[st.integers(0, 1)] * 3))
def test_who_knows_no_family_is_told_of_each_number_to_the_nearest_five(all_of, split):
    halves = [[many // 2 + one for many, one in zip(all_of, split, strict=True)]]
    halves.append([many - one for many, one in zip(all_of, halves[0], strict=True)])
    assume(all(many >= 0 for many in halves[1]))
    tables = [
        equity.Table(title="Sex", rows=["Female", "Male"], counts=halves),
        equity.Table(title="Status", rows=["Child in need"], counts=[list(all_of)]),
    ]
    first, second = equity.in_fives(tables)
    assert (len(first), len(second)) == (3, 2)
    assert first[-1] == second[-1]  # all of them are the same in each table
    for row, true in zip(first, [*halves, all_of], strict=True):
        for words, many in zip(row, true, strict=True):
            assert words in (TO_FIVE.words(many), NOT_SHOWN)
