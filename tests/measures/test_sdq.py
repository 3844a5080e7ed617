"""The SDQ scored as its published rules say, against cases worked out by somebody else."""

import csv
import json
import re

import pytest

from holdfast.measures.instruments import sdq
from holdfast.measures.instruments.sdq import Answers, Scale
from tests.shared_data import shared

BANDED = (Scale.TOTAL, *sdq.SCALES, Scale.IMPACT)
SCORED = (
    *("emotional", "conduct", "hyperactivity", "peer", "prosocial", "total"),
    *("internalising", "externalising", "impact_strict", "impact_zero_fill"),
)
TWO_TABLES = {"band3": sdq.ORIGINAL_THREE, "band4": sdq.NEWER_FOUR}


def rows(name):
    with shared(f"data/measures/{name}").open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def answers_in(row):
    return Answers(
        version=row["version"],
        items={n: int(row[f"i{n}"]) if row[f"i{n}"] else None for n in range(1, 36)},
        follow_up=row["stage"] == "followup",
    )


def form(version="P4-10", *, follow_up=False, **written):
    items = {int(name[1:]): answer for name, answer in written.items()}
    return Answers(version=version, items=items, follow_up=follow_up)


def keys_of_bands(version, scores):
    for prefix, table in TWO_TABLES.items():
        for scale in BANDED:
            found = sdq.band(table, sdq.VERSIONS[version], scale, scores.on(scale))
            yield f"{prefix}_{scale}", found.key if found else ""


def test_every_published_case_gets_its_scores_and_bands():
    cases = rows("sdq_vectors.csv")
    differing = []
    for row in cases:
        scores = sdq.score(answers_in(row))
        ours = {name: getattr(scores, name) for name in SCORED}
        ours = {name: "" if value is None else str(value) for name, value in ours.items()}
        ours |= dict(keys_of_bands(row["version"], scores))
        differing += [(row["id"], name) for name, value in ours.items() if row[name] != value]
    assert len(cases) >= 888
    assert not differing


def test_the_cases_know_who_answers_each_version():
    for row in rows("sdq_vectors.csv"):
        assert sdq.VERSIONS[row["version"]].informant == row["informant"]


def test_the_tables_are_those_of_the_reference():
    tables = json.loads(shared("data/measures/sdq_tables.json").read_text(encoding="utf-8"))
    assert {scale: list(items) for scale, items in sdq.KEYED.items()} == tables["scales"]
    assert sorted(sdq.REVERSED) == tables["reversed"]
    assert set(sdq.VERSIONS) == set(tables["versions"])
    for version in sdq.VERSIONS.values():
        informant, youngest, oldest, _ = tables["versions"][version.code]
        ours = (version.informant, version.youngest, version.oldest or 120)
        assert ours == (informant, youngest, oldest)
        assert list(version.impact_items) == tables["impact_items"][informant]


def test_half_a_point_rounds_up():
    assert sdq.score(form(i3=1, i8=1, i13=0, i16=0)).emotional == 3  # 2.5; `round` says 2


def test_four_on_three_answers_makes_seven():
    assert sdq.score(form(i3=2, i8=2, i13=0)).emotional == 7


def test_a_blank_reversed_item_is_missing_and_adds_nothing():
    assert sdq.score(form(i5=0, i7=None, i12=0, i18=0, i22=0)).conduct == 0
    assert sdq.score(form(i5=0, i7=0, i12=0, i18=0, i22=0)).conduct == 2


def test_a_partly_answered_supplement_says_at_least():
    scores = sdq.score(form(i26=2, i28=3, i29=2))
    assert (scores.impact_strict, scores.impact_zero_fill, scores.impact_at_least) == (None, 3, 3)


def test_a_whole_or_a_wholly_blank_supplement_says_no_at_least():
    whole = sdq.score(form("T4-10", i26=2, i28=3, i30=2, i31=0))
    assert (whole.impact_strict, whole.impact_at_least) == (3, None)
    blank = sdq.score(form("T4-10", i26=2))
    assert (blank.impact_strict, blank.impact_zero_fill, blank.impact_at_least) == (None,) * 3


def test_no_difficulties_makes_the_impact_nought_whatever_follows():
    assert sdq.score(form(i26=0, i28=3, i29=3)).impact_strict == 0


def test_the_scores_tell_how_many_were_answered():
    answered = dict(sdq.score(form(i3=1, i8=None, i7=2, i28=0)).answered)
    assert answered == {
        **dict.fromkeys(sdq.SCALES, 0),
        Scale.EMOTIONAL: 1,
        Scale.CONDUCT: 1,
        Scale.IMPACT: 1,
    }


def numbers_in(field):
    first, last = re.fullmatch(r"i(\d+)(?: to i(\d+))?", field).groups()
    return range(int(first), int(last or first) + 1)


def test_every_answer_the_reference_refuses_is_refused_where_it_stands():
    refused = [row for row in rows("sdq_invalid.csv") if row["field"].startswith("i")]
    assert len(refused) >= 11
    for row in refused:
        value = float(row["value"]) if "." in row["value"] else int(row["value"])
        for number in numbers_in(row["field"]):
            answers = Answers(
                version=row["version"],
                items={number: value},
                follow_up="follow-up form" in row["expected"],
            )
            [problem] = sdq.why_not_accept(answers)
            assert problem.column == f"i{number}", row
            assert problem.fix, row
            assert ("Australian" in problem.reason) == ("Australian" in row["expected"]), row
            with pytest.raises(sdq.NotAcceptable, match=f"i{number}: "):
                sdq.score(answers)


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        (form(i1=3), "i1: 3 is not an answer to item 1. Write 0, 1 or 2, or leave it blank"),
        (form("T4-10", i29=2), "i29: item 29 is not on the teacher form"),
        (form(i34=2), "i34: item 34 is only on a follow-up form"),
        (form(i27=2, follow_up=True), "i27: item 27 is not on a follow-up form"),
        (form(i36=1), "i36: item 36 is not on any form we score"),
        (form(i5=8), "i5: 8 means not applicable in the Australian coding, never a score"),
        (form("P5-9", i1=1), "version: 'P5-9' is not a version of the SDQ. Write one of P2-4"),
        (form("", i1=1), "version: the version is blank"),
        (form(i1=True), "i1: True is not an answer"),
    ],
)
def test_a_refusal_names_the_place_the_reason_and_the_fix(answers, says):
    assert str(sdq.why_not_accept(answers)[0]).startswith(says)


def test_every_wrong_answer_is_told_at_once():
    problems = sdq.why_not_accept(form(i1=5, i2=1, i26=4, i33=-1))
    assert [problem.column for problem in problems] == ["i1", "i26", "i33"]


def test_a_follow_up_form_takes_its_own_two_numbers():
    assert not sdq.why_not_accept(form(i34=4, i35=3, follow_up=True))
    assert sdq.why_not_accept(form(i35=4, follow_up=True))


def test_the_ages_the_reference_doubts_are_doubted():
    doubted = [row for row in rows("sdq_invalid.csv") if row["field"] == "age"]
    assert doubted
    for row in doubted:
        [doubt] = sdq.doubts_about_age(sdq.VERSIONS[row["version"]], int(row["value"]))
        assert row["expected"].removeprefix("warn: ") in doubt


def test_at_four_either_form_is_right():
    fitting = [
        code for code, version in sdq.VERSIONS.items() if not sdq.doubts_about_age(version, 4)
    ]
    assert fitting == ["P2-4", "T2-4", "P4-10", "P4-17", "T4-10", "T4-17"]


def test_an_adult_of_any_age_may_have_the_adult_form():
    assert not sdq.doubts_about_age(sdq.VERSIONS["S18+"], 90)
    assert sdq.doubts_about_age(sdq.VERSIONS["S18+"], 17)


WHOLE_SHEET = {
    Scale.EMOTIONAL: 4,
    Scale.CONDUCT: 3,
    Scale.HYPERACTIVITY: 7,
    Scale.PEER: 2,
    Scale.PROSOCIAL: 8,
    Scale.TOTAL: 16,
    Scale.IMPACT: 6,
}


@pytest.mark.parametrize(
    "changed",
    [
        {},
        {Scale.TOTAL: None},
        {Scale.PEER: None, Scale.TOTAL: None},
        {**dict.fromkeys(WHOLE_SHEET), Scale.TOTAL: 31},
    ],
)
def test_a_scored_sheet_is_accepted(changed):
    assert not sdq.why_not_accept_scores(sdq.VERSIONS["T4-10"], WHOLE_SHEET | changed)


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({Scale.PEER: 11}, "peer: 11 is not a score of peer on the teacher form"),
        ({Scale.PEER: -1}, "peer: -1 is not a score"),
        ({Scale.IMPACT: 7}, "impact: 7 is not a score of impact on the teacher form"),
        ({Scale.TOTAL: 41}, "total: 41 is not a score"),
        ({Scale.TOTAL: 15}, "total: the four difficulty scales add up to 16, not 15"),
        ({Scale.TOTAL: 17}, "total: the four difficulty scales add up to 16, not 17"),
        ({Scale.PEER: None}, "total: a total needs all four difficulty scales"),
        ({Scale.CONDUCT: 99}, "conduct: 99 means missing in the Australian coding"),
        ({Scale.INTERNALISING: 6}, "internalising: internalising is added up here"),
        (dict.fromkeys(WHOLE_SHEET), "total: no score is given"),
    ],
)
def test_a_scored_sheet_is_refused_with_its_reason(changed, says):
    [problem] = sdq.why_not_accept_scores(sdq.VERSIONS["T4-10"], WHOLE_SHEET | changed)
    assert str(problem).startswith(says)
    assert problem.fix


def test_a_parent_may_give_the_impact_a_teacher_cannot():
    sheet = WHOLE_SHEET | {Scale.IMPACT: 10}
    assert not sdq.why_not_accept_scores(sdq.VERSIONS["P4-10"], sheet)


def test_the_return_has_five_reasons_for_no_score():
    assert [reason.name for reason in sdq.NoScore] == [f"SDQ{number}" for number in range(1, 6)]
