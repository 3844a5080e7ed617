"""The specialist gate: who needs a supervisor's yes, and what may be asked and answered."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.casework.rules import specialist as rules
from holdfast.casework.rules.specialist import NO, WAITS, YES, Gate, WhyNotAnswer, WhyNotAsk

ANSWERS = st.lists(st.sampled_from([WAITS, YES, NO]))


def gate(*answers, is_specialist=True, is_trained=False):
    return rules.gate(is_specialist=is_specialist, is_trained=is_trained, answers=answers)


@given(st.booleans(), ANSWERS)
def test_a_section_that_is_not_specialist_is_open_to_everybody(is_trained, answers):
    assert gate(*answers, is_specialist=False, is_trained=is_trained) is Gate.OPEN


@given(ANSWERS)
def test_training_opens_it_whatever_was_answered(answers):
    assert gate(*answers, is_trained=True) is Gate.OPEN


@given(ANSWERS)
def test_without_training_it_is_open_exactly_when_the_last_answer_is_yes(answers):
    assert (gate(*answers) is Gate.OPEN) == (answers[-1:] == [YES])


def test_how_it_stands_until_then():
    assert gate() is Gate.UNASKED
    assert gate(NO, WAITS) is Gate.WAITING
    assert gate(YES, NO) is Gate.SHUT


@pytest.mark.parametrize("stands", list(Gate))
def test_every_way_but_open_has_its_reason_against_use(stands):
    assert bool(rules.why_not_use(stands)) == (stands is not Gate.OPEN)


def asking(**facts):
    usual = {
        "stands": Gate.UNASKED,
        "why": "She needs it now",
        "is_their_supervisor": True,
        "has_asked_them": False,
    }
    return rules.why_not_ask(rules.Asking(**(usual | facts)))


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({"stands": Gate.OPEN}, WhyNotAsk.OPEN),
        ({"why": " \n"}, WhyNotAsk.NO_REASON),
        ({"is_their_supervisor": False}, WhyNotAsk.NOT_THEIR_SUPERVISOR),
        ({"has_asked_them": True}, WhyNotAsk.ASKED),
    ],
)
def test_why_it_may_not_be_asked(facts, reason):
    assert asking() == []
    assert asking(stands=Gate.SHUT) == asking(stands=Gate.WAITING) == []
    assert asking(**facts) == [reason]


def test_an_answer_is_yes_or_no_with_a_reason_by_whoever_was_asked():
    good = {"answer": YES, "reason": "With the group", "is_asked_of_them": True}
    assert rules.why_not_answer(**good) == rules.why_not_answer(**(good | {"answer": NO})) == []
    assert rules.why_not_answer(**(good | {"answer": WAITS})) == [WhyNotAnswer.NOT_A_CHOICE]
    assert rules.why_not_answer(**(good | {"reason": " "})) == [WhyNotAnswer.NO_REASON]
    assert rules.why_not_answer(**(good | {"is_asked_of_them": False})) == [WhyNotAnswer.NOT_THEIRS]
