"""`{% govuk "summaryList" rows=rows %}` draws a GOV.UK Frontend component.

The macros are the community port that is checked against every GOV.UK Frontend release,
so a component is never written, or kept up to date, by hand here. Parameters are spelled
as the Design System's own pages spell them; two underscores reach inwards, because a
Django template cannot write a dictionary: `label__text="Name"` is `label: {text: "Name"}`.

What is escaped: every value that came from the view. A literal written in the template is
the author's own markup and is not, exactly as in Django's own tags: write `text="A &amp; B"`.
Never give a parameter called `html` anything a person typed.
"""

import re
from functools import cache
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe
from jinja2 import Environment, PackageLoader, PrefixLoader

register = template.Library()
environment = Environment(
    loader=PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")}),
    autoescape=True,
    auto_reload=False,
    trim_blocks=True,
    lstrip_blocks=True,
)


@cache
def macro(component: str) -> Any:
    """Find the macro of a component named as GOV.UK names it: `errorSummary`."""
    folder = re.sub(r"(?<!^)(?=[A-Z])", "-", component).lower()
    module = environment.get_template(f"govuk_frontend_jinja/components/{folder}/macro.html").module
    return getattr(module, f"govuk{component[0].upper()}{component[1:]}")


def nested(params: dict[str, Any]) -> dict[str, Any]:
    """Turn `label__text` into `{"label": {"text": ...}}`."""
    tree: dict[str, Any] = {}
    for path, value in params.items():
        *branches, leaf = path.split("__")
        twig = tree
        for branch in branches:
            twig = twig.setdefault(branch, {})
        twig[leaf] = value
    return tree


def draw(component: str, params: dict[str, Any], /) -> SafeString:
    """Draw a component from parameters already nested as the Design System nests them."""
    html: str = macro(component)(params)
    return mark_safe(html)  # noqa: S308  (the macro has escaped its text)


@register.simple_tag
def govuk(component: str, /, **params: Any) -> SafeString:
    """Draw the component of that name: `{% govuk "button" text="Save" %}`."""
    return draw(component, nested(params))
