"""Reading a date as people type it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from holdfast.kit.typed_dates import BOXES, TypedDate, WhyNotADate, Wrong, boxes_of, read

A_DATE = some.dates(min_value=date(1900, 1, 1))


@pytest.mark.parametrize(
    "typed",
    [
        TypedDate("27", "3", "2026"),
        TypedDate("27", "03", "2026"),
        TypedDate(" 27 ", "March", "2026 "),
        TypedDate("27", "mar", "2026"),
    ],
)
def test_a_day_can_be_typed_in_several_ways(typed: TypedDate) -> None:
    assert read(typed) == date(2026, 3, 27)


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        (TypedDate("", "3", "2026"), Wrong(WhyNotADate.NEEDS_A_DAY, ("day",))),
        (TypedDate("27", "", "2026"), Wrong(WhyNotADate.NEEDS_A_MONTH, ("month",))),
        (TypedDate("27", "3", " "), Wrong(WhyNotADate.NEEDS_A_YEAR, ("year",))),
        (TypedDate("27", "", ""), Wrong(WhyNotADate.NEEDS_A_MONTH_AND_A_YEAR, ("month", "year"))),
        (TypedDate("0", "3", "2026"), Wrong(WhyNotADate.DAY_IS_NOT_ONE, ("day",))),
        (TypedDate("32", "3", "2026"), Wrong(WhyNotADate.DAY_IS_NOT_ONE, ("day",))),
        (TypedDate("27", "13", "2026"), Wrong(WhyNotADate.MONTH_IS_NOT_ONE, ("month",))),
        (TypedDate("27", "ma", "2026"), Wrong(WhyNotADate.MONTH_IS_NOT_ONE, ("month",))),
        (TypedDate("27", "marvel", "2026"), Wrong(WhyNotADate.MONTH_IS_NOT_ONE, ("month",))),
        (TypedDate("27", "3", "26"), Wrong(WhyNotADate.YEAR_IS_NOT_ONE, ("year",))),
        (TypedDate("27", "3", "1066"), Wrong(WhyNotADate.YEAR_IS_NOT_ONE, ("year",))),
        (TypedDate("30", "2", "2026"), Wrong(WhyNotADate.NO_SUCH_DAY, ("day",))),
        (TypedDate("٣", "3", "2026"), Wrong(WhyNotADate.DAY_IS_NOT_ONE, ("day",))),
        (TypedDate("²", "3", "2026"), Wrong(WhyNotADate.DAY_IS_NOT_ONE, ("day",))),
    ],
)
def test_a_wrong_day_says_which_box_is_wrong(typed: TypedDate, wrong: Wrong) -> None:
    assert read(typed) == wrong


@pytest.mark.parametrize("month", ["ma", "ju", "j"])
def test_a_month_that_could_be_two_is_not_guessed(month: str) -> None:
    assert read(TypedDate("1", month, "2026")) == Wrong(WhyNotADate.MONTH_IS_NOT_ONE, ("month",))


@pytest.mark.parametrize(
    "text", ["2026-03-07", "07/03/2026", "7/3/2026", "7.3.2026", "7 March 2026", " 7-mar-2026 "]
)
def test_a_date_written_in_one_go_is_split_into_boxes(text: str) -> None:
    boxes = boxes_of(text)
    assert boxes is not None
    assert read(boxes) == date(2026, 3, 7)


@pytest.mark.parametrize("text", ["", "tomorrow", "7/3/26", "2026/03/07", "7 3"])
def test_other_text_is_not_taken_for_a_date(text: str) -> None:
    assert boxes_of(text) is None


@given(A_DATE)
def test_every_date_reads_back_from_its_boxes_and_from_text(day: date) -> None:
    assert read(TypedDate(str(day.day), str(day.month), str(day.year))) == day
    for text in (day.isoformat(), f"{day:%d/%m/%Y}", f"{day:%d %B %Y}"):
        boxes = boxes_of(text)
        assert boxes is not None
        assert read(boxes) == day


@given(some.text(max_size=6), some.text(max_size=6), some.text(max_size=6))
def test_whatever_is_typed_gives_a_date_or_names_a_box(day: str, month: str, year: str) -> None:
    typed = TypedDate(day, month, year)
    if typed.is_blank:
        return
    found = read(typed)
    assert isinstance(found, date) or set(found.boxes) <= set(BOXES) != set()
    assert isinstance(found, date) or "{}" not in found.why.about("The date")
