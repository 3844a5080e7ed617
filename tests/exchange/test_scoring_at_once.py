"""What is read and scored at once is what reading and scoring row by row would give."""

import csv
import io
from dataclasses import asdict

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdfast.exchange.scoring import ASKED_FOR, WRITTEN, score_file, scorer_of
from holdfast.exchange.scoring.batch import BLANK, Batch
from holdfast.exchange.scoring.careful import CarefulReader
from holdfast.exchange.scoring.columns import asked_for, columns_of
from holdfast.exchange.scoring.csv_in import CsvReader
from holdfast.exchange.scoring.source import Source
from holdfast.kit.csv_rows import rows_of
from holdfast.measures.instruments import ALL, sdq
from holdfast.measures.instruments.shapes import Answers
from tests.measures.test_sdq_holds_for_anything import forms
from tests.shared_data import shared
from tests.thorough import times

SDQ = ALL["sdq"]
BANDED = ("total", *sdq.SCALES, "impact")


def scored_one_by_one(answers):
    """The columns of one form by the instrument's own function, as they have always been."""
    scores = sdq.score(answers)
    version = sdq.VERSIONS[answers.version]
    found = asdict(scores)
    row = [answers.version, *(found[name] for name in WRITTEN[2:12])]
    for table in (sdq.ORIGINAL_THREE, sdq.NEWER_FOUR):
        for scale in map(sdq.Scale, BANDED):
            band = sdq.band(table, version, scale, scores.on(scale))
            row.append(band.key if band else None)
    return row


def batch_of(instrument, filled_in):
    """A batch of forms, as a reader makes it."""
    codes = list(instrument.versions)
    numbers = tuple(sorted({n for one in filled_in for n in one.items}))
    given = [[one.items.get(n) for n in numbers] for one in filled_in]
    return Batch(
        [str(place) for place in range(len(filled_in))],
        np.arange(len(filled_in)),
        np.array([2 * codes.index(one.version) + one.follow_up for one in filled_in], np.int16),
        numbers,
        np.array([[BLANK if a is None else a for a in row] for row in given], np.int16),
    )


def values_of(scorer, batch):
    """The rows of values that a scorer's codes stand for."""
    codes = scorer.codes(batch)
    columns = [
        [column.values[place] for place in places]
        for column, places in zip(scorer.columns, codes, strict=True)
    ]
    return [list(row) for row in zip(*columns, strict=True)]


@st.composite
def whole_sdqs(draw):
    form = draw(forms())
    return Answers(
        version=form.version,
        items={number: form.items.get(number) for number in range(1, 36)},
        follow_up=form.follow_up,
    )


@settings(deadline=None)
@given(st.lists(whole_sdqs(), min_size=1, max_size=8))
def test_a_batch_of_sdqs_is_scored_as_each_alone(filled_in):
    found = values_of(scorer_of(SDQ), batch_of(SDQ, filled_in))
    assert found == [scored_one_by_one(one) for one in filled_in]


def test_every_sum_of_a_scale_with_every_number_of_blanks_is_scored_as_alone():
    patterns = [
        [first, second, third, fourth, fifth]
        for first in (None, 0, 1, 2)
        for second in (None, 0, 1, 2)
        for third in (None, 0, 1, 2)
        for fourth in (None, 0, 1, 2)
        for fifth in (None, 0, 1, 2)
    ]
    blank = dict.fromkeys(range(1, 36))
    filled_in = [
        Answers(
            version=code,
            items=blank
            | {n: given[k] for items in sdq.KEYED.values() for k, n in enumerate(items)},
        )
        for given in patterns
        for code in ("P4-10", "T4-10", "S11-17", "P2-4", "S18+")
    ]
    found = values_of(scorer_of(SDQ), batch_of(SDQ, filled_in))
    assert found == [scored_one_by_one(one) for one in filled_in]


def test_every_impact_supplement_of_every_version_is_scored_as_alone():
    choice = np.random.default_rng(3)
    filled_in = []
    for code, version in sdq.VERSIONS.items():
        for _ in range(400):
            items = dict.fromkeys(range(1, 36))
            for number in (26, *version.impact_items):
                items[number] = [None, 0, 1, 2, 3][choice.integers(5)]
            filled_in.append(Answers(version=code, items=items))
    found = values_of(scorer_of(SDQ), batch_of(SDQ, filled_in))
    assert found == [scored_one_by_one(one) for one in filled_in]


@st.composite
def forms_of(draw, instrument):
    code = draw(st.sampled_from(sorted(instrument.versions)))
    follow_up = draw(st.booleans())
    takes = instrument.allowed(code, follow_up=follow_up)
    numbers = sorted(
        {n for one in instrument.versions for n in instrument.allowed(one)} | set(takes)
    )
    items = {
        n: draw(st.none() | st.sampled_from(takes[n])) if n in takes else None for n in numbers
    }
    return Answers(version=code, items=items, follow_up=follow_up)


@pytest.mark.parametrize("key", [key for key in ALL if key != "sdq"])
@settings(deadline=None, max_examples=times(60))
@given(data=st.data())
def test_a_batch_of_any_instrument_is_scored_as_each_alone(key, data):
    instrument = ALL[key]
    filled_in = data.draw(st.lists(forms_of(instrument), min_size=1, max_size=5))
    filled_in = [one for one in filled_in if not instrument.problems(one)]
    if not filled_in:
        return
    scorer = scorer_of(instrument)
    found = values_of(scorer, batch_of(instrument, filled_in))
    names = [column.name for column in scorer.columns]
    for row, one in zip(found, filled_in, strict=True):
        written = dict(zip(names, row, strict=True))
        scores = instrument.score(one)
        assert written.pop("version") == one.version
        assert {name: written[name] for name in scores} == scores
        for table in instrument.tables:
            for scale in scores:
                bands = instrument.bands(one.version, scale, scores[scale])
                [key_of] = [b.key for b in bands if b.table == table.name] or [None]
                assert written.get(f"{table.key}_{scale}") == key_of


HEADINGS = [*ASKED_FOR, "stage", "i34", "note"]
CELLS = st.sampled_from(
    [
        *("", "0", "1", "2", "3", "4", "9", "2.0", "01", " 1", "1 ", "-1", "12", "100", "1.5"),
        *('"2"', '""', '"', 'a"b', '"a,b"', '"a""b"', '"a\nb"', "é", "\u00a0", "\0", "x", '"1'),
        *("1\r", "+1", "1e0", "01/02/2024", "45292", '"2.0"', "2.00", ".0", "0.0", "00"),
    ]
)
NAMES = st.sampled_from(
    ["V1", "V\0", "", " ", "é1", '"V 1"', '"a,b"', "\0", '"', " V", '" "', '""']
)
VERSIONS = st.sampled_from(
    ["P4-10", "T4-10", "P4-10\0", "p4-10", " P4-10 ", '"S18+"', "X", "", '"P4-10']
)
STAGES = st.sampled_from(["", "baseline", "follow-up", "Follow up", '"follow-up"', "é"])
ENDS = st.sampled_from(["\n", "\n", "\n", "\r\n", "\r", "\n\n", ",\n", ",,\n"])


@st.composite
def lines(draw):
    plain = draw(st.lists(st.sampled_from(["", "0", "1", "2"]), min_size=25, max_size=25))
    cells = [draw(NAMES), draw(VERSIONS), *plain, *[""] * 8, draw(STAGES), "", ""]
    for place, cell in draw(st.lists(st.tuples(st.integers(0, 37), CELLS), max_size=2)):
        cells[place] = cell
    kept = draw(st.sampled_from([len(cells)] * 5 + [3, 36]))
    return ",".join(cells[:kept]) + draw(ENDS)


def read_one_by_one(text):
    rows = rows_of(io.StringIO(text, newline=""))
    columns = columns_of(SDQ, next(rows)[0])
    return CarefulReader(SDQ, columns).batch(
        (number, cells, fault) for number, (cells, fault) in enumerate(rows, start=2)
    )


def read_at_once(path, block, longest=10_000):
    with CsvReader(SDQ, Source(path, block, longest)) as reader:
        return list(reader.batches())


@settings(deadline=None, max_examples=times(300))
@given(
    st.lists(lines(), max_size=12), st.sampled_from([64, 300, 2**21]), st.sampled_from([700, 10**6])
)
def test_a_file_read_in_blocks_says_what_a_file_read_row_by_row_says(
    tmp_path_factory, told, block, longest
):
    text = ",".join(HEADINGS) + "\n" + "".join(told)
    path = tmp_path_factory.getbasetemp() / "read.csv"
    path.write_bytes(text.encode())
    alone = read_one_by_one(text)
    batches = read_at_once(path, block, longest)
    assert [name for batch in batches for name in batch.ids] == alone.ids
    assert [row for batch in batches for row in batch.rows] == list(alone.rows)
    assert [form for batch in batches for form in batch.forms] == list(alone.forms)
    assert [list(row) for batch in batches for row in batch.answers] == [
        list(row) for row in alone.answers
    ]
    assert [line for batch in batches for line in batch.complaints] == list(alone.complaints)


@pytest.mark.parametrize("block", [100, 5000, 2**21])
def test_every_published_case_is_read_the_same_in_blocks_of_any_size(block):
    path = shared("data/measures/sdq_vectors.csv")
    alone = read_one_by_one(path.read_text(encoding="utf-8"))
    batches = read_at_once(path, block)
    assert [name for batch in batches for name in batch.ids] == alone.ids
    assert np.array_equal(np.concatenate([batch.answers for batch in batches]), alone.answers)
    assert len(alone.ids) == 888


@pytest.mark.parametrize("key", list(ALL))
def test_a_file_of_any_instrument_needs_its_items_and_no_more(key):
    instrument = ALL[key]
    assert columns_of(instrument, asked_for(instrument)).numbers
    text = ",".join(asked_for(instrument))
    assert next(csv.reader([text]))[:2] == ["id", "version"]


@pytest.mark.parametrize("ending", ["csv", "parquet"])
@pytest.mark.parametrize("key", [key for key in ALL if key != "sdq"])
def test_a_file_of_any_instrument_is_scored_and_its_bad_rows_told_of(tmp_path, key, ending):
    instrument, choice = ALL[key], np.random.default_rng(5)
    rows = []
    for number in range(300):
        code = list(instrument.versions)[number % len(instrument.versions)]
        items = {
            item: int(choice.choice(takes)) if choice.random() > number / 3000 else None
            for item, takes in instrument.allowed(code).items()
        }
        rows.append((f"V{number}", Answers(version=code, items=items)))
    source, target = tmp_path / "answers.csv", tmp_path / f"scores.{ending}"
    with source.open("w", encoding="utf-8", newline="") as stream:
        sheet = csv.DictWriter(stream, asked_for(instrument))
        sheet.writeheader()
        for name, form in rows:
            cells = {f"i{n}": answer for n, answer in form.items.items()}
            sheet.writerow({"id": name, "version": form.version, **cells})
        sheet.writerow({"id": "bad", "version": code, "i1": 77777})
    complaints = io.StringIO()
    assert score_file(instrument, source, target, complaints) == 1
    assert complaints.getvalue().startswith("row 302, id bad: i1: '77777' is too large")
    read = pl.read_csv if ending == "csv" else pl.read_parquet
    kept = read(target, infer_schema=False) if ending == "csv" else read(target)
    assert kept["id"].to_list() == [name for name, _ in rows]
    for written, (_, form) in zip(kept.to_dicts(), rows, strict=True):
        for scale, score in instrument.score(form).items():
            found = written[scale]
            assert (found is None) == (score is None)
            assert score is None or float(found) == score
