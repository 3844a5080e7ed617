"""A file of pairs in, its change out: good rows survive bad ones, and small numbers say little."""

import io
import json

import pytest

from holdfast.exchange.change import Told, tell_change
from holdfast.exchange.change.forms import FORM_OF, KINDS, Form
from holdfast.measures.instruments.shapes import Informant
from holdfast.measures.rules.reliable import threshold
from tests.measures.pairs import published
from tests.shared_data import shared

HEADINGS = "child,t1_total,t1_emotional,t1_impact,t2_total"


class Teller:
    """One file of pairs, what was told of it and what was complained of."""

    def __init__(self, folder):
        self.source = folder / "pairs.csv"
        self.out = self.complaints = ""

    def holds(self, *lines, headings=HEADINGS, encoding="utf-8"):
        self.source.write_bytes("\n".join([headings, *lines, ""]).encode(encoding))
        return self

    def tells(self, informant="parent", kind="alpha", *, as_json=True):
        out, complaints = io.StringIO(), io.StringIO()
        form = Form(informant=Informant(informant), kind=kind)
        status = tell_change(
            self.source, form, Told(out=out, complaints=complaints, as_json=as_json)
        )
        self.out, self.complaints = out.getvalue(), complaints.getvalue()
        return status

    @property
    def figures(self):
        return json.loads(self.out)

    def one_complaint(self):
        assert self.tells() == 1
        (line,) = self.complaints.splitlines()
        return line


@pytest.fixture
def teller(tmp_path):
    return Teller(tmp_path)


@pytest.fixture
def pilot(teller):
    teller.source = shared("data/measures/pilot_pairs.csv")
    return teller


GOOD = ("A,20,5,3,12", "B,18,4,2,17", "C,25,6,5,13")


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


@pytest.mark.parametrize("informant", FORM_OF)
@pytest.mark.parametrize("kind", KINDS)
def test_every_rule_is_the_published_one(informant, kind):
    cases = published()["sdq_total_reliable_change"]
    (case,) = [each for each in cases if (each["who"], each["kind"]) == (informant.value, kind)]
    form = Form(informant=informant, kind=kind)
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


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("D,41,5,3,12", "t1_total: '41' is not a whole number from 0 to 40."),
        ("D,-1,0,3,12", "t1_total: '-1' is not a whole number from 0 to 40."),
        ("D,20,5,3,12.5", "t2_total: '12.5' is not a whole number from 0 to 40."),
        ("D,20,5,3,soon", "t2_total: 'soon' is not a whole number from 0 to 40."),
        ("D,20,11,3,12", "t1_emotional: '11' is not a whole number from 0 to 10."),
        ("D,20,5,11,12", "t1_impact: '11' is not a whole number from 0 to 10."),
        ("D,99,5,3,12", "If it stands for a missing score, leave it blank."),
        (",20,5,3,12", "child: the row has no child."),
        ("D,4,5,3,12", "t1_total: the total of 4 is less than the emotional score of 5"),
        ("D,20,5,3", "row: it has 4 cells where the heading row has 5."),
        ("A,20,5,3,12", "child: this child is in row 2 already. Take one"),
    ],
)
def test_a_bad_row_is_left_out_and_named_by_column_reason_and_fix(teller, line, said):
    complaint = teller.holds(*GOOD, line).one_complaint()
    assert complaint.startswith("row 5, child ")
    assert said in complaint
    assert (teller.figures["pairs"], teller.figures["left_out"]) == (3, 1)


def test_everything_wrong_in_a_row_is_told_at_once(teller):
    complaint = teller.holds(*GOOD, "D,soon,5,12,99").one_complaint()
    assert [part in complaint for part in ("t1_total", "t1_impact", "t2_total")] == [True] * 3


def test_of_two_unlike_rows_for_a_child_neither_is_used(teller):
    assert teller.holds(*GOOD, "A,21,5,3,12").tells() == 1
    assert teller.figures["pairs"] == 2
    assert [line.split(":")[0] for line in teller.complaints.splitlines()] == [
        "row 2, child A",
        "row 5, child A",
    ]
    assert teller.holds(*GOOD, "A,21,5,3,12", "A,20,5,3,12").tells() == 1
    assert (teller.figures["pairs"], teller.figures["left_out"]) == (2, 3)


def test_a_days_reading_that_cannot_be_is_refused(teller):
    headings = f"{HEADINGS},t1_date,t2_date"
    teller.holds("A,20,5,3,12,45000,", "B,20,5,3,12,2026-05-01,2026-05-01", headings=headings)
    assert teller.tells() == 2
    first, second, _nothing = teller.complaints.splitlines()
    assert "t1_date: '45000': This is not a date. A spreadsheet's number for 15/03/2023" in first
    assert "t2_date: it is not after t1_date. Check both days." in second


def test_numbers_as_spreadsheets_write_them_are_taken(teller):
    assert teller.holds("A,20.0,5.00,3, 12 ", '"B","20","5","3","12"').tells() == 0
    assert teller.figures["mean_change"] == 8


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_byte_order_mark_capitals_and_other_columns_are_taken(teller, encoding):
    headings = "Group, CHILD ,T2_Total,t1_total"
    assert teller.holds("x,Zoë,12,20", headings=headings, encoding=encoding).tells() == 0
    assert teller.figures["mean_change"] == 8


def test_blank_rows_are_passed_over(teller):
    assert teller.holds(*GOOD, "", ",,,,").tells() == 0
    assert teller.figures["rows"] == 3


@pytest.mark.parametrize(
    ("headings", "said"),
    [
        ("child,t1_total", "no column t2_total"),
        ("child;t1_total;t2_total", "separated by semicolons"),
        ("child\tt1_total\tt2_total", "separated by tabs"),
        ("child,t1_total,t2_total,T1_TOTAL", "more than one column t1_total"),
        ("", "The first row must be the headings."),
    ],
)
def test_a_file_that_cannot_be_used_says_why_and_what_to_do(teller, headings, said):
    assert teller.holds(headings=headings).tells() == 2
    assert said in teller.complaints
    assert teller.complaints.endswith("Nothing was worked out.\n")
    assert teller.out == ""


def test_a_file_that_is_absent_or_not_text_says_so(teller):
    assert teller.tells() == 2
    assert "No such file" in teller.complaints
    assert teller.holds("Zoë,1,1,1,1", encoding="utf-16").tells() == 2
    assert "not UTF-8" in teller.complaints


def test_a_file_with_no_usable_row_has_nothing_to_tell(teller):
    assert teller.holds("A,99,1,1,1").tells() == 2
    assert teller.out == ""
    assert teller.holds().tells() == 2


def test_a_cell_cannot_disguise_a_complaint(teller):
    complaint = teller.holds(*GOOD, "D\x1b[2J,20,5,3,x\x07y").one_complaint()
    assert complaint.isprintable()


def test_in_plain_words_the_pilot_is_told_without_a_percentage(pilot):
    assert pilot.tells(as_json=False) == 0
    told = pilot.out.partition("How to read this")[0]
    assert "26; no second, 10" in told
    assert "0.95 points better than expected" in told
    assert "effect size 0.19 (95% interval -0.20 to 0.57), so it may be none at all" in told
    assert "3.23 points better (95% interval 0.90 to 5.56)" in told
    assert "g_av 0.50 (95% interval 0.16 to 0.84)" in told
    assert "6 better, 2 worse, 18 within error (7 points or more count)" in told
    assert told.replace("95% interval", "").count("%") == 0
    cautions = " ".join(pilot.out.split())
    assert "high risk, asked again after 4 to 8 months" in cautions
    assert "do not publish" in cautions
    assert max(map(len, pilot.out.partition("How to read this")[2].splitlines())) <= 88


def test_a_few_pairs_cannot_tell_yet(teller):
    teller.holds(*GOOD).tells(as_json=False)
    assert teller.out.count("cannot tell yet: 3 pairs") == 3
    assert "2 better, 0 worse, 1 within error" in teller.out
    assert "7.00" not in teller.out


def ten(change=2, first=20):
    return [f"C{n},{first + n % 3},5,3,{first + n % 3 - change + n % 2}" for n in range(10)]


def test_ten_pairs_are_enough_to_tell_and_nine_are_not(teller):
    teller.holds(*ten()).tells(as_json=False)
    assert "cannot tell" not in teller.out
    teller.holds(*ten()[1:]).tells(as_json=False)
    assert "cannot tell yet: 9 pairs" in teller.out


def test_worse_and_no_change_are_said_as_such(teller):
    teller.holds(*ten(change=-3)).tells(as_json=False)
    assert "3.50 points worse (95% interval -3.88 to -3.12)" in teller.out
    teller.holds(*[f"C{n},20,5,3,20" for n in range(10)]).tells(as_json=False)
    assert "0.00 points, neither better nor worse" in teller.out
    assert "cannot tell: every child has the same score" in teller.out


def test_the_caution_about_months_goes_once_the_days_are_given(teller):
    days = [f"{line},2026-01-10,2026-07-10" for line in ten()]
    teller.holds(*days, headings=f"{HEADINGS},t1_date,t2_date").tells(as_json=False)
    assert "4 to 8 months" not in " ".join(teller.out.split())
    assert "cannot show that risk" in " ".join(teller.out.split())


def test_rows_left_out_and_other_forms_are_said_in_words(teller):
    assert teller.holds(*ten(), "X,99,1,1,1").tells("teacher", as_json=False) == 1
    assert "Rows left out     1, for the reasons given" in teller.out
    assert "none; left out: not the parent form, 10" in teller.out
