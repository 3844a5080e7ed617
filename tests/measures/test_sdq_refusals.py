"""What an SDQ that cannot be taken is told, word for word: each is read by somebody in a hurry."""

import pytest

from holdfast.measures.instruments import sdq
from holdfast.measures.instruments.sdq import Answers, Scale
from holdfast.measures.instruments.sdq_prediction import Told, conduct, emotional, hyperactivity
from holdfast.measures.instruments.shapes import Informant, NotAcceptable, Problem


def told_of(version="P4-10", *, follow_up=False, **written):
    """What is said of a form with these items: `i3=7`."""
    items = {int(name[1:]): answer for name, answer in written.items()}
    answers = Answers(version=version, items=items, follow_up=follow_up)
    return [str(problem) for problem in sdq.why_not_accept(answers)]


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"i3": 3}, "i3: 3 is not an answer to item 3. Write 0, 1 or 2, or leave it blank if it"),
        ({"i3": 7}, "i3: 7 means unable to rate in the Australian coding, never a score. Leave it"),
        ({"i27": 1, "follow_up": True}, "i27: item 27 is not on a follow-up form. Leave it blank,"),
        ({"i34": 1}, "i34: item 34 is only on a follow-up form. Leave it blank, or mark the form"),
        ({"i36": 1}, "i36: item 36 is not on any form we score. Leave it blank."),
        ({"i0": 1}, "i0: item 0 is not on any form we score. Leave it blank."),
        ({"i0": 0}, "i0: item 0 is not on any form we score. Leave it blank."),
        ({"version": "T4-10", "i29": 1}, "i29: item 29 is not on the teacher form. Leave it"),
    ],
)
def test_each_wrong_answer_is_told_by_number_reason_and_fix(form, said):
    (problem,) = told_of(**form)
    assert problem.startswith(said)


def test_the_fixes_are_whole_sentences():
    assert told_of(i27=1, follow_up=True)[0].endswith(
        ". Leave it blank, or mark the form as a first one (in a file: the column stage)."
    )
    assert told_of(i34=1)[0].endswith(
        ". Leave it blank, or mark the form as a follow-up (in a file: the column stage)."
    )
    assert told_of("T4-10", i29=1)[0].endswith(". Leave it blank, or check the version.")
    assert told_of(i3=8)[0].endswith(", never a score. Leave it blank.")
    (unknown,) = told_of("P1-99")
    assert unknown == f"version: 'P1-99' is not a version of the SDQ. Write one of {CODES}."
    (blank,) = told_of("")
    assert blank.startswith("version: the version is blank. ")


CODES = ", ".join(sdq.VERSIONS)


def scores_told(version="P4-10", **scores):
    typed = {Scale(name): score for name, score in scores.items()}
    found = sdq.why_not_accept_scores(sdq.VERSIONS[version], typed)
    return [str(problem) for problem in found]


@pytest.mark.parametrize(
    ("scores", "said"),
    [
        ({"total": None}, "total: no score is given. Enter the scores on the sheet."),
        ({"internalising": 5}, "internalising: internalising is added up here, not typed in."),
        ({"internalising": 0}, "internalising: internalising is added up here, not typed in."),
        ({"conduct": 99}, "conduct: 99 means missing in the Australian coding, never a score."),
        (
            {"conduct": 11},
            "conduct: 11 is not a score of conduct on the parent form. Write a whole",
        ),
        ({"impact": 7, "version": "T4-10"}, "impact: 7 is not a score of impact on the teacher"),
    ],
)
def test_each_wrong_score_is_told_by_scale_reason_and_fix(scores, said):
    (problem,) = scores_told(**scores)
    assert problem.startswith(said)


def test_the_fixes_of_scores_are_whole_sentences():
    assert scores_told(internalising=5)[0].endswith("typed in. Leave it out.")
    assert scores_told(conduct=99)[0].endswith("never a score. Leave it blank.")
    assert scores_told(conduct=5, total=5) == [
        "total: a total needs all four difficulty scales, and one is blank. "
        "Enter all four, or leave the total blank."
    ]
    four = {"emotional": 1, "conduct": 2, "hyperactivity": 3, "peer": 4}
    assert scores_told(**four, total=11) == [
        "total: the four difficulty scales add up to 10, not 11. "
        "Check the sheet, or leave the total blank."
    ]
    assert scores_told(**four, total=10) == []


def test_several_refusals_are_told_one_after_the_other():
    both = NotAcceptable([Problem("a", "one", "Mend it"), Problem("b", "two", "Mend it too")])
    assert str(both) == "a: one. Mend it. b: two. Mend it too."


@pytest.mark.parametrize("predict", [conduct, emotional, hyperactivity])
@pytest.mark.parametrize(("score", "impact"), [(None, 3), (9, None)])
def test_nothing_is_likely_where_a_score_is_not_whole(predict, score, impact):
    assert predict({Informant.PARENT: Told(score=score, impact=impact)}) is None
