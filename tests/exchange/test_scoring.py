"""A file of answers in, a file of scores out: good rows survive bad ones, and nobody is misled."""

import csv
import io
import re
import subprocess
import sys
from pathlib import Path

import pytest

from holdfast.exchange.scoring import ASKED_FOR, WRITTEN, score_sdq
from tests.shared_data import shared

NOUGHTS = {f"i{number}": "0" for number in range(1, 26)}


def row(name="V1", version="P4-10", **written):
    return {"id": name, "version": version, **NOUGHTS, **written}


class Desk:
    """One file of answers, one of scores, and what was complained of."""

    def __init__(self, folder):
        self.source = folder / "answers.csv"
        self.target = folder / "scores.csv"
        self.complaints = ""

    def holds(self, *rows, columns=ASKED_FOR, encoding="utf-8", newline="\n"):
        text = io.StringIO()
        sheet = csv.DictWriter(text, columns, lineterminator=newline)
        sheet.writeheader()
        sheet.writerows(rows)
        self.source.write_bytes(text.getvalue().encode(encoding))
        return self

    def add(self, text):
        with self.source.open("a", encoding="utf-8", newline="") as stream:
            stream.write(text)
        return self

    def scored(self):
        complaints = io.StringIO()
        code = score_sdq(self.source, self.target, complaints)
        self.complaints = complaints.getvalue()
        return code

    @property
    def lines(self):
        return self.complaints.splitlines()

    @property
    def scores(self):
        with self.target.open(encoding="utf-8", newline="") as stream:
            return list(csv.DictReader(stream))

    @property
    def ids(self):
        return [each["id"] for each in self.scores]

    @property
    def folder(self):
        return sorted(path.name for path in self.source.parent.iterdir())


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


def holds_nothing(desk):
    desk.source.write_bytes(b"")


def is_not_there(desk):
    desk.source.unlink(missing_ok=True)


def is_a_folder(desk):
    desk.source.mkdir()


def lacks_a_column(desk):
    desk.holds(columns=[name for name in ASKED_FOR if name not in ("i7", "version")])


def has_a_column_twice(desk):
    desk.holds(columns=(*ASKED_FOR, "I7"))


def is_cut_by_semicolons(desk):
    desk.source.write_text(";".join(ASKED_FOR), encoding="utf-8")


def is_not_utf8(desk):
    desk.holds(row("V1"), row("Zoë"), encoding="cp1252")


def is_utf16(desk):
    desk.holds(row("V1"), encoding="utf-16")


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (holds_nothing, "no column id, version, i1"),
        (is_not_there, "No such file"),
        (is_a_folder, "Is a directory"),
        (lacks_a_column, "no column version, i7. Every column"),
        (has_a_column_twice, "more than one column i7. Keep only the right one"),
        (is_cut_by_semicolons, "Save it with commas between the cells"),
        (is_not_utf8, "not UTF-8 text. Save it again as CSV UTF-8"),
        (is_utf16, "not UTF-8 text"),
    ],
)
def test_a_file_that_cannot_be_read_leaves_the_old_scores_alone(desk, spoil, says):
    desk.target.write_text("the old scores", encoding="utf-8")
    spoil(desk)
    before = desk.folder
    assert desk.scored() == 2
    assert says in desk.complaints
    assert "answers.csv: " in desk.complaints
    assert desk.complaints.endswith("Nothing was written.\n")
    assert desk.target.read_text(encoding="utf-8") == "the old scores"
    assert desk.folder == before


def test_scores_never_overwrite_the_answers(desk):
    desk.holds(row())
    before = desk.source.read_bytes()
    desk.target = desk.source.parent / "." / "link.csv"
    desk.target.symlink_to(desk.source)
    assert desk.scored() == 2
    assert "would overwrite the answers" in desk.complaints
    assert desk.source.read_bytes() == before


def test_a_place_that_cannot_be_written_is_said(desk, tmp_path):
    desk.holds(row())
    desk.target = tmp_path / "nowhere" / "scores.csv"
    assert desk.scored() == 2
    assert "nowhere" in desk.complaints
    desk.target = tmp_path
    assert desk.scored() == 2
    assert "not an ordinary file" in desk.complaints


def test_new_scores_replace_old_ones_and_leave_nothing_else_behind(desk):
    desk.target.write_text("the old scores", encoding="utf-8")
    desk.target.chmod(0o600)
    assert desk.holds(row()).scored() == 0
    assert desk.folder == ["answers.csv", "scores.csv"]
    assert desk.target.stat().st_mode & 0o777 == 0o600
    assert desk.ids == ["V1"]


def test_an_interruption_leaves_the_old_scores_and_no_half_file(desk):
    class Interrupting(io.StringIO):
        def write(self, text):
            raise KeyboardInterrupt

    desk.target.write_text("the old scores", encoding="utf-8")
    desk.holds(row(), row("V2", i1="9"))
    with pytest.raises(KeyboardInterrupt):
        score_sdq(desk.source, desk.target, Interrupting())
    assert desk.folder == ["answers.csv", "scores.csv"]
    assert desk.target.read_text(encoding="utf-8") == "the old scores"


def test_scoring_starts_without_waking_the_site():
    said = "import sys, holdfast.exchange.scoring; print('django' in sys.modules)"
    ran = subprocess.run(
        [sys.executable, "-c", said],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout == "False\n"
