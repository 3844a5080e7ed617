"""The guide files a licensed site adds to the manual: opened, added, withdrawn."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now

from holdfast.access.drafts import form_for
from holdfast.access.page import SignedInRequest, add_reasons, page, shown
from holdfast.access.permissions import Permission
from holdfast.kit.handing_over import handed_over
from holdfast.kit.refusals import Refused
from holdfast.manual.actions.guides import upload_guide, withdraw_guide
from holdfast.manual.forms.guides import GuideForm
from holdfast.manual.models import Guide, Step


@page(needs=Permission.MANUAL_SEE)
def guide(request: SignedInRequest, guide_id: UUID) -> HttpResponse:
    """Hand over one guide file: to be seen in place where that is asked and safe, or saved."""
    its_guide = get_object_or_404(Guide.objects.current().visible_to(request.user), pk=guide_id)
    shown(request, its_guide)
    return handed_over(
        name=its_guide.name,
        media_kind=its_guide.media_kind,
        content=bytes(its_guide.content),
        in_place="look" in request.GET,
    )


@page(needs=Permission.MANUAL_UPLOAD, accepts=("GET", "POST"))
def guide_upload(request: SignedInRequest, step_id: UUID) -> HttpResponse:
    """Keep a licensed guide file with one step."""
    step = get_object_or_404(Step.objects.select_related("module"), pk=step_id)
    form = form_for(request, GuideForm)
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data["guide"]
        try:
            kept = upload_guide(
                step=step,
                name=chosen.name,
                content=chosen.read(),
                pages=form.cleaned_data["pages"],
                licence_note=form.cleaned_data["licence_note"],
                at=now(),
                by=request.user,
            )
        except Refused as refused:
            add_reasons(form, refused)
        else:
            messages.success(request, f"{kept.name} added")
            return redirect(step)
    return render(request, "manual/guide_upload.html", {"form": form, "step": step})


@page(needs=Permission.MANUAL_UPLOAD, accepts=("GET", "POST"))
def guide_withdraw(request: SignedInRequest, guide_id: UUID) -> HttpResponse:
    """Stop showing one guide file."""
    files = Guide.objects.current().visible_to(request.user).defer("content")
    its_guide = get_object_or_404(files.select_related("step__module"), pk=guide_id)
    if request.method == "POST":
        withdraw_guide(guide=its_guide, at=now(), by=request.user)
        messages.success(request, f"{its_guide.name} withdrawn")
        return redirect(its_guide.step)
    return render(request, "manual/guide_withdraw.html", {"guide": its_guide})
