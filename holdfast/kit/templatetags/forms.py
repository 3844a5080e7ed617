"""Tags that form pages use: one field, the error summary, the furniture of a saved form.

`{% field form.name %}`               one question, as `{{ form.name.as_field_group }}` does
`{% field form.name hide_label=True %}` the same in a table's cell: label for screen readers only
`{% error_summary form %}`            what is wrong, linked to each field (base.html draws `form`'s)
`{% digit_grid fields legend="..." %}` numbered boxes for keying marks from paper
`{% form_furniture %}`                inside `<form data-draft>`: form key, version, draft banner
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import template
from django.forms import BaseForm, BoundField
from django.forms.formsets import BaseFormSet
from django.template.context import Context
from django.utils.safestring import SafeString

from holdfast.kit.drawing import draw_field
from holdfast.kit.form_errors import errors_of, words_of
from holdfast.kit.templatetags.govuk import draw

register = template.Library()


@register.simple_tag
def field(bound: BoundField, *, hide_label: bool = False) -> SafeString:
    """Draw one question whole: label, hint, errors and control."""
    return draw_field(bound, hide_label=hide_label)


@register.simple_tag
def error_summary(
    form: BaseForm | BaseFormSet[Any] | str | None, *, again: bool = True
) -> SafeString | str:
    """Draw the summary of a form's errors; with `again=False` only where it is not drawn yet."""
    if form is None or isinstance(form, str):
        return ""
    errors = errors_of(form)
    if not errors or (not again and getattr(form, "summary_is_drawn", False)):
        return ""
    return draw("errorSummary", {"titleText": "There is a problem", "errorList": errors})


@register.simple_tag(takes_context=True)
def page_errors(context: Context) -> SafeString | str:
    """Draw, at the top of the page, the summary of the context's `form` and `formset`."""
    drawn = []
    for name in ("form", "formset"):
        form = context.get(name)
        if isinstance(form, BaseForm | BaseFormSet):
            drawn.append(error_summary(form))
            form.summary_is_drawn = True  # type: ignore[union-attr]
            keep_reasons(context, form)
    return SafeString("".join(drawn))


def keep_reasons(context: Context, form: BaseForm | BaseFormSet[Any]) -> None:
    """Leave on the request what is wrong, for whoever sent this form on another's behalf."""
    if (request := context.get("request")) is not None:
        request.reasons = [one["text"] for one in errors_of(form)]


@register.simple_tag(takes_context=True)
def error_prefix(context: Context) -> str:
    """Return "Error: " for the page's title when its `form` or `formset` has errors."""
    forms = (context.get(name) for name in ("form", "formset"))
    wrong = any(errors_of(form) for form in forms if isinstance(form, BaseForm | BaseFormSet))
    return "Error: " if wrong else ""


@register.inclusion_tag("kit/form/digit_grid.html")
def digit_grid(
    fields: Iterable[BoundField], *, legend: str, hint: str = "", size: str = "m"
) -> dict[str, Any]:
    """Draw numbered boxes of one digit each; a field's label is its number."""
    boxes = list(fields)
    errors = [words for box in boxes for words, _ in words_of(box)]
    allowed = boxes[0].field.widget.attrs.get("data-digit", "") if boxes else ""
    name = boxes[0].auto_id if boxes else ""
    return {
        "boxes": boxes,
        "legend": legend,
        "hint": hint,
        "size": size,
        "errors": errors,
        "allowed": allowed,
        "name": name,
    }


@register.inclusion_tag("kit/form/furniture.html", takes_context=True)
def form_furniture(context: Context) -> dict[str, Any]:
    """Write the form key and the version, and the banner of a draft that was put back.

    Reads from the page's context: `form_key`, `version` (may be absent) and `draft` (absent, or
    anything with `saved_at`, a moment). The banner's button belongs to a form of its own that
    base.html writes at the end of the page, so that Enter in a field never throws a draft away.
    """
    return {name: context.get(name) for name in ("form_key", "version", "draft")}
