"""Whatever is in a file, scoring it ends in scores, complaints or a refusal, and never an error."""

import io
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdfast.exchange.scoring import ASKED_FOR, score_sdq
from holdfast.exchange.scoring.progress import Progress
from holdfast.exchange.scoring.repeats import Repeats
from tests.thorough import times

HEADING = ",".join(ASKED_FOR).encode()
ROW = b"V1,P4-10" + b",0" * 25 + b"," * 8
PIECES = st.sampled_from(
    [
        *(ROW, HEADING, b"\n", b"\r\n", b"\r", b",", b'"', b'""', b"\0", b"\xff", b"\xef\xbb\xbf"),
        *(
            b"\xc3",
            b"\xc3\xa9",
            b"1",
            b"9",
            b"2.0",
            b"V2,",
            b"P4-10",
            b" ",
            b"\x85",
            b"\xe2\x80\xa8",
        ),
        *(b"\xed\xa0\x80", b"\x1c", b"\x0b", b"PAR1", b"-", b"=1+1"),
    ]
)
TEXTS = st.lists(PIECES, max_size=30).map(b"".join) | st.binary(max_size=200)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("bytes")


def scored(folder, content, ending):
    source, target = folder / f"answers.{ending}", folder / "scores.csv"
    source.write_bytes(content)
    complaints = io.StringIO()
    status = score_sdq(source, target, complaints)
    told = complaints.getvalue()
    assert sorted(path.name for path in folder.iterdir()) == sorted(
        {source.name} | ({"scores.csv"} if target.exists() else set())
    )
    assert target.exists() == (status != 2)
    assert bool(told) or status == 0
    target.unlink(missing_ok=True)
    source.unlink()
    return status, told


@settings(deadline=None, max_examples=times(300))
@given(TEXTS, st.booleans())
def test_any_bytes_as_csv_are_scored_or_refused(folder, content, is_headed):
    text = HEADING + b"\n" + content if is_headed else content
    status, told = scored(folder, text, "csv")
    assert status in (0, 1, 2)
    assert all(line.isprintable() for line in told.splitlines())


@settings(deadline=None, max_examples=times(100))
@given(TEXTS)
def test_any_bytes_as_parquet_are_refused(folder, content):
    status, told = scored(folder, content, "parquet")
    assert status == 2
    assert "Nothing was written" in told


def test_every_row_that_is_not_blank_is_scored_or_told_of_once(folder):
    content = HEADING + b"\n"
    content += b"".join(
        ROW.replace(b"V1", b"V%d" % n).replace(b",0,", b",%d," % (n % 4), 1) + b"\n"
        for n in range(4000)
    )
    source, target = folder / "answers.csv", folder / "scores.csv"
    source.write_bytes(content)
    complaints = io.StringIO()
    assert score_sdq(source, target, complaints) == 1
    told = {int(line.split()[1].strip(",")) - 2 for line in complaints.getvalue().splitlines()}
    kept = {int(line.split(",")[0][1:]) for line in target.read_text().splitlines()[1:]}
    assert told == {n for n in range(4000) if n % 4 == 3}
    assert kept == set(range(4000)) - told
    source.unlink()
    target.unlink()


PROGRAM = """
import io, resource, sys
from pathlib import Path
from holdfast.exchange.scoring import score_file
from holdfast.measures.instruments import ALL
said = io.StringIO()
status = score_file(ALL["sdq"], Path(sys.argv[1]), Path(sys.argv[2]), said)
print(status, len(said.getvalue()), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


@pytest.mark.parametrize("ending", ["csv", "parquet"])
def test_a_long_file_takes_no_more_memory_than_one_a_tenth_as_long(tmp_path, ending):
    def peak(rows):
        source = tmp_path / f"answers{rows}.csv"
        lines = (ROW.replace(b"V1", b"V%d" % n) for n in range(rows))
        source.write_bytes(b"\n".join((HEADING, *lines)))
        words = [sys.executable, "-c", PROGRAM, source, tmp_path / f"scores.{ending}"]
        ran = subprocess.run(
            words, cwd=Path(__file__).parents[2], capture_output=True, text=True, check=True
        )
        status, said, megabytes = map(int, ran.stdout.split())
        assert (status, said) == (0, 0)
        return megabytes

    assert peak(200_000) < peak(20_000) + 80


def test_a_line_without_end_is_refused_and_not_kept_in_memory(tmp_path):
    source, target = tmp_path / "answers.csv", tmp_path / "scores.csv"
    with source.open("wb") as stream:
        stream.write(HEADING + b"\n")
        stream.truncate(2**26)
    complaints = io.StringIO()
    assert score_sdq(source, target, complaints) == 2
    assert "a line is longer than 16,777,216 characters" in complaints.getvalue()


@pytest.mark.parametrize("start", [b"PK\x03\x04", b"\x1f\x8b", b"PAR1"])
def test_what_is_no_text_at_all_is_said(tmp_path, start):
    source = tmp_path / "answers.csv"
    source.write_bytes(start + b"\0" * 100)
    complaints = io.StringIO()
    assert score_sdq(source, tmp_path / "scores.csv", complaints) == 2
    assert "Nothing was written" in complaints.getvalue()
    assert "this is " in complaints.getvalue()


@given(st.lists(st.lists(st.integers(0, 6), max_size=6), max_size=8), st.sampled_from([0, 2, 99]))
def test_repeats_are_counted_as_one_by_one(batches, latest):
    repeats, first, count, found = Repeats(latest=latest), {}, 0, None
    row = 1
    for batch in batches:
        rows = list(range(row + 1, row + 1 + len(batch)))
        repeats.saw([f"V{n}" for n in batch], np_rows(rows))
        for name, at in zip(batch, rows, strict=True):
            if first.setdefault(name, at) != at:
                count += 1
                found = found or (name, at)
        row += len(batch) + 1
    told = repeats.in_words()
    assert bool(told) == bool(count)
    if found:
        name, at = found
        assert told == [
            f"Note: {count} rows repeat an id already scored; the first is row {at}, id V{name}, "
            f"as in row {first[name]}. Every one was scored."
        ]


def np_rows(rows):
    return np.array(rows, np.int64)


def test_when_there_are_too_many_ids_to_hold_that_is_said():
    repeats = Repeats(most=3)
    repeats.saw(["V1", "V2", "V3", "V4"], np_rows([2, 3, 4, 5]))
    [note] = repeats.in_words()
    assert "no repeated id was found" in note
    assert "first 3 different ones only" in note
    repeats.saw(["V3", "V4", "V4"], np_rows([6, 7, 8]))
    [note] = repeats.in_words()
    assert note.startswith(
        "Note: 2 rows repeat an id already scored; the first is row 6, id V3, as"
    )


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_a_terminal_is_told_how_far_it_is_and_complaints_stay():
    out, hour = Terminal(), iter([0, 0.1, 2.0, 2.1, 9.0])
    progress = Progress(out, lambda: next(hour))
    progress.at(1000, 0.1)
    assert out.getvalue() == ""
    progress.at(20_000, 0.25)
    assert out.getvalue().endswith("20,000 rows, 25%, 10,000 rows a second")
    progress.say(["row 3, id V1: i1: no."])
    assert out.getvalue().endswith("\r\x1b[Krow 3, id V1: i1: no.\n")
    progress.clear()
    assert out.getvalue().endswith("no.\n")


def test_a_log_is_told_nothing_but_complaints():
    out, hour = io.StringIO(), iter([0.0, 99.0])
    progress = Progress(out, lambda: next(hour))
    progress.at(20_000, 0.25)
    progress.clear()
    assert out.getvalue() == ""
