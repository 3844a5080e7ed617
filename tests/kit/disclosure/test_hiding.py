"""What is hidden of a table, on the published cases and where a reader would look for a way."""

import json
from typing import Any

import pytest

from holdfast.kit.disclosure import Dimension, People, Published, Tabulation, kind, protect
from tests.shared_data import shared

CASES = "data/measures/secondary_suppression_cases.json"
Rows = list[list[int]]


def counted(rows: Rows, **how: bool) -> People:
    """Return people of a table of rows r0, r1... and columns c0, c1..."""
    across = tuple(f"c{to}" for to in range(len(rows[0])))
    down = tuple(f"r{at}" for at in range(len(rows)))
    counts = {
        (f"r{at}", f"c{to}"): many for at, row in enumerate(rows) for to, many in enumerate(row)
    }
    return People((Dimension("r", down, **how), Dimension("c", across, **how)), counts)


def shown(rows: Rows, *, hides_least: bool = False, **how: bool) -> list[int | None]:
    people = counted(rows, **how)
    found = protect(people, [Tabulation(("r", "c"))], hides_least=hides_least)
    return [found.shows(one) for one in Tabulation(("r", "c"), with_totals=False).kinds(people)]


def cases() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(shared(CASES).read_text())
    return found


@pytest.mark.parametrize("hides_least", [False, True])
@pytest.mark.parametrize(("at", "hidden"), [(0, 4), (1, 4), (2, 2), (3, 0)])
def test_the_published_cases(at: int, hidden: int, hides_least: bool) -> None:
    table = [case["table"] for case in cases() if "table" in case][at]
    assert shown(table, hides_least=hides_least, tells=False).count(None) == hidden


def test_where_cells_are_not_enough_a_total_is_hidden_too() -> None:
    people = counted([[3, 0], [0, 9]], tells=False)
    found = protect(people, [Tabulation(("r", "c"))])
    assert found.shows(kind(r="r0")) is None
    assert found.shows(kind(c="c0")) is None
    assert found.shows(kind(r="r0", c="c1")) == 0
    assert found.shows(kind()) == 12


def test_two_small_numbers_that_are_small_together_take_a_third_with_them() -> None:
    assert shown([[2, 2, 16, 30]], tells=False) == [None, None, 16, None]
    assert shown([[2, 5, 16, 30]], tells=False) == [None, None, 16, 30]


def test_that_all_are_of_one_kind_is_hidden_where_it_tells_something() -> None:
    assert shown([[8, 0, 0], [7, 9, 6]], tells=False) == [8, 0, 0, 7, 9, 6]
    assert shown([[8, 0, 0], [7, 9, 6]]).count(None) >= 4


def test_all_but_a_few_are_hidden_like_the_few() -> None:
    people = People((Dimension("sex", ("F", "M")),), {("F",): 17, ("M",): 1})
    found = protect(people, [Tabulation(("sex",))])
    assert [found.shows(kind(sex=one)) for one in "FM"] == [None, None]
    assert found.shows(kind()) == 18


QUARTERS = Dimension("came", ("first", "second"), tells=False)
FIRST, HALF = kind(came="first"), kind()


def test_what_two_days_would_tell_between_them_is_hidden_on_the_second() -> None:
    people = People((QUARTERS,), {("first",): 12, ("second",): 3})
    published = Published(Tabulation((), of=FIRST), frozenset())
    found = protect(people, [Tabulation((), of=HALF)], earlier=[published])
    assert found.shows(HALF) is None
    more = People((QUARTERS,), {("first",): 12, ("second",): 6})
    assert protect(more, [Tabulation((), of=HALF)], earlier=[published]).shows(HALF) == 18


def test_all_and_all_but_one_service_are_not_shown_beside_each_other() -> None:
    service = Dimension("service", ("north", "south", "east"), tells=False)
    people = People((service,), {("north",): 30, ("south",): 20, ("east",): 2})
    two = [Tabulation(()), Tabulation((), of=kind(service=["north", "south"]))]
    assert [protect(people, two).shows(one.of) for one in two] == [52, None]


def test_what_was_told_before_is_said_to_be_told() -> None:
    people = People((QUARTERS,), {("first",): 3, ("second",): 30})
    careless = Published(Tabulation((), of=FIRST), frozenset())
    assert protect(people, [Tabulation((), of=HALF)], earlier=[careless]).told == {FIRST}


def test_two_protected_characteristics_are_never_crossed() -> None:
    sides = [Dimension(name, ("a", "b"), protected=True) for name in ("ethnicity", "disability")]
    people = People(tuple(sides), {("a", "b"): 40, ("b", "a"): 40})
    with pytest.raises(ValueError, match="protected"):
        protect(people, [Tabulation(("ethnicity", "disability"))])


def test_a_number_that_two_tables_share_is_hidden_in_both_or_in_none() -> None:
    dims = tuple(Dimension(name, ("x", "y", "z"), tells=False) for name in "abc")
    counts = {("x", "x", "x"): 3, ("x", "y", "y"): 9, ("y", "z", "x"): 14, ("z", "x", "z"): 25}
    people = People(dims, counts)
    found = protect(people, [Tabulation(("a", "b")), Tabulation(("a", "c"))])
    assert found.shows(kind(a="x", b="x")) is None
    assert found.shows(kind(a="x", c="x")) is None


@pytest.mark.parametrize("counts", [{("F",): -1}, {("X",): 1}, {("F", "F"): 1}])
def test_counts_that_are_none_are_refused(counts: dict[tuple[str, ...], int]) -> None:
    with pytest.raises(ValueError, match="known categories"):
        People((Dimension("sex", ("F", "M")),), counts)


def test_least_hides_no_more_than_the_quick_way() -> None:
    rows = [[1, 9, 30, 30, 30], [0, 2, 0, 7, 30], [7, 7, 14, 7, 30], [1, 0, 7, 0, 30]]
    quick, least = shown(rows, tells=False), shown(rows, hides_least=True, tells=False)
    assert least.count(None) <= quick.count(None)
