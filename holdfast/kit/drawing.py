"""From one of Django's bound fields to the GOV.UK component that asks the question."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.forms import BoundField, FileInput, HiddenInput, Textarea, widgets
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from holdfast.kit.form_errors import first_id, words_of, wrong_boxes
from holdfast.kit.forms import DateBoxes, RatingRadios, boxes_to_show
from holdfast.kit.templatetags.govuk import draw
from holdfast.kit.typed_dates import BOXES

# Kept off the page: our own steering keys, what the component writes itself, and what GOV.UK
# advises against (a maxlength cuts pasted text short in silence).
NOT_WRITTEN = frozenset(
    {"label_size", "width", "suffix", "prefix", "inline"}
    | {"class", "id", "name", "type", "value", "rows", "cols", "autocomplete", "inputmode"}
    | {"required", "placeholder", "autofocus", "min", "max", "step", "maxlength", "minlength"}
    | {"aria-describedby"}
)


@dataclass(frozen=True)
class Question:
    """A bound field, and the parts that every component needs of it."""

    bound: BoundField
    hide_label: bool = False

    @property
    def widget(self) -> Any:
        return self.bound.field.widget

    @property
    def id(self) -> str:
        return first_id(self.bound)

    @property
    def words(self) -> str:
        field = self.bound.field
        is_marked = getattr(self.bound.form, "mark_optional", True) and not self.hide_label
        return f"{self.bound.label}{' (optional)' if is_marked and not field.required else ''}"

    def classes(self, of: str) -> str:
        if self.hide_label:
            return "govuk-visually-hidden"
        size = self.widget.attrs.get("label_size", "s")
        return f"{of}--{size}" if size else ""

    @property
    def label(self) -> dict[str, str]:
        return {"text": self.words, "classes": self.classes("govuk-label")}

    @property
    def fieldset(self) -> dict[str, Any]:
        return {"legend": {"text": self.words, "classes": self.classes("govuk-fieldset__legend")}}

    @property
    def attributes(self) -> dict[str, Any]:
        kept = {k: v for k, v in self.widget.attrs.items() if k not in NOT_WRITTEN}
        return {k: {"value": v, "optional": True} for k, v in kept.items()}

    @property
    def common(self) -> dict[str, Any]:
        """The name, hint, error and state, as the components spell them."""
        params: dict[str, Any] = {"name": self.bound.html_name, "attributes": self.attributes}
        if self.bound.help_text and not self.hide_label:
            params["hint"] = {"text": self.bound.help_text}
        if self.bound.errors:
            params["errorMessage"] = {"html": joined(words for words, _ in words_of(self.bound))}
        if self.bound.field.disabled:
            params["disabled"] = True
        return params

    @property
    def value(self) -> Any:
        return self.widget.format_value(self.bound.value())


def joined(errors: Iterable[str]) -> SafeString:
    return format_html_join(mark_safe("<br>"), "{}", ((error,) for error in errors))


def choices(question: Question) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each choice as (its group's name or "", the component's parameters)."""
    groups = question.widget.optgroups(question.bound.html_name, question.value)
    for group, options, _ in groups:
        for option in options:
            text = "Choose one" if option["label"] == "---------" else option["label"]
            hint = getattr(option["label"], "hint", "")
            state = {"checked": option["selected"], "selected": option["selected"]}
            disabled = bool(option["attrs"].get("disabled") or question.bound.field.disabled)
            shown = {"value": str(option["value"]), "text": text, "disabled": disabled} | state
            yield str(group or ""), shown | ({"hint": {"text": hint}} if hint else {})


def grouped(question: Question) -> list[dict[str, Any]]:
    """List the choices, with each group's name above its first; the first choice has the id."""
    listed: list[dict[str, Any]] = []
    last = ""
    for number, (group, choice) in enumerate(choices(question), start=1):
        if group and group != last:
            listed.append({"divider": group})
        last = group
        listed.append(choice | {"id": f"{question.id}-{number}" if number > 1 else question.id})
    return listed


def draw_radios(question: Question) -> SafeString:
    attrs = question.widget.attrs
    is_rating = isinstance(question.widget, RatingRadios)
    classes = "app-rating" if is_rating else "govuk-radios--inline" if attrs.get("inline") else ""
    items = grouped(question)
    for item in items:
        item["text"] = "None" if item.get("text") == "Choose one" else item.get("text")
    own = {"idPrefix": question.id, "fieldset": question.fieldset, "items": items}
    return draw("radios", question.common | own | {"classes": classes})


def draw_checkboxes(question: Question) -> SafeString:
    own = {"idPrefix": question.id, "fieldset": question.fieldset, "items": grouped(question)}
    return draw("checkboxes", question.common | own)


def draw_checkbox(question: Question) -> SafeString:
    params = question.common
    bound = question.bound
    box = {"value": "on", "text": str(bound.label), "checked": bool(bound.value())}
    box |= {"hint": params.pop("hint", None), "disabled": bound.field.disabled}
    return draw("checkboxes", params | {"idPrefix": question.id, "items": [box]})


def draw_select(question: Question) -> SafeString:
    items = [
        choice | {"text": f"{group}: {choice['text']}" if group else choice["text"]}
        for group, choice in choices(question)
    ]
    own = {"id": question.id, "label": question.label, "items": items}
    return draw("select", question.common | own)


def draw_date(question: Question) -> SafeString:
    params, shown = question.common, boxes_to_show(question.bound.value())
    wrong = wrong_boxes(question.bound)
    name = question.bound.html_name
    items = [
        {
            "name": f"{name}-{box}",
            "id": f"{question.id}-{box}",
            "label": box.title(),
            "value": getattr(shown, box),
            "inputmode": "text" if box == "month" else "numeric",
            "classes": f"govuk-input--width-{4 if box == 'year' else 2}"
            + (" govuk-input--error" if box in wrong else ""),
        }
        for box in BOXES
    ]
    return draw(
        "dateInput", params | {"id": question.id, "fieldset": question.fieldset, "items": items}
    )


def draw_textarea(question: Question) -> SafeString:
    attrs = question.widget.attrs
    own = {"id": question.id, "label": question.label, "value": question.value or ""}
    own["rows"] = attrs.get("rows") if str(attrs.get("rows", "10")) != "10" else 5
    if attrs.get("maxlength"):
        own |= {"maxlength": attrs["maxlength"], "threshold": 75}
    return draw("characterCount" if "maxlength" in own else "textarea", question.common | own)


def draw_password(question: Question) -> SafeString:
    autocomplete = question.widget.attrs.get("autocomplete")
    own = {"id": question.id, "label": question.label, "autocomplete": autocomplete}
    return draw("passwordInput", question.common | own)


def draw_file(question: Question) -> SafeString:
    several = bool(getattr(question.widget, "allow_multiple_selected", False))
    own = {"id": question.id, "label": question.label, "multiple": several}
    if question.widget.attrs.get("accept"):
        own["attributes"] = question.attributes
    return draw("fileUpload", question.common | own)


def kind_of_input(question: Question) -> dict[str, Any]:
    """GOV.UK never uses type=number: it loses what was typed, and changes under the wheel."""
    kind, attrs = question.widget.input_type, question.widget.attrs
    if kind == "number":
        is_whole = not hasattr(question.bound.field, "decimal_places") and (
            type(question.bound.field).__name__ != "FloatField"
        )
        mode, width = ("numeric", 4) if is_whole else ("decimal", 5)
        return {"type": "text", "inputmode": mode, "width": attrs.get("width", width)}
    typed = kind if kind in ("email", "tel", "url", "search") else "text"
    return {"type": typed, "inputmode": attrs.get("inputmode"), "width": attrs.get("width")}


def draw_input(question: Question) -> SafeString:
    attrs, own = question.widget.attrs, kind_of_input(question)
    width = own.pop("width")
    own["classes"] = f"govuk-input--width-{width}" if width else ""
    own |= {"id": question.id, "label": question.label, "autocomplete": attrs.get("autocomplete")}
    own["value"] = "" if question.value is None else question.value
    if own["type"] == "email":
        own["spellcheck"] = False
    for affix in ("prefix", "suffix"):
        if attrs.get(affix):
            own[affix] = {"text": attrs[affix]}
    if attrs.get("data-digit"):
        own["classes"] = "govuk-input--width-2 app-digits__input"
        own["attributes"] = question.attributes | {"maxlength": "1"}
    return draw("input", question.common | own)


def draw_other(question: Question) -> SafeString:
    """Draw a widget we have no component for, as its own HTML under a GOV.UK label."""
    label = draw("label", question.label | {"for": question.bound.id_for_label})
    return format_html(
        '<div class="govuk-form-group">{}{}</div>', label, question.bound.as_widget()
    )


# The first that fits; the narrower kinds stand before the wider.
DRAWN_BY: tuple[tuple[type[widgets.Widget], Callable[[Question], SafeString]], ...] = (
    (DateBoxes, draw_date),
    (widgets.CheckboxSelectMultiple, draw_checkboxes),
    (widgets.RadioSelect, draw_radios),
    (widgets.CheckboxInput, draw_checkbox),
    (widgets.Select, draw_select),
    (Textarea, draw_textarea),
    (widgets.PasswordInput, draw_password),
    (FileInput, draw_file),
    (widgets.Input, draw_input),
)


def draw_field(bound: BoundField, *, hide_label: bool = False) -> SafeString:
    """Draw the question whole: label, hint, errors and control."""
    if isinstance(bound.field.widget, HiddenInput | widgets.MultipleHiddenInput):
        return SafeString(bound.as_widget())
    question = Question(bound, hide_label)
    for kind, drawn in DRAWN_BY:
        if isinstance(bound.field.widget, kind):
            return drawn(question)
    return draw_other(question)
