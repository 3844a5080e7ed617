"""Findings from a snapshot: each key once, nothing small shown, what is not told says why."""

import json
from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest

from holdfast.evaluation.finding import Asked, findings
from holdfast.evaluation.rules.findings import Hidden, Sure, as_json, from_json
from holdfast.evaluation.snapshot.files import EXTRACT
from tests.evaluation import snapshots
from tests.evaluation.snapshots import A_DAY


@pytest.fixture(scope="module", params=[3, 4])
def by_chance(request):
    return findings(snapshots.by_chance(request.param, cases=10))


def test_findings_survive_being_written_as_json(by_chance):
    said = json.dumps(as_json(by_chance), allow_nan=False)
    assert from_json(json.loads(said)) == by_chance


def test_each_figure_and_table_has_a_key_of_its_own(by_chance):
    keys = Counter([one.key for one in (*by_chance.figures, *by_chance.tables)])
    assert max(keys.values()) == 1


def test_no_count_of_families_or_people_from_1_to_5_is_shown(by_chance):
    counted = [one for one in by_chance.figures if one.unit in ("families", "people", "cases")]
    assert counted
    assert not [one.key for one in counted if one.value in range(1, 6)]
    reach = [one for one in by_chance.tables if one.key.startswith("reach.")]
    cells = [cell for table in reach for row in table.rows for cell in row[1:]]
    assert Hidden() in cells
    assert not set(range(1, 6)) & set(cells)


def eleven_cases(moved=4.0):
    cases = [f"case-{number:02}" for number in range(11)]
    score = {"instrument": "SDQ", "informant": "parent", "scale": "total", "form": "P4-10",
             "norms": "parent 4-17"}  # fmt: skip
    return snapshots.snapshot(
        {
            "cases": [{"case": one, "child": one, "work_began_on": A_DAY} for one in cases],
            "scores": [
                score | {"case": one, "child": one, "occasion": when, "on": on, "value": value}
                for number, one in enumerate(cases)
                for when, on, value in (
                    ("baseline", A_DAY, 20.0 + number % 3),
                    ("review", A_DAY + timedelta(days=90), 20.0),
                    ("end", A_DAY + timedelta(days=180), 20.0 + number % 3 - moved - number % 2),
                )
            ],
            "hours": [
                {"case": one, "what": one, "minutes": 90, "kind": "with the family"}
                for one in cases
            ],
            "money": [{"entry": "1", "line": "1", "kind": "paid", "pence": 110_000}],
        }
    )


@pytest.fixture(scope="module")
def eleven():
    return findings(eleven_cases())


def test_the_change_of_the_pairs_is_the_last_score_against_the_first(eleven):
    found = eleven.figure("sdq.parent.total.mean_change")
    assert (found.sure, found.n) == (Sure.ESTIMATED, 11)
    assert found.value == pytest.approx((4 * 6 + 5 * 5) / 11)


def test_under_ten_pairs_it_cannot_be_told_yet():
    whole = eleven_cases()
    fewer = {**whole.tables, "cases": whole.tables["cases"].slice(0, 9)}
    found = findings(replace(whole, tables=fewer)).figure("sdq.parent.total.mean_change")
    assert found.sure is Sure.CANNOT_TELL
    assert "9 pairs, and 10 are needed" in found.because


def test_a_case_costs_its_hours_at_the_rate_and_its_part_of_what_was_paid(eleven):
    told = findings(eleven_cases(), Asked(pence_an_hour=4000))
    assert told.figure("hours.a_case").value == 1.5
    assert told.figure("cost.a_case").value == 1.5 * 40 + 100
    without = eleven.figure("cost.a_case")
    assert without.because == "Nobody has said what an hour costs."


def test_of_an_extract_no_month_of_a_case_is_told(eleven):
    found = findings(replace(eleven_cases(), kind=EXTRACT))
    assert "days of each case were moved" in found.figure("visits.monthly.mean").because
    assert not [one for one in found.tables if one.key == "visits.monthly.series"]
    g = "sdq.parent.total.g_av"
    assert found.figure(g) == eleven.figure(g)


def test_a_measure_that_is_in_no_catalogue_is_left_out_and_nothing_fails():
    told = eleven_cases()
    scores = told.tables["scores"].to_pylist()
    strange = snapshots.snapshot({
        "cases": told.tables["cases"].to_pylist(),
        "scores": [row | {"instrument": "Own", "norms": None} for row in scores],
    })  # fmt: skip
    assert not [one for one in findings(strange).figures if one.key.startswith("own")]
