"""Need and reach, for whoever evaluates or leads."""

from django.http import HttpResponse
from django.shortcuts import render

from holdfast.access.page import SignedInRequest, page
from holdfast.access.permissions import Permission
from holdfast.evaluation.reach import need_and_reach
from holdfast.kit.today import today


@page(needs=Permission.EVALUATION_SEE)
def reach(request: SignedInRequest) -> HttpResponse:
    """Show who was considered and who said no, beside who lives in the place."""
    told = need_and_reach(request.user, as_of=today())
    return render(request, "evaluation/reach.html", {"told": told})
