"""What a change between two measures is said to be, and what is set side by side."""

from dataclasses import replace
from datetime import timedelta

import pytest

from holdfast.measures.rules import added, comparing, sdq_reading
from tests.measures.saying import A_DAY, filled, move, sdq, with_total


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
