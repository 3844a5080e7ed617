"""What a return may change of what is here, said for any values."""

from hypothesis import given, settings
from hypothesis import strategies as st

from holdfast.exchange.rules.merging import BLANK, merge

TOLD = st.sampled_from(["", None, "A", "B", "C"])
NAMES = ("sex", "ended_on")
ROWS = st.fixed_dictionaries({name: TOLD for name in NAMES})


@settings(deadline=None)
@given(ROWS, ROWS, ROWS | st.none())
def test_an_older_return_changes_nothing(here, told, last_told) -> None:
    merged = merge(here=here, told=told, last_told=last_told, older=True)
    assert (merged.changes, merged.left) == ({}, {})


@settings(deadline=None)
@given(ROWS, ROWS, ROWS | st.none())
def test_a_blank_erases_only_where_it_may(here, told, last_told) -> None:
    merged = merge(here=here, told=told, last_told=last_told, older=False, erasing=["ended_on"])
    assert merged.changes.get("sex", "A") not in BLANK


@settings(deadline=None)
@given(ROWS, ROWS, ROWS)
def test_told_twice_the_second_time_changes_nothing(here, told, last_told) -> None:
    first = merge(here=here, told=told, last_told=last_told, older=False)
    second = merge(here=here | first.changes, told=told, last_told=told, older=False)
    assert second.changes == {}


@settings(deadline=None)
@given(ROWS, ROWS, ROWS)
def test_what_somebody_typed_is_never_overwritten(here, told, last_told) -> None:
    merged = merge(here=here, told=told, last_told=last_told, older=False, erasing=NAMES)
    for name in merged.changes:
        assert here[name] in BLANK or here[name] == last_told[name]


@settings(deadline=None)
@given(ROWS, ROWS)
def test_what_nobody_touched_becomes_what_is_told(last_told, told) -> None:
    merged = merge(here=last_told, told=told, last_told=last_told, older=False, erasing=NAMES)
    assert last_told | merged.changes == told or last_told == told
    assert merged.left == {}


@settings(deadline=None)
@given(ROWS, ROWS, ROWS | st.none())
def test_a_whole_row_is_changed_altogether_or_not_at_all(here, told, last_told) -> None:
    merged = merge(
        here=here, told=told, last_told=last_told, older=False, erasing=NAMES, whole=True
    )
    assert not (merged.changes and merged.left)
