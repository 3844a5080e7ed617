"""Keeping what is typed, and staying signed in."""

from django.http import HttpResponse, JsonResponse
from django.utils.timezone import localtime, now

from holdfast.access.actions import save_draft, throw_draft_away
from holdfast.access.drafts import LONGEST
from holdfast.access.page import SignedInRequest, page
from holdfast.access.permissions import Permission
from holdfast.access.typed import form_typed, kept, whole_number


@page(needs=Permission.DRAFT_KEEP, accepts=("POST",), keyed=False)
def draft(request: SignedInRequest) -> HttpResponse:
    """Keep what has been typed so far into the form at one address."""
    address = kept(request.POST.get("address", "").partition("?")[0])
    typed_text = request.POST.get("typed", "")
    if not address.startswith("/") or len(typed_text) > LONGEST or len(address) > 500:
        return JsonResponse({"error": "too much, or no address"}, status=400)
    typed = form_typed(typed_text)
    if typed is None:
        return JsonResponse({"error": "not a form"}, status=400)
    if request.POST.get("throw_away"):
        throw_draft_away(address=address, by=request.user)
        return JsonResponse({"saved": ""})
    at = now()
    save_draft(
        address=address,
        typed=typed,
        base_version=whole_number(request.POST.get("base_version", "")),
        at=at,
        by=request.user,
    )
    return JsonResponse({"saved": f"{localtime(at):%H:%M}"})


@page(needs=Permission.WORK_SEE, accepts=("POST",), keyed=False)
def still_here(request: SignedInRequest) -> HttpResponse:
    """Say that a person is still at the screen, which keeps them signed in."""
    return HttpResponse(status=204)
