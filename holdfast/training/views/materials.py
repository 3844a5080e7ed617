"""The files handed out at training: opened, added, withdrawn."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now

from holdfast.access.drafts import form_for
from holdfast.access.editing import carried_out
from holdfast.access.page import SignedInRequest, page, shown
from holdfast.access.permissions import Permission
from holdfast.kit.handing_over import handed_over
from holdfast.training.actions.materials import upload_material, withdraw_material
from holdfast.training.forms.keeping import MaterialForm
from holdfast.training.models import Material
from holdfast.training.views.sending import day_of


@page(needs=Permission.TRAINING_SEE)
def material(request: SignedInRequest, material_id: UUID) -> HttpResponse:
    """Hand over one file."""
    files = Material.objects.current().visible_to(request.user)
    found = get_object_or_404(files, pk=material_id)
    shown(request, found)
    return handed_over(name=found.name, media_kind=found.media_kind, content=bytes(found.content))


@page(needs=Permission.TRAINING_RUN, accepts=("GET", "POST"))
def material_add(request: SignedInRequest, day_id: UUID) -> HttpResponse:
    """Keep a licensed file with a day, or with its section."""
    found = day_of(request, day_id)
    form = form_for(request, MaterialForm)

    def do() -> object:
        chosen = form.cleaned_data["file"]
        return upload_material(
            section=found.section,
            day=found if form.cleaned_data["is_for"] == "day" else None,
            name=chosen.name,
            content=chosen.read(),
            licence_note=form.cleaned_data["licence_note"],
            at=now(),
            by=request.user,
        )

    done = carried_out(request, form, found, do, said="The file is added")
    return done or render(request, "training/material_add.html", {"form": form, "day": found})


@page(needs=Permission.TRAINING_RUN, accepts=("GET", "POST"))
def material_withdraw(request: SignedInRequest, material_id: UUID) -> HttpResponse:
    """Stop showing one file; to withdraw what is withdrawn changes nothing."""
    files = Material.objects.visible_to(request.user).defer("content").select_related("day")
    found = get_object_or_404(files, pk=material_id)
    shown(request, found)
    if request.method == "POST":
        withdraw_material(material=found, at=now(), by=request.user)
        messages.success(request, f"{found.name} withdrawn")
        return redirect(found.day or "training")
    return render(request, "training/material_withdraw.html", {"material": found})
