"""What a filled-in measure says in words: scores, bands, what is missing, change, side by side."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.measures import instruments
from holdfast.measures.instruments.shapes import Answers, Direction
from holdfast.measures.rules import added, comparing, for_family, reading, recording, sdq_reading

A_DAY = date(2026, 3, 2)
CLINICAL = ("abnormal", "borderline", "very high", "disorder", "clinical", "severe", "moderate")


def filled(key, form, answers, *, on=A_DAY, follow_up=False, **more):
    """Return a measure with one answer to all, or each by its number, scored."""
    instrument = instruments.ALL[key]
    if isinstance(answers, int):
        numbers = instrument.allowed(form, follow_up=follow_up)
        answers = {n: answers for n in numbers if key != "sdq" or n < 26}
    scores = instrument.score(Answers(version=form, items=answers, follow_up=follow_up))
    return reading.Filled(
        instrument=instrument, form=form, informant=instrument.versions[form].informant.value,
        completed_on=on, answers=answers, scores=scores, is_follow_up=follow_up, **more,
    )  # fmt: skip


def sdq(answers=1, form="P4-10", **more):
    return filled("sdq", form, answers, **more)


def line(one, key, **more):
    return next(each for each in reading.lines(one, **more) if each.key == key)


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


def move(first, last, key="total"):
    return next(one for one in comparing.moves(first, last) if one.key == key)


def test_a_change_is_judged_by_each_rule_apart_and_by_name():
    first, last = sdq(), sdq({n: 0 for n in range(1, 26)}, on=A_DAY + timedelta(days=150))
    total = move(first, last)
    assert total.says == "from 20 to 10, 10 lower"
    assert [one.rule for one in total.judged] == ["Computed from alpha", "Computed from retest"]
    assert total.tone == "Better"
    assert "0.82" in total.judged[0].says
    conduct = move(first, last, "conduct")
    assert [one.rule for one in conduct.judged] == ["NHS England threshold"]
    assert "4 points or more" in conduct.judged[0].says


def with_total(score, **more):
    return replace(sdq(**more), scores={"total": score, "prosocial": 5})


@pytest.mark.parametrize(
    ("then", "now", "tone"),
    [
        (20, 20, "Unchanged"),
        (20, 14, "Little change"),  # 6 is under both
        (20, 13, "Better by one rule, too little by another"),  # 7: alpha says yes, retest no
        (20, 11, "Better"),
        (11, 20, "Worse"),
    ],
)
def test_a_tone_is_only_as_sure_as_all_the_rules(then, now, tone):
    assert move(with_total(then), with_total(now)).tone == tone


def test_up_is_better_where_higher_is_better():
    first = filled("ors", "ORS-13-17", dict.fromkeys(range(1, 5), 10))
    last = filled("ors", "ORS-13-17", dict.fromkeys(range(1, 5), 60))
    assert move(first, last).tone == "Better"
    assert move(last, first).tone == "Worse"


def test_without_a_published_rule_nothing_is_judged():
    first, last = filled("bpses", "BPSES", 2), filled("bpses", "BPSES", 5)
    assert move(first, last).judged == ()
    assert move(first, last).tone.endswith("no rule says if by enough")


@pytest.mark.parametrize(
    ("earlier", "later", "said"),
    [
        (None, sdq(), "no earlier one"),
        (sdq(), replace(sdq(), missing_because="not asked"), "no score this time"),
        (sdq(), replace(sdq(), is_from_return=True), "return"),
        (sdq(form="P2-4"), sdq(form="P4-10"), "another form (P2-4"),
        (sdq(form="P4-10"), sdq(form="P11-17"), ""),
    ],
)
def test_two_are_compared_only_where_they_may_be(earlier, later, said):
    why = comparing.why_not_compare(earlier, later)
    assert said in why
    assert bool(said) is bool(why)


def test_people_stand_side_by_side_with_no_average():
    people = {"parent": sdq(), "teacher": sdq({n: 0 for n in range(1, 26)}, form="T4-10")}
    found = comparing.side_by_side(people)
    total = next(one for one in found if one.scale == "Total")
    assert total.cells[0].startswith("20: ")
    assert total.cells[1].startswith("10: ")
    assert total.do_bands_differ
    assert "Total" in comparing.differing(found)
    assert comparing.side_by_side({"parent": sdq()}) == []
    assert comparing.differing(comparing.side_by_side({"parent": sdq(), "self": sdq()})) == ""


def parents(first=20, impact=3, days=180, **more):
    one = replace(sdq(), scores={"total": first, "emotional": 5, "impact_strict": impact})
    two = replace(with_total(12, **more), completed_on=A_DAY + timedelta(days=days))
    return one, two


def test_added_value_is_said_where_its_conditions_hold():
    said = added.said(*parents())
    assert said.why_not == ()
    # 2.3 + 0.8 x 20 + 0.2 x 3 - 0.3 x 5 - 12 = 5.4
    assert said.says.startswith("5.4 points better than children with such scores do by themselves")


@pytest.mark.parametrize(
    ("pair", "why"),
    [
        (parents(first=16), "under 17"),
        (parents(impact=None), "no complete impact"),
        (parents(days=60), "less than 4 months"),
        (parents(days=400), "more than 8 months"),
    ],
)
def test_added_value_says_why_not(pair, why):
    said = added.said(*pair)
    assert said.says == ""
    assert any(why in each for each in said.why_not)


def test_added_value_is_for_parents_and_needs_a_first():
    assert added.said(None, sdq()).why_not
    assert added.said(sdq(form="T4-10"), sdq(form="T4-10")) is None
    assert added.said(filled("phq9", "PHQ-9", 1), filled("phq9", "PHQ-9", 1)) is None


def test_norms_are_of_the_nearest_group_with_their_source():
    boys = sdq_reading.norms(sdq(), sex="M")
    assert boys.whom == "boys, 5153 of them"
    assert ("Total", "9.1 (SD 6.0)", "seen in a source") in boys.figures
    assert sdq_reading.norms(sdq()).whom.startswith("all")
    assert sdq_reading.norms(sdq(form="S11-17")).whom.startswith("age 11-15")
    assert sdq_reading.norms(sdq(form="P2-4")) is None
    assert sdq_reading.norms(filled("phq9", "PHQ-9", 1)) is None


def test_the_prediction_needs_whole_scores_and_marks_what_is_recalled():
    assert sdq_reading.prediction({"parent": sdq()}) == []
    whole = sdq({n: 2 for n in range(1, 26)} | {26: 2} | dict.fromkeys(range(28, 33), 3))
    said = {one.of: one for one in sdq_reading.prediction({"parent": whole})}
    assert not said["Hyperactivity"].is_provisional
    assert said["Conduct"].is_provisional
    assert said["Emotional"].says == "probable"


def test_a_family_reads_plain_words_and_which_way_is_up():
    then = sdq(on=A_DAY - timedelta(days=150))
    now = sdq({n: 0 for n in range(1, 26)})
    sheet = for_family.sheet(now, then)
    text = " ".join(sheet.sentences)
    assert "The answers come to 10, on a scale from 0 to 40" in text
    assert "A higher number means things are harder" in text
    assert "it was 20: 10 lower now" in text
    assert "bigger change than chance" in text
    assert for_family.NOT_A_DIAGNOSIS in text


@pytest.mark.parametrize(("key", "form"), [("phq9", "PHQ-9"), ("sdq", "P4-10"), ("gad7", "GAD-7")])
def test_a_family_reads_no_band(key, form):
    text = " ".join(for_family.sheet(filled(key, form, 2), None).sentences).lower()
    assert not [word for word in CLINICAL if word in text]


def test_where_to_find_help_is_said_to_everybody_so_that_it_tells_nothing():
    risky, quiet = (filled("phq9", "PHQ-9", answer) for answer in (2, 0))
    for one in (risky, quiet):
        assert for_family.HELP in for_family.sheet(one, None).sentences
    assert len(for_family.sheet(risky, None).sentences) == len(
        for_family.sheet(quiet, None).sentences
    )


def test_a_goal_is_told_in_its_own_words():
    told = for_family.GoalTold(words="A calm breakfast", voice="you", first=2, last=6, times=3)
    assert for_family.of_goals([told]) == [
        "“A calm breakfast”: you gave it 6 out of 10 most lately, and 2 at first."
    ]


def test_a_goal_with_levels_is_told_by_the_levels_words():
    levels = {-1: "No toast", 1: "Toast together"}
    told = for_family.GoalTold(
        words="A calm breakfast", voice="you", first=-1, last=1, times=3, levels=levels
    )
    assert for_family.of_goals([told]) == [
        "“A calm breakfast”: you said “Toast together” most lately, and “No toast” at first."
    ]


KEYS = st.sampled_from(
    [(key, form) for key, one in instruments.ALL.items() for form in one.versions]
)


@st.composite
def anything(draw):
    """Return any form of any instrument, answered anyhow, blanks among it."""
    key, form = draw(KEYS)
    allowed = instruments.ALL[key].allowed(form)
    answers = {n: draw(st.none() | st.sampled_from(takes)) for n, takes in allowed.items()}
    return filled(key, form, answers)


@given(anything())
def test_whatever_is_answered_can_be_read(one):
    lines = reading.lines(one)
    assert {each.key for each in lines} == set(one.instrument.scales)
    assert lines[0].key == one.instrument.main_scale
    assert reading.headline(lines)
    for each in lines:
        assert each.said
        assert each.direction in reading.DIRECTIONS.values()
        assert all(band.table for band in each.bands)
        if each.score is None:
            assert each.bands == ()
            assert not each.said.isdigit()
    blank = set(reading.unanswered(one))
    assert blank == {n for n in blank if one.answers[n] is None}
    assert len(reading.item_lines(one)) == len(one.answers)
    assert for_family.sheet(one, one).sentences


@given(anything())
def test_nothing_moves_between_a_measure_and_itself(one):
    assert {move.tone for move in comparing.moves(one, one)} <= {"Unchanged"}


@given(anything())
def test_what_is_kept_of_the_answers_scores_the_same(one):
    kept = recording.as_kept(
        one.answers,
        on_form=one.instrument.allowed(one.form),
        optional=recording.optional(one.instrument),
    )
    assert one.instrument.score(Answers(version=one.form, items=kept)) == one.scores


@pytest.mark.parametrize("direction", [*Direction])
def test_every_direction_has_words_for_staff_and_for_a_family(direction):
    assert reading.DIRECTIONS[direction]
    assert for_family.UP[direction]
