"""A case's path through the manual: drawn, as a table, and read in four strands."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from holdfast.access.page import SignedInRequest, page
from holdfast.access.permissions import Permission
from holdfast.casework.charts import path_drawing
from holdfast.casework.models import Visit
from holdfast.casework.reports import whole_case
from holdfast.casework.reports.path import path_of, worked_of
from holdfast.casework.rules import fidelity
from holdfast.casework.views.case_page import NARROW, WIDE, width_asked
from holdfast.casework.views.plan_of_work import read_case
from holdfast.kit.today import today


@page(needs=Permission.CASE_SEE)
def path(request: SignedInRequest, case_id: UUID) -> HttpResponse:
    """Show the path of the work through the manual, what departed from the plan, and fidelity."""
    case = read_case(request, case_id)
    whole = whole_case(case, on=today())
    request.shown.update(f"{Visit._meta.label_lower}:{one.id}" for one in whole.visits)
    found = path_of(case, whole)
    context = {
        "case": case,
        "path": found,
        "departures": [(one, found.names.get(one.module, "")) for one in found.departures],
        "widths": {"wide": WIDE, "narrow": NARROW},
        "strands": fidelity.strands(worked_of(case, whole, today=today())),
        "caution": fidelity.NOT_A_MARK,
    }
    return render(request, "casework/plan/path.html", context)


@page(needs=Permission.CASE_SEE)
def drawn(request: SignedInRequest, case_id: UUID) -> HttpResponse:
    """Give the path as SVG, as wide as there is room for."""
    case = read_case(request, case_id)
    found = path_of(case, whole_case(case, on=today()))
    svg = path_drawing.svg(found, width=width_asked(request))
    return HttpResponse(svg, content_type="image/svg+xml")
