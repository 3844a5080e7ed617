"""An extract names nobody, moves days and keeps what is found; it says what it is and its risk."""

import csv
import io
import subprocess
import zipfile
from collections import defaultdict
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdfast.evaluation.extract.judging import found_by, lines, suggestions
from holdfast.evaluation.extract.making import OF_CASES, extract_of
from holdfast.evaluation.extract.packing import packed, write_extract
from holdfast.evaluation.finding import findings
from holdfast.evaluation.rules.pseudonyms import MOST_WEEKS, moved_by, pseudonym, version_of
from holdfast.evaluation.schema import TABLES, Held, Kind
from holdfast.evaluation.snapshot.files import read
from holdfast.measures.rules.expected import months_after
from tests.evaluation import snapshots
from tests.evaluation.test_finding import eleven_cases

SECRET, OTHER = b"s" * 32, b"o" * 32
few = settings(max_examples=50)
MONTHLY = ("visits.monthly", "measures.monthly", "maintenance")


@pytest.fixture(scope="module")
def records():
    return snapshots.by_chance(21, cases=10)


@pytest.fixture(scope="module")
def extract(records):
    return extract_of(records, SECRET)


@few
@given(st.binary(min_size=1, max_size=40), st.text(max_size=9), st.text(max_size=9), st.text())
def test_a_pseudonym_is_always_the_same_and_another_for_another_kind_or_secret(
    secret, kind, key, more
):
    one = pseudonym(secret, kind, key)
    assert one == pseudonym(secret, kind, key)
    assert len({one, pseudonym(secret + b"!", kind, key), pseudonym(secret, kind + "!", key),
                pseudonym(secret, kind, key + "!")}) == 4  # fmt: skip
    assert pseudonym(secret, kind + more, key) != pseudonym(secret, kind, more + key) or not more


@few
@given(st.binary(min_size=1), st.text())
def test_days_are_moved_by_whole_weeks_and_always_by_some(secret, case):
    move = moved_by(secret, case)
    assert move == moved_by(secret, case)
    assert move.days % 7 == 0
    assert 0 < abs(move.days) <= 7 * MOST_WEEKS


def test_a_move_that_would_change_what_is_found_is_passed_over():
    first = moved_by(SECRET, "a")
    assert moved_by(SECRET, "a", lambda move: move != first) not in (first, timedelta())
    assert moved_by(SECRET, "a", lambda move: False) == first


def keys_of(snapshot):
    return {
        value
        for name, table in TABLES.items()
        for column in table.columns
        if column.kind is Kind.KEY
        for value in snapshot.tables[name][column.name].to_pylist()
    } - {None}


def test_no_key_of_the_records_is_in_it_nor_the_secret(records, extract):
    assert keys_of(records)
    assert not keys_of(records) & keys_of(extract.snapshot)
    content = packed(extract, version=version_of(SECRET))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        whole = b"".join(archive.read(name) for name in archive.namelist())
    assert SECRET not in whole
    assert SECRET.hex().encode() not in whole
    assert version_of(SECRET).encode() in whole


def test_another_secret_gives_other_keys(records, extract):
    assert not keys_of(extract_of(records, OTHER).snapshot) & keys_of(extract.snapshot)


def test_where_a_family_lives_is_left_out_and_what_few_share_is_broader(extract):
    for name, table in TABLES.items():
        for column in table.columns:
            if column.held is Held.PLACE:
                assert extract.snapshot.tables[name][column.name].null_count == len(
                    extract.snapshot.tables[name]
                )
    assert extract.left_out == ("small_area", "age", "ethnicity")
    assert set(extract.snapshot.tables["cases"]["age"].to_pylist()) == {None}


def days_by_case(snapshot):
    found = defaultdict(list)
    for name in OF_CASES:
        if "case" in snapshot.tables[name].column_names:
            for row in snapshot.tables[name].to_pylist():
                days = [row[one.name] for one in TABLES[name].columns if one.kind is Kind.DAY]
                found[row["case"]] += [day for day in days if day]
    return found


def test_all_days_of_a_case_are_moved_alike_and_not_all_cases_alike(records, extract):
    before, after = days_by_case(records), days_by_case(extract.snapshot)
    moves = set()
    for case, days in before.items():
        if case is None:
            continue
        moved = after[pseudonym(SECRET, "case", case)]
        (move,) = {two - one for one, two in zip(sorted(days), sorted(moved), strict=True)}
        assert move.days % 7 == 0
        moves.add(move)
    assert len(moves) > 3
    assert timedelta() not in moves


def test_a_meeting_that_discussed_a_case_cannot_be_joined_to_its_day(records, extract):
    def meetings(snapshot, table):
        return set(snapshot.tables[table]["meeting"].to_pylist())

    assert meetings(records, "discussions") & meetings(records, "meetings")
    assert not meetings(extract.snapshot, "discussions") & meetings(extract.snapshot, "meetings")


def test_two_scores_just_four_months_apart_stay_so_wherever_they_are_moved():
    score = {"case": "a", "child": "a", "value": 20.0}
    told = snapshots.snapshot({
        "cases": [{"case": "a"}],
        "scores": [score | {"occasion": "baseline", "on": date(2026, 3, 1)},
                   score | {"occasion": "end", "on": date(2026, 7, 1)}],
    })  # fmt: skip
    for number in range(20):
        moved = extract_of(told, bytes([number])).snapshot.tables["scores"]["on"].to_pylist()
        assert max(moved) >= months_after(min(moved), 4)


@pytest.mark.parametrize("told", [snapshots.by_chance(22, cases=8), eleven_cases()])
def test_what_is_found_in_it_is_what_is_found_in_the_records(told):
    ours, theirs = findings(told), findings(extract_of(told, SECRET).snapshot)
    assert [one for one in ours.figures if not one.key.startswith(MONTHLY)] == [
        one for one in theirs.figures if not one.key.startswith(MONTHLY)
    ]
    kept = {one.key: one for one in theirs.tables}
    assert [one.key for one in ours.tables if kept.get(one.key) != one] == [
        "visits.monthly.series", "measures.monthly.series"
    ]  # fmt: skip


def test_it_is_checked_by_its_sums_and_read_as_any_snapshot(extract, tmp_path):
    write_extract(extract, tmp_path / "out", version="1")
    done = subprocess.run(
        ["sha256sum", "-c", "--strict", "SHA256SUMS"], cwd=tmp_path / "out", check=False,
        capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout
    assert done.stdout.count(": OK") == len(list((tmp_path / "out").iterdir())) - 1
    assert read(tmp_path / "out").is_moved


def test_it_is_the_same_to_the_byte_however_often_it_is_made(records, extract):
    assert packed(extract, version="1") == packed(extract_of(records, SECRET), version="1")


def test_the_dictionary_names_every_column_and_the_code_book_every_code(extract, tmp_path):
    write_extract(extract, tmp_path / "out", version="1")
    said = (tmp_path / "out/data-dictionary.md").read_text()
    with (tmp_path / "out/codebook.csv").open() as file:
        codes = {(row["table"], row["column"], row["code"]) for row in csv.DictReader(file)}
    for name, table in TABLES.items():
        assert f"\n## {name}\n" in said
        for column in table.columns:
            assert f"| `{column.name}` | " in said
            assert all((name, column.name, code) in codes for code, _ in column.codes)


def test_how_easily_somebody_is_found_is_told_and_what_would_help():
    alike = [snapshots.blank("cases") | {"age_band": "Under 5", "sex": "F"} for _ in range(9)]
    assert found_by(alike).least == 9
    assert suggestions(alike) == ["Nothing: five or more cases share every characteristic."]
    unlike = [*alike, snapshots.blank("cases") | {"age_band": "5 to 10", "sex": "M"}]
    assert found_by(unlike).uniques == 1
    assert "Cases that nobody else is like: 1." in " ".join(lines(unlike))
    assert suggestions(unlike) != suggestions(alike)
