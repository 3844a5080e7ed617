"""The manual's catalogue, and the guide files a licensed site adds to it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.utils.timezone import now

from holdfast.access.drafts import form_for
from holdfast.access.page import SignedInRequest, add_reasons, page, shown
from holdfast.access.permissions import Permission
from holdfast.kit.refusals import Refused
from holdfast.manual.actions import upload_guide, withdraw_guide
from holdfast.manual.forms import GuideForm
from holdfast.manual.models import Guide, Module, Step
from holdfast.manual.reports import catalogue, steps_with_guides

WITHIN_A_BOX = "sandbox; default-src 'none'"  # a guide may run nothing and reach nowhere


@page(needs=Permission.MANUAL_SEE)
def manual(request: SignedInRequest) -> HttpResponse:
    """Show the catalogue, or the part of it that holds some words."""
    words = " ".join(request.GET.get("words", "").split())[:100]
    found = catalogue(request.user, words)
    context = {"found": found, "words": words, "modules": sum(one.modules for one in found)}
    return render(request, "manual/catalogue.html", context)


@page(needs=Permission.MANUAL_SEE)
def module(request: SignedInRequest, module_id: UUID) -> HttpResponse:
    """Show one module: its steps, and the authority's own guides to them."""
    modules = Module.objects.select_related("section__edition")
    its_module = get_object_or_404(modules, pk=module_id)
    context = {
        "module": its_module,
        "steps": steps_with_guides(its_module, request.user),
        "may_upload": request.user.may(Permission.MANUAL_UPLOAD),
    }
    return render(request, "manual/module.html", context)


@page(needs=Permission.MANUAL_SEE)
def guide(request: SignedInRequest, guide_id: UUID) -> HttpResponse:
    """Hand over one guide file, to be saved and not shown within the site."""
    its_guide = get_object_or_404(Guide.objects.current().visible_to(request.user), pk=guide_id)
    shown(request, its_guide)
    response = HttpResponse(bytes(its_guide.content), content_type=its_guide.media_kind)
    attached = content_disposition_header(as_attachment=True, filename=its_guide.name)
    response["Content-Disposition"] = attached or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = WITHIN_A_BOX
    return response


@page(needs=Permission.MANUAL_UPLOAD, accepts=("GET", "POST"))
def guide_upload(request: SignedInRequest, step_id: UUID) -> HttpResponse:
    """Keep a licensed guide file with one step."""
    step = get_object_or_404(Step.objects.select_related("module"), pk=step_id)
    form = form_for(request, GuideForm)
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data["guide"]
        note = form.cleaned_data["licence_note"]
        try:
            kept = upload_guide(
                step=step,
                name=chosen.name,
                content=chosen.read(),
                licence_note=note,
                at=now(),
                by=request.user,
            )
        except Refused as refused:
            add_reasons(form, refused)
        else:
            messages.success(request, f"{kept.name} added")
            return redirect(step.module)
    return render(request, "manual/guide_upload.html", {"form": form, "step": step})


@page(needs=Permission.MANUAL_UPLOAD, accepts=("GET", "POST"))
def guide_withdraw(request: SignedInRequest, guide_id: UUID) -> HttpResponse:
    """Stop showing one guide file."""
    files = Guide.objects.current().visible_to(request.user).defer("content")
    its_guide = get_object_or_404(files.select_related("step__module"), pk=guide_id)
    if request.method == "POST":
        withdraw_guide(guide=its_guide, at=now(), by=request.user)
        messages.success(request, f"{its_guide.name} withdrawn")
        return redirect(its_guide.step.module)
    return render(request, "manual/guide_withdraw.html", {"guide": its_guide})
