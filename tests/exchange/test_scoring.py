"""A file of answers in, a file of scores out: good rows survive bad ones, and nobody is misled."""

import csv
import re

import pytest

from holdfast.exchange.scoring import ASKED_FOR, WRITTEN
from tests.exchange.desk import Desk, row
from tests.shared_data import shared


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path)


def test_every_published_case_comes_out_as_published(desk):
    desk.source = shared("data/measures/sdq_vectors.csv")
    with desk.source.open(encoding="utf-8", newline="") as stream:
        published = list(csv.DictReader(stream))
    assert (desk.scored(), desk.complaints) == (0, "")
    assert list(desk.scores[0]) == list(WRITTEN)
    assert list(WRITTEN) == [name for name in published[0] if name in WRITTEN]
    assert desk.scores == [{name: case[name] for name in WRITTEN} for case in published]


def test_good_rows_survive_bad_ones(desk):
    desk.holds(row("V1"), row("V2", i1="3"), row("V3"), row("V4", version="X"), row("V5"))
    assert desk.scored() == 1
    assert desk.ids == ["V1", "V3", "V5"]
    assert [line.split(":")[0] for line in desk.lines] == ["row 3, id V2", "row 5, id V4"]


def test_a_complaint_is_one_line_with_id_row_column_reason_and_fix(desk):
    desk.holds(row(), row("V2", i1="3", i26="7", i2="soon"))
    assert desk.scored() == 1
    assert desk.lines == [
        "row 3, id V2: "
        "i2: 'soon' is not a whole number. "
        "Write the number of the answer to item 2, or leave it blank. "
        "i1: 3 is not an answer to item 1. "
        "Write 0, 1 or 2, or leave it blank if it was not answered. "
        "i26: 7 means unable to rate in the Australian coding, never a score. Leave it blank."
    ]


def test_every_row_the_reference_refuses_is_refused_by_its_column(desk):
    with shared("data/measures/sdq_invalid.csv").open(encoding="utf-8", newline="") as stream:
        refused = [each for each in csv.DictReader(stream) if each["field"].startswith("i")]
    columns = (*ASKED_FOR, "stage", *(f"i{number}" for number in range(34, 43)))
    assert len(refused) >= 11
    for each in refused:
        first, last = re.fullmatch(r"i(\d+)(?: to i(\d+))?", each["field"]).groups()
        stage = "follow-up" if "follow-up form" in each["expected"] else "baseline"
        bad = [
            row(f"B{number}", each["version"], stage=stage, **{f"i{number}": each["value"]})
            for number in range(int(first), int(last or first) + 1)
        ]
        desk.holds(row("good", stage="baseline"), *bad, columns=columns)
        assert desk.scored() == 1
        assert desk.ids == ["good"]
        assert len(desk.lines) == len(bad)
        for line, wrong in zip(desk.lines, bad, strict=True):
            assert f"id {wrong['id']}: i{wrong['id'][1:]}: " in line


def test_columns_may_come_in_any_order_with_others_between(desk):
    columns = (*reversed(ASKED_FOR), "informant", "group", "note")
    desk.holds(row(i3="2", note="a, b\nand c"), columns=columns)
    assert desk.scored() == 0
    assert desk.scores[0]["emotional"] == "2"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_a_byte_order_mark_and_any_line_ending_are_taken(desk, encoding, newline):
    desk.holds(row("Zoë"), row("V2"), encoding=encoding, newline=newline)
    assert (desk.scored(), desk.ids) == (0, ["Zoë", "V2"])


@pytest.mark.parametrize("stage", ["follow-up", "followup", "Follow up", " FOLLOW_UP "])
def test_a_follow_up_form_is_known_by_its_stage(desk, stage):
    columns = (*ASKED_FOR, "stage", "i34")
    desk.holds(row(stage=stage, i34="4"), row("V2", stage=stage, i27="1"), columns=columns)
    assert desk.scored() == 1
    assert desk.ids == ["V1"]
    assert "item 27 is not on a follow-up form" in desk.complaints


def test_any_other_stage_is_a_first_form(desk):
    columns = (*ASKED_FOR, "stage", "i34")
    desk.holds(row(stage="start", i27="1"), row("V2", stage="", i34="1"), columns=columns)
    assert desk.scored() == 1
    assert desk.ids == ["V1"]
    assert "i34: item 34 is only on a follow-up form" in desk.complaints


def test_ones_written_as_decimals_and_spaces_round_a_number_are_taken(desk):
    desk.holds(row(version=" p4-10 ", i3="2.0", i8=" 1 "))
    assert desk.scored() == 0
    assert (desk.scores[0]["emotional"], desk.scores[0]["version"]) == ("3", "P4-10")


@pytest.mark.parametrize("cell", ["1.5", "NA", "one", "1_0", "²", "１", "1e0", "9" * 5000, "0x1"])
def test_what_is_not_plainly_a_whole_number_is_never_scored(desk, cell):
    desk.holds(row(), row("V2", i1=cell))
    assert (desk.scored(), desk.ids) == (1, ["V1"])
    assert "id V2: i1: " in desk.complaints
    assert len(desk.complaints) < 300


@pytest.mark.parametrize(
    ("cell", "says"),
    [
        ("01/02/2024", "'01/02/2024' is not a whole number"),
        ("45292", "'45292' is too large for an answer; it may be how a spreadsheet keeps a date"),
        ("2-Jan", "'2-Jan' is not a whole number"),
    ],
)
def test_a_date_that_a_spreadsheet_made_of_an_answer_is_told_of(desk, cell, says):
    desk.holds(row(), row("V2", i1=cell))
    assert (desk.scored(), desk.ids) == (1, ["V1"])
    assert says in desk.complaints


@pytest.mark.parametrize(
    "name", ["=1+1", "@SUM(A1)", "+44", " V1 ", "00012", "a,b", 'say "V"', "-"]
)
def test_an_id_is_kept_exactly_as_it_came(desk, name):
    desk.holds(row(name))
    assert (desk.scored(), desk.ids) == (0, [name])


@pytest.mark.parametrize("name", ["", "  ", "V\0", "V\n2"])
def test_an_id_nobody_could_find_again_is_refused(desk, name):
    desk.holds(row(), row(name, i1="9"))
    assert (desk.scored(), desk.ids) == (1, ["V1"])
    assert ": id: " in desk.complaints
    assert ". i1: 9 means" in desk.complaints
    assert len(desk.lines) == 1
    assert "\0" not in desk.complaints


def test_an_id_or_version_with_a_nul_in_it_is_never_taken_for_another(desk):
    desk.holds(row("V1"), row("V\0"), row("V3", version="P4-10\0"), row("V4"))
    assert (desk.scored(), desk.ids) == (1, ["V1", "V4"])
    assert [line.split(": ")[1] for line in desk.lines] == ["id", "version"]


def test_rows_with_one_id_are_all_scored_and_it_is_mentioned_once(desk):
    desk.holds(row(), row(i3="1"), row("V2"), row("V2"))
    assert (desk.scored(), desk.ids) == (0, ["V1", "V1", "V2", "V2"])
    [note] = desk.lines
    assert note.startswith("Note: 2 rows repeat an id already scored; the first is row 3, id V1")


def test_blank_rows_are_passed_over(desk):
    desk.holds(row()).add("\n" + "," * (len(ASKED_FOR) - 1) + "\n\n")
    assert (desk.scored(), desk.complaints, desk.ids) == (0, "", ["V1"])


@pytest.mark.parametrize("tail", ["V2,P4-10,0,0,0\n", "V2,P4-10" + ",0" * 40 + "\n"])
def test_a_row_of_the_wrong_width_is_refused_and_not_scored_askew(desk, tail):
    desk.holds(row()).add(tail)
    assert (desk.scored(), desk.ids) == (1, ["V1"])
    assert re.match(
        r"row 3, id V2: row: it has \d+ cells where the heading row has 35", desk.lines[0]
    )


def test_a_stray_quotation_mark_costs_its_own_row_only(desk):
    desk.holds(row("V1"), row("V2"), row("V3"), row("V4"))
    text = desk.source.read_text(encoding="utf-8").replace("V2,", '"V2,')
    desk.source.write_text(text, encoding="utf-8")
    assert (desk.scored(), desk.ids) == (1, ["V1", "V3", "V4"])
    assert len(desk.lines) == 1
    assert desk.lines[0].startswith('row 3, id "V2: row: it cannot be read')


def test_a_stray_quotation_mark_far_from_the_end_costs_its_own_row_only(desk):
    desk.holds(*(row(f"V{number}") for number in range(5000)))
    text = desk.source.read_text(encoding="utf-8").replace("V2,", '"V2,')
    desk.source.write_text(text, encoding="utf-8")
    assert (desk.scored(), len(desk.scores), len(desk.lines)) == (1, 4999, 1)


def test_a_cell_too_long_to_read_costs_its_own_row_only(desk):
    columns = (*ASKED_FOR, "note")
    desk.holds(row("V1", note="x" * 200_000), row("V2"), columns=columns)
    assert (desk.scored(), desk.ids) == (1, ["V2"])
    assert "row 2, id V1: row: it cannot be read" in desk.complaints


def test_a_heading_row_alone_is_scored_as_nobody(desk):
    assert (desk.holds().scored(), desk.scores) == (0, [])


def test_a_row_with_nothing_answered_has_no_scores_and_no_bands(desk):
    desk.holds({"id": "V1", "version": "P4-10"})
    assert desk.scored() == 0
    assert {value for name, value in desk.scores[0].items() if name not in ("id", "version")} == {
        ""
    }
