"""Bands of the SDQ: which table, which direction, and how sure we are."""

import pytest

from holdfast.measures.instruments import sdq
from holdfast.measures.instruments.sdq import Scale


def found(table, version, scale, value):
    return sdq.band(table, sdq.VERSIONS[version], scale, value)


def test_the_two_tables_can_call_one_score_by_different_bands():
    original = found(sdq.ORIGINAL_THREE, "P4-10", Scale.HYPERACTIVITY, 7)
    newer = found(sdq.NEWER_FOUR, "P4-10", Scale.HYPERACTIVITY, 7)
    assert (original.words, original.table) == ("Abnormal", "Original three bands")
    assert (newer.words, newer.table) == ("Slightly raised", "Newer four bands")


def test_a_low_prosocial_score_is_the_worse_one():
    assert found(sdq.NEWER_FOUR, "P4-10", Scale.PROSOCIAL, 0).key == "very_low"
    assert found(sdq.NEWER_FOUR, "P4-10", Scale.PROSOCIAL, 10).severity == 0


@pytest.mark.parametrize("version", ["T2-4", "S18+", "I18+"])
def test_nothing_is_banded_where_nothing_is_published(version):
    for table in sdq.TABLES:
        assert {found(table, version, scale, 0) for scale in Scale} == {None}


def test_the_original_table_says_nothing_of_the_under_fours():
    assert found(sdq.ORIGINAL_THREE, "P2-4", Scale.TOTAL, 20) is None


def test_a_score_that_is_missing_has_no_band_and_one_that_cannot_be_is_an_error():
    assert found(sdq.NEWER_FOUR, "P4-10", Scale.TOTAL, None) is None
    with pytest.raises(ValueError, match="7 is not a score of impact on T4-10"):
        found(sdq.NEWER_FOUR, "T4-10", Scale.IMPACT, 7)


@pytest.mark.parametrize(
    ("table", "version", "scale", "sure"),
    [
        (sdq.ORIGINAL_THREE, "P4-10", Scale.EMOTIONAL, [True] * 3),
        (sdq.ORIGINAL_THREE, "T4-10", Scale.IMPACT, [False] * 3),
        (sdq.NEWER_FOUR, "P4-10", Scale.TOTAL, [True] * 4),
        (sdq.NEWER_FOUR, "P4-10", Scale.CONDUCT, [False] * 4),
        (sdq.NEWER_FOUR, "P4-10", Scale.PROSOCIAL, [True, True, False, False]),
        (sdq.NEWER_FOUR, "T4-10", Scale.PEER, [True] * 4),
        (sdq.NEWER_FOUR, "S11-17", Scale.TOTAL, [False] * 4),
        (sdq.NEWER_FOUR, "S11-17", Scale.CONDUCT, [True, True, False, False]),
    ],
)
def test_a_band_says_whether_both_its_edges_were_seen_in_a_source(table, version, scale, sure):
    bands = table.bands[sdq.VERSIONS[version].norms][scale]
    assert [not each.is_provisional for each in bands] == sure


def test_every_band_under_four_is_provisional():
    scales = sdq.NEWER_FOUR.bands[sdq.Norms.PARENT_2_4]
    assert all(each.is_provisional for bands in scales.values() for each in bands)


@pytest.mark.parametrize(
    ("total", "words"),
    [
        *((0, "Normal"), (13, "Normal")),
        *((14, "Borderline"), (16, "Borderline")),
        *((17, "Cause for concern"), (40, "Cause for concern")),
    ],
)
def test_the_department_has_its_own_bands_for_looked_after_children(total, words):
    each = found(sdq.DFE_LOOKED_AFTER_BANDS, "P4-17", Scale.TOTAL, total)
    assert (each.words, each.table) == (words, sdq.DFE_LOOKED_AFTER_BANDS.name)
