"""Finding somebody again in an extract: how easy it is, and that coarsening makes it hard."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from holdfast.evaluation.rules.reidentification import Risk, coarsened, risk

PEOPLE = [
    {"age": 7, "sex": "F", "status": "CP"},
    {"age": 7, "sex": "F", "status": "CP"},
    {"age": 8, "sex": "M", "status": "CIN"},
]


def band(age: int) -> str:
    return "under 10" if age < 10 else "10 and over"


LADDERS = {"age": [band], "sex": []}
rows_of_people = st.lists(
    st.fixed_dictionaries(
        {"age": st.integers(0, 17), "sex": st.sampled_from(["F", "M", None]), "kept": st.integers()}
    ),
    max_size=60,
)


def test_risk_is_counted_class_by_class() -> None:
    found = risk(PEOPLE, ["age", "sex"], ["status"])
    assert found == Risk(
        rows=3, classes=2, least=1, uniques=1, few=3, found=2 / 3, tells={"status": 1}
    )
    assert risk([], ["age"], ["status"]) == Risk(0, 0, 0, 0, 0, 0.0, {"status": 0})


def test_ages_become_bands_before_anything_is_left_out() -> None:
    rows = [{"age": age, "sex": "F"} for age in range(0, 20)]
    found = coarsened(rows, LADDERS)
    assert found.steps == {"age": 1, "sex": 0}
    assert {row["age"] for row in found.rows} == {"under 10", "10 and over"}
    assert (found.least, found.blanked) == (10, ())


def test_a_row_that_stands_alone_is_blanked_with_enough_others() -> None:
    rows = [{"age": 4, "sex": "F"}] * 20 + [{"age": 5, "sex": "F"}] * 6 + [{"age": 17, "sex": "M"}]
    found = coarsened(rows, LADDERS)
    assert found.steps == {"age": 0, "sex": 0}
    assert found.blanked == (*range(20, 27),)
    assert found.least == 7


@given(rows_of_people, st.integers(1, 8), st.sampled_from([0.0, 0.1, 1.0]))
def test_nobody_is_ever_found_among_fewer_than_asked(
    rows: list[dict[str, Any]], least: int, most_blanked: float
) -> None:
    found = coarsened(rows, LADDERS, least=least, most_blanked=most_blanked)
    assert found.least >= min(least, len(rows))
    assert risk(found.rows, ["age", "sex"]).least == found.least


@given(rows_of_people)
def test_what_is_no_characteristic_stays_and_every_value_is_true_or_broader(
    rows: list[dict[str, Any]],
) -> None:
    found = coarsened(rows, LADDERS)
    for before, after in zip(rows, found.rows, strict=True):
        assert after["kept"] == before["kept"]
        assert after["sex"] in (before["sex"], None)
        assert after["age"] in (before["age"], band(before["age"]), None)


@given(rows_of_people)
def test_broader_rows_are_never_easier_to_find(rows: list[dict[str, Any]]) -> None:
    before, after = (risk(one, ["age", "sex"]) for one in (rows, coarsened(rows, LADDERS).rows))
    assert after.found <= before.found
    assert after.uniques <= before.uniques


def test_rows_safe_already_are_left_alone() -> None:
    rows = [{"age": 7, "sex": "F"}] * 5
    found = coarsened(rows, LADDERS)
    assert list(found.rows) == rows
    assert found.steps == {"age": 0, "sex": 0}
