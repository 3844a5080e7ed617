"""Small numbers: each published rule, and tables that cannot be worked out from their totals."""

import csv
import json
from itertools import product
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from holdfast.measures.rules import disclosure
from tests.shared_data import shared

DATA = "data/measures"
Cell = tuple[int, int]
RULES = {
    "dfe_cin_la": disclosure.local_count,
    "dfe_national": disclosure.national_count,
    "ohid_round5": disclosure.hospital_count,
    "midpoint6": disclosure.midpoint,
}


def cases() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(
        shared(f"{DATA}/secondary_suppression_cases.json").read_text()
    )
    return found


def tables() -> list[list[list[int]]]:
    return [case["table"] for case in cases() if "table" in case]


@pytest.mark.parametrize("rule", RULES)
def test_every_published_count_is_shown_as_it_is_published(rule: str) -> None:
    rows = list(csv.DictReader(shared(f"{DATA}/disclosure_cases.csv").read_text().splitlines()))
    assert len(rows) > 20
    assert [str(RULES[rule](int(row["n"]))) for row in rows] == [row[rule] for row in rows]


def test_a_hidden_cell_cannot_be_worked_out() -> None:
    assert len(tables()) == 4
    for table in tables():
        hidden = disclosure.to_hide(table)
        assert disclosure.small_cells(table) <= hidden
        assert not disclosure.solved(table, hidden)


def test_a_lone_small_cell_takes_three_more_with_it() -> None:
    assert len(disclosure.to_hide(tables()[0])) == 4


def test_two_small_cells_of_a_row_protect_the_row_and_neither_column() -> None:
    table = tables()[1]
    small = disclosure.small_cells(table)
    assert disclosure.solved(table, small) == small
    assert len(disclosure.to_hide(table)) == 4


def test_a_true_zero_stays_and_the_seven_goes() -> None:
    assert disclosure.to_hide([[0, 5, 7]]) == {(0, 1), (0, 2)}


def test_nothing_small_hides_nothing() -> None:
    assert disclosure.to_hide([[6, 7], [8, 9]]) == frozenset()


def test_where_no_choice_is_enough_it_says_so() -> None:
    with pytest.raises(ValueError, match="leave out a total"):
        disclosure.to_hide([[3, 0], [0, 9]])


def test_a_share_whose_rest_is_one_child_is_not_shown() -> None:
    share = next(
        case["percent_of_small_base"] for case in cases() if "percent_of_small_base" in case
    )
    assert not disclosure.may_show_percentage(share["numerator"], share["denominator"])
    assert disclosure.may_show_percentage(18, 18)
    assert disclosure.may_show_percentage(12, 18)


def test_two_totals_may_give_away_what_lies_between() -> None:
    totals = next(case["differencing"] for case in cases() if "differencing" in case)
    assert disclosure.difference_leaks(totals["quarter1"], totals["half_year"])
    assert not disclosure.difference_leaks(12, 12)
    assert not disclosure.difference_leaks(12, 18)


@given(st.lists(st.lists(st.integers(0, 12), min_size=3, max_size=3), min_size=2, max_size=2))
def test_an_attacker_with_every_total_always_has_two_answers(table: list[list[int]]) -> None:
    try:
        hidden = disclosure.to_hide(table)
    except ValueError:
        assume(False)
    for cell in hidden:
        assert len({found[cell] for found in every_answer(table, sorted(hidden))}) > 1


def every_answer(
    table: list[list[int]], cells: list[tuple[int, int]]
) -> list[dict[tuple[int, int], int]]:
    """Return every filling-in of the hidden cells, whole numbers below nought too, that adds up."""
    steps = [
        dict(zip(cells, moved, strict=True)) for moved in product((-1, 0, 1), repeat=len(cells))
    ]
    return [
        {(row, column): table[row][column] + step[row, column] for row, column in cells}
        for step in steps
        if all(sum(step[c] for c in cells if c[0] == row) == 0 for row in range(len(table)))
        and all(sum(step[c] for c in cells if c[1] == one) == 0 for one in range(len(table[0])))
    ]
