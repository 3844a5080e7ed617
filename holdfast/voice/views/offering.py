"""Who might be glad of a call, and what they were offered: for the lead and the own supervisor."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from holdfast.access.drafts import form_for
from holdfast.access.page import SignedInRequest, page, shown
from holdfast.access.permissions import Permission
from holdfast.kit.today import today
from holdfast.programme.reports import present_run
from holdfast.voice.actions.offering import offer_help
from holdfast.voice.forms.leading import OfferForm
from holdfast.voice.reports.offering import offers_to, quiet, within_reach


@page(needs=Permission.VOICE_HELP)
def quiet_list(request: SignedInRequest) -> HttpResponse:
    """List who might be glad of a call, by name, with the reason and what was offered."""
    run = present_run(request.user)
    people = quiet(request.user, run, today=today()) if run else []
    shown(request, *(one.participant for one in people))
    return render(request, "voice/quiet.html", {"people": people})


@page(needs=Permission.VOICE_HELP, accepts=("GET", "POST"))
def offer(request: SignedInRequest, called_id: UUID) -> HttpResponse:
    """Write down what somebody was offered."""
    person = within_reach(request.user, today=today()).get(called_id)
    if person is None:
        raise Http404
    shown(request, person)
    form = form_for(request, OfferForm)
    if request.method == "POST" and form.is_valid():
        offer_help(participant=person, **form.cleaned_data, on=today(), by=request.user)
        return redirect("quiet_list")
    offers = offers_to(request.user, [person.pk]).get(person.pk, [])
    context = {"form": form, "person": person, "offers": offers}
    return render(request, "voice/offer.html", context)
