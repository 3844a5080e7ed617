"""What may be recorded, corrected or tied to what was asked: as values, without a database."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.measures.instruments import ALL
from holdfast.measures.rules import recording
from holdfast.measures.rules.recording import (
    Asked,
    Told,
    WhyNotAlter,
    WhyNotRecord,
    why_not_alter,
    why_not_answer,
    why_not_record,
)

TODAY = date(2026, 3, 2)
BORN = date(2016, 5, 4)
ALL_ONE = dict.fromkeys(range(1, 26), 1)
SDQ, PHQ = ALL["sdq"], ALL["phq9"]


def asked(**more):
    told = {
        "instrument": SDQ, "form": "P4-10", "follow_up": False, "completed_on": TODAY,
        "born_on": BORN, "answers": ALL_ONE, "scores": None, "missing_because": "",
    }  # fmt: skip
    return Asked(**(told | more))


def test_a_whole_form_of_today_may_be_recorded():
    assert why_not_record(asked(), today=TODAY) == []
    assert why_not_record(asked(completed_on=BORN), today=TODAY) == []


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"completed_on": TODAY + timedelta(1)}, [WhyNotRecord.IN_FUTURE]),
        ({"completed_on": BORN - timedelta(1)}, [WhyNotRecord.BEFORE_BIRTH]),
        ({"answers": None}, [WhyNotRecord.NOTHING]),
        ({"answers": {1: None, 2: None}}, [WhyNotRecord.NOTHING]),
        ({"missing_because": "declined"}, [WhyNotRecord.BOTH]),
        ({"answers": None, "scores": {"conduct": 3}, "missing_because": "no"},
         [WhyNotRecord.BOTH]),
    ],
)  # fmt: skip
def test_what_stands_against_it_is_said(more, why):
    assert why_not_record(asked(**more), today=TODAY) == why


def test_a_reason_why_there_is_none_is_enough():
    assert why_not_record(asked(answers=None, missing_because="declined"), today=TODAY) == []


def test_each_wrong_answer_is_named_with_what_to_do():
    (said,) = why_not_record(asked(answers=ALL_ONE | {3: 7}), today=TODAY)
    assert said.startswith("i3: ")
    (problem,) = recording.problems(asked(answers=ALL_ONE | {3: 7}))
    assert said == f"{problem.column}: {problem.reason}. {problem.fix}"


def test_scores_are_checked_on_a_form_that_is_known_and_on_no_other():
    wrong = {"answers": None, "scores": {"conduct": 11}}
    assert recording.problems(asked(**wrong))
    assert recording.problems(asked(form="X9", **wrong)) == []
    assert recording.problems(asked(answers=None)) == []


def test_a_follow_up_takes_the_two_questions_more():
    answers = ALL_ONE | {34: 1, 35: 1}
    assert recording.problems(asked(answers=answers))
    assert recording.problems(asked(answers=answers, follow_up=True)) == []


def test_what_is_missing_has_no_score_and_scores_given_are_added_up():
    assert recording.scored(asked(answers=None, missing_because="declined")) == {}
    assert recording.scored(asked())["total"] == 20
    given = {"emotional": 1, "conduct": 2, "hyperactivity": 3, "peer": 4, "prosocial": 5}
    assert recording.scored(asked(answers=None, scores=given))["total"] == 10
    assert recording.scored(asked(answers={}))["total"] is None


def test_a_risk_is_raised_by_an_answer_and_by_nothing_else():
    def phq(**more):
        return asked(instrument=PHQ, form=next(iter(PHQ.versions)), **more)

    assert [one.item for one in recording.risks(phq(answers={9: 1}))] == [9]
    assert recording.risks(phq(answers={9: 0})) == []
    assert recording.risks(phq(answers=None, scores={"total": 27})) == []
    assert recording.risks(phq(answers={9: 1}, missing_because="declined")) == []


def test_only_the_sdq_has_a_back_page_that_may_be_missing():
    assert recording.optional(PHQ) == ()
    assert recording.optional(SDQ) == tuple(range(26, 36))


def test_blank_and_not_asked_stay_two_things():
    form, back = range(1, 30), (26, 27, 28, 29)
    front_only = recording.as_kept({1: 0, 2: None, 27: None}, on_form=form, optional=back)
    assert front_only == {1: 0, 2: None}
    both = recording.as_kept({2: None, 1: 0, 27: None, 26: 1}, on_form=form, optional=back)
    assert both == {1: 0, 2: None, 26: 1, 27: None}
    assert list(both) == [1, 2, 26, 27]
    stray = recording.as_kept({1: 1, 40: 2, 41: None}, on_form=form)
    assert stray == {1: 1, 40: 2}, "so that whoever checks it can say that 40 is not asked"


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({}, []),
        ({"is_struck": True}, [WhyNotAlter.STRUCK]),
        ({"is_from_return": True}, [WhyNotAlter.FROM_RETURN]),
        ({"why": "  "}, [WhyNotAlter.NO_REASON]),
        ({"why": "", "is_struck": True}, [WhyNotAlter.STRUCK, WhyNotAlter.NO_REASON]),
    ],
)
def test_what_was_recorded_is_altered_with_a_reason_alone(more, why):
    told = {"is_struck": False, "is_from_return": False, "why": "Keyed twice"} | more
    assert why_not_alter(**told) == why


TOLD = st.builds(
    Told,
    child=st.integers(1, 2),
    instrument=st.sampled_from(["SDQ", "PHQ-9"]),
    informant=st.sampled_from(["parent", "self"]),
    stage=st.sampled_from(["review", "follow-up"]),
)


@given(TOLD, TOLD, st.booleans(), st.booleans())
def test_an_answer_is_the_answer_to_an_open_ask_of_the_same_and_to_no_other(
    told, was_asked, is_dropped, is_answered
):
    against = why_not_answer(told, was_asked, is_dropped=is_dropped, is_answered=is_answered)
    assert (against == []) is (told == was_asked and not is_dropped and not is_answered)
    assert (WhyNotRecord.OTHER_STAGE in against) is (told.stage != was_asked.stage)
    assert (WhyNotRecord.OTHER_ASK in against) is (
        (told.child, told.instrument, told.informant)
        != (was_asked.child, was_asked.instrument, was_asked.informant)
    )
    assert why_not_answer(told, told) == []
