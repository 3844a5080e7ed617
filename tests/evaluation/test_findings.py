"""A figure says a number or why there is none; findings survive being kept."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.evaluation.rules.findings import (
    Figure,
    Findings,
    Hidden,
    Sure,
    Table,
    as_json,
    from_json,
)

numbers = st.floats(allow_nan=False, allow_infinity=False)
cells = st.one_of(st.none(), st.integers(), numbers, st.text(), st.builds(Hidden, st.text()))
told = st.builds(
    Figure, st.text(), st.text(), numbers, st.text(), st.just(Sure.ESTIMATED), st.text(),
    n=st.integers(0), low=numbers, high=numbers,
)  # fmt: skip
untold = st.builds(
    Figure, st.text(), st.text(), st.none(), st.text(), st.just(Sure.CANNOT_TELL), st.text(),
    because=st.text(min_size=1),
)  # fmt: skip
tables = st.builds(
    Table, st.text(), st.text(), st.just(("a", "b")),
    st.lists(st.tuples(cells, cells)).map(tuple), st.text(),
)  # fmt: skip


@given(st.lists(told | untold).map(tuple), st.lists(tables).map(tuple))
def test_findings_come_back_as_they_were_kept(figures, tables):
    found = Findings("315", date(2015, 2, 25), figures, tables)
    assert from_json(json.loads(json.dumps(as_json(found)))) == found


@pytest.mark.parametrize(
    ("value", "sure", "because"),
    [(None, Sure.COUNTED, ""), (3.0, Sure.CANNOT_TELL, "few"), (None, Sure.NOT_SHOWN, "")],
)
def test_a_figure_has_a_value_or_says_why_it_has_none(value, sure, because):
    with pytest.raises(ValueError, match="says why"):
        Figure("k", "says", value, "cases", sure, "counted", because=because)
