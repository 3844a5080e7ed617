"""Reading rows that people made: whole files come back as they were, spoilt ones lose a row."""

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from holdfast.kit.csv_rows import on_one_line, rows_of, shortened

cells = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
tables = st.integers(2, 4).flatmap(
    lambda width: st.lists(st.lists(cells, min_size=width, max_size=width), min_size=1)
)
plain = st.text(st.sampled_from("abc 019.-"), min_size=1, max_size=4)
plain_tables = st.integers(2, 4).flatmap(
    lambda width: st.lists(st.lists(plain, min_size=width, max_size=width), min_size=2)
)


@given(tables, st.sampled_from(["\n", "\r\n"]))
def test_whatever_was_written_is_read_back_without_a_fault(table, ending):
    written = io.StringIO()
    csv.writer(written, lineterminator=ending, quoting=csv.QUOTE_ALL).writerows(table)
    read = list(rows_of(io.StringIO(written.getvalue(), newline="")))
    assert read == [(row, "") for row in table]


@given(plain_tables, st.data())
def test_a_stray_quotation_mark_costs_one_row_wherever_it_falls(table, chance):
    row = chance.draw(st.integers(1, len(table) - 1))
    cell = chance.draw(st.integers(0, len(table[row]) - 1))
    lines = [list(each) for each in table]
    lines[row][cell] = '"' + lines[row][cell]
    text = "".join(",".join(line) + "\n" for line in lines)
    read = list(rows_of(io.StringIO(text, newline="")))
    assert [bool(fault) for _, fault in read] == [at == row for at in range(len(table))]
    assert [each for each, fault in read if not fault] == [*table[:row], *table[row + 1 :]]


@given(plain_tables, st.data())
def test_a_row_cut_short_is_a_fault_and_the_rest_are_read(table, chance):
    row = chance.draw(st.integers(1, len(table) - 1))
    text = "".join(
        ",".join(each[:-1] if at == row else each) + "\n" for at, each in enumerate(table)
    )
    read = list(rows_of(io.StringIO(text, newline="")))
    assert [bool(fault) for _, fault in read] == [at == row for at in range(len(table))]


@given(st.text())
def test_what_is_said_on_one_line_stays_on_one_line(text):
    assert len(on_one_line(f"a{text}").splitlines()) == 1
    assert len(shortened(text)) <= 23
