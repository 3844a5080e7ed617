"""How forms read what is typed, and how they are drawn."""

import copy
import re
from datetime import date
from typing import Any

import pytest
from django import forms
from django.forms import formset_factory

from holdfast.kit.forms import DateField, DigitField, RatingField, WithHint
from holdfast.kit.templatetags.forms import digit_grid, error_summary, field
from tests.kit.questions import Marks, Visit


class Day(forms.Form):
    on = DateField(label="Date of visit")


class Maybe(forms.Form):
    on = DateField(label="Date of visit", required=False)


def boxes(**typed: str) -> dict[str, str]:
    return {f"on-{box}": value for box, value in typed.items()}


@pytest.mark.parametrize(
    "sent",
    [
        boxes(day="27", month="3", year="2026"),
        {"on": "2026-03-27"},
        {"on": "27/03/2026"},
        boxes(day="27/3/2026", month="", year=""),
        {"on": date(2026, 3, 27)},
    ],
)
def test_a_date_arrives_in_boxes_or_as_text(sent: dict[str, Any]) -> None:
    form = Day(sent)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["on"] == date(2026, 3, 27)


def test_what_was_typed_stays_and_only_the_wrong_box_is_marked() -> None:
    html = str(Day(boxes(day="31", month="feb", year="2026"))["on"].as_field_group())
    assert 'value="31"' in html
    assert 'value="feb"' in html
    marked = re.findall(r'govuk-input--error" id="(\S+)"', html)
    assert marked == ["id_on-day"]


def test_an_error_added_later_marks_all_three_boxes() -> None:
    form = Day(boxes(day="1", month="2", year="2030"))
    form.is_valid()
    form.add_error("on", "The visit cannot be in the future")
    assert form["on"].as_field_group().count("govuk-input--error") == 3


def test_words_in_one_box_are_asked_for_as_a_date() -> None:
    form = Day(boxes(day="tomorrow"))
    assert form.errors["on"] == ["Date of visit must be a date such as 27 3 2026"]


def test_a_blank_date_is_none_when_it_may_be() -> None:
    assert Maybe({}).is_valid()
    assert not Day({}).is_valid()
    form = Maybe(boxes(day=" ", month=" ", year=""))
    assert form.is_valid()
    assert form.cleaned_data["on"] is None


def test_a_date_knows_whether_it_was_changed() -> None:
    start = {"on": date(2026, 3, 27)}
    assert not Day(boxes(day="27", month="03", year="2026"), initial=start).has_changed()
    assert Day(boxes(day="28", month="3", year="2026"), initial=start).has_changed()


def test_a_rating_is_a_number_or_none() -> None:
    rating = RatingField(required=False)
    assert rating.clean("0") == 0
    assert rating.clean("10") == 10
    assert rating.clean("") is None
    with pytest.raises(forms.ValidationError):
        rating.clean("11")


@pytest.mark.parametrize(("typed", "mark"), [("0", 0), (" 2 ", 2), ("", None), (None, None)])
def test_zero_is_a_mark_and_blank_is_none(typed: str | None, mark: int | None) -> None:
    assert DigitField().clean(typed) == mark


@pytest.mark.parametrize("typed", ["3", "01", "-1", "x", "٢"])
def test_other_marks_are_refused_by_name(typed: str) -> None:
    with pytest.raises(forms.ValidationError, match="Mark 4 must be 0, 1 or 2, or blank"):
        DigitField(label="Mark 4").clean(typed)


def test_a_label_with_a_hint_survives_being_copied() -> None:
    assert copy.deepcopy(WithHint("Done", hint="Every step")).hint == "Every step"


def test_every_kind_of_field_is_drawn_by_its_component() -> None:
    html = str(Visit())
    for component in ("date-input", "select", "checkboxes", "radios", "textarea", "password-input"):
        assert f"govuk-{component}" in html, component
    assert "app-rating" in html
    assert 'type="number"' not in html
    assert 'inputmode="numeric"' in html
    assert "maxlength" not in html
    assert " required" not in html
    assert html.count('type="radio" value=') == 2 + 12


def test_optional_is_marked_and_can_be_left_unmarked() -> None:
    form = Visit()
    assert "E-mail (optional)" in form["email"].as_field_group()
    assert "(optional)" not in form["who"].as_field_group()
    form.mark_optional = False  # type: ignore[attr-defined]
    assert "(optional)" not in form["email"].as_field_group()


def test_nothing_that_was_typed_or_named_becomes_markup() -> None:
    typed = '"><script>alert(1)</script>'
    html = str(Visit({"who": typed, "note": typed, "minutes": typed, "visited_on": typed}))
    assert "<script" not in html
    assert "&lt;script&gt;" in html
    assert "Needs the &lt;handout&gt;" in html
    assert "<script" not in str(Visit())


def test_the_summary_leads_to_each_question_by_its_name() -> None:
    html = str(Visit({"visited_on-day": "31", "minutes": "many"}))
    summary = html[: html.index("govuk-form-group")]
    links = re.findall(r'href="#([^"]+)"', summary)
    assert links[0] == "id_visited_on-month"
    for target in links:
        assert f'id="{target}"' in html, target
    assert "How long it took: Enter a whole number." in summary
    assert "Enter “Who was there”" in summary
    assert "Choose “Module”" in summary
    assert "Answer “Was it delivered as planned?”" in summary
    assert "This field is required" not in html


def test_a_forms_own_words_for_a_missing_answer_are_kept() -> None:
    class Own(forms.Form):
        who = forms.CharField(label="Who", error_messages={"required": "Say who was there"})

    assert "Say who was there" in str(Own({}))


def test_an_error_of_a_hidden_field_is_said_without_a_link() -> None:
    class Hidden(forms.Form):
        code = forms.CharField(widget=forms.HiddenInput)

    assert "href" not in str(Hidden({}))
    assert "Enter “Code”" in str(Hidden({}))


def test_an_error_of_the_whole_form_stands_in_the_summary() -> None:
    form = Maybe({})
    form.add_error(None, ["The group is <full>"])
    assert "The group is &lt;full&gt;" in str(form)


def test_a_draft_put_back_without_errors_is_drawn_as_typed() -> None:
    form = Day(boxes(day="31", month="", year=""))
    form._errors = forms.utils.ErrorDict()
    assert "There is a problem" not in str(form)
    assert 'value="31"' in str(form)


def test_a_label_can_be_kept_for_screen_readers_in_a_table() -> None:
    html = field(Visit()["email"], hide_label=True)
    assert 'govuk-visually-hidden" for="id_email"' in html
    assert "(optional)" not in html


def test_prefixes_and_formsets_keep_names_and_links_apart() -> None:
    formset = formset_factory(Day, extra=2)(
        {
            "form-TOTAL_FORMS": "2",
            "form-INITIAL_FORMS": "1",
            **{"form-0-on-day": "31", "form-0-on-month": "4", "form-0-on-year": "2026"},
            **{"form-1-on-day": "1", "form-1-on-month": "4", "form-1-on-year": "2026"},
        }
    )
    html = str(formset)
    assert 'name="form-1-on-day"' in html
    assert 'name="form-TOTAL_FORMS"' in html
    assert re.findall(r'href="#([^"]+)"', html) == ["id_form-0-on-day"]


def test_the_grid_numbers_its_boxes_and_names_what_is_wrong() -> None:
    from django.template.loader import render_to_string

    form = Marks({"s-i1": "0", "s-i3": "7"}, prefix="s")
    form.is_valid()
    html = render_to_string("kit/form/digit_grid.html", digit_grid(list(form), legend="Marks"))
    assert re.findall(r'name="(s-i\d)"', html) == ["s-i1", "s-i2", "s-i3"]
    assert 'value="0"' in html
    assert html.count('data-digit="012"') == 3
    assert "Mark 3 must be 0, 1 or 2, or blank" in html
    assert html.count("govuk-input--error") == 1


def test_there_is_no_summary_without_errors() -> None:
    assert error_summary(Visit()) == ""
    assert error_summary(None) == ""
