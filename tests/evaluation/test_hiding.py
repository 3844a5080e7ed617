"""Tables as they may be shown: what is hidden, with the shares and means that belong to it."""

import pytest

from holdfast.evaluation.rules.findings import Hidden, Table
from holdfast.evaluation.rules.hiding import (
    CROSSED,
    NOTE,
    NOTHING_HIDDEN,
    WITHHELD,
    Before,
    From,
    Layout,
    hide,
    hide_all,
    hide_together,
)
from holdfast.kit.disclosure import Dimension, People, kind

REACH = Table(
    key="reach",
    heading="Who was reached",
    columns=("Ethnic group", "Children", "Share", "Mean age"),
    rows=(
        ("White", 30, 60.0, 8.1),
        ("Asian", 14, 28.0, 7.1),
        ("Black", 4, 8.0, 9.9),
        ("Mixed", 5, 10.0, 7.0),
        ("All", 53, 100.0, 8.0),
    ),
)
LAYOUT = Layout(
    by=("Ethnic group",),
    counts=("Children",),
    worked_out={"Share": (From.SHARE, "Children"), "Mean age": (From.MEAN, "Children")},
)
OUTCOMES = Table(
    key="outcomes",
    heading="What was decided",
    columns=("Ethnic group", "Chosen", "Waiting", "All"),
    rows=(("White", 20, 10, 30), ("Asian", 8, 6, 14), ("Black", 12, 3, 15), ("All", 40, 19, 59)),
)
ACROSS = Layout(by=("Ethnic group",), counts=("Chosen", "Waiting", "All"), across="Outcome")


def column(table: Table, heading: str) -> list[object]:
    at = table.columns.index(heading)
    return ["c" if isinstance(row[at], Hidden) else row[at] for row in table.rows]


def test_small_numbers_go_with_their_shares_and_means() -> None:
    found = hide(REACH, LAYOUT)
    assert column(found, "Children") == [30, 14, "c", "c", 53]
    assert column(found, "Share") == [60.0, 28.0, "c", "c", 100.0]
    assert found.note.startswith(NOTE)


def test_a_mean_of_all_and_of_all_but_nine_would_tell_the_mean_of_nine() -> None:
    assert column(hide(REACH, LAYOUT), "Mean age").count("c") == 3


def test_a_table_across_is_hidden_by_rows_and_columns() -> None:
    found = hide(OUTCOMES, ACROSS)
    assert column(found, "All") == [30, 14, 15, 59]
    assert column(found, "Waiting")[2] == "c"
    assert column(found, "Chosen")[2] == "c"
    assert column(found, "Waiting").count("c") == column(found, "Chosen").count("c") == 2


def test_a_table_without_small_numbers_is_shown_as_it_is() -> None:
    rows = (("White", 30, 60.0, 8.1), ("Asian", 20, 40.0, 7.1))
    found = hide(Table("t", "T", REACH.columns, rows), LAYOUT)
    assert found.rows == rows
    assert found.note.startswith(NOTHING_HIDDEN)


def test_tables_of_the_same_people_are_hidden_together() -> None:
    groups, sexes = ("White", "Asian"), ("F", "M")
    counts = {("White", "F"): 20, ("White", "M"): 12, ("Asian", "F"): 3, ("Asian", "M"): 9}
    people = People((Dimension("Ethnic group", groups), Dimension("Sex", sexes)), counts)
    one = Table("e", "E", ("Ethnic group", "Children"), (("White", 32), ("Asian", 12)))
    other = Table("s", "S", ("Sex", "Ethnic group", "Children"), tuple(
        (sex, group, counts[group, sex]) for group, sex in counts
    ))  # fmt: skip
    layouts = [
        Layout(by=("Ethnic group",), counts=("Children",)),
        Layout(by=("Sex", "Ethnic group"), counts=("Children",)),
    ]
    first, second = hide_together(list(zip((one, other), layouts, strict=True)), people)
    assert column(first, "Children") == [32, 12]
    assert column(second, "Children") == ["c"] * 4


def test_two_protected_characteristics_together_are_not_shown() -> None:
    layout = Layout(by=ACROSS.by, counts=ACROSS.counts, across="Outcome",
                    protected=frozenset({"Ethnic group", "Outcome"}))  # fmt: skip
    found = hide(OUTCOMES, layout)
    assert (found.rows, found.note) == ((), CROSSED)


def test_what_is_no_count_is_refused() -> None:
    rows = (("White", 30.5, 60.0, 8.1),)
    with pytest.raises(ValueError, match="no count of people"):
        hide(Table("t", "T", REACH.columns, rows), LAYOUT)


def test_a_figure_is_not_shown_where_it_would_tell_what_a_table_hides() -> None:
    how = Dimension("How", ("yes", "no", "later"))
    people = People((how,), {("yes",): 20, ("no",): 3, ("later",): 9})
    table = Table("h", "H", ("How", "n"), (("yes", 20), ("no", 3), ("later", 9), ("All", 32)))
    layout = Layout(by=("How",), counts=("n",))
    figures = {"share": [kind(How="yes"), kind(How=["yes", "no"])], "all": [kind()]}
    (found,), not_shown = hide_all([(table, layout)], people, figures)
    assert not_shown == {"share"}
    assert column(found, "n") == [20, "c", "c", 32]


QUARTERS = ("first", "second")
BY_SEX = Layout(
    by=("Sex",), counts=("Children",), worked_out={"Mean change": (From.MEAN, "Children")}
)


def by_sex(*rows: tuple[object, ...]) -> Table:
    return Table("s", "S", ("Sex", "Children", "Mean change"), rows)  # type: ignore[arg-type]


def test_what_a_frozen_report_said_is_not_set_against_the_next() -> None:
    sides = (Dimension("Sex", ("F", "M"), tells=False), Dimension("came", QUARTERS, tells=False))
    counts = {("F", "first"): 20, ("M", "first"): 30, ("F", "second"): 3, ("M", "second"): 12}
    people = People(sides, counts)
    first = by_sex(("F", 20, 1.5), ("M", 30, 2.5), ("All", 50, 2.1))
    (frozen,) = hide_together([(first, BY_SEX)], people, of=kind(came="first"))
    assert frozen.rows == first.rows
    second = by_sex(("F", 23, 1.6), ("M", 42, 2.4), ("All", 65, 2.1))
    before = [Before(frozen, BY_SEX, of=kind(came="first"))]
    (found,) = hide_together([(second, BY_SEX)], people, earlier=before)
    assert column(found, "Children").count("c") == 2  # 23 less 20 would be 3
    assert column(found, "Mean change").count("c") == 2
    assert hide_together([(second, BY_SEX)], people)[0].rows == second.rows


def test_a_table_that_tells_something_even_with_every_number_hidden_is_not_shown() -> None:
    sides = (Dimension("a", ("x", "y"), tells=False), Dimension("b", ("p", "q", "r"), tells=False))
    people = People(sides, {("x", "p"): 1, ("y", "p"): 2, ("y", "q"): 2, ("y", "r"): 2})
    layout = Layout(by=("a",), counts=("n",))
    shown = (("x", Hidden()), ("y", Hidden()), ("All", 7))
    before = Before(Table("a", "A", ("a", "n"), shown), layout)
    rows = tuple((*names, many) for names, many in people.counts.items())
    asked = [(Table("b", "B", ("a", "b", "n"), rows), Layout(by=("a", "b"), counts=("n",)))]
    (found,) = hide_together(asked, people, earlier=[before])
    assert (found.rows, found.note) == ((), WITHHELD)
