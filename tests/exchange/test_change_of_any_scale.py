"""Every scale's change is told its own way round, with a threshold where a source gives one."""

import pytest

from holdfast.exchange.change.forms import NoSuchForm, form_of
from holdfast.measures.instruments import ALL
from holdfast.measures.instruments.shapes import Direction

NOT_THEIRS = ("scale_14", "scale_15", "total_15")  # the practitioner's alone
EVERY = [
    (key, str(informant), scale)
    for key, one in ALL.items()
    for informant in sorted({version.informant for version in one.versions.values()})
    for scale in one.scales
    if not (key == "honosca" and informant != "practitioner" and scale in NOT_THEIRS)
]


def holds(teller, scale, *pairs):
    lines = [f"C{number},{first},{second}" for number, (first, second) in enumerate(pairs)]
    return teller.holds(*lines, headings=f"child,t1_{scale},t2_{scale}")


@pytest.mark.parametrize(("instrument", "informant", "scale"), EVERY)
def test_every_scale_is_told_with_better_as_positive(teller, instrument, informant, scale):
    its = ALL[instrument].scales[scale]
    worst, best = its.lowest, its.lowest + 4
    if its.direction is Direction.WORSE:
        worst, best = best, worst
    holds(teller, scale, (worst, best), (best, worst), (worst, best))
    assert teller.tells(informant, instrument=instrument, scale=scale) == 0
    found = teller.figures
    assert (found["instrument"], found["scale"]) == (instrument, scale)
    assert found["mean_change"] == pytest.approx(4 / 3)
    assert found["direction"].startswith("higher is better")
    assert ("t1 - t2" in found["direction"]) is (its.direction is Direction.WORSE)


@pytest.mark.parametrize(("instrument", "informant", "scale"), EVERY)
def test_a_threshold_is_told_with_its_source_or_the_reason_there_is_none(
    teller, instrument, informant, scale
):
    lowest = ALL[instrument].scales[scale].lowest
    holds(teller, scale, (lowest, lowest), (lowest + 1, lowest))
    teller.tells(informant, instrument=instrument, scale=scale)
    found = teller.figures
    rules = form_of(instrument, informant=informant, scale=scale).rule
    if rules is None:
        assert found["reliable"] is None
        assert found["reliable_why_not"].startswith("no named source")
    else:
        assert found["reliable"]["threshold"] == rules.threshold
        assert found["reliable"]["source"] == rules.source
        assert sum(found["reliable"][way] for way in ("improved", "unchanged", "deteriorated")) == 2


def test_nhs_englands_threshold_counts_where_it_is_reached(teller):
    holds(teller, "total", (20, 14), (20, 15), (10, 16))
    teller.tells("self", instrument="phq9")
    found = teller.figures["reliable"]
    assert (found["improved"], found["unchanged"], found["deteriorated"]) == (1, 1, 1)
    assert (found["threshold"], found["whole_points"]) == (6, 6)
    assert (found["reliability"], found["reliability_kind"]) == (None, None)
    assert found["rule"] == (
        "NHS England threshold: self form, fixed threshold, no reliability stated; "
        "a change of 6 or more"
    )


def test_a_score_with_decimals_is_taken_where_the_scale_has_them(teller):
    holds(teller, "total", ("18.3", "24.9"), (20, "26.5"))
    assert teller.tells("self", instrument="ors") == 0
    assert teller.figures["reliable"]["improved"] == 1
    assert teller.figures["reliable"]["whole_points"] is None
    teller.tells("self", instrument="ors", as_json=False)
    assert "1 better, 0 worse, 1 within error (6.6 points or more count)" in teller.out
    assert "Reliable change is NHS England threshold: self form" in teller.out


def test_a_score_under_the_lowest_is_refused(teller):
    holds(teller, "total", (13, 20), (14, 20))
    assert teller.tells("self", instrument="wemwbs") == 1
    assert "t1_total: '13' is not a whole number from 14 to 70." in teller.complaints
    holds(teller, "total", ("40.1", 20), (14, 20))
    teller.tells("self", instrument="ors")
    assert "t1_total: '40.1' is not a number from 0 to 40." in teller.complaints


def test_a_teacher_gives_no_impact_over_six(teller):
    holds(teller, "impact", (7, 2), (6, 2))
    assert teller.tells("teacher", scale="impact") == 1
    assert "'7' is not a whole number from 0 to 6" in teller.complaints
    assert teller.tells("parent", scale="impact") == 0


def test_only_the_sdq_total_has_an_added_value(teller):
    holds(teller, "emotional", (8, 4), (8, 8))
    teller.tells(scale="emotional")
    assert teller.figures["added_value"] is None
    assert teller.figures["added_value_why_not"].startswith("only the parent form")
    teller.tells(scale="emotional", as_json=False)
    said = " ".join(teller.out.split())
    assert "SDQ emotional, parent form" in said
    assert "Added value" not in said
    assert "a prompt to look" in said


def test_what_the_sdq_total_says_has_no_word_of_what_it_lacks(teller):
    teller.holds("A,20,12", "B,15,14", headings="child,t1_total,t2_total").tells()
    assert not [name for name in teller.figures if name.endswith("why_not")]


def test_without_a_threshold_the_words_say_so(teller):
    holds(teller, "total", (20, 14), (20, 15))
    teller.tells("self", instrument="cries8", as_json=False)
    said = " ".join(teller.out.split())
    assert "Reliable change cannot tell: no named source gives a threshold" in said
    assert "Sources of that rule" not in said


@pytest.mark.parametrize(
    ("instrument", "asked", "said"),
    [
        ("phq9", {"informant": "parent"}, "the PHQ-9 is answered by self, not by parent"),
        ("sdq", {"informant": "parent", "scale": "mood"}, "no SDQ scale 'mood': write one of emo"),
        ("honosca", {"informant": "parent", "scale": "total_15"}, "no HoNOSCA scale 'total_15'"),
        ("ors", {"informant": "self", "kind": "alpha"}, "no alpha reliability is known for ORS to"),
        ("sdq", {"informant": "informant", "kind": "retest"}, "for SDQ total by informant"),
    ],
)
def test_what_nobody_has_is_refused_with_what_there_is(instrument, asked, said):
    with pytest.raises(NoSuchForm, match=said):
        form_of(instrument, **asked)


def test_the_columns_are_named_after_the_scale(teller):
    teller.holds("A,1,2", headings="child,t1_total,t2_total")
    assert teller.tells("self", instrument="rcads47", scale="panic") == 2
    assert "no column t1_panic, t2_panic" in teller.complaints
