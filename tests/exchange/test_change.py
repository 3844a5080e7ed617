"""A file of pairs in, its change out, by figures under names that other programs read."""

import pytest

from holdfast.exchange.change.forms import KINDS, form_of
from holdfast.measures.instruments.jacobson_truax import threshold
from tests.exchange.teller import GOOD, HEADINGS
from tests.measures.pairs import published
from tests.shared_data import shared


@pytest.fixture
def pilot(teller):
    teller.source = shared("data/measures/pilot_pairs.csv")
    return teller


def test_the_pilots_figures_come_out_as_published(pilot):
    wanted = published()["pilot"]
    assert (pilot.tells(), pilot.complaints) == (0, "")
    found, effects = pilot.figures, wanted["effects"]
    assert (found["rows"], found["pairs"]) == (wanted["children"], wanted["pairs"])
    assert found["incomplete"] == {"no first": 0, "no second": 10, "neither": 0}
    assert found["mean_change"] == pytest.approx(effects["mean_change"], rel=1e-12)
    assert found["sd_change"] == pytest.approx(effects["sd_change"], rel=1e-12)
    assert found["d_z"] == pytest.approx(effects["d_z"], rel=1e-12)
    assert found["g_av"] == pytest.approx(effects["g_av"], rel=1e-12)
    assert found["g_av_ci95"] == pytest.approx(effects["g_av_ci95"], abs=1e-8)
    assert found["ci95"] == pytest.approx([0.8998057831565, 5.5617326783819], abs=1e-9)
    value = found["added_value"]
    assert (value["n"], value["excluded"]) == (26, {})
    assert value["mean"] == pytest.approx(wanted["added_value_mean"], rel=1e-12)
    assert value["effect_size"] == pytest.approx(wanted["added_value_es"], rel=1e-12)
    assert value["ci95"] == pytest.approx(wanted["added_value_es_ci95_known_sd"], abs=1e-8)


def test_the_pilots_six_better_and_two_worse_name_their_rule(pilot):
    pilot.tells()
    found, wanted = pilot.figures["reliable"], published()["pilot"]
    assert found["improved"] == wanted["reliable_improved"]
    assert found["deteriorated"] == wanted["reliable_worse"]
    assert found["unchanged"] == wanted["unchanged"]
    assert found["threshold"] == pytest.approx(6.8208, abs=1e-9)
    assert (found["reliability"], found["reliability_kind"]) == (0.82, "alpha")
    assert "Jacobson-Truax" in found["rule"]
    assert "parent" in found["rule"]


def test_by_retest_fewer_moved_by_more_than_error(pilot):
    pilot.tells(kind="retest")
    found = pilot.figures["reliable"]
    assert (found["improved"], found["deteriorated"], found["unchanged"]) == (6, 1, 19)
    assert (found["whole_points"], found["reliability"]) == (9, 0.72)


@pytest.mark.parametrize("informant", ["parent", "teacher", "self"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_rule_is_the_published_one(informant, kind):
    cases = published()["sdq_total_reliable_change"]
    (case,) = [each for each in cases if (each["who"], each["kind"]) == (informant, kind)]
    form = form_of("sdq", informant=informant, kind=kind)
    assert form.rule.threshold == pytest.approx(case["rci95"], abs=6e-3)
    ours = threshold(case["sd"], case["reliability"])
    assert form.rule.threshold == pytest.approx(ours, rel=1e-12)
    assert form.reliability == case["reliability"]
    assert f"{case['reliability']:.2f}" in form.rule.reliability


def test_the_direction_is_told(teller):
    teller.holds(*GOOD).tells()
    assert teller.figures["direction"].startswith("higher is better")
    assert teller.figures["mean_change"] == 7


def test_every_incomplete_child_is_counted_by_its_reason(teller):
    teller.holds(*GOOD, "D,,1,1,10", "E,20,5,3,", "F,,,,", "G,,,,").tells()
    assert teller.figures["incomplete"] == {"no first": 1, "no second": 1, "neither": 2}
    assert (teller.figures["rows"], teller.figures["pairs"]) == (7, 3)


def test_a_nought_is_a_score_and_a_blank_is_not(teller):
    teller.holds("A,0,0,0,0", "B,20,5,3,").tells()
    assert teller.figures["pairs"] == 1
    assert teller.figures["mean_change"] == 0


def test_what_one_pair_cannot_tell_is_null(teller):
    teller.holds("A,20,5,3,12").tells()
    found = teller.figures
    assert found["mean_change"] == 8
    unknown = ("sd_change", "ci95", "correlation", "d_z", "g_av", "g_av_ci95")
    assert [found[name] for name in unknown] == [None] * 6


def test_no_pair_at_all_is_told_and_is_no_error(teller):
    assert teller.holds("A,20,5,3,").tells() == 0
    assert (teller.figures["pairs"], teller.figures["mean_change"]) == (0, None)
    assert teller.figures["added_value"]["n"] == 0


@pytest.mark.parametrize("informant", ["teacher", "self"])
def test_only_the_parent_form_has_added_value(teller, informant):
    teller.holds(*GOOD).tells(informant)
    value = teller.figures["added_value"]
    assert (value["n"], value["effect_size"], value["ci95"]) == (0, None, None)
    assert value["excluded"] == {"not the parent form": 3}


def test_pairs_without_added_value_say_why(teller):
    teller.holds(*GOOD, "D,20,,3,10", "E,20,5,,10", "F,20,,,10").tells()
    assert teller.figures["added_value"]["n"] == 3
    excluded = {"no first emotional score": 2, "no first impact score": 1}
    assert teller.figures["added_value"]["excluded"] == excluded
    assert teller.figures["pairs"] == 6


def test_without_the_columns_for_added_value_the_rest_is_told(teller):
    assert teller.holds("A,20,12", "B,15,14", headings="child,t1_total,t2_total").tells() == 0
    assert teller.figures["added_value"]["excluded"] == {"no first emotional score": 2}
    assert teller.figures["pairs"] == 2


def test_days_of_asking_are_held_to_four_to_eight_months_where_given(teller):
    days = (
        "A,20,5,3,12,2026-01-31,2026-05-30",
        "B,20,5,3,12,31/01/2026,31/05/2026",
        "C,20,5,3,12,2026-01-31,2026-10-01",
        "D,20,5,3,12,2026-01-31,",
    )
    assert teller.holds(*days, headings=f"{HEADINGS},t1_date,t2_date").tells() == 0
    value = teller.figures["added_value"]
    assert (value["n"], value["months_apart_checked"]) == (1, True)
    late = "more than 8 months apart"
    assert value["excluded"] == {
        "less than 4 months apart": 1,
        late: 1,
        "a date is missing": 1,
    }
    assert teller.figures["pairs"] == 4
