"""What happens to the files: the scores appear whole, or the old ones stay as they were."""

import io
import subprocess
import sys
from pathlib import Path

import pytest

from holdfast.exchange.scoring import ASKED_FOR, score_sdq
from tests.exchange.desk import Desk, row


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path)


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
        (holds_nothing, "there is no heading row in it. The columns are id, version, and i1 to"),
        (is_not_there, "No such file"),
        (is_a_folder, "Is a directory"),
        (lacks_a_column, "no column version, i7. The columns are id, version, and i1 to i33"),
        (has_a_column_twice, "more than one column i7. Keep only the right one"),
        (is_cut_by_semicolons, "its cells are separated by semicolons. Save it with commas"),
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
