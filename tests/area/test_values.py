"""A cell is a number, a marker, or unreadable; and a marker never becomes 0."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from holdfast.area.rules.values import (
    Marker,
    Unreadable,
    as_was,
    in_words,
    kept,
    read_value,
    total,
)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("29199.00", 29199),
        ("6,684", 6684),
        ("13,025,967", 13025967),
        ("£39,110", 39110),
        ("\ufffd39,110", 39110),
        ("ï¿½39,110", 39110),
        ("-77,535", -77535),
        ("-1.64", -1.64),
        ("21.9", 21.9),
        ("0", 0),
        (" 15% ", 15),
        ("c", Marker.CONFIDENTIAL),
        ("z", Marker.NOT_APPLICABLE),
        ("x", Marker.NOT_AVAILABLE),
        ("u", Marker.UNRELIABLE),
        ("low", Marker.LOW),
        ("k", Marker.LOW),
        (".", Marker.NOT_AVAILABLE),
        ("n/a", Marker.NOT_AVAILABLE),
        ("NA", Marker.NOT_AVAILABLE),
        ("", Marker.NOT_AVAILABLE),
    ],
)
def test_a_cell_is_read_as_its_file_means_it(cell, value):
    assert read_value(cell) == value


@pytest.mark.parametrize(
    "cell", ["-", "nan", "inf", "1e5", "1,23", "12,34,567", "1.2.3", "٣", "2019-20", "c1", "--1"]
)
def test_what_is_neither_a_number_nor_a_marker_is_not_guessed_at(cell):
    with pytest.raises(Unreadable):
        read_value(cell)


@given(st.integers(-(10**12), 10**12))
def test_a_whole_number_is_itself_however_it_is_written(number):
    for cell in (str(number), f"{number:,}", f"{number}.00", f" {number} "):
        assert read_value(cell) == number


@given(st.sampled_from([*Marker]), st.lists(st.integers(0, 10**6)))
def test_no_marker_is_0_nor_part_of_a_sum(marker, numbers):
    assert read_value(marker.value) is marker
    assert as_was(kept(marker)) is marker
    assert kept(marker) != 0
    assert total([*numbers, marker]) is Marker.NOT_AVAILABLE
    assert in_words(marker) != in_words(0)


@given(st.text(max_size=12))
@example("")
@example("١٢")
def test_anything_at_all_is_a_number_a_marker_or_unreadable(cell):
    try:
        value = read_value(cell)
    except Unreadable:
        return
    assert isinstance(value, Marker) or value == value  # a number, and not "not a number"
    assert as_was(kept(value)) == value


def test_a_value_is_printed_as_it_is_read_aloud():
    assert in_words(200543) == "200,543"
    assert in_words(15.3) == "15.3"
    assert in_words(-2.5) == "−2.5"
    assert in_words(Marker.CONFIDENTIAL) == "not published, to protect people (c)"
    assert total([]) is Marker.NOT_AVAILABLE
    assert total([1, 2.5]) == 3.5
