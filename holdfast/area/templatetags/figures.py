"""`{{ value|in_words }}` prints a published figure, or what its marker means."""

from typing import Any

from django import template

from holdfast.area.rules import values
from holdfast.area.rules.measures import Measure
from holdfast.area.rules.values import Marker

register = template.Library()


@register.filter
def in_words(value: Any) -> str:
    """Return a figure in words; a dash where there is none."""
    return "–" if value is None else values.in_words(value)


@register.filter
def of(value: Any, measure: Measure) -> str:
    """Return a figure of a measure, with its unit where it is short."""
    said = in_words(value)
    if value is None or isinstance(value, Marker):
        return said
    return {"%": f"{said}%", "£": f"£{said}"}.get(measure.unit, said)
