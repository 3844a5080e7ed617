"""SNOMED CT codes: each is the published one, and a wrong digit cannot pass."""

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.measures.instruments import ALL
from holdfast.measures.instruments.codes import has_right_check_digit
from tests.shared_data import shared

NOT_CARRIED = {"YCORS", "GSRS", "CGSRS", "SCORE-15", "SFQ"}
RATERS = {"parent": "HoNOSCA-P", "clinician": "HoNOSCA", "self": "HoNOSCA-SR"}
SDQ_FORMS = {
    ("parent", "4-17"): "P11-17",
    ("teacher", "4-17"): "T4-10",
    ("parent", "2-4"): "P2-4",
    ("teacher", "2-4"): "T2-4",
    ("self", "11-17"): "S11-17",
}
RCADS = {
    "generalised anxiety": "generalised_anxiety",
    "OCD": "compulsion",
    "social phobia": "social_phobia",
    "total anxiety": "total_anxiety",
}
KEPT_AS = {"CSRS": "SRS", "RCADS": "RCADS-47"}


def published():
    with shared("data/measures/mhsds_codes.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def ours(row):
    """Return the instrument, the form and the scale that a published row is about."""
    one = next(i for i in ALL.values() if i.name == KEPT_AS.get(row["measure"], row["measure"]))
    if row["measure"] == "SDQ":
        return one, SDQ_FORMS[row["informant"], row["age_form"]], row["scale"]
    if row["measure"] == "HoNOSCA":
        return one, RATERS[row["informant"]], row["scale"].replace(" ", "_")
    form = row["measure"] if row["measure"] in one.versions else next(iter(one.versions))
    return one, form, RCADS.get(row["scale"], row["scale"])


def test_every_published_code_has_its_check_digit_and_none_repeats():
    codes = [row["snomed_id"] for row in published()]
    assert len(codes) == len(set(codes)) == 102
    assert all(map(has_right_check_digit, codes))


def test_every_published_code_of_an_instrument_we_carry_is_ours_and_no_other():
    checked = set()
    for row in published():
        if row["measure"] in NOT_CARRIED or row["scale"] == "unspecified":
            continue
        one, form, scale = ours(row)
        [code] = one.codes_of(form, scale)
        assert (code.code, code.is_outcome) == (row["snomed_id"], row["outcome_flag"] == "Y")
        checked.add(code.code)
    assert checked == {code.code for one in ALL.values() for code in one.codes}


def test_the_direction_of_each_scale_is_the_published_one():
    for row in published():
        if row["measure"] in NOT_CARRIED or row["scale"] == "unspecified":
            continue
        one, _, scale = ours(row)
        assert one.scales[scale].direction == ("better" if row["direction"][0] == "h" else "worse")
        if row["max_by_scoring_rule"] and (row["informant"], scale) != ("teacher", "impact"):
            assert one.scales[scale].highest == int(row["max_by_scoring_rule"])


@pytest.mark.parametrize("row", range(102))
def test_any_one_digit_changed_is_caught(row):
    code = published()[row]["snomed_id"]
    for place, digit in enumerate(code):
        for other in set("0123456789") - {digit}:
            assert not has_right_check_digit(code[:place] + other + code[place + 1 :])


@pytest.mark.parametrize("row", range(102))
def test_any_two_neighbours_changed_about_are_caught(row):
    code = published()[row]["snomed_id"]
    for place in range(len(code) - 1):
        one, two = code[place : place + 2]
        turned = code[:place] + two + one + code[place + 2 :]
        assert has_right_check_digit(turned) is (one == two)


@pytest.mark.parametrize("text", ["", " ", "71813400²", "718134OO2", "-718134002", "٧١٨١٣٤٠٠٢"])
def test_what_is_not_a_number_has_no_right_check_digit(text):
    assert not has_right_check_digit(text)


@given(st.text("0123456789", min_size=1, max_size=18))
def test_exactly_one_last_digit_is_right(start):
    assert sum(has_right_check_digit(start + digit) for digit in "0123456789") == 1


def test_a_form_of_eighteen_and_over_has_no_code():
    assert ALL["sdq"].codes_of("S18+", "total") == []
    with pytest.raises(KeyError):
        ALL["sdq"].codes_of("nonsense", "total")
