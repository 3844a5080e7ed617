"""What a filled-in measure says in words: scores, bands, risks, and what is missing."""

from dataclasses import replace

import pytest

from holdfast.measures.rules import reading
from tests.measures.saying import filled, line, sdq


def test_each_scale_says_its_score_its_range_and_its_way_up():
    total, kind = line(sdq(), "total"), line(sdq(), "prosocial")
    assert (total.said, total.span, total.direction) == (
        "20", "0 to 40", "higher means more difficulty",
    )  # fmt: skip
    assert kind.direction == "higher is better"


def test_the_main_score_is_said_in_a_sentence():
    assert reading.headline(reading.lines(sdq())) == (
        "Total 20, on a scale of 0 to 40 where higher means more difficulty. “Abnormal” by the "
        "original three bands; “Very high” by the newer four bands."
    )
    assert reading.headline([]) == ""
    few = reading.lines(sdq({n: 0 for n in range(1, 26) if n not in (3, 8, 13)}))
    assert reading.headline(few) == "Total: too few answered to add the answers up."


def test_every_band_names_its_table_and_the_returns_own_is_for_returns():
    bands = line(sdq(), "total").bands
    assert [one.table for one in bands] == ["Original three bands", "Newer four bands"]
    told = replace(sdq(), is_from_return=True)
    assert "DfE bands for looked-after children" in {one.table for one in line(told, "total").bands}


def test_a_provisional_band_says_so():
    peer = line(sdq({n: 1 for n in range(1, 26)}), "peer")
    assert peer.by("Newer four bands") == "Very high (provisional)"
    assert peer.by("no such table") == ""


def test_too_few_answers_are_said_and_counted_and_are_not_a_nought():
    short = sdq({n: 0 for n in range(1, 26) if n not in (3, 8, 13)})
    emotional = line(short, "emotional")
    assert emotional.score is None
    assert emotional.said == "Too few answered"
    assert emotional.note == "2 of its 5 answers are there, and it needs 3"
    assert line(short, "total").said == "Too few answered"


def test_what_is_missing_is_named_by_number():
    assert reading.unfinished(sdq({n: 1 for n in range(1, 26) if n not in (3, 8, 13)})) == (
        "Not answered: 3, 8 and 13."
    )
    assert reading.unfinished(sdq()) == ""
    assert reading.unfinished(sdq({n: None if n == 4 else 1 for n in range(1, 26)})) == (
        "Not answered: 4."
    )


def test_a_back_page_left_off_is_not_asked_and_half_of_one_is_unfinished():
    assert "from 26 on, was not filled in" in reading.not_asked(sdq())
    half = sdq({n: 1 for n in range(1, 26)} | {26: 2, 28: 3})
    assert reading.not_asked(half) == ""
    assert reading.unfinished(half) == "Not answered: 27, 29, 30, 31, 32 and 33."


def test_nothing_after_26_is_missing_where_26_says_no_difficulty():
    assert reading.unfinished(sdq({n: 0 for n in range(1, 27)})) == ""


def test_nought_blank_and_not_asked_are_three_things():
    said = {one.number: one.answer for one in reading.item_lines(
        sdq({n: (None if n == 4 else 0) for n in range(1, 26)})
    )}  # fmt: skip
    assert (said[1], said[4], said[28]) == ("0", "Left blank", "Not asked")


def test_an_item_says_which_scale_it_counts_in_and_whether_turned_round():
    lines = {one.number: one for one in reading.item_lines(sdq())}
    assert lines[7].scales == "Conduct (reversed)"
    assert lines[23].scales == "Peer"


def test_an_answer_in_millimetres_says_so():
    ors = filled("ors", "ORS-13-17", {1: 74, 2: 50, 3: 10, 4: 100})
    assert reading.item_lines(ors)[0].answer == "74 millimetres"
    assert line(ors, "total").said == "23.4"


@pytest.mark.parametrize(
    ("supplement", "strict", "zero_filled"),
    [
        ({}, "Not answered", "Not answered"),
        ({26: 0}, "0", "0"),
        ({26: 2, 28: 3, 29: 2}, "Incomplete, at least 3", "3"),
        ({26: 2} | dict.fromkeys(range(28, 33), 3), "10", "10"),
    ],
)
def test_the_impact_is_strict_unless_the_authority_chose_otherwise(supplement, strict, zero_filled):
    one = sdq({n: 1 for n in range(1, 26)} | supplement)
    assert line(one, "impact").said == strict
    chosen = line(one, "impact", zero_fill=True)
    assert chosen.said == zero_filled
    assert (chosen.note == reading.ZERO_FILLED) is (strict != zero_filled)


def test_an_incomplete_impact_has_no_band_and_a_zero_filled_one_has():
    one = sdq({n: 1 for n in range(1, 26)} | {26: 2, 28: 3, 29: 2})
    assert line(one, "impact").bands == ()
    assert line(one, "impact", zero_fill=True).bands


def test_a_teachers_impact_ends_at_six():
    told = {n: 1 for n in range(1, 26)} | {26: 1, 28: 3, 30: 3, 31: 3}
    assert line(sdq(told, form="T4-10"), "impact").span == "0 to 6"


def test_a_missing_measure_has_no_lines():
    assert reading.lines(replace(sdq(), missing_because="not asked", scores={})) == []


def test_a_high_score_is_known_as_one():
    assert reading.is_high(sdq())
    assert not reading.is_high(sdq({n: 0 for n in range(1, 26)}))


def test_a_risk_answer_is_read_by_number():
    (risk,) = reading.risks(filled("phq9", "PHQ-9", 1))
    assert (risk.item, risk.answer) == (9, 1)
    assert reading.risks(filled("phq9", "PHQ-9", 0)) == []
    marked = [one.number for one in reading.item_lines(filled("phq9", "PHQ-9", 1)) if one.is_risk]
    assert marked == [9]
