"""Fields and widgets of our own, and the renderer that draws every form as GOV.UK fields.

Settings: `FORM_RENDERER = "holdfast.kit.forms.GovukRenderer"`. Then `{{ form }}` draws the error
summary and all fields, `{{ form.name.as_field_group }}` one field. How a field is drawn follows
its widget (`holdfast.kit.drawing`); these keys of a widget's `attrs` steer it and are not written
out: `label_size` ("s", "m", "l" or "": plain), `width` (characters: 2, 3, 4, 5, 10, 20), `suffix`,
`prefix`, `inline` (radios on one line). A form may set `mark_optional = False`.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.renderers import TemplatesSetting
from django.utils.datastructures import MultiValueDict

from holdfast.kit import typed_dates
from holdfast.kit.typed_dates import BOXES, TypedDate, WhyNotADate

AS_A_CLOCK = ["%H:%M", "%H.%M", "%H%M"]
WRONG_TIME = "Enter a time such as 09:30"


class GovukRenderer(TemplatesSetting):
    """Draw every form, formset and field with GOV.UK Frontend components."""

    form_template_name = "kit/form/form.html"
    formset_template_name = "kit/form/formset.html"
    field_template_name = "kit/form/field.html"


class WithHint(str):
    """A choice's label that carries a hint: `("done", WithHint("Done", hint="all steps"))`."""

    hint: str

    def __new__(cls, label: str, *, hint: str = "") -> "WithHint":
        choice = super().__new__(cls, label)
        choice.hint = hint
        return choice


class DateBoxes(forms.Widget):
    """Three boxes, `name-day`, `name-month` and `name-year`; a single `name` is read as well."""

    template_name = "kit/form/dateboxes.html"

    def value_from_datadict(
        self,
        data: Mapping[str, Any],
        files: MultiValueDict[str, Any] | Mapping[str, Any],
        name: str,
    ) -> TypedDate | str:
        typed = TypedDate(*(str(data.get(f"{name}-{box}") or "") for box in BOXES))
        if typed.is_blank:
            return str(data.get(name) or "")
        return typed

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return not any(key in data for key in (name, *(f"{name}-{box}" for box in BOXES)))

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, attrs)
        shown = boxes_to_show(value)
        context["widget"]["boxes"] = [(box, getattr(shown, box)) for box in BOXES]
        return context


def boxes_to_show(value: Any) -> TypedDate:
    """Fill the boxes from a date, from what was typed, or from a date as text."""
    if isinstance(value, TypedDate):
        return value
    if isinstance(value, date):
        return TypedDate(str(value.day), str(value.month), str(value.year))
    text = str(value or "")
    return typed_dates.boxes_of(text) or TypedDate(day=text)


class DateField(forms.Field):
    """A day, as GOV.UK asks for one; errors name the box and what was typed stays."""

    widget = DateBoxes

    def error(self, wrong: WhyNotADate, boxes: Iterable[str]) -> ValidationError:
        """Make the error; its code says which boxes it is about, joined by `+`."""
        return ValidationError(wrong.about(str(self.label or "The date")), code="+".join(boxes))

    def to_python(self, value: Any) -> date | None:
        if value is None or isinstance(value, date):
            return value
        typed = boxes_to_show(value)
        if typed.is_blank:
            return None
        if not (typed.month or typed.year):  # a whole date typed or pasted into one box
            whole = typed_dates.boxes_of(typed.day)
            if whole is None and not typed.day.strip().isdigit():
                raise self.error(WhyNotADate.NOT_UNDERSTOOD, BOXES)
            typed = whole or typed
        read = typed_dates.read(typed)
        if isinstance(read, date):
            return read
        raise self.error(read.why, read.boxes)

    def prepare_value(self, value: Any) -> Any:
        return boxes_to_show(value)


class TimeOfDay(forms.TimeField):
    """A time as it is read from a clock of 24 hours."""

    def __init__(self, *, label: str) -> None:
        super().__init__(
            label=label,
            help_text="Such as 09:30",
            input_formats=AS_A_CLOCK,
            widget=forms.TimeInput(format="%H:%M", attrs={"width": 5}),
            error_messages={"required": WRONG_TIME, "invalid": WRONG_TIME},
        )


class RatingRadios(forms.RadioSelect):
    """One row of numbered squares, large enough to tap on a phone."""


class RatingField(forms.TypedChoiceField):
    """A whole number from `lowest` to `highest`; None when left out and not required."""

    widget = RatingRadios

    def __init__(
        self, *, lowest: int = 0, highest: int = 10, unrated: str = "Not rated", **options: Any
    ) -> None:
        choices = [(str(n), str(n)) for n in range(lowest, highest + 1)]
        if not options.get("required", True):
            choices.append(("", unrated))
        super().__init__(choices=choices, coerce=int, empty_value=None, **options)


class DigitInput(forms.TextInput):
    """A box for one digit; JavaScript moves on to the next box when the digit is allowed."""

    template_name = "kit/form/digit.html"

    def __init__(self, *, allowed: str, attrs: dict[str, Any] | None = None) -> None:
        fixed = {"inputmode": "numeric", "maxlength": "1", "autocomplete": "off"}
        super().__init__(attrs=fixed | {"data-digit": allowed} | (attrs or {}))


class DigitField(forms.Field):
    """One digit of `allowed`, or None when the box is left blank.

    `short` is what stands above the box in a grid ("4"); the label ("Mark 4") names it in full.
    """

    def __init__(
        self, *, allowed: str = "012", short: str = "", required: bool = False, **options: Any
    ) -> None:
        self.allowed = allowed
        self.short = short
        options.setdefault("widget", DigitInput(allowed=allowed))
        super().__init__(required=required, **options)

    def to_python(self, value: Any) -> int | None:
        text = str("" if value is None else value).strip()
        if not text:
            return None
        if len(text) == 1 and text in self.allowed:
            return int(text)
        *most, last = list(self.allowed)
        words = f"{', '.join(most)} or {last}" if most else last
        raise ValidationError(f"{self.label or 'Each box'} must be {words}, or blank", code="digit")


def offer(form: forms.Form, name: str, choices: Iterable[Any]) -> None:
    """Offer these choices for one question: those that are known only when the form is made."""
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)  # noqa: S101  # says so to the type checker
    field.choices = list(choices)
