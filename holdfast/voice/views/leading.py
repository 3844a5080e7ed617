"""The lead opens a pulse, counts it, reads its comments, and tells it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from holdfast.access.drafts import form_for
from holdfast.access.editing import carried_out, opened_on, pressed, version_sent
from holdfast.access.page import SignedInRequest, add_reasons, all_shown, page
from holdfast.access.permissions import Permission
from holdfast.kit.refusals import Refused
from holdfast.kit.today import today
from holdfast.voice.actions import leading as actions
from holdfast.voice.forms.leading import CommentsForm, OpenForm, TellForm
from holdfast.voice.models import PulseComment
from holdfast.voice.views.finding import found_in


@page(needs=Permission.VOICE_LEAD, accepts=("GET", "POST"))
def open_one(request: SignedInRequest) -> HttpResponse:
    """Open a pulse."""
    form = form_for(request, OpenForm, initial={"opens_on": today()})
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.open_wave(**form.told(), today=today(), by=request.user)
        except Refused as refused:
            add_reasons(form, refused)
        else:
            messages.success(request, "Opened. Those it asks see it on their first page")
            return redirect(made)
    return render(request, "voice/open.html", {"form": form})


@page(needs=Permission.VOICE_LEAD, accepts=("POST",))
def count(request: SignedInRequest, wave_id: UUID) -> HttpResponse:
    """Count a pulse that is over."""
    found = found_in(request, wave_id)

    def do() -> str:
        actions.count_wave(wave=found, today=today(), by=request.user)
        return "Counted. The answers themselves are thrown away"

    return pressed(request, found, do)


@page(needs=Permission.VOICE_LEAD, accepts=("GET", "POST"))
def comments(request: SignedInRequest, wave_id: UUID) -> HttpResponse:
    """Say which comments all staff may read."""
    found = found_in(request, wave_id)
    theirs = all_shown(request, PulseComment.objects.filter(wave=found).order_by("pk"))
    chosen = [str(one.pk) for one in theirs if one.is_for_all]
    form = form_for(request, CommentsForm, comments=theirs, initial={"for_all": chosen})

    def do() -> None:
        actions.settle_comments(wave=found, for_all=form.chosen(), by=request.user)

    done = carried_out(request, form, found, do, said="Saved")
    context = {"form": form, "found": found, "has_comments": bool(theirs)}
    return done or render(request, "voice/comments.html", context)


@page(needs=Permission.VOICE_LEAD, accepts=("GET", "POST"))
def tell(request: SignedInRequest, wave_id: UUID) -> HttpResponse:
    """Tell all staff what was heard, and what is done about it."""
    found = found_in(request, wave_id)
    form = form_for(request, TellForm)

    def do() -> object:
        version = version_sent(request)
        return actions.tell_wave(
            wave=found, version=version, **form.cleaned_data, today=today(), by=request.user
        )

    fresh = TellForm(initial={"heard": found.heard, "doing": found.doing})
    said = "All staff can read it now"
    done = carried_out(request, form, found, do, said=said, fresh=fresh)
    context = {"form": form, "found": found, "version": opened_on(request, found)}
    return done or render(request, "voice/tell.html", context)
