"""The case page, until the one with its chart takes this place."""

from uuid import UUID

from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render

from holdfast.access.page import SignedInRequest, page, shown
from holdfast.access.permissions import Permission
from holdfast.casework.models import Case


@page(needs=Permission.CASE_SEE)
def case(request: SignedInRequest, case_id: UUID) -> HttpResponse:
    found = get_object_or_404(Case.objects.visible_to(request.user).with_child(), pk=case_id)
    shown(request, found, found.child)
    return render(request, "casework/of_case.html", {"case": found})


@page(needs=Permission.CASE_SEE)
def chart(request: SignedInRequest, case_id: UUID) -> HttpResponse:
    get_object_or_404(Case.objects.visible_to(request.user), pk=case_id)
    return JsonResponse({})


@page(needs=Permission.CASE_SEE)
def picture(request: SignedInRequest, case_id: UUID) -> HttpResponse:
    get_object_or_404(Case.objects.visible_to(request.user), pk=case_id)
    return HttpResponse("", content_type="image/svg+xml")
