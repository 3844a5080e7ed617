"""The sentences about a change, exactly: what a reader acts on is not held by half a phrase."""

from dataclasses import replace
from datetime import timedelta

import pytest

from holdfast.measures.instruments.shapes import Direction, ReliableRule
from holdfast.measures.rules import added, comparing, sdq_reading
from holdfast.measures.rules.comparing import BesideLine, cell, differing, judge, moved_said, tone
from tests.measures.saying import A_DAY, filled, line, move, sdq, with_total

RULE = ReliableRule(
    key="x", name="A rule", scale="total", informant=None, threshold=6.82, reached_at=False,
    reliability="alpha 0.82", source="A paper", is_provisional=False,
)  # fmt: skip


@pytest.mark.parametrize(
    ("earlier", "later", "said"),
    [
        (None, sdq(), "There is no earlier one by the same person to compare it with."),
        (sdq(), replace(sdq(), missing_because="x"), "There is no score this time."),
        (
            sdq(),
            replace(sdq(), is_from_return=True),
            "A return may not say the day the form was filled in, so it is compared with no other.",
        ),
        (
            sdq(form="P2-4"),
            sdq(),
            "The one before is on another form (P2-4, for another age), so the two are not "
            "compared.",
        ),
        (sdq(), sdq(), ""),
    ],
)
def test_why_two_are_not_compared(earlier, later, said):
    assert comparing.why_not_compare(earlier, later) == said


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (13, 13, "13, the same as last time"),
        (20, 13, "from 20 to 13, 7 lower"),
        (13, 20, "from 13 to 20, 7 higher"),
        (0.1, 0.4, "from 0.1 to 0.4, 0.3 higher"),
    ],
)
def test_a_move_in_words(first, last, said):
    assert moved_said(first, last) == said


def judged(*reached):
    return [comparing.Judged(rule="r", says="", is_reached=one, source="") for one in reached]


@pytest.mark.parametrize(
    ("direction", "moved", "rules", "said"),
    [
        (Direction.WORSE, 0, judged(True), "Unchanged"),
        (Direction.NEITHER, 3, judged(True), ""),
        (Direction.BETTER, 1, [], "Better, and no rule says if by enough"),
        (Direction.WORSE, 1, [], "Worse, and no rule says if by enough"),
        (Direction.BETTER, -0.5, [], "Worse, and no rule says if by enough"),
        (Direction.BETTER, 0.5, judged(True, True), "Better"),
        (Direction.WORSE, 0.5, judged(True), "Worse"),
        (Direction.WORSE, -0.5, judged(True, False), "Better by one rule, too little by another"),
        (Direction.WORSE, -0.5, judged(False, False), "Little change"),
    ],
)
def test_a_tone(direction, moved, rules, said):
    assert tone(direction, moved, rules) == said


@pytest.mark.parametrize(
    ("rule", "moved", "is_reached", "said"),
    [
        (RULE, -7, True, "more than the measure’s own error (more than 6.82 points; alpha 0.82)."),
        (RULE, 6.82, False, "no more than the measure’s own error (more than 6.82 points; "
         "alpha 0.82)."),
        (replace(RULE, threshold=4, reached_at=True, is_provisional=True), 4, True,
         "more than the measure’s own error (4 points or more; alpha 0.82). Provisional: not yet "
         "checked against its source."),
    ],
)  # fmt: skip
def test_a_judgement(rule, moved, is_reached, said):
    found = judge(rule, moved)
    assert (found.rule, found.says, found.source) == ("A rule", said, "A paper")
    assert found.is_reached is is_reached


def test_a_move_names_its_scale_and_is_there_only_with_a_score_both_times():
    assert move(with_total(20), with_total(13)).scale == "Total"
    half = replace(with_total(20), scores={"total": None, "prosocial": 5})
    assert [one.key for one in comparing.moves(half, with_total(13))] == ["prosocial"]
    assert [one.key for one in comparing.moves(with_total(13), half)] == ["prosocial"]


def test_a_fraction_that_binary_leaves_behind_is_no_move():
    three = filled("ors", "ORS-13-17", dict.fromkeys(range(1, 5), 10))
    first, last = (replace(three, scores={"total": score}) for score in (0.1 + 0.2, 0.3))
    assert move(first, last).tone == "Unchanged"
    less = replace(three, scores={"total": 0.1})
    assert move(first, less).tone == "Little change", "but two tenths are one"


def test_a_cell_says_the_score_its_band_or_that_it_was_not_asked():
    total = line(sdq(), "total")
    assert cell(None, "") == "Not asked"
    assert cell(total, "") == "20: Abnormal"
    assert cell(total, "no such table") == "20"
    assert comparing.band_of(total, "no such table") == ""


def test_on_which_scales_bands_differ_is_said_with_commas():
    def beside(name, *, differs):
        return BesideLine(scale=name, cells=(), do_bands_differ=differs)

    found = [beside("Total", differs=True), beside("Peer", differs=False)]
    found.append(beside("Conduct", differs=True))
    assert differing(found) == "Their answers fall in different bands on: Total, Conduct."
    assert differing([]) == ""
    two_tables = {"parent": sdq(), "self": sdq(form="P2-4")}  # one of them has no such band
    each = comparing.side_by_side(two_tables, table="Original three bands")
    assert not any(one.do_bands_differ for one in each)


def pair(first=20, impact=3, days=180, second=12, **more):
    one = replace(sdq(), scores={"total": first, "emotional": 5, "impact_strict": impact} | more)
    return one, replace(with_total(second), completed_on=A_DAY + timedelta(days=days))


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (5.44, "5.4 points better than children with such scores do by themselves over half a "
         "year."),
        (-1.0, "1 points worse than children with such scores do by themselves over half a year."),
        (0.04, "Just as children with such scores do by themselves over half a year."),
        (-0.04, "Just as children with such scores do by themselves over half a year."),
        (0.06, "0.1 points better than children with such scores do by themselves over half a "
         "year."),
    ],
)  # fmt: skip
def test_an_added_value_in_words(value, said):
    assert added.in_words(value) == said


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (pair(first=16), ["The first total was under 17: it is made for children with many "
                          "difficulties, and misleads about others."]),
        (pair(first=17), []),
        (pair(first=None), ["One of the two forms has no total."]),
        (pair(second=None), ["One of the two forms has no total."]),
        (pair(impact=None), ["The first form has no complete impact score."]),
        (pair(emotional=None), ["The first form has no emotional score."]),
        (pair(days=60), ["The two forms are less than 4 months apart."]),
        (pair(days=400), ["The two forms are more than 8 months apart."]),
        (pair(first=16, days=60), ["The first total was under 17: it is made for children with "
                                   "many difficulties, and misleads about others.",
                                   "The two forms are less than 4 months apart."]),
    ],
)  # fmt: skip
def test_why_an_added_value_is_not_said(told, said):
    found = added.said(*told)
    assert list(found.why_not) == said
    assert (found.says == "") is bool(said)


def test_an_added_value_takes_the_strict_impact_or_a_typed_one_and_is_for_parents():
    one, two = pair()
    typed = replace(one, scores={"total": 20, "emotional": 5, "impact": 3})
    assert added.said(typed, two) == added.said(one, two)
    assert added.said(one, two).says.startswith("5.4 points better")
    assert added.said(*pair(second=0)).says.startswith("17.4 points better"), "nought is a score"
    assert added.impact_of(replace(one, scores={"impact_strict": 2, "impact": 5})) == 2
    assert added.impact_of(replace(one, scores={})) is None
    none = added.said(None, two)
    assert (none.says, none.why_not) == ("", ("There is no first form to compare with.",))
    assert added.said(one, replace(two, is_from_return=True)) is None
    assert added.said(one, replace(two, informant="teacher")) is None


def test_norms_and_the_impact_behind_a_prediction():
    said = sdq_reading.norms(sdq())
    assert said == sdq_reading.norms(sdq(), sex="X")
    assert said.whom == "all, 10298 of them"
    assert said.source
    assert sdq_reading.norms(replace(sdq(), informant="informant")) is None
    assert sdq_reading.norms(replace(sdq(), missing_because="x")) is None
    assert sdq_reading.impact(replace(sdq(), scores={"impact_strict": 2.0, "impact": 5})) == 2
    assert sdq_reading.impact(replace(sdq(), scores={"impact": 5.0})) == 5
    assert sdq_reading.impact(replace(sdq(), scores={})) is None
    whole = {n: 2 for n in range(1, 26)} | {26: 2} | dict.fromkeys(range(28, 33), 3)
    assert sdq_reading.prediction({"parent": sdq(whole)})
    assert sdq_reading.prediction({"parent": sdq(whole, form="P2-4")}) == []
    assert sdq_reading.prediction({"parent": replace(sdq(whole), is_from_return=True)}) == []
