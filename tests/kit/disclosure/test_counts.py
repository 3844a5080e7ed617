"""How one count is shown: each published rule, and what a rounded number says."""

import csv
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.kit.disclosure import counts
from tests.shared_data import shared

DATA = "data/measures"
RULES = {
    "dfe_cin_la": counts.local_count,
    "dfe_national": counts.national_count,
    "ohid_round5": counts.hospital_count,
    "midpoint6": counts.midpoint,
}


def cases() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(
        shared(f"{DATA}/secondary_suppression_cases.json").read_text()
    )
    return found


@pytest.mark.parametrize("rule", RULES)
def test_every_published_count_is_shown_as_it_is_published(rule: str) -> None:
    rows = list(csv.DictReader(shared(f"{DATA}/disclosure_cases.csv").read_text().splitlines()))
    assert len(rows) > 20
    assert [str(RULES[rule](int(row["n"]))) for row in rows] == [row[rule] for row in rows]


def test_a_share_whose_rest_is_one_child_is_not_shown() -> None:
    share = next(
        case["percent_of_small_base"] for case in cases() if "percent_of_small_base" in case
    )
    assert not counts.may_show_percentage(share["numerator"], share["denominator"])
    assert counts.may_show_percentage(18, 18)
    assert counts.may_show_percentage(12, 18)


def test_two_totals_may_give_away_what_lies_between() -> None:
    totals = next(case["differencing"] for case in cases() if "differencing" in case)
    assert counts.difference_leaks(totals["quarter1"], totals["half_year"])
    assert not counts.difference_leaks(12, 12)
    assert not counts.difference_leaks(12, 18)


@given(st.integers(0, 200), st.integers(2, 12))
def test_what_a_rounded_count_says_is_true_and_no_more_than_it_says(count: int, step: int) -> None:
    way = counts.Way(small=range(1, step), step=step)
    low, high = way.says(count)
    assert low <= count <= high
    alike = [other for other in range(count + 2 * step) if way.says(other) == (low, high)]
    assert (alike[0], alike[-1]) == (low, high)
    assert len({max(counts.nearest(one, step), 0) if one >= step else 0 for one in alike}) == 1


@given(st.integers(0, 200))
def test_a_count_as_it_is_says_itself(count: int) -> None:
    assert counts.AS_IT_IS.says(count) == (count, count)
