"""Good rows of pairs survive bad ones, and every fault is named with what to do about it."""

import pytest

from tests.exchange.teller import GOOD, HEADINGS


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
