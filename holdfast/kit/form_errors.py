"""What a form's errors say, and where they are, so that the summary can lead to each of them."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.forms import (
    BaseForm,
    BoundField,
    CheckboxInput,
    CheckboxSelectMultiple,
    FileInput,
    RadioSelect,
    Select,
)
from django.forms.formsets import BaseFormSet

from holdfast.kit.forms import DateBoxes
from holdfast.kit.typed_dates import BOXES

# Codes of errors whose words, written by Django, do not name the question.
WITHOUT_THE_QUESTION = frozenset(
    {"invalid", "invalid_choice", "invalid_list", "max_length", "min_length", "max_value"}
    | {"min_value", "max_digits", "max_decimal_places", "max_whole_digits", "invalid_image"}
)
CHOSEN = (Select, CheckboxSelectMultiple, FileInput)


def first_id(bound: BoundField) -> str:
    return str(bound.field.widget.attrs.get("id") or bound.auto_id or bound.html_name)


def words_of(bound: BoundField) -> list[tuple[str, ValidationError]]:
    """List a field's errors as they read beside the field."""
    errors = bound.errors.as_data()
    return [
        (needed(bound) if is_djangos_own(bound, error) else " ".join(error.messages), error)
        for error in errors
    ]


def is_djangos_own(bound: BoundField, error: ValidationError) -> bool:
    """Say whether this is the bare "This field is required." rather than a form's own words."""
    plain = type(bound.field).default_error_messages.get("required") or "This field is required."
    return error.code == "required" and " ".join(error.messages) == str(plain)


def needed(bound: BoundField) -> str:
    """Ask for a missing answer by the question's own name."""
    widget = bound.field.widget
    if isinstance(widget, CheckboxInput):
        return f"Tick “{bound.label}” to go on"
    is_asked = str(bound.label).endswith("?") or isinstance(widget, RadioSelect)
    verb = "Answer" if is_asked else "Choose" if isinstance(widget, CHOSEN) else "Enter"
    return f"{verb} “{bound.label}”"


def wrong_boxes(bound: BoundField) -> tuple[str, ...]:
    """Name the boxes of a date that its errors are about; all of them when they do not say."""
    if not bound.errors:
        return ()
    named = {box for error in bound.errors.as_data() for box in (error.code or "").split("+")}
    return tuple(box for box in BOXES if box in named) or BOXES


def error_target(bound: BoundField) -> str:
    """Return the id of the control that a link in the error summary should focus."""
    if isinstance(bound.field.widget, DateBoxes):
        return f"{first_id(bound)}-{wrong_boxes(bound)[0]}"
    return first_id(bound)


def in_summary(bound: BoundField) -> list[dict[str, str]]:
    """List a field's errors as the summary has them: named by their question, and linked."""
    link = {} if bound.is_hidden else {"href": f"#{error_target(bound)}"}
    return [
        {"text": f"{bound.label}: {words}" if error.code in WITHOUT_THE_QUESTION else words} | link
        for words, error in words_of(bound)
    ]


def errors_of(form: BaseForm | BaseFormSet[Any]) -> list[dict[str, str]]:
    """List a form's or a formset's errors for the summary, each with where its field is."""
    if not form.is_bound:
        return []
    if isinstance(form, BaseFormSet):
        top = [{"text": str(error)} for error in form.non_form_errors()]
        return top + [error for each in form.forms for error in errors_of(each)]
    top = [{"text": str(error)} for error in form.non_field_errors()]
    return top + [error for bound in form if bound.errors for error in in_summary(bound)]
