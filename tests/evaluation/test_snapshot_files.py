"""A snapshot is written and read again unchanged, and what is none is refused in words."""

import json

import pytest

from holdfast.evaluation.schema import TABLES
from holdfast.evaluation.snapshot.files import NotASnapshot, read, table_of, write
from tests.evaluation import snapshots


@pytest.mark.parametrize("seed", range(3))
def test_what_is_written_is_read_again(tmp_path, seed):
    told = snapshots.by_chance(seed)
    write(told, tmp_path)
    again = read(tmp_path)
    assert (again.authority, again.as_of, again.kind) == (told.authority, told.as_of, told.kind)
    assert all(again.tables[name].equals(told.tables[name]) for name in TABLES)


def test_one_snapshot_written_twice_is_the_same_to_the_byte(tmp_path):
    for name in ("one", "two"):
        write(snapshots.by_chance(5), tmp_path / name)
    assert (tmp_path / "one/manifest.json").read_bytes() == (
        tmp_path / "two/manifest.json"
    ).read_bytes()


def test_nothing_is_written_over(tmp_path):
    (tmp_path / "theirs.txt").write_text("kept")
    with pytest.raises(FileExistsError):
        write(snapshots.by_chance(1), tmp_path)
    assert [one.name for one in tmp_path.iterdir()] == ["theirs.txt"]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"name": "Robin"}, "there is no column name"),
        ({"sex": "girl"}, "sex may not be girl"),
        ({"started_on": None}, "started_on is empty"),
        ({"age": "nine"}, "cases:"),
    ],
)
def test_a_row_that_says_what_it_may_not_is_refused(row, words):
    with pytest.raises(NotASnapshot, match=words):
        table_of("cases", [snapshots.blank("cases") | row])


def test_a_key_stands_once():
    with pytest.raises(NotASnapshot, match="two rows have one case"):
        table_of("cases", [snapshots.blank("cases")] * 2)


def test_a_folder_without_a_manifest_or_of_another_schema_is_none(tmp_path):
    with pytest.raises(NotASnapshot, match="cannot be read"):
        read(tmp_path)
    (tmp_path / "manifest.json").write_text(json.dumps({"schema": 99}))
    with pytest.raises(NotASnapshot, match="schema 99"):
        read(tmp_path)


def test_a_file_that_was_changed_is_found_out(tmp_path):
    write(snapshots.by_chance(2), tmp_path)
    other = tmp_path / "goals.parquet"
    (tmp_path / "cases.parquet").write_bytes(other.read_bytes())
    with pytest.raises(NotASnapshot, match="has changed"):
        read(tmp_path)


def test_a_file_that_is_gone_is_missed(tmp_path):
    write(snapshots.by_chance(2), tmp_path)
    (tmp_path / "hours.parquet").unlink()
    with pytest.raises(NotASnapshot, match="hours, which is not there"):
        read(tmp_path)
