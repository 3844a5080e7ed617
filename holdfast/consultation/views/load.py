"""The load on clinicians, and how long people wait."""

from django.http import HttpResponse
from django.shortcuts import render

from holdfast.access.page import SignedInRequest, page
from holdfast.access.permissions import Permission
from holdfast.consultation import rules
from holdfast.consultation.reports.load import specialists
from holdfast.kit.today import today


@page(needs=Permission.CONSULTATION_COUNT)
def load(request: SignedInRequest) -> HttpResponse:
    """Show what came to each clinician this month, and how long people wait."""
    day = today()
    found = specialists(first=day.replace(day=1), today=day)
    context = {
        "found": found,
        "waits": found.waits,
        "first": day.replace(day=1),
        "today": day,
        "smallest": rules.SMALLEST,
        "reads": request.user.may(Permission.CONSULTATION_SEE),
    }
    return render(request, "consultation/load.html", context)
