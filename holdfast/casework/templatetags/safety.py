"""The safety line of a page that belongs to a case: its open concerns, and the way to raise one."""

from typing import Any

from django import template
from django.template.context import Context

from holdfast.access.page import shown
from holdfast.casework.models import Case
from holdfast.casework.reports.concerns import open_concerns
from holdfast.kit.today import today

register = template.Library()


@register.inclusion_tag("casework/concerns/line.html", takes_context=True)
def safety_line(context: Context, case: Case | None) -> dict[str, Any]:
    """Draw a case's open concerns, noted as shown: two queries, however many there are."""
    if case is None:
        return {"case": None, "concerns": []}
    concerns = open_concerns([case.pk], today=today())
    shown(context["request"], *(one.concern for one in concerns))
    return {"case": case, "concerns": concerns}
