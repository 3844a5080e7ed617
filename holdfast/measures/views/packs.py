"""Licensed wording packs: which there are, one sent, one withdrawn."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now

from holdfast.access.drafts import form_for
from holdfast.access.editing import Stale, version_sent
from holdfast.access.page import SignedInRequest, add_reasons, page
from holdfast.access.permissions import Permission
from holdfast.kit.refusals import Refused
from holdfast.kit.today import today
from holdfast.measures import instruments
from holdfast.measures.actions.packing import upload_pack, withdraw_pack
from holdfast.measures.forms.packs import PackForm
from holdfast.measures.models import WordingPack


@page(needs=Permission.INSTRUMENT_LICENSE)
def packs(request: SignedInRequest) -> HttpResponse:
    """List the authority's wording packs, and what each instrument's own licence lets us show."""
    mine = WordingPack.objects.visible_to(request.user).defer("content")
    listed = mine.select_related("uploaded_by").order_by("-uploaded_at", "pk")
    every = sorted(instruments.ALL.values(), key=lambda one: one.name)
    context = {"packs": listed, "today": today(), "instruments": every}
    return render(request, "measures/packs.html", context)


@page(needs=Permission.INSTRUMENT_LICENSE, accepts=("GET", "POST"))
def pack_add(request: SignedInRequest) -> HttpResponse:
    """Keep a licensed wording pack."""
    form = form_for(request, PackForm)
    if request.method == "POST" and form.is_valid():
        content, checksum = form.cleaned_data["pack"].read(), form.cleaned_data["checksum"]
        try:
            kept = upload_pack(
                content=content, checksum=checksum, at=now(), today=today(), by=request.user
            )
        except Refused as refused:
            add_reasons(form, refused)
        else:
            messages.success(request, f"{kept.instrument} questions are shown from now on")
            return redirect("packs")
    return render(request, "measures/pack_add.html", {"form": form})


@page(needs=Permission.INSTRUMENT_LICENSE, accepts=("GET", "POST"))
def pack_withdraw(request: SignedInRequest, pack_id: UUID) -> HttpResponse:
    """Stop showing a pack's words, and forget them."""
    mine = WordingPack.objects.visible_to(request.user).defer("content")
    pack = get_object_or_404(mine.filter(withdrawn_on=None), pk=pack_id)
    if request.method == "POST":
        try:
            withdraw_pack(pack=pack, version=version_sent(request), on=today(), by=request.user)
        except Stale:
            messages.warning(request, "Somebody withdrew it a moment ago")
        else:
            messages.success(request, f"{pack.instrument} wording pack withdrawn")
        return redirect("packs")
    context = {"pack": pack, "version": pack.version}
    return render(request, "measures/pack_withdraw.html", context)
