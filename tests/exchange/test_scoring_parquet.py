"""Parquet in and out says what CSV in and out says."""

import csv
import io
import subprocess
import sys
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from holdfast.exchange.scoring import WRITTEN, parquet_in, score_sdq
from tests.exchange.desk import Desk, row
from tests.shared_data import shared


@pytest.fixture
def desk(tmp_path):
    desk = Desk(tmp_path)
    desk.source = tmp_path / "answers.parquet"
    return desk


def keep(desk, rows, **columns):
    """Put rows in the desk's Parquet file, its items whole numbers; `columns` replace some."""
    frame = pl.DataFrame([{f"i{n}": None for n in range(1, 34)} | one for one in rows])
    items = [f"i{n}" for n in range(1, 34)]
    frame = frame.with_columns(pl.col(items).cast(pl.Int8, strict=False))
    frame.with_columns(**columns).write_parquet(desk.source)


def published():
    with shared("data/measures/sdq_vectors.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.mark.parametrize("kind", [pl.Int8, pl.Int64, pl.Float64, pl.String, pl.Categorical])
def test_every_published_case_comes_out_as_published_from_any_kind_of_column(desk, kind):
    frame = pl.DataFrame(published())
    items = [f"i{n}" for n in range(1, 36)]
    numbers = pl.col(items).replace("", None).cast(pl.Int8)
    text = kind in (pl.String, pl.Categorical)
    frame = frame.with_columns(numbers.cast(pl.String).cast(kind) if text else numbers.cast(kind))
    frame.write_parquet(desk.source)
    assert (desk.scored(), desk.complaints) == (0, "")
    assert desk.scores == [{name: case[name] for name in WRITTEN} for case in published()]


def test_every_published_case_comes_out_as_published_in_parquet(desk):
    source, target = shared("data/measures/sdq_vectors.csv"), desk.target.with_suffix(".parquet")
    assert score_sdq(source, target, io.StringIO()) == 0
    written = pl.read_parquet(target)
    assert written.columns == list(WRITTEN)
    assert written.schema["total"].is_integer()
    assert isinstance(written.schema["band3_total"], pl.Enum), "words: less memory on their way"
    cells = written.with_columns(pl.all().cast(pl.String).fill_null("")).to_dicts()
    assert cells == [{name: case[name] for name in WRITTEN} for case in published()]


def test_rows_that_cannot_be_scored_are_told_of_by_their_number(desk):
    rows = [row("V1"), row("V2", i1="9"), row("V3", version="X"), row(""), row("V5")]
    keep(desk, rows)
    assert desk.scored() == 1
    assert desk.ids == ["V1", "V5"]
    assert [line.split(": ")[:2] for line in desk.lines] == [
        ["row 2, id V2", "i1"],
        ["row 3, id V3", "version"],
        ["row 4, id (none)", "id"],
    ]


@pytest.mark.parametrize(
    ("kind", "value", "shown"),
    [
        (pl.Float64, 1.5, "1.5"),
        (pl.Float64, float("nan"), "nan"),
        (pl.Int64, 2**40, "1099511627776"),
        (pl.Date, date(2024, 1, 2), "2024-01-02"),
        (pl.Boolean, True, "True"),
        (pl.String, "soon", "soon"),
    ],
)
def test_what_is_not_an_answer_is_never_scored(desk, kind, value, shown):
    keep(desk, [row("V1"), row("V2")], i3=pl.Series([None, value], dtype=kind))
    assert (desk.scored(), desk.ids) == (1, ["V1"])
    assert f"id V2: i3: '{shown}" in desk.complaints


def test_numbers_written_as_people_write_them_are_taken(desk):
    keep(desk, [row("V1"), row("V2")], i3=pl.Series([" 2 ", "2.0"]), version=pl.lit("p4-10"))
    assert desk.scored() == 0
    assert [(each["version"], each["emotional"]) for each in desk.scores] == [("P4-10", "2")] * 2


def test_ids_may_be_numbers_and_are_kept(desk):
    keep(desk, [row(), row()], id=pl.Series([12, 2**60]))
    assert (desk.scored(), desk.ids) == (0, ["12", str(2**60)])


def test_an_id_with_a_comma_and_a_quotation_mark_is_kept(desk):
    keep(desk, [row('a,"b"')])
    assert (desk.scored(), desk.ids) == (0, ['a,"b"'])


def test_rows_are_numbered_on_across_batches(desk, monkeypatch):
    monkeypatch.setattr(parquet_in, "ROWS", 2)
    keep(desk, [row("V1"), row("V2"), row("V3"), row("V4", i2="7"), row("V5")])
    assert (desk.scored(), desk.ids) == (1, ["V1", "V2", "V3", "V5"])
    assert desk.lines[0].startswith("row 4, id V4: i2: ")


def is_text(desk):
    desk.source.write_text("id,version\n", encoding="utf-8")


def is_cut_short(desk):
    keep(desk, [row(f"V{n}") for n in range(500)])
    desk.source.write_bytes(desk.source.read_bytes()[:-20])


def is_spoilt_inside(desk):
    keep(desk, [row(f"V{n}") for n in range(500)])
    held = bytearray(desk.source.read_bytes())
    held[200:1200] = b"\xff" * 1000
    desk.source.write_bytes(held)


def lacks_a_column(desk):
    pl.DataFrame({"id": ["V1"], "i1": [0]}).write_parquet(desk.source)


def is_not_there(desk):
    desk.source.unlink(missing_ok=True)


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (is_text, "this is not a Parquet file that can be read"),
        (is_cut_short, "this is not a Parquet file that can be read"),
        (is_spoilt_inside, "cannot be read"),
        (lacks_a_column, "no column version, i2, i3"),
        (is_not_there, "No such file"),
    ],
)
def test_a_parquet_file_that_cannot_be_read_leaves_the_old_scores_alone(desk, spoil, says):
    desk.target.write_text("the old scores", encoding="utf-8")
    spoil(desk)
    before = desk.folder
    assert desk.scored() == 2
    assert says in desk.complaints
    assert desk.complaints.endswith("Nothing was written.\n")
    assert "\n" not in desk.complaints[:-1]
    assert desk.target.read_text(encoding="utf-8") == "the old scores"
    assert desk.folder == before


def test_parquet_under_another_name_is_said(desk):
    keep(desk, [row()])
    desk.source = desk.source.rename(desk.source.with_suffix(".csv"))
    assert desk.scored() == 2
    assert "Give it a name that ends in .parquet" in desk.complaints


def test_a_failure_half_way_leaves_no_half_parquet_file(desk):
    class Interrupting(io.StringIO):
        def write(self, text):
            raise KeyboardInterrupt

    keep(desk, [row("V1"), row("V2", i1="9")])
    target = desk.target.with_suffix(".parquet")
    with pytest.raises(KeyboardInterrupt):
        score_sdq(desk.source, target, Interrupting())
    assert desk.folder == ["answers.parquet"]


def test_polars_sleeps_while_csv_is_scored():
    said = "import sys, holdfast.exchange.scoring; print('polars' in sys.modules)"
    ran = subprocess.run(
        [sys.executable, "-c", said],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout == "False\n"
